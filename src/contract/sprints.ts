import Type, { type Static } from 'typebox';
import { mostWeeks, sprintStates, waysOfWorking } from '../domain/backlog/index.ts';
import {
  Closed,
  Day,
  Instant,
  Key,
  KeyParams,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  pageQuery,
} from './common.ts';
import { route } from './route.ts';

/** How many issues, and the sum of their estimates; those without an estimate count as none. */
const Sum = Type.Object({ issues: Type.Integer(), estimate: Type.Number() });
export type SumValue = Static<typeof Sum>;

/** How a team works. */
const Way = Type.Object({
  team: NodeRef,
  way: OneOf(waysOfWorking),
  /** Length of a sprint in weeks. */
  weeks: Type.Integer(),
  /** ISO weekday that a sprint starts on: 1 is Monday. */
  startWeekday: Type.Integer(),
  /** Whether the next sprint is planned by the program when there is none. */
  makeReady: Type.Boolean(),
  version: Type.Integer(),
  mayEdit: Type.Boolean(),
});
export type WayValue = Static<typeof Way>;

/** What a sprint came to. */
const Result = Type.Object({
  /** What it held when it began. */
  committed: Sum,
  /** What came in later. */
  added: Sum,
  done: Sum,
  notDone: Sum,
  /** Taken out, or dropped. */
  removed: Sum,
});
export type SprintResultValue = Static<typeof Result>;

const Sprint = Type.Object({
  key: Key,
  title: Type.String(),
  number: Type.Integer(),
  team: NodeRef,
  state: OneOf(sprintStates),
  goal: Type.String(),
  /** First and last day; both belong to it. */
  startsOn: Day,
  endsOn: Day,
  startedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  version: Type.Integer(),
  /** What it holds now, dropped issues not counted. */
  holds: Sum,
  unestimated: Type.Integer(),
  done: Sum,
  /** What each has in it, the most first; null for what nobody owns. */
  people: Type.Array(
    Type.Object({ person: Nullable(PersonRef), issues: Type.Integer(), estimate: Type.Number() }),
  ),
  /** Working days left, today among them; null unless it is active. */
  workdaysLeft: Nullable(Type.Integer()),
  /** What it came to; null until it is closed. */
  result: Nullable(Result),
  mayEdit: Type.Boolean(),
});
export type SprintValue = Static<typeof Sprint>;

/** What the last closed sprints of a team got done; null when there is none. */
const Velocity = Nullable(
  Type.Object({
    average: Type.Number(),
    low: Type.Number(),
    high: Type.Number(),
    /** Newest first. */
    sprints: Type.Array(Type.Object({ key: Key, title: Type.String(), endsOn: Day, result: Result })),
  }),
);
export type VelocityValue = Static<typeof Velocity>;

const Report = Type.Object({
  sprint: Sprint,
  /** What it held when it began. */
  start: Sum,
  days: Type.Array(
    Type.Object({
      day: Day,
      /** Null on days to come. */
      left: Nullable(Sum),
      ideal: Sum,
      added: Sum,
      removed: Sum,
    }),
  ),
  /** What came and went after it had begun, oldest first, among the issues the reader sees. */
  changes: Type.Array(
    Type.Object({
      at: Instant,
      issue: NodeRef,
      type: OneOf(['added', 'removed', 'dropped', 'estimated']),
      from: Nullable(Type.Number()),
      to: Nullable(Type.Number()),
    }),
  ),
  issues: Type.Array(
    Type.Object({
      issue: NodeRef,
      owner: Nullable(PersonRef),
      estimate: Nullable(Type.Number()),
      /** It was there when the sprint began. */
      committed: Type.Boolean(),
      outcome: OneOf(['done', 'notDone', 'dropped', 'removed']),
    }),
  ),
  /** Issues that the reader does not see; they are counted in the sums. */
  hidden: Type.Integer(),
  result: Result,
  velocity: Velocity,
});
export type SprintReportValue = Static<typeof Report>;

const TeamParams = Closed({ team: Key });
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Goal = Type.String({ maxLength: 2000 });
const plan = {
  title: Type.Optional(Name),
  goal: Type.Optional(Goal),
  startsOn: Type.Optional(Day),
  endsOn: Type.Optional(Day),
};

