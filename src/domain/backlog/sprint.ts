import { addDays, daysBetween, weekdayOf, workdaysIn } from '../kernel/calendar.ts';

/** How a team can work. */
export const waysOfWorking = ['kanban', 'sprints'] as const;
/** See {@link waysOfWorking}. */
export type WayOfWorking = (typeof waysOfWorking)[number];

/** What a sprint goes through; `cancelled`: it was planned and never begun. */
export const sprintStates = ['planned', 'active', 'closed', 'cancelled'] as const;
/** See {@link sprintStates}. */
export type SprintState = (typeof sprintStates)[number];

/** Longest that a team can choose its sprints to be, in weeks. */
export const mostWeeks = 8;
/** Longest that one sprint can be, in days, both ends counted. */
export const mostDays = 92;
/** Closed sprints that a team's velocity looks back on. */
export const velocitySprints = 6;

/** The first and the last day of a sprint; both belong to it. */
export interface SprintPeriod {
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * The days of the next sprint: it starts on the team's weekday, the first one after the sprint before it has ended and
 * not before today, and lasts whole weeks.
 */
export function nextPeriod(
  way: { readonly weeks: number; readonly startWeekday: number },
  lastEnd: string | null,
  today: string,
): SprintPeriod {
  const free = lastEnd === null ? today : addDays(lastEnd, 1);
  const from = free > today ? free : today;
  const startsOn = addDays(from, (way.startWeekday - weekdayOf(from) + 7) % 7);
  return { startsOn, endsOn: addDays(startsOn, way.weeks * 7 - 1) };
}

/** Why days cannot be those of a sprint, or null. */
export function refusePeriod({ startsOn, endsOn }: SprintPeriod): 'before_start' | 'sprint_too_long' | null {
  if (endsOn < startsOn) return 'before_start';
  return daysBetween(startsOn, endsOn) >= mostDays ? 'sprint_too_long' : null;
}

/** Why a sprint cannot be started, or null. One at a time, and only over days of which today is one. */
export function refuseStart(
  sprint: SprintPeriod & { readonly state: SprintState },
  team: { readonly active: boolean; readonly ceased: boolean },
  today: string,
):
  | 'sprint_not_planned'
  | 'team_ceased'
  | 'other_sprint_active'
  | 'sprint_begins_later'
  | 'sprint_has_ended'
  | null {
  if (sprint.state !== 'planned') return 'sprint_not_planned';
  if (team.ceased) return 'team_ceased';
  if (team.active) return 'other_sprint_active';
  if (sprint.startsOn > today) return 'sprint_begins_later';
  return sprint.endsOn < today ? 'sprint_has_ended' : null;
}

/** Whether a sprint takes issues in and lets them go. */
export function isOpenSprint(state: SprintState): boolean {
  return state === 'planned' || state === 'active';
}

/** Why an issue cannot come into a sprint, or null. */
export function refuseIssue(
  sprint: { readonly state: SprintState; readonly teamId: number },
  issue: { readonly teamId: number | null; readonly done: boolean },
): 'sprint_over' | 'sprint_of_other_team' | 'issue_done' | null {
  if (!isOpenSprint(sprint.state)) return 'sprint_over';
  if (sprint.teamId !== issue.teamId) return 'sprint_of_other_team';
  return issue.done ? 'issue_done' : null;
}

/** Working days left of a sprint, today among them; 0 when it is over or only days off are left. */
export function workdaysLeft(endsOn: string, today: string): number {
  return workdaysIn(today, endsOn).length;
}

/** What closed sprints got done, newest first, as what the next can be held against; null when there is none. */
export function velocityOf(done: readonly number[]): {
  readonly average: number;
  readonly low: number;
  readonly high: number;
  readonly sprints: number;
} | null {
  const last = done.slice(0, velocitySprints);
  if (last.length === 0) return null;
  return {
    average: last.reduce((n, d) => n + d, 0) / last.length,
    low: Math.min(...last),
    high: Math.max(...last),
    sprints: last.length,
  };
}
