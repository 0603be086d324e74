import type { Tx } from '../../../platform/db/db.ts';

/** Marks somebody's notices as read (or unread again): of one node or all, up to one notice or all. */
export async function markNotices(
  tx: Tx,
  personId: number,
  marks: { read: boolean; nodeId: number | null; upTo: number | null },
): Promise<void> {
  await tx.sql(
    `update notice set read_at = ${marks.read ? 'now()' : 'null'}
     where person_id = $1 and ($2::bigint is null or node_id = $2) and ($3::bigint is null or id <= $3)
       and read_at is ${marks.read ? '' : 'not '}null`,
    [personId, marks.nodeId, marks.upTo],
  );
}

/** Takes notices away that nobody needs any more: read 90 days ago, or made 180 days ago. */
export async function sweepNotices(tx: Tx): Promise<void> {
  await tx.sql(
    `delete from notice where created_at < now() - interval '180 days' or read_at < now() - interval '90 days'`,
  );
}
