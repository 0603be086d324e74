import type { Tx } from '../../../platform/db/db.ts';
import type { FrozenContent } from './lists.ts';

/** Keeps a new list with its node. */
export async function insertPlan(
  tx: Tx,
  l: {
    title: string;
    type: string;
    year: number;
    introduction: string;
    language: string;
    createdBy: number;
  },
): Promise<{ id: number; key: string }> {
  const [row] = await tx.sql<{ id: number; key: string }>(
    `with n as (insert into node (kind, key, title) values ('planList', 'LST-' || nextval('key_plan_list'), $1) returning id, key),
       l as (insert into plan_list (id, type, year, introduction, language, created_by) select n.id, $2, $3, $4, $5, $6 from n returning id)
     select n.id, n.key from n, l`,
    [l.title, l.type, l.year, l.introduction, l.language, l.createdBy],
  );
  return row!;
}

/** Raises the version of a list. */
export async function touchPlan(tx: Tx, id: number): Promise<void> {
  await tx.sql('update plan_list set version = version + 1, updated_at = event_now() where id = $1', [id]);
}

/** Sets what the list says of itself. */
export async function updatePlan(
  tx: Tx,
  id: number,
  l: { title: string; year: number; introduction: string },
): Promise<void> {
  await tx.sql('update plan_list set year = $2, introduction = $3 where id = $1', [
    id,
    l.year,
    l.introduction,
  ]);
  await tx.sql('update node set title = $2 where id = $1', [id, l.title]);
}

/** Puts matters into a list, each with its rank. */
export async function insertItems(
  tx: Tx,
  listId: number,
  items: readonly { readonly matterId: number; readonly rank: string }[],
  personId: number,
): Promise<void> {
  await tx.sql(
    `insert into plan_item (list_id, matter_id, rank, added_by)
     select $1, m, r, $4 from unnest($2::bigint[], $3::text[]) x (m, r)`,
    [listId, items.map((i) => i.matterId), items.map((i) => i.rank), personId],
  );
}

/** Sets note, amount and priority of an item. */
export async function updateItem(
  tx: Tx,
  id: number,
  i: { note: string; amount: number | null; priority: number | null },
): Promise<void> {
  await tx.sql('update plan_item set note = $2, amount = $3, priority = $4 where id = $1', [
    id,
    i.note,
    i.amount,
    i.priority,
  ]);
}

/** Sets the place of an item. */
export async function rankItem(tx: Tx, id: number, rank: string): Promise<void> {
  await tx.sql('update plan_item set rank = $2 where id = $1', [id, rank]);
}

/** Takes an item out. */
export async function removeItem(tx: Tx, id: number, personId: number): Promise<void> {
  await tx.sql('update plan_item set removed_at = event_now(), removed_by = $2 where id = $1', [
    id,
    personId,
  ]);
}

/** Keeps an edition as it stands and freezes the list. */
export async function insertSnapshot(
  tx: Tx,
  listId: number,
  edition: number,
  content: FrozenContent,
  personId: number,
): Promise<void> {
  await tx.sql('insert into plan_snapshot (list_id, edition, content, frozen_by) values ($1, $2, $3, $4)', [
    listId,
    edition,
    JSON.stringify(content),
    personId,
  ]);
  await tx.sql(`update plan_list set state = 'frozen' where id = $1`, [listId]);
}

/** Begins the edition after a frozen one. */
export async function insertReopening(
  tx: Tx,
  listId: number,
  edition: number,
  reason: string,
  personId: number,
): Promise<void> {
  await tx.sql('insert into plan_reopening (list_id, edition, reason, reopened_by) values ($1, $2, $3, $4)', [
    listId,
    edition,
    reason,
    personId,
  ]);
  await tx.sql(`update plan_list set state = 'open', edition = $2 where id = $1`, [listId, edition]);
}

/** Locks the matters of a list against change until the transaction ends: what is frozen is one moment. */
export async function holdMatters(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.sql('select id from matter where id = any($1::bigint[]) order by id for share', [ids]);
}
