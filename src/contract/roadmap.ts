import Type from 'typebox';
import { Closed, Day, Key, KeyParams, Nullable, OneOf } from './common.ts';
import {
  Dependency,
  ElementDependencies,
  ElementJudgements,
  ElementRef,
  Judgement,
  MondayElement,
  PublicElementSchema,
  PublicProductSchema,
  TIMELINE_PAGE,
  Timeline,
  Version,
  Words,
} from './roadmap-values.ts';
import { route } from './route.ts';

export type {
  DependencyValue,
  ElementDependenciesValue,
  ElementJudgementsValue,
  ElementRefValue,
  JudgementValue,
  MondayElementValue,
  TimelineDependencyValue,
  TimelineElementValue,
  TimelineValue,
} from './roadmap-values.ts';
export { TIMELINE_PAGE } from './roadmap-values.ts';

const filters = {
  product: Type.Optional(Key),
  programme: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  team: Type.Optional(Key),
  state: Type.Optional(
    Type.String({ maxLength: 200, description: 'Comma-separated; default all but dropped' }),
  ),
};

const Products = Type.Array(Type.Object({ key: Key, title: Type.String() }));

const IdParams = Closed({ id: Type.Integer({ minimum: 1 }) });

/** The roadmap beside what every kind has: timeline, the weekly round, dependencies. */
export const roadmapRoutes = {
  timeline: route({
    id: 'roadmap.timeline',
    method: 'GET',
    path: '/api/v1/roadmap/timeline',
    tag: 'roadmap',
    summary: 'Elements with dates, progress and dependencies, by product; standings told by the dates',
    permission: 'matter.read',
    query: Closed({
      ...filters,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: TIMELINE_PAGE, default: TIMELINE_PAGE })),
      cursor: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    status: 200,
    reply: Timeline,
  }),
  choices: route({
    id: 'roadmap.choices',
    method: 'GET',
    path: '/api/v1/roadmap/choices',
    tag: 'roadmap',
    summary: 'Products and teams with elements that the reader sees, and programmes in use, to filter by',
    permission: 'matter.read',
    status: 200,
    reply: Type.Object({ products: Products, teams: Products, programmes: Type.Array(Type.String()) }),
  }),
  monday: route({
    id: 'roadmap.monday',
    method: 'GET',
    path: '/api/v1/roadmap/monday',
    tag: 'roadmap',
    summary: 'What the reader is to judge this week: elements under way and in the backlog, overdue first',
    permission: 'matter.read',
    query: Closed({ product: Type.Optional(Key) }),
    status: 200,
    reply: Type.Object({
      today: Day,
      products: Products,
      items: Type.Array(MondayElement),
      /** More than the page holds: judge these first. */
      more: Type.Boolean(),
    }),
  }),
  judge: route({
    id: 'roadmap.judge',
    method: 'POST',
    path: '/api/v1/roadmap/judgements',
    tag: 'roadmap',
    summary:
      'Confirm or correct progress and dates of several; each by itself, the answer tells which failed',
    permission: 'matter.edit',
    body: Closed({ elements: Type.Array(Judgement, { minItems: 1, maxItems: 200 }) }),
    status: 200,
    reply: Type.Object({
      done: Type.Array(Type.Object({ key: Key, version: Version })),
      failed: Type.Array(
        Type.Object({
          key: Key,
          code: Type.String(),
          faults: Type.Array(Type.Object({ pointer: Type.String(), reason: Type.String() })),
        }),
      ),
    }),
  }),
  judgements: route({
    id: 'roadmap.judgements',
    method: 'GET',
    path: '/api/v1/roadmap-elements/:key/judgements',
    tag: 'roadmap',
    summary: 'How the progress of an element has been judged, with what was computed then',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: ElementJudgements,
  }),
  dependencies: route({
    id: 'roadmap.dependencies',
    method: 'GET',
    path: '/api/v1/roadmap-elements/:key/dependencies',
    tag: 'roadmap',
    summary: 'What an element needs of others, who needs it, and whom it holds up',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: ElementDependencies,
  }),
  ask: route({
    id: 'roadmap.ask',
    method: 'POST',
    path: '/api/v1/roadmap-elements/:key/dependencies',
    tag: 'roadmap',
    summary: 'Ask the owner of another element for what this one needs of it',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({
      on: Key,
      need: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
      wantedBy: Type.Optional(Nullable(Day)),
    }),
    status: 201,
    reply: Dependency,
    idempotent: true,
    etag: true,
  }),
  answer: route({
    id: 'roadmap.answer',
    method: 'POST',
    path: '/api/v1/roadmap/dependencies/:id/answer',
    tag: 'roadmap',
    summary: 'Accept with a promised day, or decline with words; never by the one who asked',
    permission: 'matter.edit',
    params: IdParams,
    body: Closed({
      answer: OneOf(['accepted', 'declined']),
      promised: Type.Optional(Nullable(Day)),
      words: Type.Optional(Words),
    }),
    status: 200,
    reply: Dependency,
    ifMatch: true,
    etag: true,
  }),
  withdraw: route({
    id: 'roadmap.withdraw',
    method: 'POST',
    path: '/api/v1/roadmap/dependencies/:id/withdraw',
    tag: 'roadmap',
    summary: 'Take back what was asked for; an accepted dependency is undone',
    permission: 'matter.edit',
    params: IdParams,
    body: Closed({ words: Type.Optional(Words) }),
    status: 200,
    reply: Dependency,
    ifMatch: true,
    etag: true,
  }),
  waiting: route({
    id: 'roadmap.waiting',
    method: 'GET',
    path: '/api/v1/roadmap/waiting',
    tag: 'roadmap',
    summary: 'What of the roadmap waits for the reader: dependencies to answer, judgements that are due',
    permission: 'matter.read',
    status: 200,
    reply: Type.Object({
      dependencies: Type.Array(Type.Object({ dependency: Dependency, on: ElementRef })),
      /** Elements the reader judges, and of them those overdue. */
      toJudge: Type.Integer(),
      overdue: Type.Integer(),
    }),
  }),
  publicProducts: route({
    id: 'roadmap.publicProducts',
    method: 'GET',
    path: '/api/v1/public/roadmap',
    tag: 'roadmap',
    summary: 'Products with a public roadmap; nobody needs to be signed in',
    permission: 'public',
    status: 200,
    reply: Type.Object({ products: Type.Array(PublicProductSchema) }),
  }),
  publicProduct: route({
    id: 'roadmap.publicProduct',
    method: 'GET',
    path: '/api/v1/public/roadmap/:product',
    tag: 'roadmap',
    summary: 'The public roadmap of a product; nobody needs to be signed in',
    permission: 'public',
    params: Closed({ product: Key }),
    status: 200,
    reply: Type.Object({ product: PublicProductSchema, elements: Type.Array(PublicElementSchema) }),
  }),
};
