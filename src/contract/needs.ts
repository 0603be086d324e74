import Type, { type Static } from 'typebox';
import {
  doorDestinations,
  doorMatters,
  doorMoney,
  doorMonths,
  doorTeams,
  needAnswerKinds,
} from '../domain/need/index.ts';
import { processes } from '../domain/processes.ts';
import {
  Closed,
  Instant,
  Key,
  KeyParams,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  PersonRef,
} from './common.ts';
import { Matter, MatterRow } from './matters.ts';
import { route } from './route.ts';

const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const Title = Type.String({ minLength: 3, maxLength: 200 });
const Long = Type.String({ maxLength: 20000 });

/** Somebody's support, for themselves or for their organisation. */
export const SupportSchema = Type.Object({
  person: PersonRef,
  organisation: Nullable(NodeRef),
  why: Type.String(),
  language: LanguageCode,
  at: Instant,
  /** The need merged into this one that it came along from. */
  followedFrom: Nullable(NodeRef),
  mine: Type.Boolean(),
});
export type SupportValue = Static<typeof SupportSchema>;

/** Who supports a need, newest first (at most 500), with what the reader may do about it. */
export const SupportersSchema = Type.Object({
  count: Type.Integer(),
  /** How many organisations besides the agency itself. */
  organisations: Type.Integer(),
  items: Type.Array(SupportSchema),
  mine: Type.Boolean(),
  maySupport: Type.Boolean(),
  /** Why the reader may not: `own`, `mine`, `notOpen` or `permission`. */
  whyNot: Nullable(OneOf(['own', 'mine', 'notOpen', 'permission'])),
  /** Organisations the reader can speak for. */
  speaksFor: Type.Array(NodeRef),
});
export type SupportersValue = Static<typeof SupportersSchema>;

/** The answers of the front door; see `whereItBelongs` in the domain. */
export const DoorAnswersSchema = Closed({
  matter: OneOf(doorMatters),
  money: Type.Optional(OneOf(doorMoney)),
  teams: Type.Optional(OneOf(doorTeams)),
  months: Type.Optional(OneOf(doorMonths)),
});

/** A need like what somebody is writing. `likeness` 0–1. */
export const SimilarNeed = Type.Object({
  node: NodeRef,
  supporters: Type.Integer(),
  likeness: Type.Number(),
  organisation: Nullable(NodeRef),
});
export type SimilarNeedValue = Static<typeof SimilarNeed>;

/** Routes of needs besides those every kind has. */
export const needRoutes = {
  similar: route({
    id: 'need.similar',
    method: 'GET',
    path: '/api/v1/needs/similar',
    tag: 'need',
    summary: 'Open needs like a title, likeliest first',
    permission: 'matter.read',
    query: Closed({
      title: Type.String({ minLength: 3, maxLength: 200 }),
      without: Type.Optional(Key),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 5 })),
    }),
    status: 200,
    reply: Type.Object({ items: Type.Array(SimilarNeed) }),
  }),
  door: route({
    id: 'need.door',
    method: 'POST',
    path: '/api/v1/needs/door',
    tag: 'need',
    summary:
      'The front door: registers the need where its answers say, with what may answer it already on the thread',
    permission: 'matter.create',
    body: Closed({
      answers: DoorAnswersSchema,
      title: Title,
      description: Type.Optional(Long),
      why: Type.Optional(Long),
      organisation: Type.Optional(Key),
      product: Type.Optional(Key),
      /** For the destination `productGroup`. */
      productGroup: Type.Optional(Key),
      /** For the destination `team`. */
      team: Type.Optional(Key),
      /** For the destination `team`: what is drafted in its backlog. */
      draft: Type.Optional(OneOf(['epic', 'issue', 'none'])),
      audience: Type.Optional(OneOf(processes.need.fields.audience.choices)),
    }),
    status: 201,
    reply: Type.Object({
      to: OneOf(doorDestinations),
      because: Type.String(),
      need: NodeRef,
      /** What was made that may answer it. */
      made: Nullable(NodeRef),
      /** How many people were told that it has come. */
      told: Type.Integer(),
    }),
    idempotent: true,
  }),
  waiting: route({
    id: 'need.waiting',
    method: 'GET',
    path: '/api/v1/needs/waiting',
    tag: 'need',
    summary: 'Needs that wait for the reader to consider or answer, most supported first; at most 20',
    permission: 'matter.read',
    status: 200,
    reply: Type.Object({ items: Type.Array(MatterRow), total: Type.Integer() }),
  }),
  supporters: route({
    id: 'need.supporters',
    method: 'GET',
    path: '/api/v1/needs/:key/support',
    tag: 'need',
    summary: 'Who supports a need and why',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: SupportersSchema,
  }),
  support: route({
    id: 'need.support',
    method: 'POST',
    path: '/api/v1/needs/:key/support',
    tag: 'need',
    summary: 'Support a need; once each. 409 when the reader does already',
    permission: 'need.support',
    params: KeyParams,
    body: Closed({ why: Words, organisation: Type.Optional(Key) }),
    status: 201,
    reply: SupportersSchema,
    idempotent: true,
  }),
  withdraw: route({
    id: 'need.withdraw',
    method: 'DELETE',
    path: '/api/v1/needs/:key/support',
    tag: 'need',
    summary: 'Withdraw one’s own support (kept in the history)',
    permission: 'need.support',
    params: KeyParams,
    status: 200,
    reply: SupportersSchema,
  }),
  answer: route({
    id: 'need.answer',
    method: 'POST',
    path: '/api/v1/needs/:key/answers',
    tag: 'need',
    summary: 'Link what answers a need, or create it, and take the need up, in one command',
    permission: 'link.edit',
    params: KeyParams,
    body: Closed({
      /** What answers it; or `create`, one of the two. */
      answer: Type.Optional(Key),
      create: Type.Optional(
        Closed({
          kind: OneOf(needAnswerKinds.filter((k) => k !== 'externalIssue')),
          title: Type.Optional(Title),
          team: Type.Optional(Key),
          product: Type.Optional(Key),
        }),
      ),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    status: 200,
    reply: Matter,
    ifMatch: true,
    idempotent: true,
    etag: true,
  }),
  merge: route({
    id: 'need.merge',
    method: 'POST',
    path: '/api/v1/needs/:key/merge',
    tag: 'need',
    summary: 'Merge a need into one like it; its asker and supporters follow',
    permission: 'link.edit',
    params: KeyParams,
    body: Closed({ into: Key, reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
    status: 200,
    reply: Matter,
    ifMatch: true,
    idempotent: true,
    etag: true,
  }),
};
