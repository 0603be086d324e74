import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { type ElementRow, elementColumns, elementJoins } from './element-rows.ts';

/** What the timeline is filtered by. `states` are names of the definition. */
export interface TimelineFilter {
  readonly product?: string | undefined;
  readonly programme?: string | undefined;
  readonly team?: string | undefined;
  readonly states: readonly string[];
}

/** Most that is counted exactly. */
export const countCap = 10_000;

/** Conditions on `m`; the kind and the states stand in the text, so that the plan knows how rare they are. */
function conditions(w: Where, actor: Actor, f: TimelineFilter): string {
  const parts = [
    `m.kind = 'roadmapElement'`,
    `m.state in (${f.states.map((s) => `'${s}'`).join(', ')})`,
    `(${visibleMatter(actor, w)})`,
  ];
  if (f.team !== undefined)
    parts.push(
      `m.team_id = (select id from node where namespace = 'rodtrad' and kind = 'team' and key = ${w.value(f.team)})`,
    );
  if (f.programme !== undefined)
    parts.push(
      `m.id in (select e.id from roadmap_element e where e.programme <> '' and e.programme = ${w.value(f.programme)})`,
    );
  return parts.join(' and ');
}

const productId = (w: Where, key: string): string =>
  `(select id from node where kind = 'product' and key = ${w.value(key)})`;

/**
 * One page of elements: by product (its name in alphabetical order, those without a product last), then by start (those
 * without last). Product by product a range of an index, cut at the page's length, so that a roadmap of a hundred
 * thousand costs what its first page does.
 */
export async function timelinePage(
  q: Queryable,
  actor: Actor,
  f: TimelineFilter,
  limit: number,
  cursor: string | undefined,
): Promise<{ rows: ElementRow[]; next: string | null }> {
  const w = new Where();
  const where = conditions(w, actor, f);
  const after = cursor === undefined ? null : decodeCursor(cursor, 4);
  const [title, product, start, id] = after ?? [];
  /** Elements of one product after a place within it, dated first. */
  const ranges = (of: string, begins: 'beginning' | 'within'): string => {
    const branches: string[] = [];
    const branch = (undated: boolean, condition: string): void => {
      branches.push(
        `(select m.id, m.planned_start, ${undated} as undated from matter m where ${where} and ${of} and ${condition}
          order by ${undated ? 'm.id' : 'm.planned_start, m.id'} limit ${limit + 1})`,
      );
    };
    if (begins === 'beginning') {
      branch(false, 'm.planned_start is not null');
      branch(true, 'm.planned_start is null');
    } else if (start !== null) {
      branch(false, `(m.planned_start, m.id) > (${w.value(start)}::date, ${w.value(id)}::bigint)`);
      branch(true, 'm.planned_start is null');
    } else branch(true, `m.planned_start is null and m.id > ${w.value(id)}::bigint`);
    return branches.join(' union all ');
  };
  const collate = 'collate "nb-x-icu"';
  const parts: string[] = [];
  const products = (condition: string, begins: 'beginning' | 'within'): void => {
    parts.push(
      `(select p.title, p.id as product, e.* from (
          select n.title, n.id from product x join node n on n.id = x.id where ${condition} order by n.title ${collate}, n.id) p
        cross join lateral (${ranges('m.product_id = p.id', begins)}) e
        order by p.title ${collate}, p.id, e.undated, e.planned_start, e.id limit ${limit + 1})`,
    );
  };
  const homeless = (begins: 'beginning' | 'within'): void => {
    parts.push(
      `(select null::text as title, null::bigint as product, e.* from (${ranges('m.product_id is null', begins)}) e limit ${limit + 1})`,
    );
  };
  const only = f.product === undefined ? 'true' : `n.id = ${productId(w, f.product)}`;
  if (after === null) products(only, 'beginning');
  else if (product !== null) {
    products(`${only} and n.id = ${w.value(product)}::bigint`, 'within');
    products(
      `${only} and (n.title ${collate}, n.id) > (${w.value(title)}::text ${collate}, ${w.value(product)}::bigint)`,
      'beginning',
    );
  }
  if (f.product === undefined) homeless(after !== null && product === null ? 'within' : 'beginning');
  const order = `title ${collate} nulls last, product, undated, planned_start, id`;
  const rows = await q.sql<ElementRow & { place_title: string | null; place_product: number | null }>(
    `with page as materialized (
       select x.*, row_number() over (order by ${order}) as place from (${parts.join(' union all ')}) x order by ${order} limit ${limit + 1})
     select ${elementColumns}, page.title as place_title, page.product as place_product
     from page join matter m on m.id = page.id ${elementJoins} order by page.place`,
    w.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next:
      rows.length > limit && last
        ? encodeCursor([last.place_title, last.place_product, last.planned_start, last.id])
        : null,
  };
}

/** How many a filter finds, exact up to {@link countCap}. */
export async function countTimeline(
  q: Queryable,
  actor: Actor,
  f: TimelineFilter,
): Promise<{ count: number; capped: boolean }> {
  const w = new Where();
  const where = conditions(w, actor, f);
  const of = f.product === undefined ? 'true' : `m.product_id = ${productId(w, f.product)}`;
  const [row] = await q.sql<{ count: number }>(
    `select count(*)::int as count from (select 1 from matter m where ${where} and ${of} limit ${countCap + 1}) c`,
    w.values,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, countCap), capped: count > countCap };
}

/** What can be filtered by: products and teams with elements the actor sees, and programmes in use there. */
export async function timelineChoices(q: Queryable, actor: Actor) {
  const places = (table: 'product' | 'team', column: string) => {
    const w = new Where();
    return q.sql<{ key: string; title: string }>(
      `select n.key, n.title from ${table} x join node n on n.id = x.id
       where exists (select 1 from matter m where m.${column} = n.id and m.kind = 'roadmapElement' and (${visibleMatter(actor, w)}))
       order by n.title collate "nb-x-icu"`,
      w.values,
    );
  };
  const w = new Where();
  const [products, teams, programmes] = await Promise.all([
    places('product', 'product_id'),
    places('team', 'team_id'),
    // A loose scan: from one programme to the next in the index, however many elements each has.
    q.sql<{ programme: string }>(
      `with recursive word (programme) as (
         (select programme from roadmap_element where programme <> '' order by programme limit 1)
         union all
         select (select o.programme from roadmap_element o where o.programme <> '' and o.programme > word.programme order by o.programme limit 1)
         from word where word.programme is not null)
       select programme from word where programme is not null and exists (
         select 1 from roadmap_element o join matter m on m.id = o.id
         where o.programme <> '' and o.programme = word.programme and (${visibleMatter(actor, w)}))
       order by programme collate "nb-x-icu" limit 200`,
      w.values,
    ),
  ]);
  return { products, teams, programmes: programmes.map((p) => p.programme) };
}
