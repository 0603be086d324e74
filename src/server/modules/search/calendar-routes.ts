import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { readListAddress } from '../../../domain/search/index.ts';
import { findPerson } from '../../platform/auth/queries.ts';
import { sha256 } from '../../platform/auth/sha256.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { calendarOf } from './calendar.ts';
import { tagOf } from './feeds.ts';
import { feedByHash, touchFeed } from './queries/feeds.ts';
import { viewById } from './queries/views.ts';

/** A secret as it is made (43 characters of base64url) in an address that calendar programs accept. */
const file = /^([A-Za-z0-9_-]{43})\.ics$/;

/**
 * Serves calendar feeds to programs that nobody is signed in with: the secret in the address says whose it is, and what
 * they may see is judged each time. Unknown, revoked, of a person who has left, of a view that is gone: all look alike.
 */
export function serveCalendars(app: FastifyInstance, { services, config, texts }: PluginDependencies): void {
  const { db, clock } = services;
  app.get<{ Params: { file: string } }>(
    '/ical/:file',
    { config: { permission: 'public', operation: 'search.calendar' } },
    async (request, reply) => {
      const secret = file.exec(request.params.file)?.[1];
      const feed = secret === undefined ? undefined : await feedByHash(db, sha256(secret));
      const actor = feed ? await findPerson(db, feed.personId, clock.now()) : null;
      if (!feed || !actor) throw new ProblemError('not_found');
      const address =
        feed.viewId === null ? feed.address : ((await viewById(db, actor, feed.viewId))?.address ?? null);
      const list = address === null ? null : readListAddress(address);
      if (list === null) throw new ProblemError('not_found');
      const text = await calendarOf(db, actor, feed.name, list, {
        origin: config.publicUrl,
        texts,
        now: clock.now(),
        timeZone: config.timeZone,
      });
      await touchFeed(db, feed.id, clock.now());
      const tag = tagOf(text);
      reply
        .header('etag', tag)
        .header('cache-control', 'private, max-age=300')
        .header('x-robots-tag', 'noindex');
      if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="rodtrad.ics"')
        .send(text);
    },
  );
}
