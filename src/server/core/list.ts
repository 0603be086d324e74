import type { MatterListQueryValue, MatterRowValue } from '../../contract/matters.ts';
import { invalid } from '../../domain/kernel/errors.ts';
import { parseKey } from '../../domain/kernel/keys.ts';
import { type ProcessDefinition, stepsOf } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { visibleMatter } from './visibility.ts';

type Filters = Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>;
type Sort = NonNullable<MatterListQueryValue['sort']>;

const words = (text: string): string[] =>
  text
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** States of a comma-separated filter; an unknown one is refused, never ignored. */
function statesOf(definition: ProcessDefinition, text: string): string[] {
  const names = words(text);
  for (const s of names)
    if (!(s in definition.states)) throw invalid('query:state', 'no_such_state', { state: s });
  return names;
}

function addFilters(w: Where, actor: Actor, definition: ProcessDefinition, f: Filters): void {
  // In the text, as the page's length is: a plan made once for every value would not know how rare they are.
  w.and(`m.kind = '${definition.kind}'`);
  w.and(visibleMatter(actor, w));
  if (f.owner === 'none') w.and('m.owner_id is null');
  else if (f.owner === 'me') w.and(`m.owner_id = ${w.value(actor.personId)}`);
  else if (f.owner !== undefined) {
    const id = Number(f.owner);
    if (!Number.isSafeInteger(id) || id < 1) throw invalid('query:owner', 'not_a_person');
    w.and(`m.owner_id = ${w.value(id)}`);
  }
  for (const [name, kind, column] of [
    ['team', 'team', 'team_id'],
    ['product', 'product', 'product_id'],
    ['productGroup', 'productGroup', 'product_group_id'],
  ] as const) {
    const key = f[name];
    if (key !== undefined) {
      w.and(
        `m.${column} = (select id from node where namespace = '${kind === 'product' ? 'product' : 'rodtrad'}' and kind = '${kind}' and key = ${w.value(key)})`,
      );
    }
  }
  if (f.priority !== undefined) {
    const ranks = words(f.priority).map(Number);
    if (ranks.some((r) => !Number.isInteger(r) || r < 1 || r > 9))
      throw invalid('query:priority', 'not_a_rank');
    w.and(`m.priority = any(${w.value(ranks)}::smallint[])`);
  }
  if (f.q !== undefined) {
    const key = parseKey(f.q);
    w.and(
      key
        ? `n.key = ${w.value(key.key)} or n.title ilike ${w.value(like(f.q))}`
        : `n.title ilike ${w.value(like(f.q))}`,
    );
  }
}

/** The columns a sort reads; `null` ones put their empty rows last, whichever the direction. */
const sorts: Record<Exclude<Sort, 'state'>, { column: string; nullable: boolean; cast: string }> = {
  updated: { column: 'm.updated_at', nullable: false, cast: 'timestamptz' },
  created: { column: 'm.id', nullable: false, cast: 'bigint' },
  key: { column: 'm.id', nullable: false, cast: 'bigint' },
  title: { column: 'n.title collate "nb-x-icu"', nullable: false, cast: 'text' },
  priority: { column: 'm.priority', nullable: true, cast: 'smallint' },
  plannedStart: { column: 'm.planned_start', nullable: true, cast: 'date' },
  plannedEnd: { column: 'm.planned_end', nullable: true, cast: 'date' },
};

interface Branch {
  readonly rank: number;
  readonly where: string;
  readonly column: string;
  readonly ascending: boolean;
}

/** Names the columns of one page row; joined only for the rows of the page. */
const rowText = `
  select m.id, n.key, n.title, m.kind, m.state, m.version, m.priority, m.estimate, m.planned_start, m.planned_end, m.state_since,
    m.created_at, m.updated_at, m.owner_id, p.name as owner_name,
    t.key as team_key, t.title as team_title, pr.key as product_key, pr.title as product_title,
    g.key as group_key, g.title as group_title, page.rank, page.sort_value,
    r.total, r.closed, r.merged, r.released, r.in_production, r.estimate as r_estimate, r.estimate_done
  from page
  join matter m on m.id = page.id
  join node n on n.id = m.id
  left join person p on p.id = m.owner_id
  left join node t on t.id = m.team_id
  left join node pr on pr.id = m.product_id
  left join node g on g.id = m.product_group_id
  left join rollup r on r.node_id = m.id and r.total > 0`;

interface PageRow {
  id: number;
  key: string;
  title: string;
  kind: string;
  state: string;
  version: number;
  priority: number | null;
  estimate: number | null;
  planned_start: string | null;
  planned_end: string | null;
  state_since: Date;
  created_at: Date;
  updated_at: Date;
  owner_id: number | null;
  owner_name: string | null;
  team_key: string | null;
  team_title: string | null;
  product_key: string | null;
  product_title: string | null;
  group_key: string | null;
  group_title: string | null;
  rank: number;
  sort_value: string | null;
  total: number | null;
  closed: number;
  merged: number;
  released: number;
  in_production: number;
  r_estimate: number;
  estimate_done: number;
}

const ref = (kind: string, key: string | null, title: string | null) =>
  key === null ? null : { key, kind, title: title ?? '', state: null };

/** One row as the contract lists it. */
function toRow(definition: ProcessDefinition, r: PageRow): MatterRowValue {
  return {
    key: r.key,
    kind: r.kind,
    title: r.title,
    state: r.state,
    category: definition.states[r.state]?.category ?? 'active',
    version: r.version,
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner_name ?? '' },
    team: ref('team', r.team_key, r.team_title),
    product: ref('product', r.product_key, r.product_title),
    productGroup: ref('productGroup', r.group_key, r.group_title),
    priority: r.priority,
    estimate: r.estimate,
    plannedStart: r.planned_start,
    plannedEnd: r.planned_end,
    stateSince: r.state_since.toISOString(),
    createdAt: r.created_at.toISOString(),
    updatedAt: r.updated_at.toISOString(),
    rollup:
      r.total === null
        ? null
        : {
            total: r.total,
            closed: r.closed,
            merged: r.merged,
            released: r.released,
            inProduction: r.in_production,
            estimate: r.r_estimate,
            estimateDone: r.estimate_done,
          },
  };
}

