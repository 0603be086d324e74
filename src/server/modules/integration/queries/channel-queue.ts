import { type NodePlace, tellableAudiences } from '../../../../domain/integration/index.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';

/** Where nodes belong. Deployments outside production belong nowhere. */
export async function placesOfNodes(q: Queryable, ids: readonly number[]): Promise<Map<number, NodePlace>> {
  if (ids.length === 0) return new Map();
  const rows = await q.sql<{
    id: number;
    kind: string;
    teams: (number | null)[];
    products: (number | null)[];
    groups: (number | null)[];
  }>(
    `select n.id, n.kind,
       json_build_array(m.team_id, case when m.team_id is null then p.team_id end) as teams,
       json_build_array(p.id) as products,
       json_build_array(m.product_group_id, p.product_group_id, t.product_group_id, u.product_group_id) as groups
     from node n left join matter m on m.id = n.id
     left join deployment d on d.id = n.id left join environment v on v.id = d.environment_id
     left join product p on p.id = coalesce(m.product_id, d.product_id)
     left join team t on t.id = m.team_id left join team u on u.id = p.team_id
     where n.id = any($1::bigint[]) and n.deleted_at is null and (m.id is not null or v.production)`,
    [ids],
  );
  const some = (all: readonly (number | null)[]): number[] => all.filter((x): x is number => x !== null);
  return new Map(
    rows.map((r) => [
      r.id,
      { kind: r.kind, teams: some(r.teams), products: some(r.products), groups: some(r.groups) },
    ]),
  );
}

/** Puts messages to channels in the queue, due when what belongs together has come. The same event is queued once. */
export async function queueForChannels(
  tx: Tx,
  pairs: readonly { readonly channelId: number; readonly eventId: number }[],
  gatherSeconds: number,
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.sql(
    `insert into outgoing_delivery (channel_id, event_id, next_at)
     select c, e, now() + make_interval(secs => $3) from unnest($1::bigint[], $2::bigint[]) as x (c, e)
     on conflict (channel_id, event_id) do nothing`,
    [pairs.map((p) => p.channelId), pairs.map((p) => p.eventId), gatherSeconds],
  );
}

/** Queues the message of deadlines of a day to channels, once each. */
export async function queueMorning(tx: Tx, channelIds: readonly number[], day: string): Promise<void> {
  await tx.sql(
    `insert into outgoing_delivery (channel_id, day, next_at) select c, $2, now() from unnest($1::bigint[]) c
     on conflict (channel_id, day) where day is not null do nothing`,
    [channelIds, day],
  );
}

/** A message to a channel, taken from the queue. */
export interface TakenMessage {
  readonly id: number;
  readonly channelId: number;
  readonly eventId: number | null;
  /** Of a message of deadlines. */
  readonly day: string | null;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Most messages that are gathered into one. */
const mostGathered = 100;

/**
 * Takes what is due to channels, of a few channels at a time: all that waits for each, so that what belongs together is
 * told together and in order. Counts the attempt and puts it off for a minute, as for webhooks.
 */
export async function takeMessages(db: Db, channels: number): Promise<TakenMessage[]> {
  const rows = await db.sql<TakenMessage>(
    `with due as (
       select c.id from channel c where c.active and c.removed_at is null and exists (
         select 1 from outgoing_delivery d where d.channel_id = c.id and d.status = 'waiting' and d.next_at <= now())
       order by c.id limit ${channels} for update of c skip locked
     ), picked as (
       select x.id from due cross join lateral (
         select d.id from outgoing_delivery d where d.channel_id = due.id and d.status = 'waiting'
           and (d.next_at <= now() or d.attempts = 0) order by d.id limit ${mostGathered} for update skip locked) x
     )
     update outgoing_delivery d set attempts = attempts + 1, next_at = now() + interval '1 minute', tried_at = now()
     from picked where picked.id = d.id
     returning d.id, d.channel_id as "channelId", d.event_id as "eventId", d.day, d.attempts, d.created_at as "createdAt"`,
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** What of an event a message is made of. */
export interface MessageEvent {
  readonly id: number;
  readonly type: string;
  readonly nodeId: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly team: string | null;
  readonly product: string | null;
  readonly changes: readonly { readonly field: string; readonly to: unknown }[];
  readonly data: Readonly<Record<string, unknown>>;
  /** What was said, as it is now; null where nothing was, or it is gone. */
  readonly said: string | null;
  /** The language of what was said, or of whoever gave a reason. */
  readonly language: Language | null;
  /** Of a deployment: where to. */
  readonly environment: string | null;
}

/** Events by id, those that may leave: of matters for all of the agency, and of deployments; not erased, never internal. */
export async function messageEvents(
  q: Queryable,
  ids: readonly number[],
): Promise<Map<number, MessageEvent>> {
  if (ids.length === 0) return new Map();
  const rows = await q.sql<MessageEvent>(
    `select e.id, e.type, n.id as "nodeId", n.key, n.kind, n.title, e.occurred_at as at, a.name as actor,
       nt.title as team, np.title as product, coalesce(e.payload -> 'changes', '[]') as changes,
       coalesce(e.payload -> 'data', '{}') as data, c.body as said, coalesce(c.language, a.language) as language,
       v.name as environment
     from event e join node n on n.id = e.node_id and n.deleted_at is null
     left join matter m on m.id = n.id
     left join deployment d on d.id = n.id left join environment v on v.id = d.environment_id
     left join person a on a.id = e.actor_id
     left join node nt on nt.id = m.team_id left join node np on np.id = coalesce(m.product_id, d.product_id)
     left join comment c on c.event_id = e.id and not c.internal
     where e.id = any($1::bigint[]) and e.payload is not null and e.type not like 'note.%'
       and (m.audience = any($2::text[]) or (m.id is null and d.id is not null))`,
    [ids, tellableAudiences],
  );
  return new Map(rows.map((r) => [r.id, r]));
}

/** A matter with a planned end, as the message of deadlines tells of it. */
export interface DueMatter {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly end: string;
  readonly owner: string | null;
}

/** Matters for all of the agency whose planned end is within days, both counted, and which are not over. */
export async function dueBetween(
  q: Queryable,
  from: string,
  to: string,
  over: readonly (readonly [kind: string, state: string])[],
): Promise<DueMatter[]> {
  return q.sql<DueMatter>(
    `select n.id, n.key, n.kind, n.title, m.planned_end as end, p.name as owner
     from matter m join node n on n.id = m.id and n.deleted_at is null left join person p on p.id = m.owner_id
     where m.planned_end between $1::date and $2::date and m.audience = any($3::text[])
       and (m.kind, m.state) not in (select * from unnest($4::text[], $5::text[]))
     order by m.planned_end, n.id`,
    [from, to, tellableAudiences, over.map((o) => o[0]), over.map((o) => o[1])],
  );
}

/** Whom to tell that a channel was switched off: whoever connected it, and those who lead its place now. */
export async function ownersOf(
  q: Queryable,
  channel: { readonly createdBy: number; readonly scopeId: number | null },
): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select $1::bigint as id union select person_id from membership
     where valid @> now() and (scope_id = $2 and role in ('teamLead', 'productOwner', 'productGroupLeader')
       or $2::bigint is null and role = 'admin')`,
    [channel.createdBy, channel.scopeId],
  );
  return rows.map((r) => r.id);
}

/** The node of the agency itself; null where none is registered. */
export async function agencyNode(q: Queryable): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    'select id from organisation where own_agency order by id limit 1',
  );
  return row?.id ?? null;
}
