import type { SealHead } from '../../../core/seal.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Heads published so far, oldest first. */
export async function publishedHeads(q: Queryable): Promise<SealHead[]> {
  const rows = await q.sql<{ seq: number; hash: Buffer; signature: string; published_at: Date }>(
    'select seq, hash, signature, published_at from seal_head order by id',
  );
  return rows.map((r) => ({
    seq: r.seq,
    hash: r.hash.toString('hex'),
    signature: r.signature,
    publishedAt: r.published_at.toISOString(),
  }));
}
