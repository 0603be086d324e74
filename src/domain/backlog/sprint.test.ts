import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../kernel/calendar.ts';
import {
  isOpenSprint,
  nextPeriod,
  refuseIssue,
  refusePeriod,
  refuseStart,
  type SprintState,
  sprintStates,
  velocityOf,
  workdaysLeft,
} from './sprint.ts';

describe('the days of the next sprint', () => {
  it.each([
    [2, 1, null, '2026-11-18', '2026-11-23', '2026-12-06'],
    [2, 3, null, '2026-11-18', '2026-11-18', '2026-12-01'],
    [1, 1, '2026-11-22', '2026-11-18', '2026-11-23', '2026-11-29'],
    [3, 1, '2026-11-25', '2026-11-18', '2026-11-30', '2026-12-20'],
    // The last one ended long ago: the next is not in the past.
    [2, 1, '2026-06-07', '2026-11-18', '2026-11-23', '2026-12-06'],
  ])('%i weeks from weekday %i, after %s, on %s: %s to %s', (weeks, startWeekday, last, today, from, to) => {
    expect(nextPeriod({ weeks, startWeekday }, last, today)).toEqual({ startsOn: from, endsOn: to });
  });

  it('start on the weekday, follow the one before within a week, and last whole weeks; for every choice and day', () => {
    for (let weeks = 1; weeks <= 8; weeks += 1)
      for (let startWeekday = 1; startWeekday <= 7; startWeekday += 1)
        for (let d = 0; d < 14; d += 1) {
          const last = addDays('2026-12-20', d);
          const next = nextPeriod({ weeks, startWeekday }, last, '2026-11-01');
          expect(weekdayOf(next.startsOn)).toBe(startWeekday);
          expect(next.startsOn > last && next.startsOn <= addDays(last, 7)).toBe(true);
          expect(next.endsOn).toBe(addDays(next.startsOn, weeks * 7 - 1));
          expect(refusePeriod(next)).toBeNull();
        }
  });

  it.each([
    ['2026-11-02', '2026-11-01', 'before_start'],
    ['2026-11-02', '2026-11-02', null],
    ['2026-01-01', addDays('2026-01-01', 91), null],
    ['2026-01-01', addDays('2026-01-01', 92), 'sprint_too_long'],
  ])('%s to %s: %s', (startsOn, endsOn, reason) => {
    expect(refusePeriod({ startsOn, endsOn })).toBe(reason);
  });
});

describe('starting', () => {
  const period = { startsOn: '2026-11-16', endsOn: '2026-11-29' };
  it('is for a planned sprint of a living team with no other, on one of its days', () => {
    for (const state of sprintStates)
      for (const active of [false, true])
        for (const ceased of [false, true])
          for (const today of ['2026-11-15', '2026-11-16', '2026-11-29', '2026-11-30']) {
            const reason = refuseStart({ state, ...period }, { active, ceased }, today);
            const expected =
              state !== 'planned'
                ? 'sprint_not_planned'
                : ceased
                  ? 'team_ceased'
                  : active
                    ? 'other_sprint_active'
                    : today < period.startsOn
                      ? 'sprint_begins_later'
                      : today > period.endsOn
                        ? 'sprint_has_ended'
                        : null;
            expect(reason, `${state} ${active} ${ceased} ${today}`).toBe(expected);
          }
  });
});

describe('an issue in a sprint', () => {
  it('is of the same team, not done, and the sprint is not over', () => {
    for (const state of sprintStates)
      for (const teamId of [1, 2, null])
        for (const done of [false, true]) {
          const expected = ['closed', 'cancelled'].includes(state)
            ? 'sprint_over'
            : teamId !== 1
              ? 'sprint_of_other_team'
              : done
                ? 'issue_done'
                : null;
          expect(refuseIssue({ state, teamId: 1 }, { teamId, done }), `${state} ${teamId} ${done}`).toBe(
            expected,
          );
        }
  });
  it.each<[SprintState, boolean]>([
    ['planned', true],
    ['active', true],
    ['closed', false],
    ['cancelled', false],
  ])('%s takes issues in: %s', (state, open) => expect(isOpenSprint(state)).toBe(open));
});

describe('what is left and what was done', () => {
  it.each([
    ['2026-11-27', '2026-11-18', 8],
    ['2026-11-29', '2026-11-28', 0],
    ['2026-11-20', '2026-11-20', 1],
    ['2026-11-20', '2026-11-23', 0],
    // Easter week has three working days.
    ['2026-04-06', '2026-03-30', 3],
  ])('to %s from %s: %i working days', (endsOn, today, left) => {
    expect(workdaysLeft(endsOn, today)).toBe(left);
  });

  it('is the mean of the last six, with the least and the most', () => {
    expect(velocityOf([])).toBeNull();
    expect(velocityOf([10])).toEqual({ average: 10, low: 10, high: 10, sprints: 1 });
    expect(velocityOf([12, 6, 9])).toEqual({ average: 9, low: 6, high: 12, sprints: 3 });
    expect(velocityOf([1, 2, 3, 4, 5, 6, 1000])).toEqual({ average: 3.5, low: 1, high: 6, sprints: 6 });
  });
});
