import {
  begunWords,
  documentVersion,
  meantWord,
  normaliseWord,
  wordsIn,
} from '../../../domain/search/index.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { type Expressions, hasWord, stemsOf, wordsLike } from './queries/find.ts';
import { knowsWords, lexemesOf } from './queries/lexemes.ts';

/** A question made ready: what the index is asked, and what is marked in the answers. */
export interface Question {
  readonly text: string;
  readonly words: readonly string[];
  /** What one document is compared with: short. */
  readonly query: Expressions;
  /** The same for the index: beginnings told by the words that begin so, which it finds much quicker. */
  readonly listed: Expressions;
  /** All documents are made by the rules of today: they have the marks of what is filtered by. */
  readonly marked: boolean;
  /** Beginnings of the words that are hits. */
  readonly stems: readonly string[];
  /** Words that no document has, nor one that begins so: nothing can be a hit. Null while documents are being made. */
  readonly unknown: ReadonlySet<string> | null;
}

/** Most words of a question; the rest is not looked for. */
const mostWords = 10;
/** Shorter beginnings would read half of the index; bodies have more words than titles. */
const shortestInTitle = 2;
const shortestInBody = 3;
/** Words before the last have been typed to their end; as beginnings of compounds only when they are long. */
const shortestCompound = 4;

/** Shorter beginnings of numbers are numbers: every key begins with one. */
const shortestNumber = 3;
const typedKey = /^\p{L}[\p{L}\p{N}]{1,9}[^\p{L}\p{N}]*\d+$/u;
const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

// Only letters and digits are left of words, so quoting cannot be broken; it is done all the same.
const lexeme = (word: string, begins: boolean): string =>
  `'${word.replace(/['\\]/g, '')}'${begins ? ':*' : ''}`;

/** One word as it is looked for. */
interface Part {
  readonly word: string;
  readonly exact: ReadonlySet<string>;
  /** Beginnings of words, and how long they must be at least in titles and in bodies. */
  readonly begins: readonly string[];
  readonly inTitle: boolean;
  readonly inBody: boolean;
}

/**
 * Reads a question: its words as bokmål and as written, each as its Norwegian and English stem and, the last one and long
 * ones, as the beginning of a word (`kontakt` finds `kontaktregister`). Stop words are dropped unless there is nothing
 * else. Null when there is no word in it.
 */
export async function readQuestion(q: Queryable, text: string): Promise<Question | null> {
  const words = wordsIn(text).slice(0, mostWords);
  if (words.length === 0) return null;
  const normal = words.map(normaliseWord);
  const [found, complete] = await Promise.all([
    stemsOf(q, [...new Set([...words, ...normal])]),
    knowsWords(q, documentVersion),
  ]);
  const of = new Map(found.map((s) => [s.word, s]));
  const telling = words.map((_, i) => i).filter((i) => of.get(normal[i]!)!.nb.length > 0);
  const used = telling.length > 0 ? telling : words.map((_, i) => i);
  const isKey = typedKey.test(text.trim());
  const parts = used.map((i): Part => {
    const word = words[i]!;
    const plain = normal[i]!;
    const last = i === words.length - 1;
    const exact = new Set([
      word,
      ...of.get(plain)!.nb,
      ...of.get(word)!.en,
      ...(last ? begunWords(word) : []),
    ]);
    const least = (shortest: number): number => (last ? shortest : Math.max(shortest, shortestCompound));
    const number = hasDigit(word);
    return {
      word,
      exact,
      begins: number && (isKey || word.length < shortestNumber) ? [] : [...new Set([word, plain])],
      inTitle: word.length >= least(shortestInTitle),
      inBody: word.length >= least(shortestInBody),
    };
  });
  const listable = parts.flatMap((p) => (p.inTitle ? p.begins.filter((b) => !hasDigit(b)) : []));
  const { known, begun } = complete
    ? await lexemesOf(q, [...new Set(parts.flatMap((p) => [...p.exact]))], [...new Set(listable)])
    : { known: new Set<string>(), begun: new Map<string, string[] | null>() };
  const isUnknown = (p: Part): boolean =>
    !hasDigit(p.word) &&
    ![...p.exact].some((e) => known.has(e)) &&
    !(p.inTitle && p.begins.some((b) => begun.get(b)?.length !== 0));
  const expressions = (listed: boolean): Expressions => {
    const all = (begins: (p: Part) => boolean): string =>
      parts.map((p) => formOf(p, begins(p), listed ? begun : null)).join(' & ');
    return { title: all((p) => p.inTitle), body: all((p) => p.inBody) };
  };
  const stems = new Set(parts.flatMap((p) => [...p.exact, normaliseWord(p.word)]));
  // Words begun in nynorsk are compared by their stems as well.
  return {
    text,
    words,
    query: expressions(false),
    listed: expressions(true),
    marked: complete,
    stems: [...stems].filter((s) => s.length > 1 || words.length === 1),
    unknown: complete ? new Set(parts.filter(isUnknown).map((p) => p.word)) : null,
  };
}

/** A word in all its forms; beginnings as the words of `begun` that begin so, where these are told. */
function formOf(part: Part, begins: boolean, begun: ReadonlyMap<string, string[] | null> | null): string {
  const forms = new Set([...part.exact].map((e) => lexeme(e, false)));
  for (const b of begins ? part.begins : []) {
    const listed = begun?.get(b);
    if (listed === undefined || listed === null) forms.add(lexeme(b, true));
    else for (const l of listed) forms.add(lexeme(l, false));
  }
  return `(${[...forms].join(' | ')})`;
}

/**
 * What was meant when a question gives nothing: each word that occurs nowhere is replaced by the likest word of the
 * titles. Null when nothing is near.
 */
export async function correctedText(q: Queryable, question: Question): Promise<string | null> {
  let changed = false;
  const words: string[] = [];
  for (const word of question.words) {
    const known =
      word.length < 4 ||
      hasDigit(word) ||
      (question.unknown === null ? await hasWord(q, lexeme(word, true)) : !question.unknown.has(word));
    const meant = known ? null : meantWord(word, await wordsLike(q, word));
    if (meant !== null && meant !== word) changed = true;
    words.push(meant ?? word);
  }
  return changed ? words.join(' ') : null;
}
