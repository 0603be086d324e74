import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** How far the making of documents has come. */
export interface Progress {
  readonly version: number;
  readonly nodeId: number;
  readonly commentId: number;
  readonly done: boolean;
}

/** Takes the row for this transaction; null when another program has it. */
export async function takeProgress(tx: Tx): Promise<Progress | null> {
  const [row] = await tx.sql<Progress>(
    `select version, node_id as "nodeId", comment_id as "commentId", done_at is not null as done
       from search_progress for update skip locked`,
  );
  return row ?? null;
}

/** Writes down how far it has come. */
export async function keepProgress(q: Queryable, p: Progress): Promise<void> {
  await q.sql(
    `update search_progress set version = $1, node_id = $2, comment_id = $3, done_at = case when $4 then now() end`,
    [p.version, p.nodeId, p.commentId, p.done],
  );
}
