/** A routine that nobody has looked at for this long is overdue for review. */
export const reviewMonths = 12;

/** Where a team stands with a process. `hole`: none is written where there must be one; `none`: none, and none is demanded. */
export const routineStates = ['hole', 'overdue', 'current', 'none'] as const;
/** One of {@link routineStates}. */
export type RoutineState = (typeof routineStates)[number];

/** The day some months after a day; the last of the month where that month is shorter. Calendar days `YYYY-MM-DD`. */
export function monthsAfter(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(y, m - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10);
}

/** How a routine stands on a day: written at all, and reviewed within {@link reviewMonths} (the last day counts as within). */
export function routineState(
  routine: { readonly reviewed: string } | null,
  today: string,
  demanded = true,
): RoutineState {
  if (routine === null) return demanded ? 'hole' : 'none';
  return monthsAfter(routine.reviewed, reviewMonths) < today ? 'overdue' : 'current';
}
