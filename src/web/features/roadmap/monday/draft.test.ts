import { describe, expect, it } from 'vitest';
import type { MondayElementValue } from '../../../../contract/roadmap.ts';
import { draftOf, isUnchanged, judgementOf, readPercent } from './draft.ts';

const element: MondayElementValue = {
  key: 'VEI-1',
  title: 'Et element',
  state: 'inProgress',
  version: 4,
  summary: '',
  product: null,
  team: null,
  owner: null,
  programme: '',
  plannedStart: '2026-01-01',
  plannedEnd: null,
  personWeeks: null,
  public: false,
  judgedProgress: 40,
  judgedAt: null,
  rollup: null,
  late: false,
  judgedBy: null,
  overdue: false,
};

describe('a line of the round', () => {
  it.each([
    ['40', 40],
    [' 40 % ', 40],
    ['0', 0],
    ['100', 100],
    ['101', null],
    ['-1', null],
    ['4,5', null],
    ['', null],
    ['førti', null],
  ])('reads %s', (text, value) => {
    expect(readPercent(text)).toBe(value);
  });

  it('sends dates only where they have been changed, and an emptied one as none', () => {
    const draft = draftOf(element);
    expect(isUnchanged(element, draft)).toBe(true);
    expect(judgementOf(element, draft)).toEqual({ send: { key: 'VEI-1', version: 4, progress: 40 } });
    const changed = { ...draft, plannedStart: '', plannedEnd: '2026-05-01' };
    expect(isUnchanged(element, changed)).toBe(false);
    expect(judgementOf(element, changed)).toMatchObject({
      send: { plannedStart: null, plannedEnd: '2026-05-01' },
    });
  });

  it('stops what cannot be', () => {
    expect(judgementOf(element, { ...draftOf(element), progress: 'x' })).toEqual({ fault: 'percent' });
    expect(judgementOf(element, { ...draftOf(element), plannedEnd: '2025-12-31' })).toEqual({
      fault: 'period',
    });
    expect(
      judgementOf({ ...element, judgedProgress: null }, draftOf({ ...element, judgedProgress: null })),
    ).toEqual({
      fault: 'percent',
    });
  });
});
