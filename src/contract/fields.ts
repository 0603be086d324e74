import Type, { type TSchema } from 'typebox';
import type { FieldDefinition, ProcessDefinition, RowColumn } from '../domain/kernel/process.ts';
import { Closed, Day, Key, Nullable, OneOf } from './common.ts';

function columnSchema(c: RowColumn): TSchema {
  const value =
    c.type === 'text'
      ? Type.String({ minLength: c.required ? 1 : 0, maxLength: c.maxLength ?? 300 })
      : c.type === 'date'
        ? Day
        : (c.integer ? Type.Integer : Type.Number)({ minimum: c.min ?? -1e15, maximum: c.max ?? 1e15 });
  return c.required ? value : Type.Optional(Nullable(value));
}

/** Schema of one field's value as a caller sends it; null empties it where it may be empty. */
export function fieldSchema(f: FieldDefinition): TSchema {
  switch (f.type) {
    case 'text':
    case 'markdown':
      return Type.String({ minLength: f.minLength ?? 0, maxLength: f.maxLength });
    case 'number':
      return Nullable((f.integer ? Type.Integer : Type.Number)({ minimum: f.min, maximum: f.max }));
    case 'date':
      return Nullable(Day);
    case 'choice':
      return Nullable(OneOf(f.choices));
    case 'labels':
      return Type.Array(Type.String({ minLength: 1, maxLength: f.maxLength, pattern: '\\S' }), {
        maxItems: f.maxItems,
        uniqueItems: true,
      });
    case 'person':
      return Nullable(Type.Integer({ minimum: 1 }));
    case 'team':
    case 'product':
    case 'productGroup':
    case 'organisation':
    case 'node':
      return Nullable(Key);
    case 'rows':
      return Type.Array(Closed(Object.fromEntries(f.columns.map((c) => [c.name, columnSchema(c)]))), {
        maxItems: f.maxRows,
      });
  }
}

/** Fields that may be written, as optional members. */
function writable(fields: readonly (readonly [string, FieldDefinition])[]): Record<string, TSchema> {
  return Object.fromEntries(
    fields.filter(([, f]) => !f.retired && !f.kept).map(([n, f]) => [n, Type.Optional(fieldSchema(f))]),
  );
}

/** All of a process's fields, each optional; unknown and retired ones, and those the program keeps, are refused. */
export function fieldsSchema(definition: ProcessDefinition): TSchema {
  return Closed(writable(Object.entries(definition.fields)));
}

/** The fields of a new matter: the title is required. */
export function newFieldsSchema(definition: ProcessDefinition): TSchema {
  const { title, ...rest } = definition.fields;
  if (!title) throw new Error(`${definition.kind} has no title`);
  return Closed({
    title: fieldSchema(title),
    ...writable(Object.entries(rest)),
  });
}
