import { describe, expect, it } from 'vitest';
import { breaksWip, type WipStanding, wipStanding } from './wip.ts';

describe('a limit on what is under way', () => {
  it.each<[limit: number | null, count: number, standing: WipStanding, oneMoreBreaks: boolean]>([
    [null, 0, 'none', false],
    [null, 5_000, 'none', false],
    [1, 0, 'room', false],
    [1, 1, 'full', true],
    [1, 2, 'over', true],
    [5, 3, 'room', false],
    [5, 4, 'room', false],
    [5, 5, 'full', true],
    [5, 6, 'over', true],
    [999, 998, 'room', false],
    [999, 999, 'full', true],
  ])('limit %s with %s in it: %s, one more breaks it: %s', (limit, count, standing, breaks) => {
    expect(wipStanding(limit, count)).toBe(standing);
    expect(breaksWip(limit, count)).toBe(breaks);
  });

  it('is broken exactly when what comes after is over it, for every limit and count', () => {
    for (let limit = 1; limit <= 30; limit += 1)
      for (let count = 0; count <= 40; count += 1) {
        expect(breaksWip(limit, count), `${limit}/${count}`).toBe(count + 1 > limit);
        expect(wipStanding(limit, count), `${limit}/${count}`).toBe(
          count < limit ? 'room' : count > limit ? 'over' : 'full',
        );
      }
  });
});
