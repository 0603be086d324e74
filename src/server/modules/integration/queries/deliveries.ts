import type { DeliveryValue } from '../../../../contract/integration.ts';
import { tellableAudiences } from '../../../../domain/integration/index.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';

/** Whom a delivery goes to: a webhook or a channel. */
export type Target = { readonly webhookId: number } | { readonly channelId: number };

const columnOf = (t: Target): 'webhook_id' | 'channel_id' => ('webhookId' in t ? 'webhook_id' : 'channel_id');
const idOf = (t: Target): number => ('webhookId' in t ? t.webhookId : t.channelId);

/** Puts deliveries in the queue, due now. The same event for the same webhook is queued once. */
export async function queueDeliveries(
  tx: Tx,
  pairs: readonly { readonly webhookId: number; readonly eventId: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.sql(
    `insert into outgoing_delivery (webhook_id, event_id, next_at)
     select w, e, now() from unnest($1::bigint[], $2::bigint[]) as x (w, e) on conflict (webhook_id, event_id) do nothing`,
    [pairs.map((p) => p.webhookId), pairs.map((p) => p.eventId)],
  );
}

/** Queues a test, due now; gives the delivery's id. */
export async function queueTest(tx: Tx, target: Target): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into outgoing_delivery (${columnOf(target)}, next_at) values ($1, now()) returning id`,
    [idOf(target)],
  );
  return row!.id;
}

/** A delivery to a webhook, taken from the queue. */
export interface TakenDelivery {
  readonly id: number;
  readonly webhookId: number;
  readonly eventId: number | null;
  readonly attempts: number;
  readonly url: string;
  readonly salt: Buffer;
  readonly createdAt: Date;
}

/**
 * Takes due deliveries to webhooks, counting the attempt and putting them off for a minute: a program that dies while it
 * sends loses nothing, and no two programs send the same one. Those of stopped webhooks stay where they are.
 */
export async function takeDue(db: Db, limit: number): Promise<TakenDelivery[]> {
  return db.sql<TakenDelivery>(
    `update outgoing_delivery d set attempts = attempts + 1, next_at = now() + interval '1 minute', tried_at = now()
     from outgoing_webhook w
     where w.id = d.webhook_id and d.id in (
       select q.id from outgoing_delivery q join outgoing_webhook a on a.id = q.webhook_id and a.active
       where q.status = 'waiting' and q.next_at <= now() order by q.next_at limit ${limit} for update of q skip locked)
     returning d.id, d.webhook_id as "webhookId", d.event_id as "eventId", d.attempts, w.url, w.salt, d.created_at as "createdAt"`,
  );
}

/** How an attempt went. `nextAt` null: it is over. */
export interface Attempt {
  readonly status: 'waiting' | 'delivered' | 'failed' | 'dropped';
  readonly waitSeconds: number | null;
  readonly answered: number | null;
  readonly failure: string | null;
  readonly milliseconds: number | null;
}

/** Writes how an attempt went. */
export async function settleDelivery(tx: Queryable, id: number, a: Attempt): Promise<void> {
  await tx.sql(
    `update outgoing_delivery set status = $2, next_at = now() + make_interval(secs => $3), answered = $4, failure = $5, milliseconds = $6
     where id = $1 and status = 'waiting'`,
    [id, a.status, a.waitSeconds, a.answered, a.failure, a.milliseconds],
  );
}

/** What a delivery tells of; null when it may not leave: erased, deleted, or its matter is no longer for all of the agency. */
export interface ToldEvent {
  readonly id: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly actorKind: string;
  readonly changes: readonly { readonly field: string }[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Events by id, those that may leave. */
export async function tellable(q: Queryable, ids: readonly number[]): Promise<Map<number, ToldEvent>> {
  const rows = await q.sql<ToldEvent>(
    `select e.id, e.type, e.occurred_at as "occurredAt", n.key, n.kind, n.title, m.state, m.version, e.actor_kind as "actorKind",
       coalesce(e.payload -> 'changes', '[]') as changes, coalesce(e.payload -> 'data', '{}') as data
     from event e join node n on n.id = e.node_id and n.deleted_at is null join matter m on m.id = n.id
     where e.id = any($1::bigint[]) and e.payload is not null and m.audience = any($2::text[])`,
    [ids, tellableAudiences],
  );
  return new Map(rows.map((r) => [r.id, r]));
}

const shown = `d.id, d.status, d.attempts, d.next_at as "nextAt", d.answered, d.failure, d.milliseconds, d.created_at as "createdAt",
  d.tried_at as "triedAt", case when e.id is null then null else json_build_object('id', e.id, 'type', e.type, 'key', n.key) end as event, d.day`;
const from = `outgoing_delivery d left join event e on e.id = d.event_id left join node n on n.id = e.node_id`;

type Row = Omit<DeliveryValue, 'nextAt' | 'createdAt' | 'triedAt'> & {
  nextAt: Date | null;
  createdAt: Date;
  triedAt: Date | null;
};
const toValue = (r: Row): DeliveryValue => ({
  ...r,
  nextAt: r.status === 'waiting' ? (r.nextAt?.toISOString() ?? null) : null,
  createdAt: r.createdAt.toISOString(),
  triedAt: r.triedAt?.toISOString() ?? null,
});

/** One delivery, or null. */
export async function deliveryById(q: Queryable, target: Target, id: number): Promise<DeliveryValue | null> {
  const [row] = await q.sql<Row>(
    `select ${shown} from ${from} where d.id = $1 and d.${columnOf(target)} = $2`,
    [id, idOf(target)],
  );
  return row ? toValue(row) : null;
}

/** A page of deliveries, newest first. */
export async function listDeliveries(
  q: Queryable,
  target: Target,
  query: { readonly limit?: number; readonly cursor?: string; readonly status?: string },
): Promise<{ items: DeliveryValue[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : Number(decodeCursor(query.cursor, 1)[0]);
  const rows = await q.sql<Row>(
    `select ${shown} from ${from} where d.${columnOf(target)} = $1 and ($2::bigint is null or d.id < $2)
       and ($3::text is null or d.status = $3) order by d.id desc limit ${limit + 1}`,
    [idOf(target), before, query.status ?? null],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map(toValue),
    next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null,
  };
}

/** Makes a delivery due now, whatever became of it; false when there is none. */
export async function requeue(tx: Tx, target: Target, id: number): Promise<boolean> {
  const rows = await tx.sql(
    `update outgoing_delivery set status = 'waiting', next_at = now(), attempts = 0 where id = $1 and ${columnOf(target)} = $2 returning id`,
    [id, idOf(target)],
  );
  return rows.length > 0;
}

/**
 * Takes away what came through or was dropped `days` ago, and what failed three times as long ago. Gives how many went.
 */
export async function sweepDeliveries(q: Queryable, days: number): Promise<number> {
  const gone = await q.sql(
    `delete from outgoing_delivery where status <> 'waiting'
       and created_at < now() - make_interval(days => case when status = 'failed' then 3 * $1::int else $1::int end) returning id`,
    [days],
  );
  return gone.length;
}
