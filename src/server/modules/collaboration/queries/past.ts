import type { TailEvent } from '../../../core/tail.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** Makes whoever registered or owns a matter follow it, for all there are. */
export async function followOwn(tx: Tx): Promise<void> {
  await tx.sql(
    `insert into watcher (node_id, person_id, reason, created_at)
     select id, owner_id, 'owner', created_at from matter where owner_id is not null
     union all
     select id, created_by, 'author', created_at from matter where created_by is not null and created_by is distinct from owner_id
     on conflict do nothing`,
  );
}

/** What was recorded since an instant, oldest first, as the readers of the outbox get it. */
export async function eventsSince(tx: Tx, since: Date): Promise<TailEvent[]> {
  return tx.sql<TailEvent>(
    `select id, xid, type, node_id as "nodeId", kind, actor_id as "actorId", actor_kind as "actorKind",
       occurred_at as "occurredAt", recorded_at as "recordedAt", payload
     from event where recorded_at >= $1 and node_id is not null order by id`,
    [since],
  );
}

/** Lets notices be as old as what they tell of; those from before an instant have been read. None waits for mail. */
export async function ageNotices(tx: Tx, readBefore: Date): Promise<void> {
  await tx.sql(
    'update notice o set created_at = e.recorded_at from event e where e.id = o.event_id and o.created_at > e.recorded_at',
  );
  await tx.sql(
    `update notice set channel = 'product',
       read_at = case when created_at < $1 then created_at + interval '3 hours' end`,
    [readBefore],
  );
}
