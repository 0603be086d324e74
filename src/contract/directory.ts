import Type, { type Static } from 'typebox';
import { Closed, Instant, Key, NodeRef, Nullable, OneOf, Page, PersonRef, pageQuery } from './common.ts';
import { route } from './route.ts';

export const Membership = Type.Object({
  id: Type.Integer(),
  person: PersonRef,
  role: Type.String(),
  scopeKind: Type.String(),
  scope: Nullable(NodeRef),
  scopeName: Nullable(Type.String()),
  from: Instant,
  to: Nullable(Instant),
  source: Type.String(),
});
export type MembershipValue = Static<typeof Membership>;

export const directoryRoutes = {
  /** Small enough to be given whole: what pickers and filters choose among. */
  overview: route({
    id: 'directory.overview',
    method: 'GET',
    path: '/api/v1/directory',
    tag: 'directory',
    summary: 'Product groups, teams, products, organisations, own roles',
    permission: 'directory.read',
    status: 200,
    reply: Type.Object({
      productGroups: Type.Array(NodeRef),
      teams: Type.Array(Type.Object({ key: Key, title: Type.String(), productGroup: Key })),
      products: Type.Array(
        Type.Object({
          key: Key,
          slug: Type.String(),
          title: Type.String(),
          productGroup: Nullable(Key),
          team: Nullable(Key),
          generation: Type.String(),
          service: Type.Boolean(),
        }),
      ),
      organisations: Type.Array(
        Type.Object({
          key: Key,
          title: Type.String(),
          number: Nullable(Type.String()),
          shortName: Nullable(Type.String()),
          ownAgency: Type.Boolean(),
        }),
      ),
      membershipRoles: Type.Array(Type.Object({ role: Type.String(), scopeKind: Type.String() })),
    }),
  }),
  people: route({
    id: 'directory.people',
    method: 'GET',
    path: '/api/v1/people',
    tag: 'directory',
    summary: 'Find people by name or e-mail',
    permission: 'directory.read',
    query: Closed({ ...pageQuery, q: Type.Optional(Type.String({ maxLength: 100 })) }),
    status: 200,
    reply: Page(
      Type.Object({
        id: Type.Integer(),
        name: Type.String(),
        email: Nullable(Type.String()),
        left: Type.Boolean(),
      }),
    ),
  }),
  memberships: route({
    id: 'directory.memberships',
    method: 'GET',
    path: '/api/v1/memberships',
    tag: 'directory',
    summary: 'Who holds which role where, now',
    permission: 'directory.read',
    query: Closed({
      ...pageQuery,
      person: Type.Optional(Type.Integer({ minimum: 1 })),
      role: Type.Optional(Type.String({ maxLength: 60 })),
      scope: Type.Optional(Key),
    }),
    status: 200,
    reply: Page(Membership),
  }),
  grant: route({
    id: 'directory.grant',
    method: 'POST',
    path: '/api/v1/memberships',
    tag: 'directory',
    summary: 'Give a role',
    permission: 'directory.edit',
    body: Closed({
      person: Type.Integer({ minimum: 1 }),
      role: Type.String({ maxLength: 60 }),
      scope: Type.Optional(Nullable(Key)),
      scopeName: Type.Optional(Nullable(Type.String({ maxLength: 60 }))),
      to: Type.Optional(Nullable(Instant)),
    }),
    status: 201,
    reply: Membership,
    idempotent: true,
  }),
  revoke: route({
    id: 'directory.revoke',
    method: 'DELETE',
    path: '/api/v1/memberships/:id',
    tag: 'directory',
    summary: 'Take a role away',
    permission: 'directory.edit',
    params: Closed({ id: Type.Integer({ minimum: 1 }) }),
    status: 200,
    reply: Membership,
  }),
};
export const scopeKindNames = OneOf(['agency', 'productGroup', 'team', 'product', 'organisation', 'process']);
