/** How full a state of a team's board is. `limit` is null where the team has set none. */
export type WipStanding = 'none' | 'room' | 'full' | 'over';

/** Highest limit that can be set: beyond it a limit limits nothing. */
export const wipMost = 999;

/** Where a state stands with `count` matters in it: `full` when the next one breaks the limit, `over` when it is broken. */
export function wipStanding(limit: number | null, count: number): WipStanding {
  if (limit === null) return 'none';
  if (count < limit) return 'room';
  return count === limit ? 'full' : 'over';
}

/** Whether taking one more in breaks the limit. Whoever does it is told, and it is recorded; nobody is stopped. */
export function breaksWip(limit: number | null, countBefore: number): boolean {
  const after = wipStanding(limit, countBefore + 1);
  return after === 'over';
}
