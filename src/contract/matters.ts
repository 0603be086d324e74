import Type, { type Static } from 'typebox';
import type { ProcessDefinition } from '../domain/kernel/process.ts';
import { processes, processKinds } from '../domain/processes.ts';
import {
  CappedCount,
  Closed,
  Day,
  Instant,
  Key,
  KeyParams,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  PublicTextSchema,
  pageQuery,
} from './common.ts';
import { fieldsSchema, newFieldsSchema } from './fields.ts';
import { route } from './route.ts';

const Note = Type.String({ maxLength: 2000 });

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
  team: Type.Optional(Key),
  product: Type.Optional(Key),
  productGroup: Type.Optional(Key),
  priority: Type.Optional(Type.String({ maxLength: 40, description: 'Comma-separated ranks' })),
  q: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Words of the title, or a key' }),
  ),
  sort: Type.Optional(
    OneOf(['updated', 'created', 'key', 'title', 'state', 'priority', 'plannedStart', 'plannedEnd']),
  ),
  order: Type.Optional(OneOf(['asc', 'desc'])),
});
export type MatterListQueryValue = Static<typeof MatterListQuery>;

/** The routes that a process gets from its definition: list, count, board, create, edit. */
export function processRoutes<D extends ProcessDefinition>(d: D) {
  const base = `/api/v1/${d.path}`;
  const { limit: _l, cursor: _c, sort: _s, order: _o, ...filters } = MatterListQuery.properties;
  return {
    list: route({
      id: `${d.kind}.list`,
      method: 'GET',
      path: base,
      tag: d.kind,
      summary: `List, filter and sort (${d.kind})`,
      permission: 'matter.read',
      query: MatterListQuery,
      status: 200,
      reply: Page(MatterRow),
    }),
    count: route({
      id: `${d.kind}.count`,
      method: 'GET',
      path: `${base}/count`,
      tag: d.kind,
      summary: `Count by state under a filter, exact up to 10,000 (${d.kind})`,
      permission: 'matter.read',
      query: Closed(filters),
      status: 200,
      reply: Type.Object({
        total: CappedCount,
        byState: Type.Array(
          Type.Object({
            state: Type.String(),
            count: Type.Integer(),
            capped: Type.Boolean(),
            estimate: Type.Number(),
          }),
        ),
      }),
    }),
    create: route({
      id: `${d.kind}.create`,
      method: 'POST',
      path: base,
      tag: d.kind,
      summary: `Register (${d.kind})`,
      permission: 'matter.create',
      body: newFieldsSchema(d),
      status: 201,
      reply: Matter,
      idempotent: true,
      etag: true,
    }),
    edit: route({
      id: `${d.kind}.edit`,
      method: 'PATCH',
      path: `${base}/:key`,
      tag: d.kind,
      summary: `Change fields (${d.kind})`,
      permission: 'matter.edit',
      params: KeyParams,
      body: fieldsSchema(d),
      status: 200,
      reply: Matter,
      ifMatch: true,
      etag: true,
    }),
  };
}

/** Routes of every process, by kind. */
export const kindRoutes = {
  initiative: processRoutes(processes.initiative),
  roadmapElement: processRoutes(processes.roadmapElement),
  epic: processRoutes(processes.epic),
  issue: processRoutes(processes.issue),
};

const TransitionParams = Closed({ key: Key, name: Type.String({ maxLength: 60 }) });
const CriterionParams = Closed({ key: Key, id: Type.String({ maxLength: 60 }) });
const ApprovalParams = Closed({ key: Key, id: Type.Integer({ minimum: 1 }) });

