import { createHash } from 'node:crypto';
import type { TSchema } from 'typebox';
import type { Route } from '../../../contract/route.ts';

/** Schemas of objects that occur more than once, told once. */
export interface SharedSchemas {
  /** A schema as it stands in the document: itself, or a reference to where it is told. */
  write(schema: TSchema): unknown;
  definitions(): Record<string, unknown>;
}

/** Shorter ones without a name of their own are clearer where they stand. */
const worthSharing = 400;

/**
 * Finds the object schemas that occur several times among the routes (by content) and names them: by `named`, else, the
 * long ones, by the first operation that has one and a short hash of the content. `always` are told in any case.
 */
export function sharedSchemas(
  routes: readonly Route[],
  named: Readonly<Record<string, TSchema>>,
  always: readonly string[],
): SharedSchemas {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(named)) {
    const key = JSON.stringify(schema);
    names.set(key, name);
    if (always.includes(name)) counts.set(key, 2);
  }
  const count = (node: unknown, operation: string): void => {
    if (Array.isArray(node)) for (const n of node) count(n, operation);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const object = objectOf(node);
    if (object) {
      const seen = (counts.get(object.key) ?? 0) + 1;
      counts.set(object.key, seen);
      if (object.key.length >= worthSharing && !names.has(object.key)) {
        names.set(object.key, nameOf(operation, object.key));
      }
      if (seen > 1) return;
    }
    for (const n of Object.values(node)) count(n, operation);
  };
  for (const r of routes) {
    for (const schema of [r.body, r.reply]) count(plain(schema), r.id);
  }
  const shared = (key: string): string | undefined =>
    (counts.get(key) ?? 0) > 1 ? names.get(key) : undefined;
  const inner = (node: object): unknown =>
    Object.fromEntries(Object.entries(node).map(([name, value]) => [name, write(value)]));
  const write = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(write);
    if (typeof node !== 'object' || node === null) return node;
    const object = objectOf(node);
    const name = object && shared(object.key);
    if (name === undefined) return inner(node);
    const reference = { $ref: `#/components/schemas/${name}` };
    return object?.nullable ? { anyOf: [reference, { type: 'null' }] } : reference;
  };
  return {
    write: (schema) => write(plain(schema)),
    definitions: () =>
      Object.fromEntries(
        [...names]
          .filter(([key]) => shared(key) !== undefined)
          .map(([key, name]) => [name, inner(JSON.parse(key) as object)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
  };
}

const plain = (schema: TSchema | undefined): unknown =>
  schema === undefined ? undefined : JSON.parse(JSON.stringify(schema));

/** The content of an object schema, and whether it may be null as well; undefined for others. */
function objectOf(node: object): { key: string; nullable: boolean } | undefined {
  const { type, properties } = node as { type?: unknown; properties?: unknown };
  if (properties === undefined) return undefined;
  const types = [type].flat();
  if (!types.includes('object')) return undefined;
  const nullable = types.includes('null');
  return { key: JSON.stringify(nullable ? { ...node, type: 'object' } : node), nullable };
}

function nameOf(operation: string, content: string): string {
  const words = operation.split(/[^A-Za-z0-9]+/).map((w) => w.charAt(0).toUpperCase() + w.slice(1));
  return `${words.join('')}_${createHash('sha256').update(content).digest('hex').slice(0, 6)}`;
}
