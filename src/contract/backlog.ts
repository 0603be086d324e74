import Type, { type Static } from 'typebox';
import { backlogPartRoutes } from './backlog-parts.ts';
import {
  Closed,
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
import { Matter, RollupSchema } from './matters.ts';
import { route } from './route.ts';

/** Kinds that something can be broken down into. */
const childKinds = ['roadmapElement', 'epic', 'issue'] as const;
/** Kinds that a team has a board of. */
const boardKinds = ['epic', 'issue'] as const;

/** One part of a whole, a line of the tree. */
const Child = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Nullable(Type.String()),
  /** Null for issues known from elsewhere. */
  version: Nullable(Type.Integer()),
  owner: Nullable(PersonRef),
  estimate: Nullable(Type.Number()),
  rank: Nullable(Type.String()),
  /** How many parts it has itself. */
  parts: Type.Integer(),
  rollup: Nullable(RollupSchema),
  /** Where it is, for an issue kept elsewhere. */
  url: Nullable(Type.String()),
});
export type ChildValue = Static<typeof Child>;

const TeamBoard = Type.Object({
  team: NodeRef,
  kind: OneOf(boardKinds),
  /** Rises with every change of the limits. */
  version: Type.Integer(),
  limits: Type.Array(Type.Object({ state: Type.String(), most: Type.Integer() })),
  updatedBy: Nullable(PersonRef),
  updatedAt: Nullable(Instant),
  mayEdit: Type.Boolean(),
});
export type TeamBoardValue = Static<typeof TeamBoard>;

const TeamParams = Closed({ team: Key });
const BoardParams = Closed({ team: Key, kind: OneOf(boardKinds) });
const Team = Type.Object({
  key: Key,
  title: Type.String(),
  ceasedAt: Nullable(Instant),
  /** What it has in hand: matters that are not done, by kind, those the reader sees. */
  open: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
  /** Whether the reader may move all of it to another team. */
  mayMove: Type.Boolean(),
  mayCease: Type.Boolean(),
});
export type TeamValue = Static<typeof Team>;

/** Epics, issues and what a team has in hand. */
export const backlogRoutes = {
  ...backlogPartRoutes,
  children: route({
    id: 'backlog.children',
    method: 'GET',
    path: '/api/v1/matters/:key/children',
    tag: 'backlog',
    summary: 'What a matter is broken down into, one level, in the order set by hand',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed(pageQuery),
    status: 200,
    reply: Page(Child),
  }),
  addChild: route({
    id: 'backlog.addChild',
    method: 'POST',
    path: '/api/v1/matters/:key/children',
    tag: 'backlog',
    summary:
      'Register a part and link it, in one; it gets the team and product of the whole unless told otherwise',
    permission: 'matter.create',
    params: KeyParams,
    body: Closed({
      kind: OneOf(childKinds),
      title: Type.String({ minLength: 3, maxLength: 200 }),
      description: Type.Optional(Type.String({ maxLength: 20000 })),
      owner: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
      team: Type.Optional(Nullable(Key)),
      product: Type.Optional(Nullable(Key)),
      estimate: Type.Optional(Nullable(Type.Number({ minimum: 0, maximum: 100000 }))),
      issueType: Type.Optional(OneOf(['bug', 'feature', 'task', 'debt'])),
      labels: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 50, pattern: '\\S' }), { maxItems: 20 }),
      ),
    }),
    status: 201,
    reply: Matter,
    idempotent: true,
    etag: true,
  }),
  references: route({
    id: 'backlog.references',
    method: 'GET',
    path: '/api/v1/matters/:key/references',
    tag: 'backlog',
    summary: 'Who a matter is elsewhere',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          source: Type.String(),
          type: Type.String(),
          id: Type.String(),
          url: Nullable(Type.String()),
        }),
      ),
    }),
  }),
  labels: route({
    id: 'backlog.labels',
    method: 'GET',
    path: '/api/v1/labels',
    tag: 'backlog',
    summary: 'Labels in use, the most used first',
    permission: 'matter.read',
    query: Closed({
      q: Type.Optional(Type.String({ maxLength: 50 })),
      kind: Type.Optional(Type.String({ maxLength: 40 })),
      team: Type.Optional(Key),
    }),
    status: 200,
    reply: Type.Object({
      items: Type.Array(Type.Object({ label: Type.String(), count: Type.Integer() })),
    }),
  }),
  board: route({
    id: 'backlog.board',
    method: 'GET',
    path: '/api/v1/teams/:team/boards/:kind',
    tag: 'backlog',
    summary: 'How a team has set up its board',
    permission: 'matter.read',
    params: BoardParams,
    status: 200,
    reply: TeamBoard,
    etag: true,
  }),
  setLimits: route({
    id: 'backlog.setLimits',
    method: 'PUT',
    path: '/api/v1/teams/:team/boards/:kind',
    tag: 'backlog',
    summary: 'Set how many may be in each state at once; the lead of the team',
    permission: 'matter.edit',
    params: BoardParams,
    body: Closed({
      limits: Type.Array(
        Closed({ state: Type.String({ maxLength: 60 }), most: Type.Integer({ minimum: 1, maximum: 999 }) }),
        { maxItems: 20 },
      ),
    }),
    status: 200,
    reply: TeamBoard,
    ifMatch: true,
    etag: true,
  }),
  team: route({
    id: 'backlog.team',
    method: 'GET',
    path: '/api/v1/teams/:team',
    tag: 'backlog',
    summary: 'A team and what it has in hand',
    permission: 'matter.read',
    params: TeamParams,
    status: 200,
    reply: Team,
  }),
  moveOpen: route({
    id: 'backlog.moveOpen',
    method: 'POST',
    path: '/api/v1/teams/:team/move-open',
    tag: 'backlog',
    summary:
      'Move what a team has in hand to another team, up to 1,000 at a time; call it until nothing is left',
    permission: 'matter.edit',
    params: TeamParams,
    body: Closed({ to: Key }),
    status: 200,
    reply: Type.Object({
      moved: Type.Integer(),
      left: Type.Integer(),
      failed: Type.Array(Type.Object({ key: Key, code: Type.String() })),
    }),
  }),
  cease: route({
    id: 'backlog.cease',
    method: 'POST',
    path: '/api/v1/teams/:team/cease',
    tag: 'backlog',
    summary:
      'Tell that a team has ceased: nothing more can be given to it. What it has in hand stays until it is moved',
    permission: 'directory.edit',
    params: TeamParams,
    status: 200,
    reply: Team,
  }),
};
