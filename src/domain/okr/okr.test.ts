import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  afterInterval,
  byObjective,
  countObjectives,
  daysBetween,
  directionOf,
  expectedProgress,
  graceDays,
  intervals,
  isComplete,
  nextDue,
  planEnded,
  progressOf,
  reaches,
  trackOf,
} from './index.ts';
import { measurable, targetReached } from './key-result.ts';

const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
const aim = fc.record({ baseline: number, target: number }).filter((a) => a.baseline !== a.target);
const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
const interval = fc.constantFrom(...intervals);

describe('progress from baseline to target, whichever way', () => {
  it.each([
    [0, 100, 25, 0.25],
    [100, 0, 25, 0.75],
    [-10, 10, 0, 0.5],
    [0, 100, -5, 0],
    [0, 100, 150, 1],
    [1900, 700, 1300, 0.5],
    [1900, 700, 2000, 0],
    [1900, 700, 600, 1],
  ])('%d → %d, at %d: %d', (baseline, target, value, progress) =>
    expect(progressOf({ baseline, target }, value)).toBe(progress),
  );
  it.each([
    [null, 1],
    [1, null],
    [null, null],
    [3, 3],
  ])('%s → %s tells no way', (baseline, target) => {
    expect(directionOf({ baseline, target })).toBeNull();
    expect(progressOf({ baseline, target }, 1)).toBeNull();
    expect(reaches({ baseline, target }, 1)).toBe(false);
  });
  it('is 0 at the baseline, 1 at the target, never outside, and grows towards the target', () =>
    fc.assert(
      fc.property(aim, number, number, (a, x, y) => {
        expect(progressOf(a, a.baseline)).toBe(0);
        expect(progressOf(a, a.target)).toBe(1);
        const [p, q] = [progressOf(a, x)!, progressOf(a, y)!];
        for (const v of [p, q]) {
          expect(v).toBeGreaterThanOrEqual(0);
          expect(v).toBeLessThanOrEqual(1);
        }
        const nearer = a.target > a.baseline ? x <= y : x >= y;
        if (nearer) expect(p).toBeLessThanOrEqual(q);
      }),
    ));
  it('is the same seen in a mirror: the other way with the signs turned', () =>
    fc.assert(
      fc.property(aim, number, (a, x) => {
        expect(progressOf({ baseline: -a.baseline, target: -a.target }, -x)).toBe(progressOf(a, x));
      }),
    ));
});

describe('on track by the even line', () => {
  const period = { from: '2026-01-01', until: '2026-04-11' };
  it('expects 0 before, 1 after, and an even way between', () => {
    expect(expectedProgress(period, '2025-12-31')).toBe(0);
    expect(expectedProgress(period, '2026-02-20')).toBe(0.5);
    expect(expectedProgress(period, '2026-05-01')).toBe(1);
    expect(expectedProgress({ from: '2026-01-01', until: '2026-01-01' }, '2026-01-01')).toBe(1);
    expect(expectedProgress({ from: '2026-01-02', until: '2026-01-02' }, '2026-01-01')).toBe(0);
  });
  const up = { baseline: 0, target: 100 };
  it.each([
    [{ day: '2026-02-20', value: 50 }, 'onTrack'],
    [{ day: '2026-02-20', value: 40 }, 'onTrack'],
    [{ day: '2026-02-20', value: 39 }, 'behind'],
    [{ day: '2026-02-20', value: 100 }, 'reached'],
    [{ day: '2026-01-01', value: 0 }, 'onTrack'],
    [null, 'unknown'],
  ] as const)('%j is %s', (last, track) => expect(trackOf(up, period, last)).toBe(track));
  it('is unknown without a way or a plan', () => {
    const last = { day: '2026-02-20', value: 50 };
    expect(trackOf({ baseline: 1, target: 1 }, period, last)).toBe('unknown');
    expect(trackOf(up, { from: null, until: '2026-04-11' }, last)).toBe('unknown');
    expect(trackOf(up, { from: '2026-01-01', until: null }, last)).toBe('unknown');
  });
  it('expects between 0 and 1, never less on a later day', () =>
    fc.assert(
      fc.property(day, day, day, day, (from, until, x, y) => {
        const [a, b] = [x, y].sort() as [string, string];
        const [p, q] = [expectedProgress({ from, until }, a), expectedProgress({ from, until }, b)];
        expect(p).toBeGreaterThanOrEqual(0);
        expect(q).toBeLessThanOrEqual(1);
        expect(p).toBeLessThanOrEqual(q);
      }),
    ));
});

