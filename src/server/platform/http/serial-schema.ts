import type { TSchema } from 'typebox';
import type { SchemaData } from './schema-data.ts';

/**
 * A reply's schema as the serialiser is fastest with it: `S or null` is told as `nullable`, and a choice among strings
 * as a string. As unions each value would first be validated against every form, which on a list of 50 rows costs more
 * than all the rest.
 */
export function forSerializer(schema: TSchema): SchemaData {
  return flatten(JSON.parse(JSON.stringify(schema))) as SchemaData;
}

const isText = (v: unknown): boolean => typeof v === 'string' || v === null;

function flatten(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(flatten);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, enum: choices, type, ...rest } = schema as SchemaData;
  if (Array.isArray(anyOf)) {
    const forms = anyOf.map(flatten) as SchemaData[];
    const others = forms.filter((f) => f.type !== 'null');
    const nullable = others.length < forms.length;
    const only = others[0];
    if (nullable && others.length === 1 && only) return { ...only, nullable: true };
    if (others.every((f) => typeof f.const === 'string')) return { type: 'string', nullable };
    return { anyOf: forms };
  }
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) out[name] = name === 'const' ? value : flatten(value);
  if (Array.isArray(choices) && !choices.every(isText)) out.enum = choices;
  if (Array.isArray(type) && type.length === 2 && type.includes('null')) {
    return { ...out, type: type.find((t) => t !== 'null'), nullable: true };
  }
  if (type !== undefined) out.type = type;
  else if (Array.isArray(choices) && choices.every(isText))
    return { ...out, type: 'string', nullable: choices.includes(null) };
  return out;
}
