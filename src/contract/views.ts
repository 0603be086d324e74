import Type, { type Static } from 'typebox';
import { Closed, Instant, Key, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { route } from './route.ts';

const IdParams = Closed({ id: Type.Integer({ minimum: 1 }) });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Address = Type.String({
  minLength: 2,
  maxLength: 2000,
  description: 'Path and query of one of the product’s own lists, as in the browser',
});
const Shared = OneOf(['nobody', 'team', 'agency']);

/** A saved view: a list as somebody looks at it. */
export const SavedView = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  address: Type.String(),
  sharedWith: Shared,
  team: Nullable(NodeRef),
  owner: PersonRef,
  /** The owner has left: somebody who sees it may take it over. */
  ownerLeft: Type.Boolean(),
  mine: Type.Boolean(),
  mayTakeOver: Type.Boolean(),
  position: Type.Integer(),
  version: Type.Integer(),
  updatedAt: Instant,
});
export type SavedViewValue = Static<typeof SavedView>;

/** Views: one's own and those shared with one. */
export const viewRoutes = {
  views: route({
    id: 'search.views',
    method: 'GET',
    path: '/api/v1/views',
    tag: 'search',
    summary: 'My saved views in my order, then those shared with my teams and with the agency',
    permission: 'view.edit',
    status: 200,
    reply: Type.Object({ items: Type.Array(SavedView) }),
  }),
  saveView: route({
    id: 'search.saveView',
    method: 'POST',
    path: '/api/v1/views',
    tag: 'search',
    summary: 'Save a list as it is looked at',
    permission: 'view.edit',
    body: Closed({
      name: Name,
      address: Address,
      sharedWith: Type.Optional(Shared),
      team: Type.Optional(Key),
    }),
    status: 201,
    reply: SavedView,
    idempotent: true,
    etag: true,
  }),
  changeView: route({
    id: 'search.changeView',
    method: 'PATCH',
    path: '/api/v1/views/:id',
    tag: 'search',
    summary: 'Rename, share, or point it to another list',
    permission: 'view.edit',
    params: IdParams,
    body: Closed({
      name: Type.Optional(Name),
      address: Type.Optional(Address),
      sharedWith: Type.Optional(Shared),
      team: Type.Optional(Key),
    }),
    status: 200,
    reply: SavedView,
    ifMatch: true,
    etag: true,
  }),
  removeView: route({
    id: 'search.removeView',
    method: 'DELETE',
    path: '/api/v1/views/:id',
    tag: 'search',
    summary: 'Delete a view of one’s own',
    permission: 'view.edit',
    params: IdParams,
    status: 200,
    reply: Type.Object({ id: Type.Integer() }),
    ifMatch: true,
  }),
  takeOverView: route({
    id: 'search.takeOverView',
    method: 'POST',
    path: '/api/v1/views/:id/take-over',
    tag: 'search',
    summary: 'Take over a shared view whose owner has left',
    permission: 'view.edit',
    params: IdParams,
    status: 200,
    reply: SavedView,
    etag: true,
  }),
  orderViews: route({
    id: 'search.orderViews',
    method: 'PUT',
    path: '/api/v1/views/order',
    tag: 'search',
    summary: 'Put one’s own views in order',
    permission: 'view.edit',
    body: Closed({ ids: Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 200, uniqueItems: true }) }),
    status: 200,
    reply: Type.Object({ items: Type.Array(SavedView) }),
  }),
};

/** A calendar feed, without its secret. */
export const CalendarFeed = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  address: Type.String(),
  /** The last letters of the secret, to tell them apart. */
  hint: Type.String(),
  createdAt: Instant,
  usedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
});
export type CalendarFeedValue = Static<typeof CalendarFeed>;

/** Calendar feeds: made, shown once, revoked. */
export const calendarRoutes = {
  feeds: route({
    id: 'search.feeds',
    method: 'GET',
    path: '/api/v1/calendar-feeds',
    tag: 'search',
    summary: 'My calendar feeds',
    permission: 'view.edit',
    status: 200,
    reply: Type.Object({ items: Type.Array(CalendarFeed) }),
  }),
  makeFeed: route({
    id: 'search.makeFeed',
    method: 'POST',
    path: '/api/v1/calendar-feeds',
    tag: 'search',
    summary: 'Make a secret address from which a calendar program reads the dates of a list; shown once',
    permission: 'view.edit',
    body: Closed({
      name: Name,
      address: Type.Optional(Address),
      view: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    status: 201,
    reply: Type.Object({ feed: CalendarFeed, url: Type.String() }),
  }),
  revokeFeed: route({
    id: 'search.revokeFeed',
    method: 'DELETE',
    path: '/api/v1/calendar-feeds/:id',
    tag: 'search',
    summary: 'Revoke a calendar feed: its address gives nothing from then on',
    permission: 'view.edit',
    params: IdParams,
    status: 200,
    reply: CalendarFeed,
  }),
};
