import { followersOf, tellsOf } from '../../../domain/collaboration/index.ts';
import { readTail, type TailEvent } from '../../core/tail.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { type Telling, tellPeople, tellRequesters, tellRoles, tellWatchers } from './queries/fan-out.ts';
import { insertWatchers } from './queries/watchers.ts';

const reader = 'notices';

async function follow(tx: Tx, events: readonly TailEvent[]): Promise<void> {
  const all = events.flatMap((e) =>
    e.nodeId === null ? [] : followersOf(e).map((f) => ({ ...f, nodeId: e.nodeId! })),
  );
  for (const reason of ['owner', 'author'] as const) {
    const these = all.filter((f) => f.reason === reason);
    await insertWatchers(
      tx,
      these.map((f) => f.nodeId),
      these.map((f) => f.personId),
      reason,
    );
  }
}

/** Makes followers and notices of events, in a handful of statements however many people they reach. */
export async function tellOf(tx: Tx, events: readonly TailEvent[]): Promise<void> {
  await follow(tx, events);
  const tellings: Telling[] = events.flatMap((e) =>
    tellsOf(e).map((t) => ({ ...t, nodeId: e.nodeId!, eventId: e.id, actorId: e.actorId })),
  );
  const to = (audience: Telling['audience']['to']) => tellings.filter((t) => t.audience.to === audience);
  await tellPeople(tx, to('people'));
  await tellRoles(tx, to('role'));
  await tellRequesters(tx, to('requester'));
  await tellWatchers(tx, to('watchers'));
}

/** Reads what has happened since last and tells those who are to know. Gives how many events there were. */
export async function fanOut(db: Db): Promise<number> {
  let total = 0;
  for (;;) {
    const taken = await readTail(db, reader, tellOf);
    total += taken;
    if (taken === 0) return total;
  }
}
