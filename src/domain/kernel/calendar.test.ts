import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, easterOf, isHoliday, isWorkday, weekdayOf, workdaysIn } from './calendar.ts';

describe('calendar days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s and %i days is %s', (day, days, result) => {
    expect(addDays(day, days)).toBe(result);
    expect(daysBetween(day, result)).toBe(days);
  });

  it('have weekdays from Monday to Sunday', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(weekdayOf)).toEqual([1, 3, 7]);
  });

  // Easter as the almanac has it, the earliest and latest there can be among them.
  it.each([
    '2008-03-23',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2285-03-22',
  ])('Easter is on %s', (day) => {
    expect(easterOf(Number(day.slice(0, 4)))).toBe(day);
  });

  it('are off on the twelve public holidays of a Norwegian year', () => {
    const off = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i)).filter(isHoliday);
    expect(off).toEqual([
      ...['2026-01-01', '2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01'],
      ...['2026-05-14', '2026-05-17', '2026-05-24', '2026-05-25', '2026-12-25', '2026-12-26'],
    ]);
  });

  it('are worked on from Monday to Friday when they are no holiday', () => {
    expect(workdaysIn('2026-03-30', '2026-04-12')).toEqual([
      ...['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10'],
    ]);
    expect(workdaysIn('2026-04-11', '2026-04-12')).toEqual([]);
    expect(workdaysIn('2026-04-12', '2026-04-11')).toEqual([]);
    expect(isWorkday('2026-05-15')).toBe(true);
  });
});
