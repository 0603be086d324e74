import { normaliseWord } from './normalise.ts';
import { wordsIn } from './tokens.ts';

/** What is known of a hit when it is ranked. */
export interface Hit {
  readonly kind: string;
  readonly title: string;
  /** Null where no process says. */
  readonly category: 'waiting' | 'active' | 'paused' | 'done' | null;
  readonly abandoned: boolean;
  readonly changedAt: Date;
  /** How well the body fits, from 0. */
  readonly textRank: number;
}

/** People look for work and places more often than for single deployments and imported issues. */
const kindWeight: Readonly<Record<string, number>> = {
  product: 8,
  team: 8,
  productGroup: 8,
  organisation: 6,
  application: 4,
  initiative: 6,
  roadmapElement: 4,
  epic: 2,
  page: 3,
  comment: -4,
  deployment: -6,
  externalIssue: -4,
  commit: -8,
};

/**
 * How likely a hit is what somebody looks for; higher is likelier. A title that is what was asked for comes first, then
 * one that begins so, then by how much of the title the words are; open before done before what came to nothing; the
 * latest changed a little before the rest (half of it after half a year).
 */
export function scoreOf(question: string, hit: Hit, now: Date): number {
  const asked = wordsIn(question).map(normaliseWord);
  const own = wordsIn(hit.title).map(normaliseWord);
  const joined = asked.join(' ');
  const title = own.join(' ');
  let score = kindWeight[hit.kind] ?? 0;
  if (title === joined) score += 60;
  else if (title.startsWith(`${joined} `)) score += 30;
  else if (title.startsWith(joined)) score += 20;
  const exact = asked.filter((w) => own.includes(w)).length;
  const begun = asked.filter((w) => !own.includes(w) && own.some((o) => o.startsWith(w))).length;
  if (asked.length > 0) score += (30 * exact + 15 * begun) / asked.length;
  if (own.length > 0) score += 10 * Math.min(1, (exact + begun) / own.length);
  score += 20 * Math.min(1, hit.textRank);
  if (hit.abandoned) score -= 12;
  else if (hit.category === 'done') score -= 4;
  else if (hit.category !== null) score += 6;
  const days = Math.max(0, (now.getTime() - hit.changedAt.getTime()) / 86_400_000);
  return score + 8 * 0.5 ** (days / 180);
}

/** The kinds of slips: letters wrong, left out, put in, or two swapped. More than `most` is not counted to the end. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let n = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        n = Math.min(n, older[j - 2]! + 1);
      row.push(n);
    }
    older = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * The word somebody may have meant: the one of `candidates` with the fewest slips, or null when none is near enough (one
 * slip in words of up to five letters, two in longer ones). A word that begins with what was typed nearly right counts
 * too, since it may not be typed to its end; among equals the one that begins with the same letter, then the shortest.
 */
export function meantWord(typed: string, candidates: readonly string[]): string | null {
  const most = typed.length <= 5 ? 1 : 2;
  let best: { word: string; far: number } | null = null;
  for (const word of candidates) {
    const end = slips(typed, word, most);
    const begin = typed.length >= 6 ? slips(typed, word.slice(0, typed.length), most) + 0.5 : most + 1;
    const far = Math.min(end, begin) + (word[0] === typed[0] ? 0 : 0.3) + word.length / 1000;
    if (Math.min(end, begin) <= most + 0.5 && (best === null || far < best.far)) best = { word, far };
  }
  return best?.word ?? null;
}
