import type { NodeRefValue } from '../../contract/common.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';

/** People and nodes by id, for showing references. */
export interface Names {
  readonly people: ReadonlyMap<number, { readonly id: number; readonly name: string }>;
  readonly nodes: ReadonlyMap<number, NodeRefValue>;
}

const nodeTypes = new Set(['team', 'product', 'productGroup', 'organisation']);

/** Collects the names of everything some sets of field values refer to, in at most two statements. */
export async function namesOf(
  q: Queryable,
  definition: ProcessDefinition,
  sets: readonly Readonly<Record<string, unknown>>[],
): Promise<Names> {
  const people = new Set<number>();
  const nodes = new Set<number>();
  for (const [name, f] of Object.entries(definition.fields)) {
    if (f.type !== 'person' && !nodeTypes.has(f.type)) continue;
    for (const set of sets) {
      const id = set[name];
      if (typeof id === 'number') (f.type === 'person' ? people : nodes).add(id);
    }
  }
  return namesById(q, [...people], [...nodes]);
}

/** Names of people and nodes by id. */
export async function namesById(
  q: Queryable,
  people: readonly number[],
  nodes: readonly number[],
): Promise<Names> {
  const [p, n] = await Promise.all([
    people.length === 0
      ? []
      : q.sql<{ id: number; name: string }>('select id, name from person where id = any($1::bigint[])', [
          people,
        ]),
    nodes.length === 0
      ? []
      : q.sql<{ id: number; key: string; kind: string; title: string; state: string | null }>(
          `select n.id, n.key, n.kind, n.title, m.state from node n left join matter m on m.id = n.id where n.id = any($1::bigint[])`,
          [nodes],
        ),
  ]);
  return {
    people: new Map(p.map((x) => [x.id, x])),
    nodes: new Map(n.map((x) => [x.id, { key: x.key, kind: x.kind, title: x.title, state: x.state }])),
  };
}

/** One stored value as it is shown: references as `PersonRef` or `NodeRef`. */
export function shownValue(
  definition: ProcessDefinition,
  field: string,
  value: unknown,
  names: Names,
): unknown {
  const f = definition.fields[field];
  if (!f || typeof value !== 'number') return value ?? null;
  if (f.type === 'person') return names.people.get(value) ?? null;
  if (nodeTypes.has(f.type)) return names.nodes.get(value) ?? null;
  return value;
}

/** All fields as they are shown. */
export function shownFields(
  definition: ProcessDefinition,
  fields: Readonly<Record<string, unknown>>,
  names: Names,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(definition.fields).map((f) => [f, shownValue(definition, f, fields[f], names)]),
  );
}
