import type { WatchReason } from '../../../domain/collaboration/index.ts';
import type { Queryable, Tx } from '../../platform/db/db.ts';
import { insertWatchers, readWatchers, type Watcher } from './queries/watchers.ts';
import { insertForPeople, type Notification } from './queries/write-notices.ts';

/**
 * Tells people of something, in the caller's transaction: in the product, and by e-mail for those who want it so. Never
 * the one who did it, nor those who have left; the same thing (`eventId`, or `data.dedupe`) once.
 */
export async function notify(tx: Tx, notification: Notification): Promise<void> {
  await insertForPeople(tx, notification);
}

/** Lets somebody follow a node: they are told of what changes there. Whoever has stopped stays out unless `self`. */
export async function watch(tx: Tx, nodeId: number, personId: number, reason: WatchReason): Promise<void> {
  await insertWatchers(tx, [nodeId], [personId], reason);
}

/** Who follows a node now. */
export async function watchersOf(q: Queryable, nodeId: number): Promise<Watcher[]> {
  return readWatchers(q, nodeId);
}
