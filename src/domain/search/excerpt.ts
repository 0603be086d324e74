import { normaliseWord } from './normalise.ts';
import { tokensOf } from './tokens.ts';

/** A piece of an excerpt; `hit` is what was searched for. Text, never HTML. */
export interface ExcerptPart {
  readonly text: string;
  readonly hit: boolean;
}

/** Code units of an excerpt, about two lines. */
const longest = 200;
const before = 60;

/** Whether a word is one of those searched for: as written or as bokmål it begins with a stem of theirs. */
const isHit = (word: string, stems: readonly string[]): boolean => {
  const normal = normaliseWord(word);
  return stems.some((s) => word.startsWith(s) || normal.startsWith(s));
};

/** A text parted into what was searched for and what was not. Empty text gives nothing. */
export function marked(text: string, stems: readonly string[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let at = 0;
  for (const t of tokensOf(text)) {
    if (!isHit(t.word, stems)) continue;
    if (t.start > at) parts.push({ text: text.slice(at, t.start), hit: false });
    parts.push({ text: text.slice(t.start, t.end), hit: true });
    at = t.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}

/**
 * The place of a body that has most of what was searched for, about two lines of it, with the words marked; the
 * beginning when none of them is there. Null for an empty body.
 */
export function excerptOf(body: string, stems: readonly string[]): ExcerptPart[] | null {
  if (body === '') return null;
  const tokens = tokensOf(body);
  const hits = tokens.filter((t) => isHit(t.word, stems));
  let start = 0;
  let most = 0;
  for (const [i, hit] of hits.entries()) {
    const seen = new Set<string>();
    for (let j = i; j < hits.length && hits[j]!.end - hit.start < longest - before; j += 1)
      seen.add(hits[j]!.word);
    if (seen.size <= most) continue;
    most = seen.size;
    const wanted = Math.max(0, hit.start - before);
    start = tokens.find((t) => t.start >= wanted)?.start ?? 0;
    if (wanted === 0) start = 0;
  }
  const last = tokens.filter((t) => t.start >= start && t.end <= start + longest).at(-1);
  const end = body.length <= start + longest ? body.length : (last?.end ?? start + longest);
  const parts = marked(body.slice(start, end), stems);
  if (start > 0) parts.unshift({ text: '… ', hit: false });
  if (end < body.length) parts.push({ text: ' …', hit: false });
  return parts;
}
