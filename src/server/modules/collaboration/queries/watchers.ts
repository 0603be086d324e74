import type { WatchReason } from '../../../../domain/collaboration/index.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleNode } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Somebody who follows a node. */
export interface Watcher {
  readonly id: number;
  readonly name: string;
  readonly reason: WatchReason;
}

/**
 * Lets people follow nodes, pair by pair (`nodeIds[i]` by `personIds[i]`), in one statement. Whoever has stopped stays
 * out unless they ask themselves (`self`); whoever follows already keeps their first reason.
 */
export async function insertWatchers(
  tx: Tx,
  nodeIds: readonly number[],
  personIds: readonly number[],
  reason: WatchReason,
): Promise<void> {
  if (nodeIds.length === 0) return;
  await tx.sql(
    `insert into watcher (node_id, person_id, reason)
     select distinct w.node_id, w.person_id, $3 from unnest($1::bigint[], $2::bigint[]) as w (node_id, person_id)
     join person p on p.id = w.person_id and p.left_at is null
     on conflict (node_id, person_id) do update set stopped_at = null, reason = excluded.reason, created_at = event_now()
       where watcher.stopped_at is not null and excluded.reason = 'self'`,
    [nodeIds, personIds, reason],
  );
}

/** Ends somebody's following, also what would have begun by itself later. */
export async function stopWatching(tx: Tx, nodeId: number, personId: number): Promise<void> {
  await tx.sql(
    `insert into watcher (node_id, person_id, reason, stopped_at) values ($1, $2, 'self', event_now())
     on conflict (node_id, person_id) do update set stopped_at = event_now() where watcher.stopped_at is null`,
    [nodeId, personId],
  );
}

/** Who follows a node now, by name. */
export async function readWatchers(q: Queryable, nodeId: number): Promise<Watcher[]> {
  return q.sql<Watcher>(
    `select p.id, p.name, w.reason from watcher w join person p on p.id = w.person_id and p.left_at is null
     where w.node_id = $1 and w.stopped_at is null order by p.name collate "nb-x-icu", p.id`,
    [nodeId],
  );
}

/** Whether somebody follows a node now. */
export async function isWatching(q: Queryable, nodeId: number, personId: number): Promise<boolean> {
  const rows = await q.sql(
    'select 1 from watcher where node_id = $1 and person_id = $2 and stopped_at is null',
    [nodeId, personId],
  );
  return rows.length > 0;
}

/** A node that somebody follows. */
export interface WatchedRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly reason: WatchReason;
  readonly changedAt: Date;
}

/** What somebody follows and sees, latest changed first, from past `after`. */
export async function watchedBy(
  q: Queryable,
  actor: Actor,
  page: { limit: number; after: readonly [string, number] | null },
): Promise<WatchedRow[]> {
  const w = new Where([actor.personId]);
  w.and('w.person_id = $1 and w.stopped_at is null');
  w.and(visibleNode(actor, w));
  if (page.after) {
    w.and(
      `(coalesce(m.updated_at, n.created_at), n.id) < (${w.value(page.after[0])}::timestamptz, ${w.value(page.after[1])}::bigint)`,
    );
  }
  return q.sql<WatchedRow>(
    `select n.id, n.key, n.kind, n.title, m.state, w.reason, coalesce(m.updated_at, n.created_at) as "changedAt"
     from watcher w join node n on n.id = w.node_id left join matter m on m.id = n.id
     where ${w.text} order by coalesce(m.updated_at, n.created_at) desc, n.id desc limit ${w.value(page.limit)}`,
    w.values,
  );
}
