import Type, { type Static } from 'typebox';
import { processes, processKinds } from '../domain/processes.ts';
import {
  Closed,
  Day,
  Instant,
  Key,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  PersonRef,
  PublicTextSchema,
  pageQuery,
} from './common.ts';

/** One thing that stands in the way; see `Missing` in the kernel. `field` and `criterion` say where it is mended. */
export const MissingSchema = Type.Object({
  code: Type.String(),
  field: Type.Optional(Type.String()),
  criterion: Type.Optional(Type.String()),
  role: Type.Optional(Type.String()),
  roles: Type.Optional(Type.Array(Type.String())),
  have: Type.Optional(Type.Integer()),
  need: Type.Optional(Type.Integer()),
  pending: Type.Optional(Type.Boolean()),
  state: Type.Optional(Type.String()),
});
export type MissingValue = Static<typeof MissingSchema>;

/** One transition out of the present state: allowed, or refused because. */
export const ActionSchema = Type.Object({
  name: Type.String(),
  to: Type.String(),
  move: OneOf(['forward', 'back', 'pause', 'resume', 'reject', 'reopen']),
  allowed: Type.Boolean(),
  reason: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Null()]),
  missing: Type.Array(MissingSchema),
  /** Roles whose approval it needs, and where that stands. */
  approvals: Type.Array(
    Type.Object({
      role: Type.String(),
      need: Type.Integer(),
      have: Type.Integer(),
      pending: Type.Boolean(),
      mayRequest: Type.Boolean(),
    }),
  ),
});
export type ActionValue = Static<typeof ActionSchema>;

/** A criterion of a transition out of the present state, with its standing, evidence and what the reader may do. */
export const CriterionSchema = Type.Object({
  id: Type.String(),
  transition: Type.String(),
  kind: OneOf(['ticked', 'computed', 'added']),
  status: OneOf(['open', 'met', 'waived']),
  field: Type.Optional(Type.String()),
  have: Type.Optional(Type.Integer()),
  need: Type.Optional(Type.Integer()),
  /** Only for criteria that a process owner added; the others have theirs in the catalogues. */
  texts: Type.Optional(PublicTextSchema),
  note: Nullable(Type.String()),
  by: Nullable(PersonRef),
  at: Nullable(Instant),
  mayMark: Type.Boolean(),
  mayWaive: Type.Boolean(),
});
export type CriterionValue = Static<typeof CriterionSchema>;

export const ApprovalSchema = Type.Object({
  id: Type.Integer(),
  transition: Type.String(),
  role: Type.String(),
  status: OneOf(['pending', 'approved', 'declined', 'withdrawn', 'void']),
  requestNote: Nullable(Type.String()),
  requestedBy: PersonRef,
  requestedAt: Instant,
  decidedBy: Nullable(PersonRef),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  mayDecide: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
  /** Why the reader may not decide it, when they hold the role: `self_approval`. */
  whyNot: Nullable(Type.String()),
});
export type ApprovalValue = Static<typeof ApprovalSchema>;

/** Work below a node, each descendant once: the production truth bar. */
export const RollupSchema = Type.Object({
  total: Type.Integer(),
  closed: Type.Integer(),
  merged: Type.Integer(),
  released: Type.Integer(),
  inProduction: Type.Integer(),
  estimate: Type.Number(),
  estimateDone: Type.Number(),
});
export type RollupValue = Static<typeof RollupSchema>;

/** One line of a list. Whatever lists filter, sort or sum. */
export const MatterRow = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Type.String(),
  category: OneOf(['waiting', 'active', 'paused', 'done']),
  version: Type.Integer(),
  owner: Nullable(PersonRef),
  team: Nullable(NodeRef),
  product: Nullable(NodeRef),
  productGroup: Nullable(NodeRef),
  /** Place among the ranked choices (MoSCoW: 1 must … 4 won't). */
  priority: Nullable(Type.Integer()),
  estimate: Nullable(Type.Number()),
  plannedStart: Nullable(Day),
  plannedEnd: Nullable(Day),
  stateSince: Instant,
  createdAt: Instant,
  updatedAt: Instant,
  labels: Type.Array(Type.String()),
  /** Order set by hand, compared code unit by code unit. */
  rank: Type.String(),
  /** Own fields of the kind that lists show, by name. */
  extra: Type.Record(Type.String(), Type.Any()),
  rollup: Nullable(RollupSchema),
});
export type MatterRowValue = Static<typeof MatterRow>;

