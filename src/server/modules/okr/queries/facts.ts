import type { Queryable } from '../../../platform/db/db.ts';

/** The confirmed links from an initiative to its key results. */
const measures = `l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null`;

/** A key result as the gates of its initiative see it. */
export interface GateRow {
  readonly objective: string;
  readonly state: string;
}

/** Key results of an initiative that have not been dropped; in a transaction locked against change until it ends. */
export async function gateRows(q: Queryable, initiativeId: number): Promise<GateRow[]> {
  return q.sql<GateRow>(
    `select k.objective, m.state from link l join matter m on m.id = l.to_id join key_result k on k.id = m.id
     where l.from_id = $1 and ${measures} and m.state <> 'dropped' order by m.id
     ${'inTransaction' in q ? 'for share of l, m' : ''}`,
    [initiativeId],
  );
}

/** Aim and newest standing value of a key result; null values where there are none. */
export async function aimAndLast(
  q: Queryable,
  keyResultId: number,
): Promise<{ baseline: number | null; target: number | null; value: number | null } | null> {
  const [row] = await q.sql<{ baseline: number | null; target: number | null; value: number | null }>(
    `select k.baseline, k.target, (
       select s.value from key_result_measurement s
       where s.key_result_id = k.id and s.value is not null
         and not exists (select 1 from key_result_measurement c where c.supersedes_id = s.id)
       order by s.day desc, s.id desc limit 1) as value
     from key_result k where k.id = $1`,
    [keyResultId],
  );
  return row ?? null;
}
