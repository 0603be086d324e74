import Type, { type Static, type TSchema } from 'typebox';
import { languages } from '../domain/kernel/text.ts';

/** A closed object: unknown fields are refused with 400. */
export const Closed = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** One of some strings. Written with its type, which the serialiser needs to be quick. */
export const OneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });

/**
 * A value or null, as `type: [T, 'null']`: an `anyOf` would be validated anew for each value when an answer is
 * serialised.
 */
export const Nullable = <S extends TSchema>(schema: S) => {
  const { type, enum: values } = schema as unknown as { type?: string; enum?: readonly unknown[] };
  return Type.Unsafe<Static<S> | null>(
    type === undefined
      ? { anyOf: [schema, { type: 'null' }] }
      : { ...schema, type: [type, 'null'], ...(values ? { enum: [...values, null] } : {}) },
  );
};

/** An instant, ISO 8601 in UTC. */
export const Instant = Type.String({ format: 'date-time' });
/** A calendar day in the agency's time zone, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' });
export const Key = Type.String({ minLength: 1, maxLength: 200 });
export const LanguageCode = OneOf(languages);

/** A public text in the three languages. */
export const PublicTextSchema = Closed({
  nb: Type.String({ maxLength: 2000 }),
  nn: Type.String({ maxLength: 2000 }),
  en: Type.String({ maxLength: 2000 }),
  source: LanguageCode,
});

/** A person, as shown beside what they did. */
export const PersonRef = Type.Object({ id: Type.Integer(), name: Type.String() });
/** A node, as shown where it is pointed at. `state` is null for nodes without a process. */
export const NodeRef = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Nullable(Type.String()),
});
export type NodeRefValue = Static<typeof NodeRef>;

export const KeyParams = Closed({ key: Key });

/** Query members of every list. `cursor` is opaque, from `next` of the page before. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
};

/** One page; `next` is null on the last. */
export const Page = <S extends TSchema>(item: S) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) });

/** A count that is exact up to 10,000; beyond that `capped` is true and it means "more than". */
export const CappedCount = Type.Object({ count: Type.Integer(), capped: Type.Boolean() });

/** RFC 9457 problem details. `code` is stable; `faults` name where. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
    faults: Type.Optional(
      Type.Array(
        Type.Object({ pointer: Type.String(), reason: Type.String(), text: Type.Optional(Type.String()) }),
      ),
    ),
  },
  { additionalProperties: true },
);
export type ProblemValue = Static<typeof Problem>;
