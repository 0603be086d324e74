import type { GroupValue } from '../../contract/matter-routes.ts';
import type { MatterListQueryValue } from '../../contract/matters.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { addFilters, countCap, statesOf, wholesOf } from './list.ts';

/** What a list can be grouped by. `parent` is the whole that a matter is part of. */
export type GroupBy = 'owner' | 'team' | 'product' | 'parent';

const columns = { owner: 'm.owner_id', team: 'm.team_id', product: 'm.product_id' } as const;

/**
 * The groups of a list under its filters, each with its count and sum, by name, those that belong to none last. Counts
 * among the first 10,000; beyond that `capped` is true.
 */
export async function groupMatters(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition,
  filters: Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>,
  by: GroupBy,
): Promise<{ groups: GroupValue[]; capped: boolean }> {
  const w = new Where();
  addFilters(w, actor, definition, filters);
  const needsNode = filters.q === undefined ? '' : ' join node n on n.id = m.id';
  if (filters.state !== undefined)
    w.and(`m.state = any(${w.value(statesOf(definition, filters.state))}::text[])`);
  const [value, whole] =
    by === 'parent'
      ? // What is part of several is in each of their groups, as the filter finds it.
        ['whole.id', ` left join lateral (select pn.id from ${wholesOf(actor, w)}) whole on true`]
      : [columns[by], ''];
  const rows = await q.sql<{
    value: number | null;
    key: string | null;
    title: string | null;
    count: number;
    estimate: number;
  }>(
    `with listed as (
       select ${value} as value, m.estimate from matter m${needsNode}${whole} where ${w.text} limit ${countCap + 1}
     ), sums as (
       select value, count(*)::int as count, coalesce(sum(estimate), 0) as estimate from listed group by value
     )
     select s.value, s.count, s.estimate, ${by === 'owner' ? 'null::text as key, p.name as title' : 'g.key, g.title'}
     from sums s left join ${by === 'owner' ? 'person p on p.id = s.value' : 'node g on g.id = s.value'}
     order by s.value is null, ${by === 'owner' ? 'p.name' : 'g.title'} collate "nb-x-icu", s.value`,
    w.values,
  );
  return {
    groups: rows.map((r) => ({
      // As the filter of the same name takes it.
      value: r.value === null ? 'none' : by === 'owner' ? String(r.value) : r.key!,
      title: r.title,
      count: r.count,
      estimate: r.estimate,
    })),
    capped: rows.reduce((n, r) => n + r.count, 0) > countCap,
  };
}
