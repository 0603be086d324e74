import Type, { type Static } from 'typebox';
import { linkTypeNames } from '../domain/kernel/links.ts';
import { belowFilters } from '../domain/thread/index.ts';
import {
  CappedCount,
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
import { RollupSchema } from './matters.ts';
import { route } from './route.ts';
import { BelowSchema } from './thread-below.ts';

/** A node of the thread with what one wants to see of it at a glance. `at` is when it happened or was last changed. */
export const ThreadNode = Type.Object({
  key: Key,
  kind: Type.String(),
  title: Type.String(),
  state: Nullable(Type.String()),
  category: Nullable(Type.String()),
  /** Steps from the node in focus: negative is upstream, positive downstream, 0 the node itself. */
  distance: Type.Integer(),
  owner: Nullable(PersonRef),
  team: Nullable(Type.String()),
  product: Nullable(Type.String()),
  application: Nullable(Type.String()),
  environment: Nullable(Type.String()),
  production: Type.Boolean(),
  at: Nullable(Instant),
  start: Nullable(Day),
  end: Nullable(Day),
  url: Nullable(Type.String()),
});
export type ThreadNodeValue = Static<typeof ThreadNode>;

export const LinkSchema = Type.Object({
  id: Type.Integer(),
  type: OneOf(linkTypeNames),
  from: Key,
  to: Key,
  status: OneOf(['suggested', 'confirmed', 'rejected']),
  source: Type.String(),
  confidence: Type.Number(),
  note: Nullable(Type.String()),
});
export type LinkValue = Static<typeof LinkSchema>;

/** For an issue key: where it was delivered, first environment first. */
export const DeliverySchema = Type.Object({
  application: NodeRef,
  firstEnvironment: Nullable(Type.String()),
  firstAt: Nullable(Instant),
  firstProductionAt: Nullable(Instant),
  /** Seconds from the first test deployment to the first production deployment after it; null when either is missing. */
  leadTimeSeconds: Nullable(Type.Integer()),
  deployments: Type.Integer(),
});

/** A place where the thread is broken. */
export const Hole = Type.Object({
  code: Type.String(),
  node: NodeRef,
  product: Nullable(NodeRef),
  at: Nullable(Instant),
});

export const ThreadSchema = Type.Object({
  focus: ThreadNode,
  nodes: Type.Array(ThreadNode),
  links: Type.Array(LinkSchema),
  /** Nodes that exist but that the reader may not see. */
  notShown: Type.Integer(),
  /** True when the walk stopped at its limit of nodes. */
  cut: Type.Boolean(),
  deliveries: Type.Array(DeliverySchema),
  leadTimeSeconds: Nullable(Type.Integer()),
  rollup: Nullable(RollupSchema),
  holes: Type.Array(Hole),
});
export type ThreadValue = Static<typeof ThreadSchema>;

/** Share of production deployments that are explained. Each number opens the list behind it. */
export const CoverageSchema = Type.Object({
  from: Nullable(Day),
  to: Nullable(Day),
  total: Type.Integer(),
  byIssue: Type.Integer(),
  byOrigin: Type.Integer(),
  byMaintenance: Type.Integer(),
  none: Type.Integer(),
  products: Type.Array(
    Type.Object({
      product: NodeRef,
      total: Type.Integer(),
      byIssue: Type.Integer(),
      byOrigin: Type.Integer(),
      byMaintenance: Type.Integer(),
      none: Type.Integer(),
    }),
  ),
  months: Type.Array(
    Type.Object({
      month: Type.String(),
      total: Type.Integer(),
      byIssue: Type.Integer(),
      byOrigin: Type.Integer(),
      byMaintenance: Type.Integer(),
      none: Type.Integer(),
    }),
  ),
});
export type CoverageValue = Static<typeof CoverageSchema>;

export const SuggestionSchema = Type.Object({
  link: LinkSchema,
  from: NodeRef,
  to: NodeRef,
  reason: OneOf(['sameKey', 'sameCommit', 'likeText', 'revert']),
  evidence: Type.String(),
  at: Instant,
});

const LinkParams = Closed({ id: Type.Integer({ minimum: 1 }) });

export const threadRoutes = {
  read: route({
    id: 'thread.read',
    method: 'GET',
    path: '/api/v1/thread/:key',
    tag: 'thread',
    summary: 'The red thread of any node, up and down. 300 with candidates when the key means several',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000, default: 500 })) }),
    status: 200,
    reply: ThreadSchema,
  }),
  below: route({
    id: 'thread.below',
    method: 'GET',
    path: '/api/v1/thread/:key/below',
    tag: 'thread',
    summary:
      'The work below any node, one level with roll-ups; with depth 2 also the next one where the first is small',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed({
      ...pageQuery,
      only: Type.Optional(OneOf(belowFilters)),
      depth: Type.Optional(Type.Integer({ minimum: 1, maximum: 2, default: 1 })),
    }),
    status: 200,
    reply: BelowSchema,
  }),
  search: route({
    id: 'thread.search',
    method: 'GET',
    path: '/api/v1/nodes',
    tag: 'thread',
    summary: 'Find nodes by key or by words of the title, likeliest first',
    permission: 'matter.read',
    query: Closed({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      kind: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
    }),
    status: 200,
    reply: Type.Object({ items: Type.Array(NodeRef) }),
  }),
  links: route({
    id: 'thread.links',
    method: 'GET',
    path: '/api/v1/nodes/:key/links',
    tag: 'thread',
    summary: 'Direct links of a node, with suggestions',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({ link: LinkSchema, other: NodeRef, direction: OneOf(['up', 'down', 'beside']) }),
      ),
    }),
  }),
  link: route({
    id: 'thread.link',
    method: 'POST',
    path: '/api/v1/links',
    tag: 'thread',
    summary: 'Link two nodes; a ring is refused with the ring named',
    permission: 'link.edit',
    body: Closed({
      type: OneOf(linkTypeNames),
      from: Key,
      to: Key,
      note: Type.Optional(Type.String({ maxLength: 2000 })),
      share: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
    }),
    status: 201,
    reply: LinkSchema,
    idempotent: true,
  }),
  unlink: route({
    id: 'thread.unlink',
    method: 'DELETE',
    path: '/api/v1/links/:id',
    tag: 'thread',
    summary: 'Remove a link (kept in the history)',
    permission: 'link.edit',
    params: LinkParams,
    status: 200,
    reply: LinkSchema,
  }),
  decide: route({
    id: 'thread.decide',
    method: 'POST',
    path: '/api/v1/links/:id/decision',
    tag: 'thread',
    summary: 'Confirm or reject a suggested link',
    permission: 'link.edit',
    params: LinkParams,
    body: Closed({ decision: OneOf(['confirmed', 'rejected']) }),
    status: 200,
    reply: LinkSchema,
  }),
  suggestions: route({
    id: 'thread.suggestions',
    method: 'GET',
    path: '/api/v1/suggestions',
    tag: 'thread',
    summary: 'Suggested links, likeliest first',
    permission: 'link.edit',
    query: Closed({ ...pageQuery, node: Type.Optional(Key), product: Type.Optional(Key) }),
    status: 200,
    reply: Page(SuggestionSchema),
  }),
  holes: route({
    id: 'thread.holes',
    method: 'GET',
    path: '/api/v1/holes',
    tag: 'thread',
    summary: 'Where the thread is broken',
    permission: 'matter.read',
    query: Closed({
      ...pageQuery,
      code: Type.Optional(Type.String({ maxLength: 60 })),
      product: Type.Optional(Key),
    }),
    status: 200,
    reply: Type.Object({
      items: Type.Array(Hole),
      next: Nullable(Type.String()),
      counts: Type.Array(Type.Object({ code: Type.String(), total: CappedCount })),
    }),
  }),
  coverage: route({
    id: 'thread.coverage',
    method: 'GET',
    path: '/api/v1/coverage',
    tag: 'thread',
    summary: 'Thread coverage per product and period',
    permission: 'deployment.read',
    query: Closed({ from: Type.Optional(Day), to: Type.Optional(Day), product: Type.Optional(Key) }),
    status: 200,
    reply: CoverageSchema,
  }),
};