describe('when the next measurement is due', () => {
  it.each([
    ['2026-01-31', 'monthly', '2026-02-28'],
    ['2024-01-31', 'monthly', '2024-02-29'],
    ['2026-11-30', 'quarterly', '2027-02-28'],
    ['2026-08-31', 'halfYearly', '2027-02-28'],
    ['2024-02-29', 'yearly', '2025-02-28'],
    ['2026-12-28', 'weekly', '2027-01-04'],
    ['2026-12-15', 'monthly', '2027-01-15'],
  ] as const)('%s and %s: %s', (from, every, due) => expect(afterInterval(from, every)).toBe(due));
  const plan = { interval: 'monthly', from: '2026-01-15', until: '2026-04-01' } as const;
  it.each([
    [null, '2026-02-15'],
    ['2026-01-10', '2026-02-15'],
    ['2026-02-10', '2026-03-10'],
    ['2026-03-10', '2026-04-01'],
    ['2026-04-01', null],
    ['2026-05-01', null],
  ])('last measured %s: %s', (last, due) => expect(nextDue(plan, last)).toBe(due));
  it('is after the last one and never after the plan, and measuring when due ends the plan', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2000 }), interval, (from, length, every) => {
        const p = { interval: every, from, until: addDays(from, length) };
        let last: string | null = null;
        for (let steps = 0; steps < 400; steps += 1) {
          const due = nextDue(p, last);
          if (due === null) return;
          expect(due <= p.until).toBe(true);
          if (last !== null) expect(due > last).toBe(true);
          last = due;
        }
        throw new Error('the plan never ends');
      }),
    ));
  it('an interval is between a week and a year and a day', () =>
    fc.assert(
      fc.property(day, interval, (d, every) => {
        const length = daysBetween(d, afterInterval(d, every));
        expect(length).toBeGreaterThanOrEqual(7);
        expect(length).toBeLessThanOrEqual(366);
      }),
    ));
  it('the plan is over when its last day is measured, or no longer waited for', () => {
    expect(planEnded(plan, '2026-04-01', '2026-04-01')).toBe(false);
    expect(planEnded(plan, '2026-04-01', '2026-04-02')).toBe(true);
    expect(planEnded(plan, '2026-03-10', '2026-04-02')).toBe(false);
    expect(planEnded(plan, null, addDays(plan.until, graceDays))).toBe(false);
    expect(planEnded(plan, null, addDays(plan.until, graceDays + 1))).toBe(true);
  });
});

describe('objectives', () => {
  const kr = (objective: string, n: number) => Array.from({ length: n }, (_, id) => ({ objective, id }));
  it.each([
    [[], 0, 0],
    [kr('a', 1), 1, 0],
    [kr('a', 2), 1, 1],
    [kr('a', 3), 1, 1],
    [kr('a', 4), 1, 0],
    [[...kr('a', 2), ...kr('b', 3)], 2, 2],
    [[...kr('a', 2), ...kr('b', 1)], 2, 1],
    [[...kr('Færre feil', 1), ...kr(' færre  feil ', 1)], 1, 1],
    [kr('', 2), 1, 0],
    [[...kr('a', 2), ...kr('b', 2), ...kr('c', 2), ...kr('d', 2)], 4, 4],
  ])('%j: %i, of which %i complete', (rows, objectives, completeObjectives) =>
    expect(countObjectives(rows)).toEqual({ objectives, completeObjectives }),
  );
  it('keeps every key result once, those of no objective last', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ objective: fc.constantFrom('', ' ', 'A', 'a', 'b '), id: fc.nat() })),
        (rows) => {
          const groups = byObjective(rows);
          expect(groups.flatMap((g) => g.keyResults).length).toBe(rows.length);
          const empty = groups.findIndex((g) => g.objective === '');
          expect(empty === -1 || empty === groups.length - 1).toBe(true);
          expect(groups.filter(isComplete).every((g) => g.objective !== '')).toBe(true);
        },
      ),
    ));
});

describe('the gates of a key result', () => {
  const fields = { baseline: 0, target: 10, unit: 'stk' };
  it.each([
    [fields, true, 3],
    [{ ...fields, target: 0 }, false, 3],
    [{ ...fields, unit: ' ' }, false, 2],
    [{ ...fields, baseline: null }, false, 2],
    [{}, false, 0],
  ])('%j is measurable: %s', (given, met, have) =>
    expect(measurable({ fields: given, facts: {} })).toEqual({ met, have, need: 3 }),
  );
  it('is achieved when the last measurement is at the target', () => {
    expect(targetReached({ fields, facts: { targetReached: 1 } }).met).toBe(true);
    expect(targetReached({ fields, facts: {} }).met).toBe(false);
  });
});
