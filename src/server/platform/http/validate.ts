import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import Format from 'typebox/format';
import { Compile } from 'typebox/schema';
import { type FieldFault, ProblemError } from '../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../domain/kernel/text.ts';
import { readWords } from './coerce.ts';
import { faultsOf } from './faults.ts';
import type { SchemaData } from './schema-data.ts';

// PostgreSQL knows no year 0, and `Date` no leap second: what one half cannot hold is no date here.
const day = /^(?!0000)(\d{4})-(\d\d)-(\d\d)$/;
const instant =
  /^(?!0000)\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, that exists. */
export function isDay(text: string): boolean {
  const m = day.exec(text);
  if (!m) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

Format.Set('date', isDay);
Format.Set('date-time', (text) => instant.test(text) && isDay(text.slice(0, 10)));

interface Refinement {
  check(value: unknown): boolean;
  error(): string;
}

const longest = (limit: number): Refinement => ({
  check: (v) => typeof v !== 'string' || v.length <= limit,
  error: () => `too_long:${limit}`,
});
const shortest = (limit: number): Refinement => ({
  check: (v) => typeof v !== 'string' || v.length >= limit,
  error: () => `too_short:${limit}`,
});
const safeInteger: Refinement = {
  check: (v) => typeof v !== 'number' || Math.abs(v) <= Number.MAX_SAFE_INTEGER,
  error: () => `too_large:${Number.MAX_SAFE_INTEGER}`,
};

/**
 * The schema as it is checked: lengths in UTF-16 units (the library would count graphemes, of which a short text can
 * hold very long ones) and integers that JavaScript holds exactly.
 */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { maxLength, minLength, ...rest } = schema as SchemaData;
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) {
    out[name] = name === 'enum' || name === 'default' || name === 'const' ? value : strict(value);
  }
  const refinements: Refinement[] = [];
  if (typeof maxLength === 'number') refinements.push(longest(maxLength));
  if (typeof minLength === 'number' && minLength > 0) refinements.push(shortest(minLength));
  if ([rest.type].flat().includes('integer')) refinements.push(safeInteger);
  if (refinements.length > 0) out['~refine'] = refinements;
  return out;
}

const pointerPrefix: Readonly<Record<string, string>> = {
  querystring: 'query:',
  params: 'path:',
  headers: 'header:',
};

/**
 * Makes the check of one part of a request. Bodies are taken as they are: nothing is converted, nothing dropped;
 * unknown fields are `unknown_field`. Query and path values, which are only ever text, are read by their schema first.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const plain = JSON.parse(JSON.stringify(schema)) as SchemaData;
  const validator = Compile(strict(plain) as TSchema);
  const prefix = pointerPrefix[httpPart ?? ''];
  return (data: unknown) => {
    const value = prefix === undefined ? data : readWords(data, plain);
    const unclean = prefix === undefined ? [] : uncleanWords(value);
    if (unclean.length === 0 && validator.Check(value)) return { value };
    const faults = unclean.length > 0 ? unclean : faultsOf(validator.Errors(value)[1]);
    return { error: refusal(faults, prefix) };
  };
};

function uncleanWords(value: unknown): FieldFault[] {
  return Object.entries(value ?? {}).flatMap(([name, v]) =>
    isCleanText(name) && (typeof v !== 'string' || isCleanText(v))
      ? []
      : [{ pointer: `/${isCleanText(name) ? name : ''}`, reason: 'unclean_text' }],
  );
}

function refusal(faults: readonly FieldFault[], prefix: string | undefined): ProblemError {
  const placed =
    prefix === undefined ? faults : faults.map((f) => ({ ...f, pointer: prefix + f.pointer.slice(1) }));
  return new ProblemError(
    faults.some((f) => f.reason === 'unknown_field') ? 'unknown_field' : 'invalid_input',
    {
      faults: placed,
    },
  );
}
