import { kindRank } from '../kernel/links.ts';
import { keyReadings } from './keys.ts';

/** A node a search has found. */
export interface Found {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
}

/** Kinds outside the thread come between its work and its deployments: people look for products and teams by name. */
const besides = 4.5;

/** The words of a question, lower case, longest first: what must all occur in a title. At most six. */
export function wordsOf(question: string): string[] {
  const words = question
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w.length > 0);
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 6);
}

/**
 * Orders what was found, likeliest first: the key itself, then keys that begin so, then titles that are, begin with,
 * have as words, or just contain what was asked for; among equals origins before effects, then newest first.
 */
export function likeliestFirst<F extends Found>(question: string, found: readonly F[]): F[] {
  const keys = keyReadings(question).map((r) => r.key.toUpperCase());
  const asked = question.trim().toLowerCase();
  const words = wordsOf(question);
  const grade = (f: Found): number => {
    const key = f.key.toUpperCase();
    if (keys.includes(key)) return 0;
    if (keys.some((k) => key.startsWith(k))) return 1;
    const title = f.title.toLowerCase();
    if (title === asked) return 2;
    if (title.startsWith(asked)) return 3;
    const own = new Set(title.split(/[^\p{L}\p{N}]+/u));
    if (words.every((w) => own.has(w))) return 4;
    if ([...own].some((o) => words.some((w) => o.startsWith(w)))) return 5;
    return 6;
  };
  return found
    .map((f) => ({ f, grade: grade(f), rank: kindRank[f.kind] ?? besides }))
    .sort((a, b) => a.grade - b.grade || a.rank - b.rank || b.f.id - a.f.id)
    .map((x) => x.f);
}

/**
 * Whether a title has a word, or the beginning or end of one, that differs from a word by at most two letters written
 * wrong, left out, put in or swapped (one in words of up to seven letters). The word is in lower case.
 */
export function hasWordLike(title: string, word: string): boolean {
  const most = word.length <= 7 ? 1 : 2;
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((own) =>
      [own, own.slice(0, word.length), own.slice(-word.length)].some((o) => slips(o, word, most) <= most),
    );
}

/** Edit distance with swaps of neighbours (optimal string alignment); more than `most` is not counted to the end. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let n = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        n = Math.min(n, before[j - 2]! + 1);
      row.push(n);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
