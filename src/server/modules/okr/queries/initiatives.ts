import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** One row of the field `objectives` that initiatives had before key results were matters. */
export interface ObjectiveRow {
  readonly objective: string;
  readonly keyResult: string;
  readonly baseline?: number | null;
  readonly target?: number | null;
  readonly unit?: string | null;
}

/** An initiative that still has such rows. */
export interface OldInitiative {
  readonly id: number;
  readonly version: number;
  readonly language: 'nb' | 'nn' | 'en';
  readonly audience: string;
  readonly ownerId: number | null;
  readonly createdBy: number | null;
  readonly productGroup: string | null;
  readonly objectives: readonly ObjectiveRow[];
}

/** Initiatives whose rows have not been carried over. */
export async function initiativesWithRows(q: Queryable): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select id from initiative where objectives <> '[]'::jsonb order by id`,
  );
  return rows.map((r) => r.id);
}

/** Locks one and reads it as it now is; null when another program has carried its rows over. */
export async function lockWithRows(tx: Tx, id: number): Promise<OldInitiative | null> {
  await tx.sql('select id from matter where id = $1 for update', [id]);
  const [row] = await tx.sql<OldInitiative>(
    `select m.id, m.version, m.language, m.audience, m.owner_id as "ownerId", m.created_by as "createdBy",
       g.key as "productGroup", i.objectives
     from matter m join initiative i on i.id = m.id left join node g on g.id = m.product_group_id
     where m.id = $1 and i.objectives <> '[]'::jsonb`,
    [id],
  );
  return row ?? null;
}

/** Whether a person is still here: only they can own something new. */
export async function isHere(tx: Tx, personId: number): Promise<boolean> {
  const rows = await tx.sql('select 1 from person where id = $1 and left_at is null', [personId]);
  return rows.length > 0;
}

/** Lets those who see a restricted initiative (owner and creator too) see something that belongs to it. */
export async function shareAccess(tx: Tx, initiativeId: number, matterId: number): Promise<void> {
  await tx.sql(
    `insert into matter_access (matter_id, person_id)
     select $2, person_id from (
       select person_id from matter_access where matter_id = $1
       union select owner_id from matter where id = $1 union select created_by from matter where id = $1) p
     where person_id is not null on conflict do nothing`,
    [initiativeId, matterId],
  );
}

/** The key of a node. */
export async function keyOfNode(q: Queryable, id: number): Promise<string | null> {
  const [row] = await q.sql<{ key: string }>('select key from node where id = $1', [id]);
  return row?.key ?? null;
}

/** Key results of an initiative with a given audience, locked. */
export async function keyResultsSeenAs(
  tx: Tx,
  initiativeId: number,
  audience: string,
): Promise<{ id: number; version: number }[]> {
  return tx.sql<{ id: number; version: number }>(
    `select m.id, m.version from link l join matter m on m.id = l.to_id and m.kind = 'keyResult'
     where l.from_id = $1 and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null and m.audience = $2
     order by m.id for update of m`,
    [initiativeId, audience],
  );
}
