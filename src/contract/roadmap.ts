import Type, { type Static } from 'typebox';
import { dependencyStates } from '../domain/roadmap/index.ts';
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
  PersonRef,
} from './common.ts';
import { RollupSchema } from './matters.ts';
import { route } from './route.ts';

/** Most elements in one answer of the timeline. */
export const TIMELINE_PAGE = 500;

const Words = Type.String({ maxLength: 2000 });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });
const Version = Type.Integer({ minimum: 1 });
const Standing = OneOf(['met', 'dropped', 'impossible', 'possible', 'unknown', 'ended']);

/** An element where it is pointed at: enough to judge dates by. */
export const ElementRef = Type.Object({
  key: Key,
  title: Type.String(),
  state: Type.String(),
  product: Nullable(NodeRef),
  plannedStart: Nullable(Day),
  plannedEnd: Nullable(Day),
});
export type ElementRefValue = Static<typeof ElementRef>;

/** What the timeline and the Monday round show of an element. */
const elementRow = {
  key: Key,
  title: Type.String(),
  state: Type.String(),
  version: Version,
  summary: Type.String(),
  product: Nullable(NodeRef),
  team: Nullable(NodeRef),
  owner: Nullable(PersonRef),
  programme: Type.String(),
  plannedStart: Nullable(Day),
  plannedEnd: Nullable(Day),
  personWeeks: Nullable(Type.Number()),
  public: Type.Boolean(),
  judgedProgress: Nullable(Percent),
  judgedAt: Nullable(Instant),
  rollup: Nullable(RollupSchema),
  late: Type.Boolean(),
};

/** One element of the timeline. `holdsUp`: keys of those that wait for it while it is late, nearest first. */
export const TimelineElement = Type.Object({
  ...elementRow,
  mayEdit: Type.Boolean(),
  holdsUp: Type.Array(Key),
});
export type TimelineElementValue = Static<typeof TimelineElement>;

/** A dependency between two elements of the timeline: `to` needs `from`. `id` null: linked without having been asked for. */
export const TimelineDependency = Type.Object({
  id: Nullable(Type.Integer()),
  from: Key,
  to: Key,
  state: OneOf(dependencyStates),
  promised: Nullable(Day),
  standing: Standing,
  daysOver: Type.Integer(),
  promiseBroken: Type.Boolean(),
});
export type TimelineDependencyValue = Static<typeof TimelineDependency>;

export const Timeline = Type.Object({
  /** The agency's day that standings are told by. */
  today: Day,
  /** By product, then by start; those without a start last. */
  elements: Type.Array(TimelineElement),
  dependencies: Type.Array(TimelineDependency),
  /** Elements that those shown need or hold up, which the filter or the page leaves out. */
  outside: Type.Array(ElementRef),
  /** How many the filter finds in all. */
  total: CappedCount,
  next: Nullable(Type.String()),
});
export type TimelineValue = Static<typeof Timeline>;

/** An element of the Monday round: what is to be confirmed, and what is known beside it. */
export const MondayElement = Type.Object({
  ...elementRow,
  judgedBy: Nullable(PersonRef),
  overdue: Type.Boolean(),
});
export type MondayElementValue = Static<typeof MondayElement>;

/** A dependency as the page of an element tells of it. */
export const Dependency = Type.Object({
  /** Null: linked without having been asked for. */
  id: Nullable(Type.Integer()),
  version: Type.Integer(),
  /** The element at the other end. */
  other: ElementRef,
  state: OneOf(dependencyStates),
  need: Type.String(),
  wantedBy: Nullable(Day),
  askedBy: Nullable(PersonRef),
  askedAt: Nullable(Instant),
  promised: Nullable(Day),
  words: Type.String(),
  answeredBy: Nullable(PersonRef),
  answeredAt: Nullable(Instant),
  standing: Standing,
  daysOver: Type.Integer(),
  promiseBroken: Type.Boolean(),
  mayAnswer: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
});
export type DependencyValue = Static<typeof Dependency>;

export const ElementDependencies = Type.Object({
  today: Day,
  /** What this element needs of others. */
  needs: Type.Array(Dependency),
  /** Who needs this one. */
  neededBy: Type.Array(Dependency),
  mayAsk: Type.Boolean(),
  late: Type.Boolean(),
  /** Who waits for it, directly or through others, while it is late. */
  holdsUp: Type.Array(ElementRef),
});
export type ElementDependenciesValue = Static<typeof ElementDependencies>;

export const ElementJudgements = Type.Object({
  progress: Nullable(Percent),
  judgedBy: Nullable(PersonRef),
  judgedAt: Nullable(Instant),
  overdue: Type.Boolean(),
  mayJudge: Type.Boolean(),
  /** Newest first, at most 60. */
  items: Type.Array(
    Type.Object({
      progress: Percent,
      computed: Nullable(Percent),
      by: PersonRef,
      at: Instant,
    }),
  ),
});
export type ElementJudgementsValue = Static<typeof ElementJudgements>;

/** One line of a round: progress confirmed or corrected; dates only where they are to change. */
export const Judgement = Closed({
  key: Key,
  version: Version,
  progress: Percent,
  plannedStart: Type.Optional(Nullable(Day)),
  plannedEnd: Type.Optional(Nullable(Day)),
});
export type JudgementValue = Static<typeof Judgement>;

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

/** An element as anybody may read it. Texts are in `lang`, the language they were written in. */
export const PublicElementSchema = Type.Object({
  key: Key,
  title: Type.String(),
  lang: LanguageCode,
  summary: Type.String(),
  state: OneOf(['proposed', 'backlog', 'inProgress', 'delivered', 'dropped']),
  programme: Type.String(),
  plannedStart: Nullable(Day),
  plannedEnd: Nullable(Day),
  progress: Nullable(Percent),
  deliveredOn: Nullable(Day),
  notInProduction: Type.Boolean(),
  changedAt: Instant,
});
const PublicProductSchema = Type.Object({ slug: Type.String(), name: Type.String() });

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
