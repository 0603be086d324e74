import { forms, heads, parts, words } from './equivalents.ts';
import { fold } from './tokens.ts';

/** What may follow the stem of a nynorsk word: gender, number, person and time, and the genitive. */
const endings = [
  '',
  'e',
  'a',
  'en',
  'et',
  'er',
  'ar',
  'ane',
  'ene',
  's',
  'es',
  'as',
  'ens',
  'ets',
  'anes',
  'enes',
  't',
  'te',
  'de',
  'ande',
  'i',
] as const;

const stemOf = (lemma: string): string => (lemma.endsWith('e') ? lemma.slice(0, -1) : lemma);

/** Every form of every nynorsk word → the plain bokmål word. */
const whole = new Map<string, string>();
for (const [nb, ...others] of words) {
  for (const nn of others) {
    for (const ending of endings) {
      const form = stemOf(fold(nn)) + ending;
      if (!whole.has(form)) whole.set(form, nb);
    }
  }
}
for (const [nb] of words) for (const ending of endings) whole.delete(stemOf(nb) + ending);
for (const [nn, nb] of Object.entries(forms)) whole.set(nn, nb);

/** First parts of compounds; the longest is tried first. */
const firsts = [...heads].sort((a, b) => b[1].length - a[1].length);
/** A part of a compound is at least this long; shorter ones are found everywhere. */
const shortestPart = 5;
const shortestRest = 4;
/** Short first parts that other words begin with too: what follows must not make such a word. */
const notAfter: Readonly<Record<string, RegExp>> = { veg: /^[eg]/ };

const heit = /heit(a|en|er|ene|s)?$/;
const leg = /([a-zæøå]{3})leg(e|t)?$/;

function byRule(word: string): string {
  if (heit.test(word)) return word.replace(heit, (_, end: string | undefined) => `het${end ?? ''}`);
  return word.replace(leg, (_, before: string, end: string | undefined) => `${before}lig${end ?? ''}`);
}

function compound(word: string): string {
  let now = word;
  for (const [nb, nn] of firsts) {
    if (!now.startsWith(nn)) continue;
    const rest = now.slice(nn.length);
    if (rest.length < shortestRest || notAfter[nn]?.test(rest)) continue;
    now = nb + normaliseWord(rest);
    break;
  }
  for (let at = 3; at <= now.length - shortestPart; at += 1) {
    const last = whole.get(now.slice(at));
    if (last !== undefined) return now.slice(0, at) + last;
  }
  return now;
}

const known = new Map<string, string>();
const mostKnown = 50_000;

/**
 * A folded word as the search compares it: nynorsk as bokmål, the last and the first part of a compound too
 * (`tryggingshending` → `tryggingshendelse`, `vegkart` → `veikart`). Inflected nynorsk words that differ become the plain
 * bokmål word; all other words stay as they are and are left to the stemmer.
 */
export function normaliseWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const exact = whole.get(word);
  const made = exact ?? byRule(compound(word));
  if (known.size >= mostKnown) known.clear();
  known.set(word, made);
  return made;
}

const sortedForms = [...whole.keys()].sort();

/**
 * Bokmål words that somebody may be typing the nynorsk of: `tenes` → `tjeneste`. At most five; none for fewer than
 * four letters, or where the word is one already.
 */
export function begunWords(beginning: string): string[] {
  if (beginning.length < 4 || whole.has(beginning)) return [];
  let low = 0;
  let high = sortedForms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sortedForms[middle]! < beginning) low = middle + 1;
    else high = middle;
  }
  const found = new Set<string>();
  for (let i = low; i < sortedForms.length && sortedForms[i]!.startsWith(beginning) && found.size < 5; i += 1)
    found.add(whole.get(sortedForms[i]!)!);
  return [...found];
}

/** Every form of the bokmål words that are looked for inside compounds → the plain word. */
const lasts = new Map<string, string>();
for (const word of [...words.map(([nb]) => nb), ...parts])
  for (const ending of endings) if (word.length >= shortestPart) lasts.set(stemOf(word) + ending, word);
for (const word of parts) lasts.set(word, word);

/**
 * The last part of a normalised compound where it is a word of its own that people search for: `kontaktregisteret` →
 * `register`, `driftshendelse` → `hendelse`. Null for other words.
 */
export function lastPart(word: string): string | null {
  for (let at = 3; at <= word.length - shortestPart; at += 1) {
    const last = lasts.get(word.slice(at));
    if (last !== undefined) return last;
  }
  return null;
}
