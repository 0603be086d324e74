import Type, { type Static } from 'typebox';
import { planStates, planTypes } from '../domain/plan/index.ts';
import {
  Closed,
  Instant,
  Key,
  KeyParams,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  pageQuery,
} from './common.ts';
import { MatterListQuery } from './matters.ts';
import { route } from './route.ts';

const base = '/api/v1/plans';
const tag = 'plan';
const ItemParams = Closed({ key: Key, id: Type.Integer({ minimum: 1 }) });
const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Title = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });
const Introduction = Type.String({ maxLength: 8000 });
/** Whole kroner of the year. */
const Amount = Type.Integer({ minimum: 0, maximum: 1e12 });
const Priority = Type.Integer({ minimum: 1, maximum: 3, description: '1 high, 2 medium, 3 low' });
const Edition = Type.Integer({ minimum: 1 });

/** One initiative in a list, as it stands now or, in a frozen list, as it stood. */
export const PlanItem = Type.Object({
  id: Type.Integer(),
  matter: NodeRef,
  owner: Nullable(PersonRef),
  productGroup: Nullable(NodeRef),
  /** MoSCoW of the initiative. */
  moscow: Nullable(Type.String()),
  personMonths: Nullable(Type.Number()),
  /** What the initiative itself says it costs in the list's year, and in all; whole kroner. */
  fundingYear: Type.Number(),
  fundingAll: Type.Number(),
  note: Type.String(),
  amount: Nullable(Type.Number()),
  priority: Nullable(Type.Integer()),
});
export type PlanItemValue = Static<typeof PlanItem>;

const header = {
  key: Key,
  type: OneOf(planTypes),
  year: Type.Integer(),
  title: Type.String(),
  state: OneOf(planStates),
  edition: Type.Integer(),
  version: Type.Integer(),
};

/** One line of the lists. Count and sum are of what the reader sees. */
export const PlanRow = Type.Object({
  ...header,
  items: Type.Integer(),
  amount: Type.Number(),
  updatedAt: Instant,
});
export type PlanRowValue = Static<typeof PlanRow>;

/** A list whole; only initiatives the reader sees. */
export const Plan = Type.Object({
  ...header,
  introduction: Type.String(),
  language: LanguageCode,
  mayEdit: Type.Boolean(),
  items: Type.Array(PlanItem),
  sums: Type.Object({
    amount: Type.Number(),
    fundingYear: Type.Number(),
    fundingAll: Type.Number(),
    personMonths: Type.Number(),
  }),
  /** Editions that are or were frozen, newest first, with why the one after was begun. */
  editions: Type.Array(
    Type.Object({
      edition: Type.Integer(),
      frozenBy: PersonRef,
      frozenAt: Instant,
      reopened: Nullable(Type.Object({ by: PersonRef, at: Instant, reason: Type.String() })),
    }),
  ),
});
export type PlanValue = Static<typeof Plan>;

/** What is other now than in a frozen edition. Places are 1-based, among what the reader sees. */
export const PlanComparison = Type.Object({
  edition: Type.Integer(),
  frozenAt: Instant,
  introductionChanged: Type.Boolean(),
  changes: Type.Array(
    Type.Object({
      key: Key,
      kind: Type.String(),
      title: Type.String(),
      what: OneOf(['added', 'removed', 'changed']),
      from: Nullable(Type.Integer()),
      to: Nullable(Type.Integer()),
      moved: Type.Boolean(),
      /** Fields of the initiative, `state`, and `plan.note`, `plan.amount`, `plan.priority`. */
      changes: Type.Array(Type.Object({ field: Type.String(), from: Type.Any(), to: Type.Any() })),
    }),
  ),
});
export type PlanComparisonValue = Static<typeof PlanComparison>;

const { limit: _l, cursor: _c, sort: _s, order: _o, ...filters } = MatterListQuery.properties;
const edited = { permission: 'plan.edit', status: 200, reply: Plan, tag, etag: true } as const;
const DocumentQuery = Closed({
  language: Type.Optional(LanguageCode),
  edition: Type.Optional(Edition),
});

