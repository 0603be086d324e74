import { describe, expect, it } from 'vitest';
import { putBefore, repaged } from './row-order.ts';

const rows = (keys: string) => [...keys].map((key) => ({ key }));
const keys = (items: readonly { key: string }[]) => items.map((i) => i.key).join('');

describe('a row put in another place', () => {
  it.each([
    ['abcd', 'a', 'c', 'bacd'],
    ['abcd', 'd', 'a', 'dabc'],
    ['abcd', 'b', null, 'acdb'],
    ['abcd', 'b', 'c', 'abcd'],
    ['abcd', 'x', 'a', 'abcd'],
    ['abcd', 'a', 'x', 'abcd'],
    ['abcd', 'a', 'a', 'abcd'],
  ])('%s: %s before %s is %s', (before, key, at, after) => {
    expect(keys(putBefore(rows(before), key, at))).toBe(after);
  });
  it('leaves every page as long as it was', () => {
    const pages = [
      { items: rows('ab'), next: 'x' },
      { items: rows('cde'), next: null },
    ];
    const after = repaged(pages, putBefore(rows('abcde'), 'e', 'a'));
    expect(after.map((p) => keys(p.items))).toEqual(['ea', 'bcd']);
    expect(after.map((p) => p.next)).toEqual(['x', null]);
  });
});
