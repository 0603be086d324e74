import { compareNumbers } from './document.ts';

/**
 * The number that comes after the last one of a document, as its own numbers are written: 3.2 → 3.3, B → C, 7 → 8.
 * Empty where none can be told from what is there.
 */
export function nextNumber(numbers: readonly string[]): string {
  const last = [...numbers].sort(compareNumbers).at(-1)?.trim() ?? '';
  if (numbers.length === 0) return '1';
  const digits = /^(.*?)(\d+)$/.exec(last);
  if (digits) return `${digits[1]}${Number(digits[2]) + 1}`;
  const letter = /^(.*?)([A-Ya-y])$/.exec(last);
  if (letter) return `${letter[1]}${String.fromCharCode(letter[2]!.charCodeAt(0) + 1)}`;
  return '';
}
