import type { GroupValue } from '../../contract/matter-routes.ts';
import type { MatterListQueryValue } from '../../contract/matters.ts';
import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { countCap } from './list.ts';
import { addFilters, statesOf, wholesOf } from './list-filters.ts';

const columns: Readonly<Record<string, string>> = {
  owner: 'm.owner_id',
  team: 'm.team_id',
  product: 'm.product_id',
  productGroup: 'm.product_group_id',
  priority: 'm.priority',
};

/** How the value of a group is read, what is joined for it, and what it is called by. */
interface Grouping {
  readonly value: string;
  readonly join: string;
  /** The thing that a value is the id of; absent where the value says it all. */
  readonly named?: 'person' | 'node';
  /** In the order they were made: names with numbers in them (Sprint 9, Sprint 10) do not sort as words. */
  readonly asMade?: true;
}

function groupingOf(w: Where, actor: Actor, definition: ProcessDefinition, by: string): Grouping {
  // What is part of several is in each of their groups, as the filter finds it; so is what has several labels.
  if (by === 'parent')
    return {
      value: 'whole.id',
      join: ` left join lateral (select pn.id from ${wholesOf(actor, w)}) whole on true`,
      named: 'node',
    };
  if (by === 'label')
    return { value: 'lab.name', join: ' left join lateral unnest(m.labels) as lab (name) on true' };
  const column = columns[by];
  if (column)
    return {
      value: column,
      join: '',
      ...(by === 'priority' ? {} : { named: by === 'owner' ? 'person' : 'node' }),
    };
  // A choice or a reference of the kind's own; the contract lets no other names through.
  const field = definition.fields[by]!;
  return {
    value: `o.${columnOf(by, field)}`,
    join: ` join ${definition.table} o on o.id = m.id`,
    ...(field.type === 'node' ? { named: 'node' as const, asMade: true as const } : {}),
  };
}

/**
 * The groups of a list under its filters, each with its counts and sums, in all and by state; by name (priorities by
 * rank, own references as they were made), those that belong to none last. Counts among the first 10,000; beyond that `capped` is true.
 */
export async function groupMatters(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition,
  filters: Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>,
  by: string,
): Promise<{ groups: GroupValue[]; capped: boolean }> {
  const w = new Where();
  addFilters(w, actor, definition, filters);
  const needsNode = filters.q === undefined ? '' : ' join node n on n.id = m.id';
  if (filters.state !== undefined)
    w.and(`m.state = any(${w.value(statesOf(definition, filters.state))}::text[])`);
  const { value, join, named, asMade } = groupingOf(w, actor, definition, by);
  const [told, from, name] =
    named === 'person'
      ? ['null::text as key, p.name as title', ' left join person p on p.id = s.value::bigint', 'p.name']
      : named === 'node'
        ? ['g.key, g.title', ' left join node g on g.id = s.value::bigint', 'g.title']
        : ['s.value as key, null::text as title', '', 's.value'];
  const rows = await q.sql<{
    value: string | null;
    state: string;
    key: string | null;
    title: string | null;
    count: number;
    estimate: number;
  }>(
    `with listed as (
       select ${value}::text as value, m.state, m.estimate from matter m${needsNode}${join}
       where ${w.text} limit ${countCap + 1}
     ), s as (
       select value, state, count(*)::int as count, coalesce(sum(estimate), 0) as estimate
       from listed group by value, state
     )
     select s.value, s.state, s.count, s.estimate, ${told} from s${from}
     order by s.value is null, ${asMade ? 's.value::bigint' : `${name} collate "nb-x-icu"`}, s.value, s.state`,
    w.values,
  );
  const groups = new Map<string | null, GroupValue>();
  for (const r of rows) {
    const group = groups.get(r.value) ?? {
      // As the filter of the same name takes it.
      value: r.value === null ? 'none' : named === 'node' ? r.key! : r.value,
      title: r.title,
      count: 0,
      estimate: 0,
      byState: [],
    };
    group.count += r.count;
    group.estimate += r.estimate;
    group.byState.push({ state: r.state, count: r.count, estimate: r.estimate });
    groups.set(r.value, group);
  }
  return { groups: [...groups.values()], capped: rows.reduce((n, r) => n + r.count, 0) > countCap };
}
