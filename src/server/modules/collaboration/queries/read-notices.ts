import { guardedKinds } from '../../../../domain/collaboration/index.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belongsToAgency, visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A notice with what its message needs. */
export interface NoticeRow {
  readonly id: number;
  readonly nodeId: number;
  readonly type: string;
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly at: Date;
  readonly read: boolean;
  readonly internal: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  /** What was said, as it is now; null where nothing was, or it is gone. */
  readonly body: string | null;
  /** The reason that was given; null where none was, or it has been erased. */
  readonly reason: string | null;
  /** Of what was said, or of whoever gave the reason. */
  readonly language: 'nb' | 'nn' | 'en' | null;
}

/** What there is to tell somebody of one node. */
export interface GroupRow {
  readonly nodeId: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly upTo: number;
  readonly unread: number;
  readonly count: number;
  readonly ids: readonly number[];
}

/** Conditions under which somebody is shown a notice (`o` at node `n`, left-joined matter `m`): judged each time. */
function shownTo(actor: Actor, w: Where): void {
  w.and(`o.person_id = ${w.value(actor.personId)}`);
  if (!belongsToAgency(actor)) w.and('not o.internal');
  w.and(visibleNode(actor, w));
  for (const [kind, permission] of guardedKinds) {
    if (!may(actor, permission)) w.and(`n.kind <> ${w.value(kind)}`);
  }
}

const from = 'notice o join node n on n.id = o.node_id left join matter m on m.id = n.id';
/** How many notices of a group are told one by one. */
const told = 4;

/** What somebody is told, by node, the node with the newest notice first; from before the notice `before`. */
export async function noticeGroups(
  q: Queryable,
  actor: Actor,
  page: { unread: boolean; before: number | null; limit: number },
): Promise<GroupRow[]> {
  const w = new Where();
  shownTo(actor, w);
  if (page.unread) w.and('o.read_at is null');
  return q.sql<GroupRow>(
    `select n.id as "nodeId", n.key, n.kind, n.title, m.state, max(o.id) as "upTo", count(*)::int as count,
       (count(*) filter (where o.read_at is null))::int as unread,
       (array_agg(o.id order by o.id desc))[1:${told}]::float8[] as ids
     from ${from} where ${w.text} group by n.id, m.id
     having ${page.before === null ? 'true' : `max(o.id) < ${w.value(page.before)}`}
     order by max(o.id) desc limit ${w.value(page.limit)}`,
    w.values,
  );
}

/** Notices by id that somebody is shown, newest first. */
export async function noticesById(q: Queryable, actor: Actor, ids: readonly number[]): Promise<NoticeRow[]> {
  if (ids.length === 0) return [];
  const w = new Where([ids]);
  w.and('o.id = any($1::bigint[])');
  shownTo(actor, w);
  return q.sql<NoticeRow>(
    `select o.id, o.node_id as "nodeId", o.type, o.created_at as at, o.read_at is not null as read, o.internal, o.data,
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as actor,
       c.body, r.reason, case when c.body is not null then c.language when r.reason is not null then p.language end as language
     from ${from} left join person p on p.id = o.actor_id left join event e on e.id = o.event_id
     cross join lateral (select coalesce(e.payload #>> '{data,reason}', e.payload #>> '{data,note}') as reason) r
     left join comment c on c.id = (o.data ->> 'comment')::bigint and c.node_id = o.node_id
     where ${w.text} order by o.id desc`,
    w.values,
  );
}

/** Unread notices that somebody is shown, counted to `most`. */
export async function countUnread(q: Queryable, actor: Actor, most: number): Promise<number> {
  const w = new Where();
  shownTo(actor, w);
  w.and('o.read_at is null');
  const [row] = await q.sql<{ count: number }>(
    `select count(*)::int as count from (select 1 from ${from} where ${w.text} limit ${w.value(most)}) x`,
    w.values,
  );
  return row?.count ?? 0;
}
