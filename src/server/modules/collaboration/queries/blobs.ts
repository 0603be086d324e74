import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';

/** Begins to receive a file; gives the id its pieces are stored under. */
export async function beginBlob(db: Db): Promise<number> {
  const [row] = await db.sql<{ id: number }>('insert into blob default values returning id');
  return row!.id;
}

/** Stores one piece, by itself: no transaction stays open while somebody sends slowly. */
export async function storePiece(db: Db, blobId: number, n: number, bytes: Buffer): Promise<void> {
  await db.sql('insert into blob_chunk (blob_id, n, bytes) values ($1, $2, $3)', [blobId, n, bytes]);
}

/** Takes away what was received in vain. */
export async function dropBlob(q: Queryable, blobId: number): Promise<void> {
  await q.sql('delete from blob where id = $1 and sha256 is null', [blobId]);
}

/**
 * Ends the receiving: the content is known by its hash. Where it is there already, the new pieces go and the earlier
 * ones serve both; its row is locked and marked as used, so that no sweep takes it meanwhile. Gives the id that holds it.
 */
export async function settleBlob(tx: Tx, blobId: number, hash: Buffer, size: number): Promise<number> {
  // Two that send the same at once: the second waits here until the first is done.
  await tx.sql(`select pg_advisory_xact_lock(hashtext('rodtrad.blob'), hashtext($1))`, [
    hash.toString('hex'),
  ]);
  const [known] = await tx.sql<{ id: number }>(
    'update blob set used_at = now() where sha256 = $1 returning id',
    [hash],
  );
  if (known) {
    await dropBlob(tx, blobId);
    return known.id;
  }
  await tx.sql('update blob set sha256 = $2, size = $3, used_at = now() where id = $1', [blobId, hash, size]);
  return blobId;
}

/** A piece of a file; null past its end. */
export async function readPiece(q: Queryable, blobId: number, n: number): Promise<Buffer | null> {
  const [row] = await q.sql<{ bytes: Buffer }>('select bytes from blob_chunk where blob_id = $1 and n = $2', [
    blobId,
    n,
  ]);
  return row?.bytes ?? null;
}

/**
 * Takes content away: what was never received whole for a day, and what has stood at no living attachment for 30 days.
 * Gives how many files went.
 */
export async function sweepBlobs(tx: Tx): Promise<number> {
  await tx.sql(
    `update attachment set blob_id = null where blob_id is not null and deleted_at < now() - interval '30 days'`,
  );
  const gone = await tx.sql(
    `delete from blob b where b.used_at < now() - interval '1 day'
       and not exists (select 1 from attachment a where a.blob_id = b.id) returning b.id`,
  );
  return gone.length;
}
