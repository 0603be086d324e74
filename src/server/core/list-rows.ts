import type { MatterRowValue } from '../../contract/matters.ts';
import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';

/** What a page row shows of `matter`, read where its place on the page is found. */
export const matterColumns = [
  'id',
  'kind',
  'state',
  'version',
  'priority',
  'estimate',
  'planned_start',
  'planned_end',
  'state_since',
  'created_at',
  'updated_at',
  'owner_id',
  'team_id',
  'product_id',
  'product_group_id',
  'labels',
  'm_rank',
]
  .map((c) => (c === 'm_rank' ? 'm.rank as m_rank' : `m.${c}`))
  .join(', ');

/** Own fields that lists of a kind show, as JSON; empty where it has none. */
function extraOf(definition: ProcessDefinition): { readonly value: string; readonly join: string } {
  const own = Object.entries(definition.fields).filter(([, f]) => f.list && f.storage === 'own');
  if (own.length === 0) return { value: `'{}'::json`, join: '' };
  const members = own
    .map(([name, f]) => {
      const column = `o.${columnOf(name, f)}`;
      return f.type === 'node'
        ? `'${name}', (select json_build_object('key', x.key, 'kind', x.kind, 'title', x.title, 'state', null) from node x where x.id = ${column})`
        : `'${name}', ${column}`;
    })
    .join(', ');
  return { value: `json_build_object(${members})`, join: `join ${definition.table} o on o.id = page.id` };
}

/** Adds the names to the rows of a `page`: joined for them only. */
export const rowText = (definition: ProcessDefinition): string => `
  select page.*, ${extraOf(definition).value} as extra, n.key, n.title, p.name as owner_name, t.key as team_key, t.title as team_title,
    pr.key as product_key, pr.title as product_title, g.key as group_key, g.title as group_title,
    r.total, r.closed, r.merged, r.released, r.in_production, r.estimate as r_estimate, r.estimate_done
  from page
  join node n on n.id = page.id
  left join person p on p.id = page.owner_id
  left join node t on t.id = page.team_id
  left join node pr on pr.id = page.product_id
  left join node g on g.id = page.product_group_id
  ${extraOf(definition).join}
  left join rollup r on r.node_id = page.id and r.total > 0`;

/** A row as it is read. */
export interface PageRow {
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
  labels: string[];
  m_rank: string;
  extra: Record<string, unknown>;
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
export function toRow(definition: ProcessDefinition, r: PageRow): MatterRowValue {
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
    labels: r.labels,
    rank: r.m_rank,
    extra: r.extra,
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

/** Rows of given matters, in the order given; for pages that have found the ids themselves. */
export async function rowsOf(
  q: Queryable,
  definition: ProcessDefinition,
  ids: readonly number[],
): Promise<MatterRowValue[]> {
  if (ids.length === 0) return [];
  const rows = await q.sql<PageRow>(
    `with page as (
       select ${matterColumns}, 0 as rank, null::text as sort_value, x.place
       from unnest($1::bigint[]) with ordinality as x (id, place) join matter m on m.id = x.id
     )
     ${rowText(definition)} order by page.place`,
    [ids],
  );
  return rows.map((r) => toRow(definition, r));
}
