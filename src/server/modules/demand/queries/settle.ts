import { threadLinkTypes } from '../../../../domain/kernel/links.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

const stands = `l.status = 'confirmed' and l.removed_at is null`;
/** States that the answers decide about. */
const settled = `m.kind = 'demand' and m.state in ('open', 'answered', 'met')`;

/** Demands that are some nodes, or that some nodes lie below, in the order of their ids. */
export async function demandsAbove(q: Queryable, nodeIds: readonly number[]): Promise<number[]> {
  if (nodeIds.length === 0) return [];
  const rows = await q.sql<{ id: number }>(
    `with recursive up (id) as (
       select unnest($1::bigint[])
       union
       select l.from_id from up u join link l on l.to_id = u.id and l.type = any($2::text[]) and ${stands}
     )
     select m.id from up join matter m on m.id = up.id and ${settled} order by m.id`,
    [nodeIds, threadLinkTypes],
  );
  return rows.map((r) => r.id);
}

/** Demands whose state may not be what their answers say: open with an answer, or answered. */
export async function doubtfulDemands(q: Queryable): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select m.id from matter m where m.kind = 'demand' and (m.state = 'answered' or m.state = 'open' and exists (
       select 1 from link l where l.from_id = m.id and l.type = 'answers' and ${stands})) order by m.id`,
  );
  return rows.map((r) => r.id);
}

/** What is kept of a demand's moves, with the demand locked until the transaction ends. */
export async function lockDemand(
  tx: Tx,
  id: number,
): Promise<{ readonly metByProgram: boolean; readonly overruled: string | null } | null> {
  await tx.sql('select id from matter where id = $1 for update', [id]);
  const [row] = await tx.sql<{ metByProgram: boolean; overruled: string | null }>(
    `select met_by_program as "metByProgram", overruled from demand where id = $1`,
    [id],
  );
  return row ?? null;
}

/** Keeps who set a demand as met, and how the answers stood when a person decided otherwise than they say. */
export async function keepDecided(
  tx: Tx,
  id: number,
  kept: { readonly metByProgram: boolean; readonly overruled: string | null },
): Promise<void> {
  await tx.sql('update demand set met_by_program = $2, overruled = $3 where id = $1', [
    id,
    kept.metByProgram,
    kept.overruled,
  ]);
}
