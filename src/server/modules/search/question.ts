import { begunWords, meantWord, normaliseWord, wordsIn } from '../../../domain/search/index.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { hasWord, stemsOf, wordsLike } from './queries/find.ts';

/** A question made ready: what the index is asked, and what is marked in the answers. */
export interface Question {
  readonly text: string;
  readonly words: readonly string[];
  /** Expressions of PostgreSQL's full text search (tsquery). */
  readonly query: { readonly title: string; readonly body: string };
  /** Beginnings of the words that are hits. */
  readonly stems: readonly string[];
  /** One expression a word, to ask for each by itself. */
  readonly each: readonly string[];
}

/** Most words of a question; the rest is not looked for. */
const mostWords = 10;
/** Shorter beginnings would read half of the index; bodies have more words than titles. */
const shortestInTitle = 2;
const shortestInBody = 3;
/** Words before the last have been typed to their end; as beginnings of compounds only when they are long. */
const shortestCompound = 4;

// Only letters and digits are left of words, so quoting cannot be broken; it is done all the same.
const lexeme = (word: string, begins: boolean): string =>
  `'${word.replace(/['\\]/g, '')}'${begins ? ':*' : ''}`;
const either = (forms: Iterable<string>): string => `(${[...new Set(forms)].join(' | ')})`;

/**
 * Reads a question: its words as bokmål and as written, each as its Norwegian and English stem and, the last one and long
 * ones, as the beginning of a word (`kontakt` finds `kontaktregister`). Stop words are dropped unless there is nothing
 * else. Null when there is no word in it.
 */
export async function readQuestion(q: Queryable, text: string): Promise<Question | null> {
  const words = wordsIn(text).slice(0, mostWords);
  if (words.length === 0) return null;
  const normal = words.map(normaliseWord);
  const found = await stemsOf(q, [...new Set([...words, ...normal])]);
  const of = new Map(found.map((s) => [s.word, s]));
  const telling = words.map((_, i) => i).filter((i) => of.get(normal[i]!)!.nb.length > 0);
  const used = telling.length > 0 ? telling : words.map((_, i) => i);
  const stems = new Set<string>();
  const parts = used.map((i) => {
    const word = words[i]!;
    const plain = normal[i]!;
    const last = i === words.length - 1;
    const exact = new Set([word]);
    for (const s of [...of.get(plain)!.nb, ...of.get(word)!.en]) exact.add(s);
    for (const begun of last ? begunWords(word) : []) exact.add(begun);
    for (const s of exact) stems.add(s);
    stems.add(plain);
    const begins = (least: number): string[] =>
      word.length >= (last ? least : Math.max(least, shortestCompound))
        ? [lexeme(word, true), ...(plain === word ? [] : [lexeme(plain, true)])]
        : [];
    const forms = [...exact].map((e) => lexeme(e, false));
    return {
      title: either([...forms, ...begins(shortestInTitle)]),
      body: either([...forms, ...begins(shortestInBody)]),
    };
  });
  // Words begun in nynorsk are compared by their stems as well.
  return {
    text,
    words,
    query: { title: parts.map((p) => p.title).join(' & '), body: parts.map((p) => p.body).join(' & ') },
    stems: [...stems].filter((s) => s.length > 1 || words.length === 1),
    each: parts.map((p) => p.body),
  };
}

/**
 * What was meant when a question gives nothing: each word that occurs nowhere is replaced by the likest word of the
 * titles. Null when nothing is near.
 */
export async function correctedText(q: Queryable, question: Question): Promise<string | null> {
  let changed = false;
  const words: string[] = [];
  for (const word of question.words) {
    const known = word.length < 4 || /\d/.test(word) || (await hasWord(q, lexeme(word, true)));
    const meant = known ? null : meantWord(word, await wordsLike(q, word));
    if (meant !== null && meant !== word) changed = true;
    words.push(meant ?? word);
  }
  return changed ? words.join(' ') : null;
}
