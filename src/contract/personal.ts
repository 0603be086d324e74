import Type, { type Static } from 'typebox';
import { Closed, Instant, Key, Nullable, OneOf } from './common.ts';
import { route } from './route.ts';

const PersonParams = Closed({ id: Type.Integer({ minimum: 1 }) });
const Reason = Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' });
const AMatter = Type.Object({ key: Key, kind: Type.String(), title: Type.String() });

/** A duty that somebody must take over before a person can be anonymised. */
const Duty = Type.Object({
  code: OneOf(['role', 'openMatter', 'followUp', 'measurement', 'distribution', 'routine', 'process']),
  count: Type.Integer(),
  /** Where: keys of matters or meetings, names of roles or processes; at most 20. */
  where: Type.Array(Type.String()),
});
export type DutyValue = Static<typeof Duty>;

/** What is held on a person. Lists are whole up to 10,000 rows each. */
export const PersonData = Type.Object({
  person: Type.Object({
    id: Type.Integer(),
    name: Type.String(),
    email: Nullable(Type.String()),
    language: Type.String(),
    /** Whether a login is bound to the person. */
    login: Type.Boolean(),
    createdAt: Instant,
    leftAt: Nullable(Instant),
    anonymisedAt: Nullable(Instant),
  }),
  roles: Type.Array(
    Type.Object({
      role: Type.String(),
      place: Nullable(Type.String()),
      from: Instant,
      to: Nullable(Instant),
      source: Type.String(),
    }),
  ),
  matters: Type.Array(
    Type.Object({ ...AMatter.properties, as: OneOf(['owner', 'creator']), state: Type.String() }),
  ),
  comments: Type.Array(
    Type.Object({
      key: Key,
      kind: Type.String(),
      at: Instant,
      internal: Type.Boolean(),
      text: Nullable(Type.String()),
    }),
  ),
  support: Type.Array(
    Type.Object({ ...AMatter.properties, why: Type.String(), at: Instant, withdrawnAt: Nullable(Instant) }),
  ),
  logins: Type.Array(
    Type.Object({ from: Instant, seenAt: Instant, until: Instant, program: Nullable(Type.String()) }),
  ),
  tokens: Type.Array(
    Type.Object({
      name: Type.String(),
      createdAt: Instant,
      usedAt: Nullable(Instant),
      expiresAt: Instant,
      revokedAt: Nullable(Instant),
    }),
  ),
  /** Entries of the audit trail that the person made. */
  events: Type.Integer(),
  /** Every other place that points at the person, by table and column. */
  elsewhere: Type.Array(Type.Object({ place: Type.String(), count: Type.Integer() })),
  duties: Type.Array(Duty),
});
export type PersonDataValue = Static<typeof PersonData>;

/** Where a person's name or address stands in words: to be looked at by somebody, never changed by itself. */
export const PersonMentions = Type.Object({
  /** Found by the search; at most 200. */
  places: Type.Array(
    Type.Object({ ...AMatter.properties, inComment: Type.Boolean(), excerpt: Type.String() }),
  ),
  /** How many rows of each column name the person, over all tables that hold words. */
  columns: Type.Array(Type.Object({ place: Type.String(), count: Type.Integer() })),
  /** Entries of the trail whose content names the person; at most 200. */
  events: Type.Array(
    Type.Object({ id: Type.Integer(), key: Nullable(Key), type: Type.String(), at: Instant }),
  ),
});
export type PersonMentionsValue = Static<typeof PersonMentions>;

/** What is held on people, and taking it out; erasing what an entry of the trail says. */
export const personalRoutes = {
  data: route({
    id: 'personal.data',
    method: 'GET',
    path: '/api/v1/people/:id/data',
    tag: 'personal',
    summary: 'What is held on a person, with the duties that stand in the way of anonymising',
    permission: 'disclosure.personRead',
    params: PersonParams,
    status: 200,
    reply: PersonData,
  }),
  file: route({
    id: 'personal.file',
    method: 'GET',
    path: '/api/v1/people/:id/data/:format',
    tag: 'personal',
    summary: 'What is held on a person, as a file',
    permission: 'disclosure.personRead',
    params: Closed({ id: Type.Integer({ minimum: 1 }), format: OneOf(['json', 'xlsx']) }),
    status: 200,
    reply: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }),
  }),
  mentions: route({
    id: 'personal.mentions',
    method: 'GET',
    path: '/api/v1/people/:id/mentions',
    tag: 'personal',
    summary: 'Where the name or address stands in words that people wrote',
    permission: 'disclosure.personRead',
    params: PersonParams,
    status: 200,
    reply: PersonMentions,
  }),
  leave: route({
    id: 'personal.leave',
    method: 'POST',
    path: '/api/v1/people/:id/leaving',
    tag: 'personal',
    summary: 'Somebody has left: roles end, log-ins and tokens stop',
    permission: 'directory.edit',
    params: PersonParams,
    body: Closed({}),
    status: 200,
    reply: PersonData,
  }),
  anonymise: route({
    id: 'personal.anonymise',
    method: 'POST',
    path: '/api/v1/people/:id/anonymisation',
    tag: 'personal',
    summary: 'Take out name, address and login of one who has left. 422 with `duties` while any are open',
    permission: 'disclosure.erase',
    params: PersonParams,
    body: Closed({
      name: Type.String({
        maxLength: 200,
        description: 'The name as it stands, so that nobody is mistaken for another',
      }),
      reason: Reason,
    }),
    status: 200,
    reply: PersonData,
  }),
  erase: route({
    id: 'audit.erase',
    method: 'POST',
    path: '/api/v1/audit/events/:id/erasure',
    tag: 'audit',
    summary: 'Erase what an entry of the trail says; that it was there, and who erased it and why, stays',
    permission: 'disclosure.erase',
    params: Closed({ id: Type.Integer({ minimum: 1 }) }),
    body: Closed({ reason: Reason }),
    status: 200,
    reply: Type.Object({ id: Type.Integer(), erasedAt: Instant }),
  }),
};
