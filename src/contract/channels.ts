import Type, { type Static } from 'typebox';
import { channelScopes, channelTools, happenings } from '../domain/integration/index.ts';
import { processKinds } from '../domain/processes.ts';
import {
  Closed,
  Instant,
  Key,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  pageQuery,
} from './common.ts';
import { Delivery } from './integration.ts';
import { route } from './route.ts';

const given = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  tool: OneOf(channelTools),
  address: Type.String({
    minLength: 8,
    maxLength: 2000,
    description: 'The incoming webhook of the tool; https in production. A secret: never given back',
  }),
  place: Nullable(Key),
  kinds: Type.Array(OneOf(processKinds), {
    maxItems: 40,
    uniqueItems: true,
    description: 'Empty: all kinds',
  }),
  happenings: Type.Array(OneOf(happenings), { minItems: 1, maxItems: 40, uniqueItems: true }),
  language: LanguageCode,
  words: Type.Boolean({ description: 'Whether what people wrote goes along' }),
};

/** A channel of a chat tool that is told of what happens at a place. */
export const Channel = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  tool: OneOf(channelTools),
  /** Host and end of the address; the rest is kept secret. */
  address: Type.String(),
  scope: OneOf(channelScopes),
  /** The team, product or product group; null for all of the agency. */
  place: Nullable(NodeRef),
  kinds: Type.Array(Type.String()),
  happenings: Type.Array(Type.String()),
  language: LanguageCode,
  words: Type.Boolean(),
  active: Type.Boolean(),
  /** Why the product stopped it by itself: answered 410 Gone, or nothing but failure for a day. */
  stoppedFor: Nullable(OneOf(['gone', 'failing'])),
  failingSince: Nullable(Instant),
  version: Type.Integer(),
  createdBy: PersonRef,
  createdAt: Instant,
  updatedAt: Instant,
  /** Of the last seven days. */
  recent: Type.Object({ delivered: Type.Integer(), waiting: Type.Integer(), failed: Type.Integer() }),
});
export type ChannelValue = Static<typeof Channel>;

const IdParams = Closed({ id: Type.Integer({ minimum: 1 }) });
const base = '/api/v1/channels';
const common = { tag: 'integration', permission: 'channel.edit' } as const;

/** Channels of Slack, Microsoft Teams and Mattermost, for whoever answers for the place: others' look like not there. */
export const channelRoutes = {
  list: route({
    ...common,
    id: 'channel.list',
    method: 'GET',
    path: base,
    summary: 'Channels of the places I answer for, with how their messages go',
    query: Closed({ place: Type.Optional(Key) }),
    status: 200,
    reply: Type.Object({ items: Type.Array(Channel) }),
  }),
  places: route({
    ...common,
    id: 'channel.places',
    method: 'GET',
    path: `${base}/places`,
    summary: 'Places I may connect a channel for',
    status: 200,
    reply: Type.Object({ agency: Type.Boolean(), items: Type.Array(NodeRef) }),
  }),
  create: route({
    ...common,
    id: 'channel.create',
    method: 'POST',
    path: base,
    summary: 'Connect a channel to a place, or (administrators) to all of the agency',
    body: Closed({
      name: given.name,
      tool: given.tool,
      address: given.address,
      place: given.place,
      kinds: Type.Optional(given.kinds),
      happenings: given.happenings,
      language: Type.Optional(given.language),
      words: Type.Optional(given.words),
    }),
    status: 201,
    reply: Channel,
    idempotent: true,
    etag: true,
  }),
  edit: route({
    ...common,
    id: 'channel.edit',
    method: 'PATCH',
    path: `${base}/:id`,
    summary: 'Change, stop or start a channel; without `address` it keeps the one it has',
    params: IdParams,
    body: Closed({
      name: Type.Optional(given.name),
      tool: Type.Optional(given.tool),
      address: Type.Optional(given.address),
      place: Type.Optional(given.place),
      kinds: Type.Optional(given.kinds),
      happenings: Type.Optional(given.happenings),
      language: Type.Optional(given.language),
      words: Type.Optional(given.words),
      active: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    reply: Channel,
    ifMatch: true,
    etag: true,
  }),
  remove: route({
    ...common,
    id: 'channel.remove',
    method: 'DELETE',
    path: `${base}/:id`,
    summary: 'Disconnect a channel; its address is forgotten, what waited is dropped',
    params: IdParams,
    status: 200,
    reply: Type.Object({ id: Type.Integer() }),
    ifMatch: true,
  }),
  test: route({
    ...common,
    id: 'channel.test',
    method: 'POST',
    path: `${base}/:id/test`,
    summary: 'Send a message to the channel to see that it arrives',
    params: IdParams,
    status: 202,
    reply: Delivery,
  }),
  deliveries: route({
    ...common,
    id: 'channel.deliveries',
    method: 'GET',
    path: `${base}/:id/deliveries`,
    summary: 'What was sent and how it went, newest first',
    params: IdParams,
    query: Closed(pageQuery),
    status: 200,
    reply: Page(Delivery),
  }),
  resend: route({
    ...common,
    id: 'channel.resend',
    method: 'POST',
    path: `${base}/:id/deliveries/:delivery`,
    summary: 'Try a message again now',
    params: Closed({ id: Type.Integer({ minimum: 1 }), delivery: Type.Integer({ minimum: 1 }) }),
    status: 202,
    reply: Delivery,
  }),
};
