/** A routine that nobody has looked at for this long is overdue for review. */
export const reviewMonths = 12;
/** How far back the data is asked whether a routine is practised. */
export const practiceDays = 90;

/** Where a team stands with a process. `hole`: no routine is written. */
export const routineStates = ['hole', 'overdue', 'current'] as const;
/** One of {@link routineStates}. */
export type RoutineState = (typeof routineStates)[number];

/** The day some months after a day; the last of the month where that month is shorter. Calendar days `YYYY-MM-DD`. */
export function monthsAfter(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10);
}

/** How a routine stands on a day: written at all, and reviewed within {@link reviewMonths} (the last day counts as within). */
export function routineState(routine: { readonly reviewed: string } | null, today: string): RoutineState {
  if (routine === null) return 'hole';
  return monthsAfter(routine.reviewed, reviewMonths) < today ? 'overdue' : 'current';
}

/** What the data says of whether a team practises a process. `unknown`: nothing here can tell yet. */
export const practices = ['practised', 'notPractised', 'unknown'] as const;
/** One of {@link practices}. */
export type Practice = (typeof practices)[number];

/** Processes whose practice the data can tell of, each by what is counted. */
export const countedPractices = ['need', 'development', 'deployment'] as const;
/** One of {@link countedPractices}. */
export type CountedPractice = (typeof countedPractices)[number];

/** Whether the data can tell of a process. */
export function isCounted(process: string): process is CountedPractice {
  return (countedPractices as readonly string[]).includes(process);
}

/** What a count over the last {@link practiceDays} days means. */
export function practiceOf(process: string, count: number): Practice {
  if (!isCounted(process)) return 'unknown';
  return count > 0 ? 'practised' : 'notPractised';
}