/** Routes that every matter has, whatever its kind. */
export const matterRoutes = {
  read: route({
    id: 'matter.read',
    method: 'GET',
    path: '/api/v1/matters/:key',
    tag: 'matter',
    summary:
      'A matter with its actions. 300 with candidates when the key means several; 308 when it has moved',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Matter,
    etag: true,
  }),
  asOf: route({
    id: 'matter.asOf',
    method: 'GET',
    path: '/api/v1/matters/:key/as-of',
    tag: 'matter',
    summary: 'A matter as it stood at an instant or at the end of a day',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed({
      at: Type.String({
        maxLength: 40,
        description: 'ISO instant, or a day YYYY-MM-DD (its end in the agency zone)',
      }),
    }),
    status: 200,
    reply: MatterAsOf,
  }),
  history: route({
    id: 'matter.history',
    method: 'GET',
    path: '/api/v1/matters/:key/history',
    tag: 'matter',
    summary: 'Who did what when, newest first',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed(pageQuery),
    status: 200,
    reply: Page(HistoryEntry),
  }),
  transition: route({
    id: 'matter.transition',
    method: 'POST',
    path: '/api/v1/matters/:key/transitions/:name',
    tag: 'matter',
    summary: 'Move a matter: the one way',
    permission: 'matter.edit',
    params: TransitionParams,
    body: Closed({ reason: Type.Optional(Note) }),
    status: 200,
    reply: Matter,
    ifMatch: true,
    idempotent: true,
    etag: true,
  }),
  bulkTransition: route({
    id: 'matter.bulkTransition',
    method: 'POST',
    path: '/api/v1/matters/transitions/:name',
    tag: 'matter',
    summary: 'Move several; each is decided by itself and the answer tells which failed and why',
    permission: 'matter.edit',
    params: Closed({ name: Type.String({ maxLength: 60 }) }),
    body: Closed({
      matters: Type.Array(Closed({ key: Key, version: Type.Integer({ minimum: 1 }) }), {
        minItems: 1,
        maxItems: 200,
      }),
      reason: Type.Optional(Note),
    }),
    status: 200,
    reply: Type.Object({
      done: Type.Array(Type.Object({ key: Key, state: Type.String(), version: Type.Integer() })),
      failed: Type.Array(Type.Object({ key: Key, code: Type.String(), missing: Type.Array(MissingSchema) })),
    }),
  }),
  mark: route({
    id: 'matter.markCriterion',
    method: 'PUT',
    path: '/api/v1/matters/:key/criteria/:id',
    tag: 'matter',
    summary: 'Tick, waive (with reason) or clear a criterion',
    permission: 'matter.edit',
    params: CriterionParams,
    body: Closed({ status: OneOf(['met', 'waived', 'open']), note: Type.Optional(Note) }),
    status: 200,
    reply: Matter,
    etag: true,
  }),
  requestApproval: route({
    id: 'matter.requestApproval',
    method: 'POST',
    path: '/api/v1/matters/:key/approvals',
    tag: 'matter',
    summary: 'Ask for the approval a transition needs',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({ transition: Type.String({ maxLength: 60 }), note: Type.Optional(Note) }),
    status: 201,
    reply: Matter,
    idempotent: true,
    etag: true,
  }),
  decideApproval: route({
    id: 'matter.decideApproval',
    method: 'POST',
    path: '/api/v1/matters/:key/approvals/:id',
    tag: 'matter',
    summary: 'Approve, decline or withdraw',
    permission: 'matter.edit',
    params: ApprovalParams,
    body: Closed({ decision: OneOf(['approved', 'declined', 'withdrawn']), note: Type.Optional(Note) }),
    status: 200,
    reply: Matter,
    etag: true,
  }),
};

/** What waits for the reader: the first page. */
export const workRoutes = {
  mine: route({
    id: 'work.mine',
    method: 'GET',
    path: '/api/v1/work',
    tag: 'work',
    summary: 'What waits for me, what I own, what changed',
    permission: 'signedIn',
    status: 200,
    reply: Type.Object({
      decide: Type.Array(Type.Object({ matter: NodeRef, version: Type.Integer(), approval: ApprovalSchema })),
      /** Approved, all criteria met: waits only for the reader to carry it out. */
      ready: Type.Array(
        Type.Object({
          matter: NodeRef,
          version: Type.Integer(),
          transition: Type.String(),
          to: Type.String(),
        }),
      ),
      own: Type.Array(
        Type.Object({
          matter: MatterRow,
          next: Nullable(Type.Object({ name: Type.String(), to: Type.String(), missing: Type.Integer() })),
        }),
      ),
      changed: Type.Array(Type.Object({ matter: NodeRef, entry: HistoryEntry })),
      flags: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer(), address: Type.String() })),
    }),
  }),
};

/** Live changes as server-sent events; served by hand, told in the API's description like the others. */
export const liveRoute = route({
  id: 'live.stream',
  method: 'GET',
  path: '/api/v1/events/stream',
  tag: 'live',
  summary: 'Server-sent events: `change` with {key, kind, type, actor, actorId}; resume by Last-Event-ID',
  permission: 'matter.read',
  query: Closed({ node: Type.Optional(Key) }),
  status: 200,
  reply: Type.String(),
});
