import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A matter among what waits. */
export interface Waiting {
  readonly id: number;
  readonly kind: string;
}

/** Matters with a pending approval of a role the actor holds anywhere, oldest asked first. The scope is judged on each. */
export async function waitingForRoles(q: Queryable, actor: Actor): Promise<Waiting[]> {
  const roles = [...new Set(actor.held.map((h) => h.role))];
  if (roles.length === 0) return [];
  const w = new Where([roles]);
  w.and(
    `a.status = 'pending' and a.role = any($1::text[]) and a.state = m.state and a.requested_at >= m.state_since`,
  );
  w.and(visibleMatter(actor, w));
  return q.sql(
    `select m.id, m.kind, min(a.requested_at) as asked from approval a join matter m on m.id = a.matter_id
     where ${w.text} group by m.id, m.kind order by asked limit 50`,
    w.values,
  );
}

/** Matters that somebody has approved in their present stay, oldest decision first. Whether the actor may move them is judged on each. */
export async function approvedNow(q: Queryable, actor: Actor): Promise<Waiting[]> {
  const w = new Where();
  w.and(`a.status = 'approved' and a.state = m.state and a.requested_at >= m.state_since`);
  w.and(visibleMatter(actor, w));
  return q.sql(
    `select m.id, m.kind, min(a.decided_at) as decided from approval a join matter m on m.id = a.matter_id
     where ${w.text} group by m.id, m.kind order by decided limit 50`,
    w.values,
  );
}

/** Open matters the actor owns, latest changed first. */
export async function ownedBy(q: Queryable, actor: Actor, done: readonly string[]): Promise<Waiting[]> {
  return q.sql(
    `select id, kind from matter where owner_id = $1 and state <> all($2::text[]) order by updated_at desc limit 20`,
    [actor.personId, done],
  );
}

/** Latest change by somebody else on each matter the actor owns or made, in the last 14 days. */
export async function changedByOthers(
  q: Queryable,
  actor: Actor,
): Promise<{ nodeId: number; kind: string; eventId: number }[]> {
  return q.sql(
    `select distinct on (e.node_id) e.node_id as "nodeId", m.kind, e.id as "eventId"
     from (select id, kind from matter where owner_id = $1 union select id, kind from matter where created_by = $1
           order by id desc limit 200) m
     join event e on e.node_id = m.id
     where e.actor_id is distinct from $1 and e.recorded_at > now() - interval '14 days'
     order by e.node_id, e.id desc limit 100`,
    [actor.personId],
  );
}

/** A product that somebody answers for. */
export interface OwnProduct {
  readonly id: number;
  readonly key: string;
  readonly title: string;
}

/** The products somebody has a role in, by themselves or by the team that has them, by name. */
export async function ownProducts(q: Queryable, actor: Actor): Promise<OwnProduct[]> {
  const at = (kind: 'product' | 'team') =>
    actor.held.filter((h) => h.scopeKind === kind && h.scopeId !== null).map((h) => h.scopeId);
  return q.sql(
    `select n.id, n.key, n.title from product p join node n on n.id = p.id and n.deleted_at is null
     where p.id = any($1::bigint[]) or p.team_id = any($2::bigint[]) order by n.title collate "nb-x-icu", n.id limit 5`,
    [at('product'), at('team')],
  );
}

/**
 * Production deployments that nobody has explained, from a day on in a time zone: all of them, or by product when products
 * are given by id. Products with none are left out.
 */
export async function unexplainedDeployments(
  q: Queryable,
  products: readonly number[] | null,
  from: string,
  timeZone: string,
): Promise<{ product: number | null; count: number }[]> {
  return q.sql(
    `select case when $1::bigint[] is null then null else d.product_id end as product, count(*)::int as count
     from deployment d join environment e on e.id = d.environment_id
     where e.production and d.explained = 'none' and d.deployed_at >= ($2::date::timestamp at time zone $3)
       and ($1::bigint[] is null or d.product_id = any($1::bigint[]))
     group by 1`,
    [products, from, timeZone],
  );
}
