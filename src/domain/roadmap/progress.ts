import { daysBetween } from './dependency.ts';

/** Days that a judgement of progress holds: it is made once a week. */
export const judgedEveryDays = 7;
/** States in which progress is judged. */
export const judgedStates = ['backlog', 'inProgress'] as const;

/**
 * Whether the weekly judgement is overdue: more than {@link judgedEveryDays} calendar days since it was judged, or, never
 * judged, since it came into its state. `judged` and `since` are days `YYYY-MM-DD` in the agency's zone, as `today`.
 */
export function judgementOverdue(
  e: { readonly state: string; readonly judged: string | null; readonly since: string },
  today: string,
): boolean {
  return (
    (judgedStates as readonly string[]).includes(e.state) &&
    daysBetween(e.judged ?? e.since, today) > judgedEveryDays
  );
}

/** Work below an element, as rolled up. */
export interface WorkBelow {
  readonly total: number;
  readonly closed: number;
  readonly inProduction: number;
  readonly estimate: number;
  readonly estimateDone: number;
}

/** Progress computed from the work below, in whole per cent; null where there is nothing to count. */
export interface ComputedProgress {
  /** Of the number of items. */
  readonly byCount: number | null;
  /** Of their estimates. */
  readonly byEstimate: number | null;
}

/** Whole per cent that never says 0 of something done, nor 100 of something left. */
function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  if (part >= whole) return 100;
  const percent = Math.round((part / whole) * 100);
  return part > 0 ? Math.min(99, Math.max(1, percent)) : 0;
}

/** The computed progress of an element; both null when nothing is below it. */
export function computedProgress(work: WorkBelow | null): ComputedProgress {
  if (work === null) return { byCount: null, byEstimate: null };
  return {
    byCount: percentOf(work.closed, work.total),
    byEstimate: percentOf(work.estimateDone, work.estimate),
  };
}

/** Whether an element is said to be delivered while some of its work is not in production yet. */
export function deliveredNotInProduction(
  state: string,
  work: Pick<WorkBelow, 'total' | 'inProduction'> | null,
): boolean {
  return state === 'delivered' && work !== null && work.inProduction < work.total;
}
