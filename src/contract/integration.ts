import Type, { type Static } from 'typebox';
import { webhookTypes } from '../domain/integration/index.ts';
import { processKinds } from '../domain/processes.ts';
import { Closed, Day, Instant, Key, Nullable, OneOf, Page, PersonRef, pageQuery } from './common.ts';
import { route } from './route.ts';

const given = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  url: Type.String({ minLength: 8, maxLength: 2000, description: 'http or https; https in production' }),
  kinds: Type.Array(OneOf(processKinds), {
    maxItems: 40,
    uniqueItems: true,
    description: 'Empty: all kinds',
  }),
  types: Type.Array(OneOf(webhookTypes), {
    maxItems: 40,
    uniqueItems: true,
    description: 'Empty: all types',
  }),
};

/** An outgoing webhook as administrators see it. The signing secret is read on its own. */
export const Webhook = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  url: Type.String(),
  kinds: Type.Array(Type.String()),
  types: Type.Array(Type.String()),
  active: Type.Boolean(),
  /** Why the product stopped it by itself: the receiver answered 410 Gone. */
  stoppedFor: Nullable(OneOf(['gone'])),
  version: Type.Integer(),
  createdBy: PersonRef,
  createdAt: Instant,
  updatedAt: Instant,
  /** Of the last seven days. */
  recent: Type.Object({ delivered: Type.Integer(), waiting: Type.Integer(), failed: Type.Integer() }),
});
export type WebhookValue = Static<typeof Webhook>;

/** One delivery and how it went. */
export const Delivery = Type.Object({
  id: Type.Integer(),
  status: OneOf(['waiting', 'delivered', 'failed', 'dropped']),
  /** The morning whose message of deadlines to a channel it is. */
  day: Nullable(Day),
  /** Null for a test, and for a message of deadlines. */
  event: Nullable(Type.Object({ id: Type.Integer(), type: Type.String(), key: Nullable(Key) })),
  attempts: Type.Integer(),
  nextAt: Nullable(Instant),
  answered: Nullable(Type.Integer()),
  failure: Nullable(Type.String()),
  milliseconds: Nullable(Type.Integer()),
  createdAt: Instant,
  triedAt: Nullable(Instant),
});
export type DeliveryValue = Static<typeof Delivery>;

const IdParams = Closed({ id: Type.Integer({ minimum: 1 }) });
const DeliveryParams = Closed({ id: Type.Integer({ minimum: 1 }), delivery: Type.Integer({ minimum: 1 }) });
const base = '/api/v1/webhooks';
const common = { tag: 'integration', permission: 'webhook.edit' } as const;

/** Outgoing webhooks: CloudEvents 1.0 as JSON, signed as Standard Webhooks says, tried again for three days. */
export const integrationRoutes = {
  list: route({
    ...common,
    id: 'webhook.list',
    method: 'GET',
    path: base,
    summary: 'Outgoing webhooks, with how their deliveries go',
    status: 200,
    reply: Type.Object({ items: Type.Array(Webhook) }),
  }),
  create: route({
    ...common,
    id: 'webhook.create',
    method: 'POST',
    path: base,
    summary: 'Set up a webhook',
    body: Closed({
      name: given.name,
      url: given.url,
      kinds: Type.Optional(given.kinds),
      types: Type.Optional(given.types),
    }),
    status: 201,
    reply: Webhook,
    idempotent: true,
    etag: true,
  }),
  edit: route({
    ...common,
    id: 'webhook.edit',
    method: 'PATCH',
    path: `${base}/:id`,
    summary: 'Change, stop or start a webhook',
    params: IdParams,
    body: Closed({
      name: Type.Optional(given.name),
      url: Type.Optional(given.url),
      kinds: Type.Optional(given.kinds),
      types: Type.Optional(given.types),
      active: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    reply: Webhook,
    ifMatch: true,
    etag: true,
  }),
  remove: route({
    ...common,
    id: 'webhook.remove',
    method: 'DELETE',
    path: `${base}/:id`,
    summary: 'Remove a webhook; what waited is dropped, its deliveries stay in the trail',
    params: IdParams,
    status: 200,
    reply: Type.Object({ id: Type.Integer() }),
    ifMatch: true,
  }),
  secret: route({
    ...common,
    id: 'webhook.secret',
    method: 'GET',
    path: `${base}/:id/secret`,
    summary: 'The signing secret (whsec_…); reading it is told in the audit trail',
    params: IdParams,
    status: 200,
    reply: Type.Object({ secret: Type.String() }),
  }),
  rotate: route({
    ...common,
    id: 'webhook.rotate',
    method: 'POST',
    path: `${base}/:id/secret`,
    summary: 'A new signing secret; the old one is no longer used',
    params: IdParams,
    status: 200,
    reply: Type.Object({ secret: Type.String() }),
    ifMatch: true,
  }),
  test: route({
    ...common,
    id: 'webhook.test',
    method: 'POST',
    path: `${base}/:id/test`,
    summary: 'Queue a test event',
    params: IdParams,
    status: 202,
    reply: Delivery,
  }),
  deliveries: route({
    ...common,
    id: 'webhook.deliveries',
    method: 'GET',
    path: `${base}/:id/deliveries`,
    summary: 'Deliveries, newest first',
    params: IdParams,
    query: Closed({
      ...pageQuery,
      status: Type.Optional(OneOf(['waiting', 'delivered', 'failed', 'dropped'])),
    }),
    status: 200,
    reply: Page(Delivery),
  }),
  resend: route({
    ...common,
    id: 'webhook.resend',
    method: 'POST',
    path: `${base}/:id/deliveries/:delivery`,
    summary: 'Try a delivery again now',
    params: DeliveryParams,
    status: 202,
    reply: Delivery,
  }),
};
