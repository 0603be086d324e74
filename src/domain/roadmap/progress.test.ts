import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computedProgress, deliveredNotInProduction, judgementOverdue } from './progress.ts';
import { roadmapElementProcess } from './roadmap-element.ts';

const states = Object.keys(roadmapElementProcess.states);
const work = (total: number, closed: number, estimate = 0, estimateDone = 0, inProduction = 0) => ({
  total,
  closed,
  inProduction,
  estimate,
  estimateDone,
});

describe('progress computed', () => {
  it('says nothing where there is nothing to count', () => {
    expect(computedProgress(null)).toEqual({ byCount: null, byEstimate: null });
    expect(computedProgress(work(4, 1))).toEqual({ byCount: 25, byEstimate: null });
  });

  it('is 100 only when all is done, and 0 only when nothing is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (total, n) => {
        const closed = Math.min(n, total);
        const { byCount } = computedProgress(work(total, closed));
        expect(byCount === 100).toBe(closed === total);
        expect(byCount === 0).toBe(closed === 0);
      }),
    );
  });

  it('by estimate is its own', () => {
    expect(computedProgress(work(10, 5, 40, 8))).toEqual({ byCount: 50, byEstimate: 20 });
  });
});

describe('delivered, not in production', () => {
  it.each(states)('in state %s', (state) => {
    expect(deliveredNotInProduction(state, work(3, 3, 0, 0, 2))).toBe(state === 'delivered');
    expect(deliveredNotInProduction(state, work(3, 3, 0, 0, 3))).toBe(false);
    expect(deliveredNotInProduction(state, null)).toBe(false);
  });
});

describe('the weekly judgement', () => {
  const today = '2026-06-15';
  it.each(states)('is asked for while it can change (%s)', (state) => {
    expect(judgementOverdue({ state, judged: '2026-05-01', since: '2026-01-01' }, today)).toBe(
      state === 'backlog' || state === 'inProgress',
    );
  });
  it('holds for seven days, from Monday to Monday whatever the hour', () => {
    const of = (judged: string | null, since = '2026-01-01') =>
      judgementOverdue({ state: 'inProgress', judged, since }, today);
    expect(of('2026-06-08')).toBe(false);
    expect(of('2026-06-07')).toBe(true);
    expect(of(null, '2026-06-08')).toBe(false);
    expect(of(null, '2026-06-07')).toBe(true);
  });
});
