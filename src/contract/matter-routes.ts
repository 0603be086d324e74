import Type, { type Static } from 'typebox';
import { listFilters, type ProcessDefinition } from '../domain/kernel/process.ts';
import { processes } from '../domain/processes.ts';
import { CappedCount, Closed, Key, KeyParams, NodeRef, Nullable, OneOf, Page, pageQuery } from './common.ts';
import { fieldsSchema, newFieldsSchema } from './fields.ts';
import {
  ApprovalSchema,
  HistoryEntry,
  Matter,
  MatterAsOf,
  MatterListQuery,
  MatterRow,
  MissingSchema,
} from './matters.ts';
import { route } from './route.ts';

const Note = Type.String({ maxLength: 2000 });
const Label = Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' });

/** One group of a list; `value` is what the filter of the same name takes, `none` for those that belong to none. */
const Group = Type.Object({
  value: Type.String(),
  title: Nullable(Type.String()),
  count: Type.Integer(),
  estimate: Type.Number(),
  /** The same by state; states without any are left out. */
  byState: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer(), estimate: Type.Number() })),
});
export type GroupValue = Static<typeof Group>;

/** Filters by a kind's own fields, under the field's name: comma-separated choices, or a key (or `none`) of what it refers to. */
function ownFilters(d: ProcessDefinition) {
  return Object.fromEntries(
    listFilters(d).map((name) => {
      const f = d.fields[name]!;
      return [
        name,
        Type.Optional(
          f.type === 'choice'
            ? Type.String({ maxLength: 400, description: `${f.choices.join(', ')}, none` })
            : Type.String({ minLength: 1, maxLength: 200, description: 'Key, or `none`' }),
        ),
      ];
    }),
  );
}

/** What the list of a kind can be grouped by: its filters of the same names. */
function groupings(d: ProcessDefinition): string[] {
  const ranked = Object.values(d.fields).some((f) => f.type === 'choice' && f.ranked);
  return [
    ...['owner', 'team', 'product', 'productGroup'].filter((name) => name in d.fields),
    'parent',
    ...(ranked ? ['priority'] : []),
    ...('labels' in d.fields ? ['label'] : []),
    ...listFilters(d),
  ];
}

/** The routes that a process gets from its definition: list, count, board, create, edit. */
export function processRoutes<D extends ProcessDefinition>(d: D) {
  const base = `/api/v1/${d.path}`;
  const { limit: _l, cursor: _c, sort: _s, order: _o, ...filters } = MatterListQuery.properties;
  const own = ownFilters(d);
  return {
    list: route({
      id: `${d.kind}.list`,
      method: 'GET',
      path: base,
      tag: d.kind,
      summary: `List, filter and sort (${d.kind})`,
      permission: 'matter.read',
      query: Closed({ ...MatterListQuery.properties, ...own }) as typeof MatterListQuery,
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
      query: Closed({ ...filters, ...own }),
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
    groups: route({
      id: `${d.kind}.groups`,
      method: 'GET',
      path: `${base}/groups`,
      tag: d.kind,
      summary: `Groups under a filter, each with counts and sums, in all and by state, among the first 10,000 (${d.kind})`,
      permission: 'matter.read',
      query: Closed({ ...filters, ...own, by: OneOf(groupings(d)) }),
      status: 200,
      reply: Type.Object({ groups: Type.Array(Group), capped: Type.Boolean() }),
    }),
    bulkEdit: route({
      id: `${d.kind}.bulkEdit`,
      method: 'POST',
      path: `${base}/bulk-edit`,
      tag: d.kind,
      summary: `The same change to up to 1,000; each is decided by itself and the answer tells which failed and why (${d.kind})`,
      permission: 'matter.edit',
      body: Closed({
        matters: Type.Array(Closed({ key: Key, version: Type.Integer({ minimum: 1 }) }), {
          minItems: 1,
          maxItems: 1000,
        }),
        fields: Type.Optional(fieldsSchema(d)),
        addLabels: Type.Optional(Type.Array(Label, { maxItems: 20 })),
        removeLabels: Type.Optional(Type.Array(Label, { maxItems: 20 })),
      }),
      status: 200,
      reply: Type.Object({
        done: Type.Array(Type.Object({ key: Key, version: Type.Integer() })),
        failed: Type.Array(
          Type.Object({
            key: Key,
            code: Type.String(),
            faults: Type.Array(
              Type.Object({
                pointer: Type.String(),
                reason: Type.String(),
                params: Type.Optional(Type.Record(Type.String(), Type.Any())),
              }),
            ),
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
  need: processRoutes(processes.need),
  demand: processRoutes(processes.demand),
  initiative: processRoutes(processes.initiative),
  keyResult: processRoutes(processes.keyResult),
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
  rank: route({
    id: 'matter.rank',
    method: 'PUT',
    path: '/api/v1/matters/:key/rank',
    tag: 'matter',
    summary:
      'Set its place in the order of its kind: after one, before one, first (`after: null`) or last (`before: null`)',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({ after: Type.Optional(Nullable(Key)), before: Type.Optional(Nullable(Key)) }),
    status: 200,
    reply: Type.Object({ key: Key, rank: Type.String(), moved: Type.Boolean() }),
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
      /** What must be looked at in the products the reader answers for; `of` null: in all of them. */
      flags: Type.Array(
        Type.Object({
          code: Type.String(),
          count: Type.Integer(),
          address: Type.String(),
          of: Nullable(NodeRef),
        }),
      ),
    }),
  }),
};

/** Live changes as server-sent events; served by hand, told in the API's description like the others. */
export const liveRoute = route({
  id: 'live.stream',
  method: 'GET',
  path: '/api/v1/events/stream',
  tag: 'live',
  summary:
    'Server-sent events: `change` with {key, kind, type, actor, actorId}, resumed by Last-Event-ID; `signal` with {name} when one’s own `notices` have changed',
  permission: 'matter.read',
  query: Closed({
    node: Type.Optional(Key),
    only: Type.Optional(OneOf(['signals'])),
  }),
  status: 200,
  reply: Type.String(),
});