/**
 * One page of a kind, filtered, sorted and only what the actor sees. Every sort is a range of an index: what could not
 * be (by state in the order of the process; empty values last) is a chain of ranges, each cut at the page's length,
 * so that page one and page ten thousand cost the same.
 */
export async function listMatters(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition,
  query: MatterListQueryValue,
): Promise<{ items: MatterRowValue[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const sort = query.sort ?? 'updated';
  const ascending = (query.order ?? (sort === 'updated' || sort === 'created' ? 'desc' : 'asc')) === 'asc';
  const wanted = query.state === undefined ? null : statesOf(definition, query.state);
  const w = new Where();
  addFilters(w, actor, definition, query);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 3);
  const states = wanted === null || sort === 'state' ? null : w.value(wanted);
  const branches: Branch[] = [];
  if (sort === 'state') {
    const order = [
      ...stepsOf(definition),
      ...Object.keys(definition.states).filter((s) => definition.states[s]!.step === undefined),
    ];
    if (!ascending) order.reverse();
    order.forEach((s, rank) => {
      if (wanted === null || wanted.includes(s)) {
        branches.push({ rank, where: `m.state = '${s}'`, column: 'm.updated_at', ascending: false });
      }
    });
  } else {
    const s = sorts[sort];
    const state = states === null ? 'true' : `m.state = any(${states}::text[])`;
    branches.push({
      rank: 0,
      where: s.nullable ? `${state} and ${s.column} is not null` : state,
      column: s.column,
      ascending,
    });
    if (s.nullable)
      branches.push({ rank: 1, where: `${state} and ${s.column} is null`, column: 'm.id', ascending: true });
  }
  const cast = (b: Branch): string =>
    b.column === 'm.id'
      ? 'bigint'
      : b.column === 'm.updated_at'
        ? 'timestamptz'
        : sorts[sort as keyof typeof sorts].cast;
  const needsNode = query.q === undefined && sort !== 'title' ? '' : ' join node n on n.id = m.id';
  const parts: string[] = [];
  for (const b of branches) {
    let range = 'true';
    if (after !== null) {
      const [rank, value, id] = after;
      if (b.rank < Number(rank)) continue;
      if (b.rank === Number(rank)) {
        range = `(${b.column}, m.id) ${b.ascending ? '>' : '<'} (${w.value(value)}::${cast(b)}, ${w.value(id)}::bigint)`;
      }
    }
    const direction = b.ascending ? 'asc' : 'desc';
    parts.push(
      `(select m.id, ${b.rank} as rank, (${b.column})::text as sort_value, row_number() over (order by ${b.column} ${direction}, m.id ${direction}) as place
        from matter m${needsNode} where ${w.text} and ${b.where} and ${range}
        order by ${b.column} ${direction}, m.id ${direction} limit ${limit + 1})`,
    );
  }
  if (parts.length === 0) return { items: [], next: null };
  const rows = await q.sql<PageRow>(
    `with page as (select * from (${parts.join(' union all ')}) x order by rank, place limit ${limit + 1})
     ${rowText} order by page.rank, page.place`,
    w.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((r) => toRow(definition, r)),
    next: rows.length > limit && last ? encodeCursor([last.rank, last.sort_value, last.id]) : null,
  };
}

/** Rows of given matters, in the order given; for pages that have found the ids themselves. */
export async function rowsOf(
  q: Queryable,
  definition: ProcessDefinition,
  ids: readonly number[],
): Promise<MatterRowValue[]> {
  if (ids.length === 0) return [];
  const rows = await q.sql<PageRow>(
    `with page as (select id, 0 as rank, null::text as sort_value, place from unnest($1::bigint[]) with ordinality as x (id, place))
     ${rowText} order by page.place`,
    [ids],
  );
  return rows.map((r) => toRow(definition, r));
}

/** Most that is counted exactly. */
export const countCap = 10_000;

/** Counts under a filter by state, each exact up to {@link countCap}. */
export async function countMatters(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition,
  filters: Filters,
) {
  const w = new Where();
  addFilters(w, actor, definition, filters);
  const wanted = filters.state === undefined ? null : statesOf(definition, filters.state);
  const names = Object.keys(definition.states).filter((s) => wanted === null || wanted.includes(s));
  if (names.length === 0) return { total: { count: 0, capped: false }, byState: [] };
  const needsNode = filters.q === undefined ? '' : ' join node n on n.id = m.id';
  const parts = names.map(
    (
      s,
    ) => `select ${w.value(s)}::text as state, count(*)::int as count, coalesce(sum(estimate), 0) as estimate
      from (select m.estimate from matter m${needsNode} where ${w.text} and m.state = $${w.values.length} limit ${countCap + 1}) c`,
  );
  const rows = await q.sql<{ state: string; count: number; estimate: number }>(
    parts.join(' union all '),
    w.values,
  );
  const byState = rows.map((r) => ({
    state: r.state,
    count: Math.min(r.count, countCap),
    capped: r.count > countCap,
    estimate: r.estimate,
  }));
  const sum = byState.reduce((n, r) => n + r.count, 0);
  const capped = byState.some((r) => r.capped) || sum > countCap;
  return { total: { count: Math.min(sum, countCap), capped }, byState };
}