/** Routes of the lists that go out as documents. Every change takes the version of the list. */
export const planRoutes = {
  list: route({
    id: 'plan.list',
    method: 'GET',
    path: base,
    tag,
    summary: 'Budget proposals and plans of a year, latest year first',
    permission: 'plan.read',
    query: Closed({ ...pageQuery, type: Type.Optional(OneOf(planTypes)), year: Type.Optional(Year) }),
    status: 200,
    reply: Page(PlanRow),
  }),
  create: route({
    id: 'plan.create',
    method: 'POST',
    path: base,
    summary: 'Make a list',
    ...edited,
    body: Closed({
      type: OneOf(planTypes),
      year: Year,
      title: Type.Optional(Title),
      introduction: Type.Optional(Introduction),
    }),
    status: 201,
    idempotent: true,
  }),
  read: route({
    id: 'plan.read',
    method: 'GET',
    path: `${base}/:key`,
    tag,
    summary: 'A list: as it stands now, or as it was frozen (`edition`, or the frozen one it is in)',
    permission: 'plan.read',
    params: KeyParams,
    query: Closed({ edition: Type.Optional(Edition) }),
    status: 200,
    reply: Plan,
    etag: true,
  }),
  edit: route({
    id: 'plan.edit',
    method: 'PATCH',
    path: `${base}/:key`,
    summary: 'Change title, year or introduction; 409 while frozen',
    ...edited,
    params: KeyParams,
    body: Closed({
      title: Type.Optional(Title),
      year: Type.Optional(Year),
      introduction: Type.Optional(Introduction),
    }),
    ifMatch: true,
  }),
  add: route({
    id: 'plan.add',
    method: 'POST',
    path: `${base}/:key/items`,
    summary:
      'Add initiatives last, by key or everything that a filter gives (at most 200); those that are there already stay',
    ...edited,
    params: KeyParams,
    body: Closed({
      keys: Type.Optional(Type.Array(Key, { minItems: 1, maxItems: 200 })),
      filter: Type.Optional(Closed(filters)),
    }),
    ifMatch: true,
  }),
  editItem: route({
    id: 'plan.editItem',
    method: 'PATCH',
    path: `${base}/:key/items/:id`,
    summary: 'Change note, amount or priority of an item',
    ...edited,
    params: ItemParams,
    body: Closed({
      note: Type.Optional(Type.String({ maxLength: 4000 })),
      amount: Type.Optional(Nullable(Amount)),
      priority: Type.Optional(Nullable(Priority)),
    }),
    ifMatch: true,
  }),
  move: route({
    id: 'plan.move',
    method: 'POST',
    path: `${base}/:key/items/:id/move`,
    summary: 'Move an item to right after another, or first (null)',
    ...edited,
    params: ItemParams,
    body: Closed({ after: Nullable(Type.Integer({ minimum: 1 })) }),
    ifMatch: true,
  }),
  remove: route({
    id: 'plan.remove',
    method: 'DELETE',
    path: `${base}/:key/items/:id`,
    summary: 'Take an item out',
    ...edited,
    params: ItemParams,
    ifMatch: true,
  }),
  freeze: route({
    id: 'plan.freeze',
    method: 'POST',
    path: `${base}/:key/freeze`,
    summary: 'Freeze the edition: every item is kept as it stands now',
    ...edited,
    params: KeyParams,
    ifMatch: true,
  }),
  reopen: route({
    id: 'plan.reopen',
    method: 'POST',
    path: `${base}/:key/reopen`,
    summary: 'Begin a new edition after a frozen one; the frozen stays as it is',
    ...edited,
    params: KeyParams,
    body: Closed({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }),
    ifMatch: true,
  }),
  compare: route({
    id: 'plan.compare',
    method: 'GET',
    path: `${base}/:key/compare`,
    tag,
    summary: 'What is other now than in a frozen edition (default: the last)',
    permission: 'plan.read',
    params: KeyParams,
    query: Closed({ edition: Type.Optional(Edition) }),
    status: 200,
    reply: PlanComparison,
  }),
  docx: route({
    id: 'plan.docx',
    method: 'GET',
    path: `${base}/:key/list.docx`,
    tag,
    summary: 'The list as a document to go on editing (docx)',
    permission: 'plan.read',
    params: KeyParams,
    query: DocumentQuery,
    status: 200,
    reply: Type.String(),
  }),
  xlsx: route({
    id: 'plan.xlsx',
    method: 'GET',
    path: `${base}/:key/list.xlsx`,
    tag,
    summary: 'The list as a workbook to go on calculating in (xlsx)',
    permission: 'plan.read',
    params: KeyParams,
    query: DocumentQuery,
    status: 200,
    reply: Type.String(),
  }),
};
