import Type from 'typebox';
import { Closed, Key, KeyParams, NodeRef, Nullable } from './common.ts';
import { Matter } from './matters.ts';
import { route } from './route.ts';

/** How a matter changes its place in what is broken down. */
export const backlogPartRoutes = {
  promote: route({
    id: 'backlog.promote',
    method: 'POST',
    path: '/api/v1/issues/:key/promote',
    tag: 'backlog',
    summary:
      'Make an epic of an issue: its parts become parts of the epic, and it is itself dropped as what the epic came of',
    permission: 'matter.create',
    params: KeyParams,
    status: 201,
    reply: Matter,
    ifMatch: true,
    idempotent: true,
    etag: true,
  }),
  moveTo: route({
    id: 'backlog.moveTo',
    method: 'POST',
    path: '/api/v1/matters/:key/whole',
    tag: 'backlog',
    summary: 'Move a part from one whole to another, in one; null for none',
    permission: 'link.edit',
    params: KeyParams,
    body: Closed({ from: Nullable(Key), to: Nullable(Key) }),
    status: 200,
    reply: Type.Object({ whole: Nullable(NodeRef) }),
  }),
};
