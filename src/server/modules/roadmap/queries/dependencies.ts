import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { DependencyEdge, DependencyState } from '../../../../domain/roadmap/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { type ElementRow, elementColumns, elementJoins } from './element-rows.ts';

/** A dependency as it is read: asked for, or linked without (`id` null). `from` is needed by `to`. */
export interface DependencyRow {
  readonly id: number | null;
  readonly version: number;
  readonly from_id: number;
  readonly to_id: number;
  readonly state: DependencyState;
  readonly need: string;
  readonly wanted_by: string | null;
  readonly asked_by: number | null;
  readonly asked_by_name: string | null;
  readonly asked_at: Date | null;
  readonly promised_day: string | null;
  readonly words: string;
  readonly answered_by: number | null;
  readonly answered_by_name: string | null;
  readonly answered_at: Date | null;
  readonly both_ends: boolean;
  readonly link_id: number | null;
}

const standing = `l.type = 'dependsOn' and l.status = 'confirmed' and l.removed_at is null`;

/** An accepted dependency whose link somebody has removed counts on nothing any more. */
const columns = `d.id, d.version, d.from_id, d.to_id,
  case when d.state = 'accepted' and l.removed_at is not null then 'withdrawn' else d.state end as state,
  d.need, d.wanted_by, d.asked_by, a.name as asked_by_name, d.asked_at, d.promised_day, d.words, d.answered_by,
  b.name as answered_by_name, d.answered_at, d.both_ends, d.link_id`;
const joins = `left join link l on l.id = d.link_id
  left join person a on a.id = d.asked_by left join person b on b.id = d.answered_by`;
const linkOnly = `null::bigint as id, 1 as version, l.from_id, l.to_id, 'accepted' as state, coalesce(l.note, '') as need,
  null::date as wanted_by, l.created_by as asked_by, c.name as asked_by_name, l.created_at as asked_at,
  null::date as promised_day, '' as words, null::bigint as answered_by, null::text as answered_by_name,
  null::timestamptz as answered_at, false as both_ends, l.id as link_id`;

/** Everything about dependencies of one element, both ways, the declined and withdrawn too; newest first. */
export function dependenciesOf(q: Queryable, elementId: number): Promise<DependencyRow[]> {
  return q.sql<DependencyRow>(
    `select * from (
       select ${columns} from element_dependency d ${joins} where d.from_id = $1 or d.to_id = $1
       union all
       select ${linkOnly} from link l join node f on f.id = l.from_id join node t on t.id = l.to_id
         left join person c on c.id = l.created_by
       where (l.from_id = $1 or l.to_id = $1) and ${standing}
         and f.kind = 'roadmapElement' and t.kind = 'roadmapElement'
         and not exists (select 1 from element_dependency d where d.link_id = l.id and d.state = 'accepted')
     ) x order by asked_at desc nulls last, id desc nulls last limit 500`,
    [elementId],
  );
}

