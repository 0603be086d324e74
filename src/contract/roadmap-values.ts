import Type, { type Static } from 'typebox';
import { dependencyStates } from '../domain/roadmap/index.ts';
import {
  CappedCount,
  Closed,
  Day,
  Instant,
  Key,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  PersonRef,
} from './common.ts';
import { RollupSchema } from './matters.ts';

/** Most elements in one answer of the timeline. */
export const TIMELINE_PAGE = 500;

/** Words of people about a dependency or a judgement: at most 2,000 code units. */
export const Words = Type.String({ maxLength: 2000 });

/** Version of what is judged or answered. */
export const Version = Type.Integer({ minimum: 1 });
const Percent = Type.Integer({ minimum: 0, maximum: 100 });

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

/** A product as the public sees it. */
export const PublicProductSchema = Type.Object({ slug: Type.String(), name: Type.String() });
