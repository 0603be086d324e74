import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A file at a node, as stored. */
export interface AttachmentRow {
  readonly id: number;
  readonly nodeId: number;
  readonly kind: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly blobId: number | null;
  readonly by: { readonly id: number; readonly name: string };
  readonly ownerId: number | null;
  readonly at: Date;
  readonly deletedAt: Date | null;
}

const select = `select a.id, a.node_id as "nodeId", n.kind, a.name, a.media_type as "mediaType", a.size, a.sha256, a.blob_id as "blobId",
    json_build_object('id', p.id, 'name', p.name) as by, m.owner_id as "ownerId", a.created_at as at, a.deleted_at as "deletedAt"
  from attachment a join node n on n.id = a.node_id join person p on p.id = a.uploaded_by left join matter m on m.id = a.node_id`;

/** The files at a node, newest first. */
export async function attachmentsAt(q: Queryable, nodeId: number): Promise<AttachmentRow[]> {
  return q.sql<AttachmentRow>(`${select} where a.node_id = $1 and a.deleted_at is null order by a.id desc`, [
    nodeId,
  ]);
}

/** One file, removed or not. */
export async function attachmentById(q: Queryable, id: number): Promise<AttachmentRow | null> {
  return (await q.sql<AttachmentRow>(`${select} where a.id = $1`, [id]))[0] ?? null;
}

/** How many files are at a node; those who add to it are let in one at a time. */
export async function lockedCount(tx: Tx, nodeId: number): Promise<number> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('rodtrad.attachments'), $1::int)`, [nodeId % 2 ** 31]);
  const [row] = await tx.sql<{ count: number }>(
    'select count(*)::int as count from attachment where node_id = $1 and deleted_at is null',
    [nodeId],
  );
  return row?.count ?? 0;
}

/** What a new attachment is made of. */
export interface NewAttachment {
  readonly nodeId: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: Buffer;
  readonly blobId: number;
  readonly by: number;
}

/** Stores an attachment; gives its id. */
export async function insertAttachment(tx: Tx, a: NewAttachment): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into attachment (node_id, name, media_type, size, sha256, blob_id, uploaded_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [a.nodeId, a.name, a.mediaType, a.size, a.sha256, a.blobId, a.by],
  );
  return row!.id;
}

/** Marks a file as removed; false when it was already. */
export async function buryAttachment(tx: Tx, id: number, by: number): Promise<boolean> {
  const rows = await tx.sql(
    'update attachment set deleted_at = event_now(), deleted_by = $2 where id = $1 and deleted_at is null returning id',
    [id, by],
  );
  return rows.length > 0;
}
