import Type from 'typebox';
import { Closed, Instant, Nullable } from './common.ts';
import { route } from './route.ts';

export const platformRoutes = {
  health: route({
    id: 'platform.health',
    method: 'GET',
    path: '/healthz',
    tag: 'platform',
    summary: 'The process is up',
    permission: 'public',
    status: 200,
    reply: Type.Object({ status: Type.Literal('ok') }),
  }),
  ready: route({
    id: 'platform.ready',
    method: 'GET',
    path: '/readyz',
    tag: 'platform',
    summary: 'It can serve: the database answers and is migrated (503 otherwise)',
    permission: 'public',
    status: 200,
    reply: Type.Object({ status: Type.String(), checks: Type.Record(Type.String(), Type.String()) }),
  }),
  openapi: route({
    id: 'platform.openapi',
    method: 'GET',
    path: '/api/v1/openapi.json',
    tag: 'platform',
    summary: 'This API as OpenAPI 3.1',
    permission: 'public',
    status: 200,
    reply: Type.Record(Type.String(), Type.Any()),
  }),
  audit: route({
    id: 'audit.status',
    method: 'GET',
    path: '/api/v1/audit',
    tag: 'audit',
    summary: 'How far the audit trail is sealed, and the heads published',
    permission: 'audit.read',
    status: 200,
    reply: Type.Object({
      events: Type.Integer(),
      sealed: Type.Integer(),
      unsealed: Type.Integer(),
      head: Nullable(Type.Object({ seq: Type.Integer(), hash: Type.String(), sealedAt: Instant })),
      published: Type.Array(
        Type.Object({
          seq: Type.Integer(),
          hash: Type.String(),
          signature: Type.String(),
          publishedAt: Instant,
        }),
      ),
    }),
  }),
  verify: route({
    id: 'audit.verify',
    method: 'POST',
    path: '/api/v1/audit/verification',
    tag: 'audit',
    summary: 'Verify the whole chain now; names the first broken row',
    permission: 'audit.read',
    body: Closed({}),
    status: 200,
    reply: Type.Object({
      ok: Type.Boolean(),
      checked: Type.Integer(),
      unsealed: Type.Integer(),
      erased: Type.Integer(),
      broken: Nullable(
        Type.Object({ event: Type.Integer(), seq: Nullable(Type.Integer()), reason: Type.String() }),
      ),
      drift: Type.Array(Type.Object({ key: Type.String(), field: Type.String() })),
    }),
  }),
};
