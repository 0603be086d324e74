import { createHash } from 'node:crypto';
import type { TSchema } from 'typebox';
import type { Route } from '../../../contract/route.ts';

/** Schemas of objects that occur more than once, told once. */
export interface SharedSchemas {
  /** A schema as it stands in the document: itself, or a reference to where it is told. */
  write(schema: TSchema): unknown;
  definitions(): Record<string, unknown>;
}

/** Shorter ones are clearer where they stand. */
const worthSharing = 120;

/**
 * Finds the object schemas that occur several times among the routes (by content) and names them: by `named`, else by the
 * first operation that has one and a short hash of the content.
 */
export function sharedSchemas(routes: readonly Route[], named: Record<string, TSchema>): SharedSchemas {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  const text = (node: unknown) => JSON.stringify(node);
  for (const [name, schema] of Object.entries(named)) names.set(text(schema), name);
  const count = (node: unknown, operation: string): void => {
    if (Array.isArray(node)) for (const n of node) count(n, operation);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if (isObjectSchema(node)) {
      const key = text(node);
      const seen = (counts.get(key) ?? 0) + 1;
      counts.set(key, seen);
      if (key.length >= worthSharing && !names.has(key)) names.set(key, nameOf(operation, key));
      if (seen > 1) return;
    }
    for (const n of Object.values(node)) count(n, operation);
  };
  for (const r of routes) {
    for (const schema of [r.params, r.query, r.body, r.reply]) count(plain(schema), r.id);
  }
  const shared = (key: string): string | undefined =>
    (counts.get(key) ?? 0) > 1 || Object.values(named).some((s) => text(s) === key)
      ? names.get(key)
      : undefined;

  const inner = (node: object): unknown =>
    Object.fromEntries(Object.entries(node).map(([name, value]) => [name, write(value)]));
  const write = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(write);
    if (typeof node !== 'object' || node === null) return node;
    const name = isObjectSchema(node) ? shared(text(node)) : undefined;
    return name === undefined ? inner(node) : { $ref: `#/components/schemas/${name}` };
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

function isObjectSchema(node: object): boolean {
  const { type, properties } = node as { type?: unknown; properties?: unknown };
  return properties !== undefined && [type].flat().includes('object');
}

function nameOf(operation: string, content: string): string {
  const words = operation.split(/[^A-Za-z0-9]+/).map((w) => w.charAt(0).toUpperCase() + w.slice(1));
  return `${words.join('')}_${createHash('sha256').update(content).digest('hex').slice(0, 6)}`;
}
