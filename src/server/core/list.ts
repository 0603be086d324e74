import type { MatterListQueryValue, MatterRowValue } from '../../contract/matters.ts';
import { invalid } from '../../domain/kernel/errors.ts';
import { parseKey } from '../../domain/kernel/keys.ts';
import { columnOf, listFilters, type ProcessDefinition, stepsOf } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { matterColumns, type PageRow, rowText, toRow } from './list-rows.ts';
import { belongsToAgency, visibleMatter, visibleNode } from './visibility.ts';

/** The filters every kind has; those by own choices stand beside them under their fields' names. */
type Filters = Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>;
type Sort = NonNullable<MatterListQueryValue['sort']>;

const words = (text: string): string[] =>
  text
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** States of a comma-separated filter; an unknown one is refused, never ignored. */
export function statesOf(definition: ProcessDefinition, text: string): string[] {
  const names = words(text);
  for (const s of names)
    if (!(s in definition.states)) throw invalid('query:state', 'no_such_state', { state: s });
  return names;
}

/** The wholes that `m` is directly part of and the actor sees, as `pn`. */
export const wholesOf = (actor: Actor, w: Where): string =>
  `link l join node pn on pn.id = l.from_id left join matter pm on pm.id = pn.id
   where l.to_id = m.id and l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null
     and (${visibleNode(actor, w, 'pn', 'pm')})`;

function partOf(actor: Actor, w: Where, parent: string): string {
  return parent === 'none'
    ? `not exists (select 1 from ${wholesOf(actor, w)})`
    : `exists (select 1 from ${wholesOf(actor, w)} and pn.namespace = 'rodtrad' and pn.key = ${w.value(parent.toUpperCase())})`;
}

/** Matters whose own reference points at a node of a kind, by key; `none`: at nothing. */
function refersTo(
  w: Where,
  definition: ProcessDefinition,
  column: string,
  kind: string,
  asked: string,
): string {
  const own = `select 1 from ${definition.table} o where o.id = m.id and o.${column}`;
  return asked === 'none'
    ? `exists (${own} is null)`
    : `exists (${own} = (select id from node where namespace = 'rodtrad' and kind = '${kind}' and key = ${w.value(asked.toUpperCase())}))`;
}

/** Adds the filters of a list to a condition on `matter` as `m` (and `node` as `n` where words are asked for). */
export function addFilters(w: Where, actor: Actor, definition: ProcessDefinition, f: Filters): void {
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
    if (key === 'none') w.and(`m.${column} is null`);
    else if (key !== undefined) {
      w.and(
        `m.${column} = (select id from node where namespace = '${kind === 'product' ? 'product' : 'rodtrad'}' and kind = '${kind}' and key = ${w.value(key)})`,
      );
    }
  }
  if (f.parent !== undefined) w.and(partOf(actor, w, f.parent));
  if (f.priority !== undefined) {
    const asked = words(f.priority);
    const ranks = asked.filter((r) => r !== 'none').map(Number);
    if (ranks.some((r) => !Number.isInteger(r) || r < 1 || r > 9))
      throw invalid('query:priority', 'not_a_rank');
    w.and(
      `m.priority = any(${w.value(ranks)}::smallint[])${asked.includes('none') ? ' or m.priority is null' : ''}`,
    );
  }
  if (f.label === 'none') w.and(`m.labels = '{}'`);
  else if (f.label !== undefined) w.and(`m.labels @> ${w.value(words(f.label))}::text[]`);
  for (const name of listFilters(definition)) {
    const field = definition.fields[name]!;
    const asked = (f as Readonly<Record<string, unknown>>)[name];
    if (typeof asked !== 'string') continue;
    if (field.type === 'node') {
      w.and(refersTo(w, definition, columnOf(name, field), field.kind, asked));
      continue;
    }
    if (field.type !== 'choice') continue;
    const wanted = words(asked);
    const unknown = wanted.find((v) => v !== 'none' && !field.choices.includes(v));
    if (unknown !== undefined) throw invalid(`query:${name}`, 'no_such_choice', { value: unknown });
    const column = `o.${columnOf(name, field)}`;
    const none = wanted.includes('none') ? ` or ${column} is null` : '';
    w.and(
      `exists (select 1 from ${definition.table} o where o.id = m.id and (${column} = any(${w.value(wanted)}::text[])${none}))`,
    );
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
 * cut at the page's length, so that page one and page ten thousand cost the same.
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
  // Within a state the latest changed come first, whichever way the states go.
  const upwards = ascending && sort !== 'state';
  const direction = upwards ? 'asc' : 'desc';
  const byTitle = sort === 'title';
  const needsNode = query.q === undefined && !byTitle ? '' : ' join node n on n.id = m.id';
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
