import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

describe('a number as people write it', () => {
  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['3 400 000', 3_400_000],
    ['3\u00a0400\u00a0000', 3_400_000],
    ['-4', -4],
    [' 7 ', 7],
  ])('%s', (text, value) => expect(readNumber(text)).toBe(value));
  it.each(['', 'abc', '1,2,3', '12 kr', '1e9', '--4', '٣'])('%s is none', (text) =>
    expect(readNumber(text)).toBeNull(),
  );
});
