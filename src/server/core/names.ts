import type { NodeRefValue } from '../../contract/common.ts';
import { nodeKindOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';

/** People and nodes by id, for showing references. */
export interface Names {
  readonly people: ReadonlyMap<number, { readonly id: number; readonly name: string }>;
  readonly nodes: ReadonlyMap<number, NodeRefValue>;
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
  if (nodeKindOf(f) !== null) return names.nodes.get(value) ?? null;
  return value;
}
