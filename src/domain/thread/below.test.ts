import { describe, expect, it } from 'vitest';
import { type BelowStanding, keptBelow, standings } from './index.ts';

const row = (of: Partial<BelowStanding>): BelowStanding => ({
  kind: 'epic',
  state: 'inProgress',
  rollup: null,
  closed: false,
  inProduction: false,
  ...of,
});
const counted = (closed: number, inProduction: number, total = 4) => ({ total, closed, inProduction });

describe('what a filter keeps of the work below', () => {
  it('keeps everything without a filter, also what came to nothing', () => {
    expect(keptBelow(row({ state: 'dropped' }), null)).toBe(true);
  });

  it.each([
    ['an open epic', row({}), true],
    ['a closed epic', row({ state: 'closed', closed: true }), false],
    ['a closed epic with open work below', row({ state: 'closed', rollup: counted(3, 0) }), true],
    [
      'a closed epic whose work is closed',
      row({ state: 'closed', closed: true, rollup: counted(4, 0) }),
      false,
    ],
    ['an open epic whose work is closed', row({ rollup: counted(4, 4) }), true],
    ['a delivered element with nothing below', row({ kind: 'roadmapElement', state: 'delivered' }), false],
    ['a dropped element', row({ kind: 'roadmapElement', state: 'dropped' }), false],
    ['an issue from elsewhere nobody has told of', row({ kind: 'externalIssue', state: null }), true],
    [
      'an issue from elsewhere in production',
      row({ kind: 'externalIssue', state: null, closed: true }),
      false,
    ],
  ])('open: %s', (_, of, kept) => expect(keptBelow(of, 'open')).toBe(kept));

  it.each([
    ['a closed issue not in production', row({ kind: 'issue', state: 'closed', closed: true }), true],
    [
      'an issue in production',
      row({ kind: 'issue', state: 'closed', closed: true, inProduction: true }),
      false,
    ],
    ['a whole with some of it in production', row({ rollup: counted(4, 3) }), true],
    ['a whole with all of it in production', row({ rollup: counted(4, 4), inProduction: true }), false],
    ['an element delivered without work', row({ kind: 'roadmapElement', state: 'delivered' }), true],
    ['a dropped element', row({ kind: 'roadmapElement', state: 'dropped' }), false],
  ])('not in production: %s', (_, of, kept) => expect(keptBelow(of, 'notInProduction')).toBe(kept));
});

describe('where an item stands itself', () => {
  const facts = {
    partOf: new Map([
      [2, [1]],
      [3, [1]],
    ]),
    cameOut: new Map([
      [1, true],
      [4, false],
    ]),
  };
  const of = (id: number, kind: string, state: string | null) =>
    standings([{ id, kind, state }], facts).get(id);

  it('has what its epic has when it is closed, and not when it is open', () => {
    expect(of(2, 'issue', 'closed')).toEqual({ closed: true, released: true, inProduction: true });
    expect(of(3, 'issue', 'todo')).toEqual({ closed: false, released: false, inProduction: false });
  });

  it('is released and no more when it came out in a test environment', () => {
    expect(of(4, 'issue', 'closed')).toEqual({ closed: true, released: true, inProduction: false });
  });
});
