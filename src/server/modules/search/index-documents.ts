import { documentVersion } from '../../../domain/search/index.ts';
import { readTail } from '../../core/tail.ts';
import type { Db, Queryable } from '../../platform/db/db.ts';
import { refreshStatistics } from '../../platform/db/statistics.ts';
import { countDocuments, removeDocuments, storeDocuments } from './queries/documents.ts';
import { keepProgress, takeProgress } from './queries/progress.ts';
import { commentDocuments, commentsOf, idsAfter, nodeDocuments } from './queries/sources.ts';

/** The reader of the outbox. */
const reader = 'search';
/** Nodes made into documents in one transaction while going through everything. */
const batch = 1000;

/** Makes the documents of some nodes and of what has been said about them since. */
export async function indexNodes(q: Queryable, ids: readonly number[]): Promise<void> {
  const comments = await commentDocuments(q, await commentsOf(q, ids));
  await storeDocuments(q, [...(await nodeDocuments(q, ids)), ...comments.documents], documentVersion);
  await removeDocuments(q, comments.gone);
}

/** Takes in what has changed since the last time; gives how many events it took. */
export async function followChanges(db: Db): Promise<number> {
  return readTail(db, reader, async (tx, events) => {
    const ids = new Set<number>();
    for (const e of events) if (e.nodeId !== null) ids.add(e.nodeId);
    await indexNodes(
      tx,
      [...ids].sort((a, b) => a - b),
    );
  });
}

/**
 * Makes the next documents of what was there before anybody followed the changes, or whose words were made by older
 * rules; gives whether there may be more. The reader of the outbox stands before it begins, so that nothing falls
 * between the two.
 */
export async function backfill(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const taken = await takeProgress(tx);
    if (!taken) return false;
    const stale = taken.version !== documentVersion;
    if (taken.done && !stale) return false;
    const p = stale ? { nodeId: 0, commentId: 0 } : taken;
    const nodes = await idsAfter(tx, 'node', p.nodeId, batch);
    await storeDocuments(tx, await nodeDocuments(tx, nodes), documentVersion);
    const comments = nodes.length < batch ? await idsAfter(tx, 'comment', p.commentId, batch) : [];
    await storeDocuments(tx, (await commentDocuments(tx, comments)).documents, documentVersion);
    const done = nodes.length < batch && comments.length < batch;
    await keepProgress(tx, {
      version: documentVersion,
      nodeId: nodes.at(-1) ?? p.nodeId,
      commentId: comments.at(-1) ?? p.commentId,
      done,
    });
    return !done;
  });
}

/** Makes every document anew. `onProgress` hears how many nodes have been gone through. */
export async function rebuildDocuments(
  db: Db,
  onProgress: (nodes: number) => void = () => undefined,
): Promise<number> {
  await followChanges(db);
  await keepProgress(db, { version: documentVersion, nodeId: 0, commentId: 0, done: false });
  let count = 0;
  for (let more = true; more; ) {
    more = await backfill(db);
    count += batch;
    onProgress(count);
  }
  await followChanges(db);
  // How common each word is decides how a search is planned.
  await refreshStatistics(db);
  return countDocuments(db);
}
