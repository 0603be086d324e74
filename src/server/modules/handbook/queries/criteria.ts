import type { Tx } from '../../../platform/db/db.ts';

/** The next number of an added criterion of a kind, under a lock held to the end of the transaction. */
export async function nextCriterionNumber(tx: Tx, kind: string): Promise<number> {
  await tx.sql('select pg_advisory_xact_lock(hashtext($1))', [`process_criterion:${kind}`]);
  const [row] = await tx.sql<{ count: number }>(
    'select count(*)::int as count from process_criterion where kind = $1',
    [kind],
  );
  return (row?.count ?? 0) + 1;
}

/** Keeps a new criterion, with the number of the version of the process that it makes: the next one. */
export async function insertCriterion(
  tx: Tx,
  c: { id: string; kind: string; transition: string; texts: object; personId: number },
): Promise<void> {
  await tx.sql(
    `insert into process_criterion (id, kind, transition, texts, created_by, version)
     values ($1, $2, $3, $4, $5, (select coalesce(max(number), 0) + 1 from process_version where kind = $2))`,
    [c.id, c.kind, c.transition, JSON.stringify(c.texts), c.personId],
  );
}

/** Retires a criterion; false when there is none in force by that id. */
export async function retire(tx: Tx, kind: string, id: string, personId: number): Promise<boolean> {
  const rows = await tx.sql(
    'update process_criterion set retired_by = $3, retired_at = now() where kind = $1 and id = $2 and retired_at is null returning id',
    [kind, id, personId],
  );
  return rows.length > 0;
}
