import type { MatterListQueryValue } from '../../contract/matters.ts';
import { invalid } from '../../domain/kernel/errors.ts';
import { parseKey } from '../../domain/kernel/keys.ts';
import { columnOf, listFilters, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { visibleMatter, visibleNode } from './visibility.ts';

/** The filters every kind has; those by own choices stand beside them under their fields' names. */
export type Filters = Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>;

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

/**
 * Adds the filters of a list to a condition on `matter` as `m` (and `node` as `n` where words are asked for). `along`: the
 * rows are walked along an index in their order, so the words are compared with each and no index of words is asked.
 */
export function addFilters(
  w: Where,
  actor: Actor,
  definition: ProcessDefinition,
  f: Filters,
  along = false,
): void {
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
  else if (f.label !== undefined)
    w.and(`m.labels <> '{}' and m.labels @> ${w.value(words(f.label))}::text[]`);
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
    const title = `${along ? `(n.title || '')` : 'n.title'} ilike ${w.value(like(f.q))}`;
    w.and(key ? `n.key = ${w.value(key.key)} or ${title}` : title);
  }
}

/** Matters under a filter are sorted when they are no more than these; else they are walked in their order. */
const few = 5000;
/** Shorter words have no trigrams, and are in nearly every title. */
const shortestWord = 3;
const places = ['owner', 'team', 'product', 'productGroup'];

/** Whether the order is that of an index which begins with what is filtered by. */
function isIndexed(names: readonly string[], f: Filters, sort: string): boolean {
  if (names.length !== 1) return false;
  const name = names[0]!;
  if ((f as Readonly<Record<string, unknown>>)[name] === 'none') return false;
  if (sort === 'rank') return name === 'team' && f.state !== undefined;
  return sort === 'updated' && places.includes(name) && (name === 'owner' || f.state !== undefined);
}

/**
 * The ids of the matters under a filter, when they are few: a page of them is sorted then, since walking in the order
 * asked for, a filter that hardly anything fits reads all there is. Null when they are many, or when no filter but states
 * is set, or an index has them in order.
 */
export async function fewUnder(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition,
  f: Filters,
  sort: string,
): Promise<number[] | null> {
  const names = Object.entries(f)
    .filter(([name, value]) => value !== undefined && name !== 'state')
    .map(([name]) => name);
  if (names.length === 0 || isIndexed(names, f, sort)) return null;
  // No index knows what has no whole, nor titles by so short a part: both are walked.
  if (names.length === 1 && (f.parent === 'none' || (f.q !== undefined && f.q.trim().length < shortestWord)))
    return null;
  const w = new Where();
  addFilters(w, actor, definition, f);
  if (f.state !== undefined)
    w.and(
      `m.state in (${statesOf(definition, f.state)
        .map((s) => `'${s}'`)
        .join(', ')})`,
    );
  const node = f.q === undefined ? '' : ' join node n on n.id = m.id';
  const rows = await q.sql<{ id: number }>(
    `select m.id from matter m${node} where ${w.text} limit ${few + 1}`,
    w.values,
  );
  return rows.length > few ? null : rows.map((r) => r.id);
}
