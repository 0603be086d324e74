import type { Tx } from '../../platform/db/db.ts';
import { tellOf } from './fan-out.ts';
import { ageNotices, eventsSince, followOwn } from './queries/past.ts';

/**
 * Makes followers and notices of what has been recorded since an instant, for a database that was filled all at once;
 * notices of what happened before `readBefore` have been read, and none is mailed.
 */
export async function followAndTell(
  tx: Tx,
  past: { readonly since: Date; readonly readBefore: Date },
): Promise<void> {
  await followOwn(tx);
  await tellOf(tx, await eventsSince(tx, past.since));
  await ageNotices(tx, past.readBefore);
}
