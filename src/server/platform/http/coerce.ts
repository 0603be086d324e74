import type { SchemaData } from './schema-data.ts';

const number = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * Query and path values read as their schema has them: numbers and booleans out of words, defaults filled in. What
 * does not read stays text, for the check to refuse.
 */
export function readWords(data: unknown, schema: SchemaData): Record<string, unknown> {
  const given = (data ?? {}) as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  const properties = (schema.properties ?? {}) as Record<string, SchemaData>;
  for (const [name, value] of Object.entries(given)) {
    const type = Object.hasOwn(properties, name) ? [properties[name]?.type].flat() : [];
    Object.defineProperty(out, name, {
      value: readWord(value, type),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.default !== undefined && !Object.hasOwn(out, name)) out[name] = property.default;
  }
  return out;
}

function readWord(value: unknown, types: readonly unknown[]): unknown {
  if (typeof value !== 'string') return value;
  if ((types.includes('integer') || types.includes('number')) && number.test(value)) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
