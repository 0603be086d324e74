import { describe, expect, it } from 'vitest';
import { capacityLine, monthsInYear } from './capacity.ts';

const need = (personMonths: number | null, plannedStart: string | null, plannedEnd: string | null) => ({
  personMonths,
  plannedStart,
  plannedEnd,
});

describe('months in a year', () => {
  it.each([
    [need(12, '2026-01-01', '2026-12-31'), 2026, 12],
    [need(12, '2026-01-01', '2026-12-31'), 2025, 0],
    [need(12, '2026-01-01', '2026-12-31'), 2027, 0],
    [need(73, '2025-12-31', '2026-01-02'), 2026, (73 * 2) / 3],
    [need(10, '2026-05-05', '2026-05-05'), 2026, 10],
    [need(10, null, null), 2026, 10],
    [need(10, null, null), 2027, 0],
    [need(10, '2026-01-01', null), 2026, 10],
    [need(null, '2026-01-01', '2026-12-31'), 2026, 0],
  ])('%j in %i: %d', (n, year, months) => expect(monthsInYear(n, year, 2026)).toBeCloseTo(months, 9));
  it('sums to the whole over all years', () => {
    const n = need(37, '2025-08-13', '2028-03-02');
    const sum = [2024, 2025, 2026, 2027, 2028, 2029].reduce((s, y) => s + monthsInYear(n, y, 2026), 0);
    expect(sum).toBeCloseTo(37, 9);
  });
});

describe('the capacity line', () => {
  it.each([
    [[], 10, 0],
    [[5, 5], 10, 2],
    [[5, 5, 0.1], 10, 2],
    [[11, 1], 10, 0],
    [[0.1, 0.2, 0.3], 0.6, 3],
    [[1], 0, 0],
    [[0], 0, 1],
  ])('%j of %d: %i', (needs, capacity, index) => expect(capacityLine(needs, capacity)).toBe(index));
});
