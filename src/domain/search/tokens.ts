/** A word of a text as it is compared, with its place in the text (UTF-16 code units). */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: no word of any language is that long. */
const longestWord = 60;

const kept = new Map([
  ['å', 'å'],
  ['æ', 'æ'],
  ['ø', 'ø'],
  // What a Swedish or German keyboard has instead.
  ['ä', 'æ'],
  ['ö', 'ø'],
  ['ð', 'd'],
  ['ß', 'ss'],
]);

/** Lower case, accents off (but å, æ and ø are letters of their own). */
export function fold(text: string): string {
  const lower = text.normalize('NFC').toLowerCase();
  // Most words are made of these alone.
  if (/^[a-z0-9åæø]*$/.test(lower)) return lower;
  let out = '';
  for (const letter of lower) out += kept.get(letter) ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return out;
}

/** The words of a text in order: runs of letters and digits, folded. A hyphen parts words; a key is its parts. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const m of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = fold(m[0]).slice(0, longestWord);
    if (word !== '') tokens.push({ word, start: m.index, end: m.index + m[0].length });
  }
  return tokens;
}

/** The words alone. */
export const wordsIn = (text: string): string[] => tokensOf(text).map((t) => t.word);