/** How teams work, and their sprints. */
export const sprintRoutes = {
  way: route({
    id: 'sprint.way',
    method: 'GET',
    path: '/api/v1/teams/:team/way-of-working',
    tag: 'sprint',
    summary: 'How a team works: kanban, or sprints of some weeks',
    permission: 'matter.read',
    params: TeamParams,
    status: 200,
    reply: Way,
    etag: true,
  }),
  setWay: route({
    id: 'sprint.setWay',
    method: 'PUT',
    path: '/api/v1/teams/:team/way-of-working',
    tag: 'sprint',
    summary:
      'Choose how a team works; its lead. Going over to kanban cancels what is planned, and is refused while a sprint is active',
    permission: 'matter.edit',
    params: TeamParams,
    body: Closed({
      way: OneOf(waysOfWorking),
      weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: mostWeeks })),
      startWeekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
      makeReady: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    reply: Way,
    ifMatch: true,
    etag: true,
  }),
  planning: route({
    id: 'sprint.planning',
    method: 'GET',
    path: '/api/v1/teams/:team/planning',
    tag: 'sprint',
    summary: 'The active and the planned sprints of a team, and what its last ones got done',
    permission: 'matter.read',
    params: TeamParams,
    status: 200,
    reply: Type.Object({
      way: Way,
      ceased: Type.Boolean(),
      active: Nullable(Sprint),
      planned: Type.Array(Sprint),
      velocity: Velocity,
      /** Whether the reader may plan, start and close. */
      mayPlan: Type.Boolean(),
    }),
  }),
  list: route({
    id: 'sprint.list',
    method: 'GET',
    path: '/api/v1/sprints',
    tag: 'sprint',
    summary: 'Sprints, the latest first',
    permission: 'matter.read',
    query: Closed({
      ...pageQuery,
      team: Type.Optional(Key),
      state: Type.Optional(
        Type.String({ maxLength: 100, description: `Comma-separated: ${sprintStates.join(', ')}` }),
      ),
    }),
    status: 200,
    reply: Page(Sprint),
  }),
  create: route({
    id: 'sprint.create',
    method: 'POST',
    path: '/api/v1/teams/:team/sprints',
    tag: 'sprint',
    summary: 'Plan a sprint; its days follow the one before it unless told otherwise',
    permission: 'matter.edit',
    params: TeamParams,
    body: Closed(plan),
    status: 201,
    reply: Sprint,
    idempotent: true,
    etag: true,
  }),
  read: route({
    id: 'sprint.read',
    method: 'GET',
    path: '/api/v1/sprints/:key',
    tag: 'sprint',
    summary: 'A sprint and what it holds',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Sprint,
    etag: true,
  }),
  report: route({
    id: 'sprint.report',
    method: 'GET',
    path: '/api/v1/sprints/:key/report',
    tag: 'sprint',
    summary: 'What was left each working day, what came and went, and what became of each issue',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Report,
  }),
  edit: route({
    id: 'sprint.edit',
    method: 'PATCH',
    path: '/api/v1/sprints/:key',
    tag: 'sprint',
    summary: 'Change name, goal and days; the first day only until it has begun',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed(plan),
    status: 200,
    reply: Sprint,
    ifMatch: true,
    etag: true,
  }),
  start: route({
    id: 'sprint.start',
    method: 'POST',
    path: '/api/v1/sprints/:key/start',
    tag: 'sprint',
    summary: 'Start a planned sprint, with its goal and days; a team has one at a time',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({ goal: plan.goal, startsOn: plan.startsOn, endsOn: plan.endsOn }),
    status: 200,
    reply: Sprint,
    ifMatch: true,
    etag: true,
  }),
  close: route({
    id: 'sprint.close',
    method: 'POST',
    path: '/api/v1/sprints/:key/close',
    tag: 'sprint',
    summary:
      'Close the active sprint. What is not done goes to the next sprint (planned if there is none) or to the backlog; those excepted go the other way',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({
      unfinished: OneOf(['next', 'backlog']),
      except: Type.Optional(Type.Array(Key, { maxItems: 1000, uniqueItems: true })),
    }),
    status: 200,
    reply: Type.Object({
      sprint: Sprint,
      /** Where those went that did not go to the backlog. */
      next: Nullable(NodeRef),
      toNext: Type.Integer(),
      toBacklog: Type.Integer(),
    }),
    ifMatch: true,
  }),
  cancel: route({
    id: 'sprint.cancel',
    method: 'POST',
    path: '/api/v1/sprints/:key/cancel',
    tag: 'sprint',
    summary: 'Cancel a planned sprint; its issues go back to the backlog',
    permission: 'matter.edit',
    params: KeyParams,
    status: 200,
    reply: Sprint,
    ifMatch: true,
    etag: true,
  }),
};
