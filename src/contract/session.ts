import Type, { type Static } from 'typebox';
import { Closed, Instant, LanguageCode, NodeRef, Nullable, OneOf } from './common.ts';
import { route } from './route.ts';

export const HeldRoleSchema = Type.Object({
  role: Type.String(),
  scopeKind: Type.String(),
  scope: Nullable(NodeRef),
  scopeName: Nullable(Type.String()),
});

/** Who is signed in, how they want it, and what they may. `person` is null for nobody. */
export const SessionSchema = Type.Object({
  person: Nullable(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      email: Nullable(Type.String()),
      language: LanguageCode,
      theme: OneOf(['auto', 'light', 'dark']),
      density: OneOf(['comfortable', 'compact']),
      singleKeys: Type.Boolean(),
    }),
  ),
  roles: Type.Array(HeldRoleSchema),
  permissions: Type.Array(Type.String()),
  /** To be sent as `X-CSRF-Token` on every write with a session cookie. */
  csrf: Nullable(Type.String()),
  agency: Type.Object({ name: Type.String(), timeZone: Type.String() }),
  mode: OneOf(['demo', 'development', 'production']),
  login: OneOf(['demo', 'oidc']),
});
export type SessionValue = Static<typeof SessionSchema>;

export const sessionRoutes = {
  read: route({
    id: 'session.read',
    method: 'GET',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Who is signed in',
    permission: 'public',
    status: 200,
    reply: SessionSchema,
  }),
  demoPeople: route({
    id: 'session.demoPeople',
    method: 'GET',
    path: '/api/v1/session/demo-people',
    tag: 'session',
    summary: 'People to sign in as (demo mode only; 404 otherwise)',
    permission: 'public',
    status: 200,
    reply: Type.Object({
      people: Type.Array(
        Type.Object({ id: Type.Integer(), name: Type.String(), roles: Type.Array(HeldRoleSchema) }),
      ),
    }),
  }),
  demoLogin: route({
    id: 'session.demoLogin',
    method: 'POST',
    path: '/api/v1/session/demo',
    tag: 'session',
    summary: 'Sign in as a demo person (demo mode only)',
    permission: 'public',
    body: Closed({ person: Type.Integer({ minimum: 1 }) }),
    status: 200,
    reply: SessionSchema,
  }),
  logout: route({
    id: 'session.logout',
    method: 'DELETE',
    path: '/api/v1/session',
    tag: 'session',
    summary: 'Sign out',
    permission: 'signedIn',
    status: 200,
    reply: Type.Object({ endSession: Nullable(Type.String()) }),
  }),
  profile: route({
    id: 'session.profile',
    method: 'PATCH',
    path: '/api/v1/session/profile',
    tag: 'session',
    summary: 'Language, theme, density, single-key shortcuts',
    permission: 'profile.edit',
    body: Closed({
      language: Type.Optional(LanguageCode),
      theme: Type.Optional(OneOf(['auto', 'light', 'dark'])),
      density: Type.Optional(OneOf(['comfortable', 'compact'])),
      singleKeys: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    reply: SessionSchema,
  }),
};

const Token = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  scopes: Type.Array(Type.String()),
  hint: Type.String(),
  createdAt: Instant,
  expiresAt: Instant,
  usedAt: Nullable(Instant),
  revokedAt: Nullable(Instant),
});

export const tokenRoutes = {
  list: route({
    id: 'token.list',
    method: 'GET',
    path: '/api/v1/tokens',
    tag: 'token',
    summary: 'My API tokens',
    permission: 'token.edit',
    status: 200,
    reply: Type.Object({ items: Type.Array(Token), scopes: Type.Array(Type.String()) }),
  }),
  create: route({
    id: 'token.create',
    method: 'POST',
    path: '/api/v1/tokens',
    tag: 'token',
    summary: 'Make a token; its value is shown once',
    permission: 'token.edit',
    body: Closed({
      name: Type.String({ minLength: 1, maxLength: 100 }),
      scopes: Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 40 }),
      days: Type.Integer({ minimum: 1, maximum: 365 }),
    }),
    status: 201,
    reply: Type.Object({ token: Token, value: Type.String() }),
  }),
  revoke: route({
    id: 'token.revoke',
    method: 'DELETE',
    path: '/api/v1/tokens/:id',
    tag: 'token',
    summary: 'Revoke a token',
    permission: 'token.edit',
    params: Closed({ id: Type.Integer({ minimum: 1 }) }),
    status: 200,
    reply: Token,
  }),
};
