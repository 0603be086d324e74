const dayMs = 86_400_000;
const read = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The person-months an initiative needs, and when. Days are calendar days, both ends included. */
export interface Need {
  readonly personMonths: number | null;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
}

/**
 * Person-months that fall in a year: spread evenly over the planned days. Without a whole period all of them fall in
 * `without` (this year): somebody wants them, and nobody has said when.
 */
export function monthsInYear(need: Need, year: number, without: number): number {
  const { personMonths, plannedStart, plannedEnd } = need;
  if (personMonths === null) return 0;
  if (plannedStart === null || plannedEnd === null) return year === without ? personMonths : 0;
  const [start, end] = [read(plannedStart), read(plannedEnd)];
  const from = Math.max(start, Date.UTC(year, 0, 1));
  const to = Math.min(end, Date.UTC(year, 11, 31));
  const days = Math.max(0, (to - from) / dayMs + 1);
  return (personMonths * days) / ((end - start) / dayMs + 1);
}

/**
 * Where a capacity is used up, going down a list in its order: the index of the first that does not fit with all those
 * before it, or the length when all fit.
 */
export function capacityLine(needs: readonly number[], capacity: number): number {
  let sum = 0;
  for (const [i, need] of needs.entries()) {
    sum += need;
    if (sum > capacity + 1e-9) return i;
  }
  return needs.length;
}
