import { describe, expect, it } from 'vitest';
import { missingInReport, nextReportDue, type ReportInterval, reportStanding } from './report.ts';

describe('the next report', () => {
  it.each<[string, ReportInterval, string]>([
    ['2026-01-15', 'fortnightly', '2026-01-29'],
    ['2026-12-24', 'fortnightly', '2027-01-07'],
    ['2026-01-15', 'monthly', '2026-02-15'],
    ['2026-01-31', 'monthly', '2026-02-28'],
    ['2028-01-31', 'monthly', '2028-02-29'],
    ['2026-12-31', 'monthly', '2027-01-31'],
    ['2026-11-30', 'quarterly', '2027-02-28'],
    ['2026-01-01', 'quarterly', '2026-04-01'],
  ])('after %s, %s, is %s', (from, interval, due) => expect(nextReportDue(from, interval)).toBe(due));
});

describe('where it stands', () => {
  it.each<[string | null, string, string, number]>([
    [null, '2026-01-15', 'none', 0],
    ['2026-01-14', '2026-01-15', 'overdue', -1],
    ['2025-01-15', '2026-01-15', 'overdue', -365],
    ['2026-01-15', '2026-01-15', 'due', 0],
    ['2026-01-16', '2026-01-15', 'soon', 1],
    ['2026-01-20', '2026-01-15', 'soon', 5],
    ['2026-01-21', '2026-01-15', 'later', 6],
    // Over the change to summer time a day is still a day.
    ['2026-03-30', '2026-03-28', 'soon', 2],
  ])('due %s, today %s: %s (%i)', (due, today, standing, days) =>
    expect(reportStanding(due, today)).toEqual({ standing, days }),
  );
});

describe('what a report must have', () => {
  const whole = {
    status: 'green' as const,
    summary: 'Etter planen.',
    progress: 0,
    spent: 0,
    costNote: '',
    riskNote: 'Ingen nye.',
  };
  it('is whole with a colour, words, progress, cost and risk', () =>
    expect(missingInReport(whole)).toEqual([]));
  it.each([
    [{ status: null }, ['status']],
    [{ summary: '  ' }, ['summary']],
    [{ progress: null }, ['progress']],
    [{ spent: null }, ['costNote']],
    [{ spent: null, costNote: 'Ukjent ennå.' }, []],
    [{ riskNote: '' }, ['riskNote']],
    [{ status: null, riskNote: '' }, ['status', 'riskNote']],
  ])('%j → %j', (change, missing) => expect(missingInReport({ ...whole, ...change })).toEqual(missing));
});
