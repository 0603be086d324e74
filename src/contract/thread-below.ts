import Type, { type Static } from 'typebox';
import { Instant, Key, NodeRef, Nullable, PersonRef } from './common.ts';
import { RollupSchema } from './matters.ts';

/** One part of a whole, a row of the work below. */
const BelowRow = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Nullable(Type.String()),
  owner: Nullable(PersonRef),
  estimate: Nullable(Type.Number()),
  /** Its place among its siblings; null where the order is not set by hand. */
  rank: Nullable(Type.String()),
  /** Where it is, for an issue kept elsewhere. */
  url: Nullable(Type.String()),
  /** Whether there is anything below it, shown to the reader or not. */
  opens: Type.Boolean(),
  /** Null when no work is below it: then `closed` and `inProduction` tell of itself. */
  rollup: Nullable(RollupSchema),
  closed: Type.Boolean(),
  inProduction: Type.Boolean(),
  /** Codes of the holes in it. */
  holes: Type.Array(Type.String()),
});
export type BelowRowValue = Static<typeof BelowRow>;

/** What of a node runs in one production environment. */
const Running = Type.Object({
  application: NodeRef,
  environment: Type.String(),
  /** The latest deployment of it there. */
  latest: NodeRef,
  firstAt: Instant,
  latestAt: Instant,
  deployments: Type.Integer(),
});
export type RunningValue = Static<typeof Running>;

const level = {
  next: Nullable(Type.String()),
  /** Parts that are there, but that the reader may not see. */
  notShown: Type.Integer(),
  /** Only on the first page, and only without a filter. */
  running: Type.Array(Running),
};
const BelowLevel = Type.Object({ items: Type.Array(BelowRow), ...level });
export type BelowLevelValue = Static<typeof BelowLevel>;

/** One level of the work below a node; `level` of a row is its own first page, when the second level was asked for. */
export const BelowSchema = Type.Object({
  items: Type.Array(Type.Object({ ...BelowRow.properties, level: Nullable(BelowLevel) })),
  ...level,
});
export type BelowValue = Static<typeof BelowSchema>;
