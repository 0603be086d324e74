import type { MatterListQueryValue, MatterRowValue } from '../../contract/matters.ts';
import { type ProcessDefinition, stepsOf } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { addFilters, type Filters, fewUnder, statesOf } from './list-filters.ts';
import { matterColumns, type PageRow, rowText, toRow } from './list-rows.ts';
import { belongsToAgency } from './visibility.ts';

type Sort = NonNullable<MatterListQueryValue['sort']>;

/** The columns a sort reads; `null` ones put their empty rows last, whichever the direction. */
const sorts: Record<Exclude<Sort, 'state'>, { column: string; nullable: boolean; cast: string }> = {
  updated: { column: 'm.updated_at', nullable: false, cast: 'timestamptz' },
  created: { column: 'm.id', nullable: false, cast: 'bigint' },
  key: { column: 'm.id', nullable: false, cast: 'bigint' },
  title: { column: 'n.title collate "nb-x-icu"', nullable: false, cast: 'text' },
  priority: { column: 'm.priority', nullable: true, cast: 'smallint' },
  plannedStart: { column: 'm.planned_start', nullable: true, cast: 'date' },
  plannedEnd: { column: 'm.planned_end', nullable: true, cast: 'date' },
  rank: { column: 'm.rank', nullable: false, cast: 'text collate "C"' },
};

/** A range of an index. Branches of one rank are merged by their value; those of a higher rank come after. */
interface Branch {
  readonly rank: number;
  readonly where: string;
  /** What it is sorted by; `m.id` alone where the value is the same (empty) for all. */
  readonly column: string;
  readonly cast: string;
}

/** The index ranges that a sort under a filter of states is made of. */
function branchesOf(
  definition: ProcessDefinition,
  sort: Sort,
  ascending: boolean,
  wanted: readonly string[] | null,
): Branch[] {
  if (sort === 'state' || (sort === 'updated' && wanted !== null)) {
    // States are names of the definition, never what somebody sent.
    const order = [
      ...stepsOf(definition),
      ...Object.keys(definition.states).filter((s) => definition.states[s]!.step === undefined),
    ];
    if (sort === 'state' && !ascending) order.reverse();
    return order
      .map((s, rank) => ({
        rank: sort === 'state' ? rank : 0,
        where: `m.state = '${s}'`,
        column: 'm.updated_at',
        cast: 'timestamptz',
        state: s,
      }))
      .filter((b) => wanted === null || wanted.includes(b.state));
  }
  const { column, nullable, cast } = sorts[sort];
  const state = wanted === null ? 'true' : `m.state in (${wanted.map((s) => `'${s}'`).join(', ')})`;
  if (!nullable) return [{ rank: 0, where: state, column, cast }];
  return [
    { rank: 0, where: `${state} and ${column} is not null`, column, cast },
    { rank: 1, where: `${state} and ${column} is null`, column: 'm.id', cast: 'bigint' },
  ];
}

/**
 * One page of a kind, filtered, sorted and only what the actor sees. Every sort is a range of an index: what could not
 * be (by state in the order of the process; latest changed of some states; empty values last) is several ranges, each
 * cut at the page's length, so that page one and page ten thousand cost the same. Few under a filter are sorted instead.
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
  const { limit: _limit, cursor: _cursor, sort: _sort, order: _order, ...filters } = query;
  const ids = await fewUnder(q, actor, definition, filters, sort);
  const w = new Where();
  if (ids === null) addFilters(w, actor, definition, query, true);
  else w.and(`m.kind = '${definition.kind}' and m.id = any(${w.value(ids)}::bigint[])`);
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 3);
  // Within a state the latest changed come first, whichever way the states go.
  const upwards = ascending && sort !== 'state';
  const direction = upwards ? 'asc' : 'desc';
  const byTitle = sort === 'title';
  const needsNode = (query.q === undefined || ids !== null) && !byTitle ? '' : ' join node n on n.id = m.id';
  // Titles are in order by kind, with the id of the node beside.
  if (byTitle) w.and(`n.kind = '${definition.kind}'`);
  const idColumn = byTitle ? 'n.id' : 'm.id';
  const parts: string[] = [];
  for (const b of branchesOf(definition, sort, ascending, wanted)) {
    let range = 'true';
    if (after !== null) {
      const [rank, value, id] = after;
      if (b.rank < Number(rank)) continue;
      if (b.rank === Number(rank)) {
        range = `(${b.column}, ${idColumn}) ${upwards ? '>' : '<'} (${w.value(value)}::${b.cast}, ${w.value(id)}::bigint)`;
      }
    }
    const value =
      b.column === 'm.id' && sorts[sort as keyof typeof sorts]?.nullable
        ? `null::${sorts[sort as keyof typeof sorts].cast}`
        : b.column;
    parts.push(
      `(select ${matterColumns}, ${b.rank} as rank, ${value} as sort_key, (${b.column})::text as sort_value
        from matter m${needsNode} where ${w.text} and ${b.where} and ${range}
        order by ${b.column} ${direction}, ${idColumn} ${direction} limit ${limit + 1})`,
    );
  }
  if (parts.length === 0) return { items: [], next: null };
  const order = (from: string): string =>
    `${from}.rank, ${from}.sort_key ${direction}, ${from}.id ${direction}`;
  const rows = await q.sql<PageRow>(
    `with page as (select * from (${parts.join(' union all ')}) x order by ${order('x')} limit ${limit + 1})
     ${rowText(definition)} order by ${order('page')}`,
    w.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((r) => toRow(definition, r)),
    next: rows.length > limit && last ? encodeCursor([last.rank, last.sort_value, last.id]) : null,
  };
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
  const most = countCap + 1;
  // Names of the definition, in the text: a plan made once for every state would not know how rare one is.
  const rowsIn = (state: string, more = 'true'): string =>
    `select m.estimate from matter m${needsNode} where ${w.text} and m.state = '${state}' and ${more} limit ${most}`;
  const unfiltered = Object.entries(filters).every(
    ([name, value]) => name === 'state' || value === undefined,
  );
  const parts = names.map((s) => {
    // What all in the agency see is counted in an index alone; what is narrower is little.
    const counted =
      unfiltered && belongsToAgency(actor)
        ? `(select m.estimate from matter m where m.kind = '${definition.kind}' and m.state = '${s}' and m.audience in ('public', 'agency') limit ${most})
           union all (${rowsIn(s, `m.audience not in ('public', 'agency')`)}) limit ${most}`
        : rowsIn(s);
    return `select '${s}' as state, count(*)::int as count, coalesce(sum(estimate), 0) as estimate from (${counted}) c`;
  });
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
