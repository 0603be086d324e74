import { describe, expect, it } from 'vitest';
import { burndownScales, margin } from './burndown-scales.ts';

const none = { issues: 0, estimate: 0 };
const report = {
  start: { issues: 3, estimate: 10 },
  days: [
    {
      day: '2026-11-16',
      left: { issues: 4, estimate: 16 },
      ideal: { issues: 1.5, estimate: 5 },
      added: { issues: 1, estimate: 6 },
      removed: none,
    },
    { day: '2026-11-17', left: null, ideal: none, added: none, removed: none },
  ],
};

describe('the scales of a burndown', () => {
  it('go from the start to the last day, and hold the most there was', () => {
    const scales = burndownScales(report, 'estimate', 500, 200)!;
    expect(scales.points.map((p) => p.x)).toEqual([
      margin.left,
      (margin.left + 500 - margin.right) / 2,
      500 - margin.right,
    ]);
    expect(scales.points.map((p) => p.left)).toEqual([10, 16, null]);
    expect(scales.y(0)).toBe(200 - margin.bottom);
    expect(scales.y(16)).toBeGreaterThanOrEqual(margin.top);
    expect(scales.values[0]).toBe(0);
  });

  it('count issues when asked to, and are none without a working day', () => {
    expect(burndownScales(report, 'issues', 500, 200)!.points.map((p) => p.left)).toEqual([3, 4, null]);
    expect(burndownScales({ ...report, days: [] }, 'issues', 500, 200)).toBeNull();
  });
});
