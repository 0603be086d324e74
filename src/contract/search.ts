import Type, { type Static } from 'typebox';
import { Closed, Instant, Key, NodeRef, Nullable, OneOf, PersonRef, pageQuery } from './common.ts';
import { exportRoutes } from './exports.ts';
import { route } from './route.ts';
import { calendarRoutes, viewRoutes } from './views.ts';

/** Pieces of a text; `hit` is what was searched for. Text, never HTML. */
const Marked = Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() }));

/** Something found. */
export const SearchHit = Type.Object({
  type: OneOf(['node', 'comment', 'page', 'person']),
  /** Key of the node, or of the node a comment is about; null of pages and people. */
  key: Nullable(Key),
  kind: Type.String(),
  title: Type.String(),
  titleParts: Marked,
  state: Nullable(Type.String()),
  /** Where a page is; null of everything that has a key. */
  address: Nullable(Type.String()),
  /** About two lines of the body with the words marked; null where there is no body. */
  excerpt: Nullable(Marked),
  language: Type.String(),
  changedAt: Nullable(Instant),
  /** Of a comment. */
  comment: Nullable(Type.Object({ id: Type.Integer(), author: PersonRef })),
  person: Nullable(PersonRef),
});
export type SearchHitValue = Static<typeof SearchHit>;

/** Most kinds that one search may ask for at once. */
const Names = Type.String({ maxLength: 400, description: 'Comma-separated' });

/** Routes of the module. */
export const searchRoutes = {
  find: route({
    id: 'search.find',
    method: 'GET',
    path: '/api/v1/search',
    tag: 'search',
    summary:
      'Search over everything: matters, comments, what there is without a process, people, the handbook; likeliest first',
    permission: 'matter.read',
    query: Closed({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      kind: Type.Optional(Names),
      state: Type.Optional(OneOf(['open', 'done'])),
      team: Type.Optional(Key),
      product: Type.Optional(Key),
      cursor: pageQuery.cursor,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 20 })),
    }),
    status: 200,
    reply: Type.Object({
      items: Type.Array(SearchHit),
      next: Nullable(Type.String()),
      /** What the question reads as a key: it itself first, then keys that begin so. Only on the first page. */
      jumps: Type.Array(NodeRef),
      /** The words searched for instead, where what was typed gave nothing. */
      corrected: Nullable(Type.String()),
    }),
  }),
  ...viewRoutes,
  ...calendarRoutes,
  ...exportRoutes,
};