/** One dependency that was asked for, by its id. */
export async function dependencyById(q: Queryable, id: number): Promise<DependencyRow | null> {
  const [row] = await q.sql<DependencyRow>(
    `select ${columns} from element_dependency d ${joins} where d.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Locks a dependency and reads it anew: its matters first, in the order of their ids, as links lock them. */
export async function lockDependencyRow(
  tx: Tx,
  d: Pick<DependencyRow, 'from_id' | 'to_id'> & { readonly id: number | null },
): Promise<DependencyRow> {
  await tx.sql('select id from matter where id = any($1::bigint[]) order by id for update', [
    [d.from_id, d.to_id],
  ]);
  await tx.sql('select id from element_dependency where id = $1 for update', [d.id]);
  return (await dependencyById(tx, d.id!))!;
}

/** What the timeline needs of a dependency. */
export interface DrawnDependency extends DependencyEdge<number> {
  readonly id: number | null;
  readonly state: 'asked' | 'accepted';
  readonly promised: string | null;
}

const drawn = `select d.id, l.from_id as "from", l.to_id as "to", 'accepted' as state, d.promised_day as promised
  from link l left join element_dependency d on d.link_id = l.id and d.state = 'accepted'`;
const drawnAsked = `select d.id, d.from_id as "from", d.to_id as "to", 'asked' as state, null::date as promised
  from element_dependency d where d.state = 'asked'`;
const elements = `exists (select 1 from roadmap_element e where e.id = l.from_id) and exists (select 1 from roadmap_element e where e.id = l.to_id)`;

/** Dependencies that stand or are asked for, with an end among some elements. Each once. */
export function drawnAround(q: Queryable, ids: readonly number[]): Promise<DrawnDependency[]> {
  return q.sql<DrawnDependency>(
    `${drawn} where l.from_id = any($1::bigint[]) and ${standing} and ${elements}
     union ${drawn} where l.to_id = any($1::bigint[]) and ${standing} and ${elements}
     union ${drawnAsked} and d.from_id = any($1::bigint[])
     union ${drawnAsked} and d.to_id = any($1::bigint[])`,
    [ids],
  );
}

/** All dependencies below some elements, as far as they go: who waits for whom. */
export function edgesBelow(q: Queryable, ids: readonly number[]): Promise<DependencyEdge<number>[]> {
  return q.sql<DependencyEdge<number>>(
    `with recursive below (from_id, to_id) as (
       select l.from_id, l.to_id from link l where l.from_id = any($1::bigint[]) and ${standing} and ${elements}
       union
       select l.from_id, l.to_id from below b join link l on l.from_id = b.to_id and ${standing} and ${elements}
     ) select from_id as "from", to_id as "to" from below limit 20000`,
    [ids],
  );
}

/** The ways that lead to an element along what stands and what is asked for: for naming a ring before it closes. */
export function edgesAbove(q: Queryable, id: number): Promise<DependencyEdge<number>[]> {
  return q.sql<DependencyEdge<number>>(
    `with recursive above (from_id, to_id) as (
       (select l.from_id, l.to_id from link l where l.to_id = $1 and ${standing}
        union select d.from_id, d.to_id from element_dependency d where d.to_id = $1 and d.state = 'asked')
       union
       select e.from_id, e.to_id from above a cross join lateral (
         select l.from_id, l.to_id from link l where l.to_id = a.from_id and ${standing}
         union all
         select d.from_id, d.to_id from element_dependency d where d.to_id = a.from_id and d.state = 'asked') e
     ) select from_id as "from", to_id as "to" from above`,
    [id],
  );
}

/** Elements by id, those that the actor sees; in no order. */
export function elementsById(q: Queryable, actor: Actor, ids: readonly number[]): Promise<ElementRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const w = new Where([ids]);
  return q.sql<ElementRow>(
    `select ${elementColumns} from matter m ${elementJoins}
     where m.id = any($1::bigint[]) and m.kind = 'roadmapElement' and (${visibleMatter(actor, w)})`,
    w.values,
  );
}

/** Ids of those asked for that somebody may answer by what they hold, oldest first; whoever asked is left out. */
export async function waitingFor(q: Queryable, actor: Actor): Promise<DependencyRow[]> {
  const scope = (role: string): number[] =>
    actor.held.flatMap((h) => (h.role === role && h.scopeId !== null ? [h.scopeId] : []));
  const w = new Where([actor.personId, scope('productOwner'), scope('productGroupLeader')]);
  return q.sql<DependencyRow>(
    `select ${columns} from element_dependency d ${joins}
     join matter m on m.id = d.from_id join node n on n.id = m.id and n.deleted_at is null
     where d.state = 'asked' and d.asked_by <> $1
       and (m.owner_id = $1 or m.product_id = any($2::bigint[]) or (m.product_group_id = any($3::bigint[])))
       and (${visibleMatter(actor, w)})
     order by d.asked_at, d.id limit 50`,
    w.values,
  );
}

/** A dependency to be written. */
export interface NewDependency {
  readonly fromId: number;
  readonly toId: number;
  readonly need: string;
  readonly wantedBy: string | null;
  readonly askedBy: number;
}

/** Writes what is asked for. Null when the same is asked for or agreed on already. */
export async function insertDependency(tx: Tx, d: NewDependency): Promise<number | null> {
  // One that was accepted, and whose link somebody has removed since, is in nobody's way.
  await tx.sql(
    `update element_dependency d set state = 'withdrawn', withdrawn_by = coalesce(l.removed_by, $3), withdrawn_at = l.removed_at,
       version = d.version + 1
     from link l where l.id = d.link_id and l.removed_at is not null and d.state = 'accepted' and d.from_id = $1 and d.to_id = $2`,
    [d.fromId, d.toId, d.askedBy],
  );
  const [row] = await tx.sql<{ id: number }>(
    `insert into element_dependency (from_id, to_id, need, wanted_by, asked_by) values ($1, $2, $3, $4, $5)
     on conflict (from_id, to_id) where state in ('asked', 'accepted') do nothing returning id`,
    [d.fromId, d.toId, d.need, d.wantedBy, d.askedBy],
  );
  return row?.id ?? null;
}

/** Writes the answer. */
export async function writeAnswer(
  tx: Tx,
  id: number,
  a: {
    readonly state: 'accepted' | 'declined';
    readonly promised: string | null;
    readonly words: string;
    readonly by: number;
    readonly bothEnds: boolean;
    readonly linkId: number | null;
  },
): Promise<void> {
  await tx.sql(
    `update element_dependency set state = $2, promised_day = $3, words = $4, answered_by = $5, answered_at = event_now(),
       both_ends = $6, link_id = $7, version = version + 1 where id = $1`,
    [id, a.state, a.promised, a.words, a.by, a.bothEnds, a.linkId],
  );
}

/** Takes it back; what was answered stays told. */
export async function writeWithdrawal(tx: Tx, id: number, by: number, words: string | null): Promise<void> {
  await tx.sql(
    `update element_dependency set state = 'withdrawn', withdrawn_by = $2, withdrawn_at = event_now(),
       words = coalesce($3, words), version = version + 1 where id = $1`,
    [id, by, words],
  );
}

/** People to ask about an element: its owner and the owners of its product; where there is nobody, its group's leaders. */
export async function answerersOf(q: Queryable, elementId: number): Promise<number[]> {
  const rows = await q.sql<{ id: number; near: boolean }>(
    `select m.owner_id as id, true as near from matter m where m.id = $1 and m.owner_id is not null
     union
     select s.person_id, s.role = 'productOwner' from matter m join membership s on s.valid @> now()
       and ((s.role = 'productOwner' and s.scope_kind = 'product' and s.scope_id = m.product_id)
         or (s.role = 'productGroupLeader' and s.scope_kind = 'productGroup' and s.scope_id = m.product_group_id))
     where m.id = $1`,
    [elementId],
  );
  const near = rows.filter((r) => r.near);
  return [...new Set((near.length > 0 ? near : rows).map((r) => r.id))];
}
