import type { FastifyInstance } from 'fastify';
import { collaborationRoutes } from '../../../contract/collaboration.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { once } from '../../core/idempotency.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { remove, rewrite, say } from './commands/comments.ts';
import { placeById } from './place.ts';
import { commentsById, earlierWords } from './queries/comments.ts';
import { showComments } from './show-comments.ts';
import { readStream } from './stream.ts';

/** Serves what people say, and the stream it stands in. */
export function serveComments(app: FastifyInstance, { services, config }: PluginDependencies): void {
  const { db, clock } = services;
  const world = () => ({ publicUrl: config.publicUrl, now: clock.now() });
  const one = async (q: Queryable, actor: Actor, id: number) => {
    const [comment] = await showComments(q, actor, [id]);
    if (!comment) throw new ProblemError('not_found');
    return comment;
  };

  implement(app, collaborationRoutes.stream, ({ call, params, query }) =>
    readStream(db, call.actor, params.key, query),
  );

  implement(app, collaborationRoutes.say, ({ call, params, body }) =>
    once(db, call, collaborationRoutes.say.id, [params, body], async (tx) => {
      const { id, untold } = await say(tx, call, params.key, body, world());
      return { comment: await one(tx, call.actor, id), untold: [...untold] };
    }),
  );

  implement(app, collaborationRoutes.edit, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await rewrite(tx, call, params.id, ifMatch!, body, world());
      return one(tx, call.actor, params.id);
    }),
  );

  implement(app, collaborationRoutes.remove, ({ call, params }) =>
    db.transaction(async (tx) => {
      await remove(tx, call, params.id);
      return one(tx, call.actor, params.id);
    }),
  );

  implement(app, collaborationRoutes.versions, async ({ call, params }) => {
    const [comment] = await commentsById(db, [params.id]);
    const hidden = comment?.internal && !belongsToAgency(call.actor);
    if (!comment || hidden || !(await placeById(db, call.actor, comment.nodeId)))
      throw new ProblemError('not_found');
    // What has been taken away is not to be read in its earlier versions either.
    if (comment.deletedAt !== null) throw new ProblemError('gone');
    const items = await earlierWords(db, comment.nodeId, comment.id);
    return { items: items.map((v) => ({ body: v.body, at: v.at.toISOString() })) };
  });
}
