import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { openNeedStates } from '../../../../domain/need/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

const open = openNeedStates.map((s) => `'${s}'`).join(', ');

/** A need like a text. */
export interface SimilarRow {
  readonly node: NodeRefValue;
  readonly supporters: number;
  readonly likeness: number;
  readonly organisation: NodeRefValue | null;
}

/**
 * Open needs that the actor sees, like a title by its trigrams (whole, or as a part of it), likeliest first.
 *
 * The planner takes comparing trigrams for as cheap as comparing numbers, and would read every title: it is told not to
 * (50,000 needs on a busy machine: some 50 ms by the index, 400 ms and more without, 100 ms for each distance by GiST).
 */
export function similarNeeds(
  db: Db,
  actor: Actor,
  ask: { readonly title: string; readonly without: string | null; readonly limit: number },
): Promise<SimilarRow[]> {
  const w = new Where([ask.title]);
  w.and(`m.state in (${open})`);
  if (ask.without !== null) w.and(`n.key <> ${w.value(ask.without)}`);
  w.and(visibleMatter(actor, w));
  const needs = `select n.id from node n where n.kind = 'need' and n.deleted_at is null`;
  return db.transaction(async (tx) => {
    await tx.sql('set local enable_seqscan = off');
    return tx.sql<SimilarRow>(
      `with alike as materialized (${needs} and n.title % $1 union ${needs} and $1 <% n.title)
       select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as node, o.supporters,
         round(greatest(similarity(n.title, $1), word_similarity($1, n.title))::numeric, 3) as likeness,
         case when g.id is null then null
           else json_build_object('key', g.key, 'kind', g.kind, 'title', g.title, 'state', null) end as organisation
       from alike x join node n on n.id = x.id join matter m on m.id = n.id join need o on o.id = n.id
       left join node g on g.id = m.organisation_id
       where ${w.text} order by likeness desc, o.supporters desc, n.id limit ${w.value(ask.limit)}`,
      w.values,
    );
  });
}

/** Locks matters in the order of their ids, so that two commands on the same pair wait for one another. */
export async function lockBoth(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.sql(
    `select m.id from matter m join node n on n.id = m.id
     where n.namespace = 'rodtrad' and n.key = any($1::text[]) order by m.id for update of m`,
    [keys],
  );
}

/** Whether a team is still there. */
export async function teamLives(q: Queryable, key: string): Promise<boolean> {
  const rows = await q.sql(
    `select 1 from node n join team t on t.id = n.id where n.key = $1 and n.kind = 'team' and n.deleted_at is null and t.ceased_at is null`,
    [key],
  );
  return rows.length > 0;
}

/** The group a product belongs to, by keys; null when it has none or is not there. */
export async function groupOfProduct(q: Queryable, product: string): Promise<string | null> {
  const [row] = await q.sql<{ key: string }>(
    `select g.key from node n join product p on p.id = n.id join node g on g.id = p.product_group_id
     where n.kind = 'product' and n.key = $1 and n.deleted_at is null`,
    [product],
  );
  return row?.key ?? null;
}

/** An organisation by key, as id; null when there is none. */
export async function organisationId(q: Queryable, key: string): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    `select id from node where kind = 'organisation' and namespace = 'rodtrad' and key = $1 and deleted_at is null`,
    [key],
  );
  return row?.id ?? null;
}

/** Organisations by id, as they are shown. */
export function organisationsById(q: Queryable, ids: readonly number[]): Promise<NodeRefValue[]> {
  return q.sql<NodeRefValue>(
    `select key, kind, title, null as state from node where id = any($1::bigint[]) and kind = 'organisation'
     and deleted_at is null order by title collate "nb-x-icu"`,
    [ids],
  );
}

/** People who hold a role now, at a node or (null) agency-wide, and have not left. */
export async function holdersOf(q: Queryable, role: string, scopeId: number | null): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select distinct p.id from membership m join person p on p.id = m.person_id and p.left_at is null
     where m.role = $1 and m.scope_id is not distinct from $2::bigint and m.valid @> event_now()`,
    [role, scopeId],
  );
  return rows.map((r) => r.id);
}

/** Ids of needs that wait for somebody who holds some places, or sees all of them, most supported first. */
export async function waitingNeeds(
  q: Queryable,
  actor: Actor,
  places: {
    readonly all: boolean;
    readonly products: readonly number[];
    readonly groups: readonly number[];
    readonly teams: readonly number[];
  },
  limit: number,
): Promise<{ readonly ids: number[]; readonly total: number }> {
  const w = new Where();
  w.and(`m.kind = 'need' and m.state in ('registered', 'considered')`);
  w.and(visibleMatter(actor, w));
  const mine = [
    `m.owner_id = ${w.value(actor.personId)}`,
    `m.product_id = any(${w.value(places.products)}::bigint[])`,
    `m.product_group_id = any(${w.value(places.groups)}::bigint[])`,
    `m.team_id = any(${w.value(places.teams)}::bigint[])`,
    // What has no place waits for those who see all of it.
    ...(places.all ? ['m.product_id is null and m.product_group_id is null and m.team_id is null'] : []),
  ];
  w.and(mine.map((s) => `(${s})`).join(' or '));
  const rows = await q.sql<{ id: number; total: number }>(
    `select m.id, count(*) over ()::int as total from matter m join need o on o.id = m.id
     where ${w.text} order by o.supporters desc, m.id limit ${w.value(limit)}`,
    w.values,
  );
  return { ids: rows.map((r) => r.id), total: rows[0]?.total ?? 0 };
}