/** A matter whole, with what the reader may do. */
export const Matter = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Type.String(),
  category: Type.String(),
  version: Type.Integer(),
  language: LanguageCode,
  audience: Type.String(),
  stateSince: Instant,
  createdAt: Instant,
  updatedAt: Instant,
  createdBy: Nullable(PersonRef),
  processVersion: Type.Integer(),
  /** By field name: text, number, day, choice; `PersonRef` and `NodeRef` for references; rows as arrays. */
  fields: Type.Record(Type.String(), Type.Any()),
  mayEdit: Type.Boolean(),
  mayLink: Type.Boolean(),
  actions: Type.Array(ActionSchema),
  criteria: Type.Array(CriterionSchema),
  approvals: Type.Array(ApprovalSchema),
  /** Upstream and downstream in short, for the strip: nearest links and counts by kind. */
  strip: Type.Object({
    up: Type.Array(NodeRef),
    down: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
    inProduction: Type.Integer(),
  }),
  rollup: Nullable(RollupSchema),
});
export type MatterValue = Static<typeof Matter>;

/** One entry of the stream: who did what when, with field changes. */
export const HistoryEntry = Type.Object({
  id: Type.Integer(),
  type: Type.String(),
  at: Instant,
  occurredAt: Instant,
  actor: Nullable(PersonRef),
  actorKind: Type.String(),
  erased: Type.Boolean(),
  /** `from`/`to` as shown: names for people and nodes. */
  changes: Type.Array(Type.Object({ field: Type.String(), from: Type.Any(), to: Type.Any() })),
  data: Type.Record(Type.String(), Type.Any()),
});
export type HistoryEntryValue = Static<typeof HistoryEntry>;

/** A matter as it stood at an instant, folded from its events. */
export const MatterAsOf = Type.Object({
  key: Key,
  kind: Type.String(),
  at: Instant,
  title: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  fields: Type.Record(Type.String(), Type.Any()),
  criteria: Type.Array(
    Type.Object({
      id: Type.String(),
      status: Type.String(),
      note: Nullable(Type.String()),
      by: Nullable(PersonRef),
      at: Instant,
    }),
  ),
});
export type MatterAsOfValue = Static<typeof MatterAsOf>;

const states = [...new Set(processKinds.flatMap((k) => Object.keys(processes[k].states)))];

/** Filters of a list of matters, in the address. Several values of one filter are separated by commas. */
export const MatterListQuery = Closed({
  ...pageQuery,
  state: Type.Optional(Type.String({ maxLength: 400, description: `Comma-separated: ${states.join(', ')}` })),
  owner: Type.Optional(Type.String({ maxLength: 40, description: 'Person id, `me` or `none`' })),
  team: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Key, or `none`' })),
  product: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Key, or `none`' })),
  productGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Key, or `none`' })),
  parent: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Key of what they are directly part of, or `none`',
    }),
  ),
  priority: Type.Optional(Type.String({ maxLength: 40, description: 'Comma-separated ranks, or `none`' })),
  label: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 400,
      description: 'Comma-separated: those with all of them; `none`: those without any',
    }),
  ),
  q: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Words of the title, or a key' }),
  ),
  sort: Type.Optional(
    OneOf(['updated', 'created', 'key', 'title', 'state', 'priority', 'plannedStart', 'plannedEnd', 'rank']),
  ),
  order: Type.Optional(OneOf(['asc', 'desc'])),
});
export type MatterListQueryValue = Static<typeof MatterListQuery>;
