import type { Tx } from '../../../platform/db/db.ts';

/** A team's sprint in a state: the active one, or the first that is planned; null when it has none. */
export async function openSprintOf(
  tx: Tx,
  teamId: number,
  state: 'planned' | 'active',
): Promise<{ id: number; key: string; version: number } | null> {
  const [row] = await tx.sql<{ id: number; key: string; version: number }>(
    `select s.id, n.key, s.version from sprint s join node n on n.id = s.id
     where s.team_id = $1 and s.state = $2 order by s.starts_on, s.id limit 1`,
    [teamId, state],
  );
  return row ?? null;
}
