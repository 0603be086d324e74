import { collaborationRoutes, type WatchingValue } from '../../../contract/collaboration.ts';
import {
  type Channel,
  type NoticeTopic,
  noticeTopicNames,
  noticeTopics,
} from '../../../domain/collaboration/index.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { provideSignal } from '../../core/live-signals.ts';
import { refOf } from '../../core/nodes.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { serveAttachments } from './attachment-routes.ts';
import { serveComments } from './comment-routes.ts';
import { findPlace } from './place.ts';
import { mailStatus } from './queries/mail.ts';
import { markNotices } from './queries/mark-notices.ts';
import { addressOf, chooseChannels, chosenChannels } from './queries/preferences.ts';
import { unreadMarks } from './queries/unread-marks.ts';
import { insertWatchers, isWatching, readWatchers, stopWatching, watchedBy } from './queries/watchers.ts';
import { readNotices, unreadOf } from './show-notices.ts';

/** Serves comments, followers, notices and files. */
export const serveCollaboration: ServeModule = (app, dependencies) => {
  const { services, config } = dependencies;
  const { db } = services;

  provideSignal('notices', unreadMarks);
  serveComments(app, dependencies);
  serveAttachments(app, dependencies);

  const watching = async (q: Queryable, actor: Actor, nodeId: number): Promise<WatchingValue> => ({
    items: (await readWatchers(q, nodeId)).map(({ reason, ...person }) => ({ person, reason })),
    mine: await isWatching(q, nodeId, actor.personId),
  });

  implement(app, collaborationRoutes.watchers, async ({ call, params }) =>
    watching(db, call.actor, (await findPlace(db, call.actor, params.key)).id),
  );

  implement(app, collaborationRoutes.watch, ({ call, params, body }) =>
    db.transaction(async (tx) => {
      const node = await findPlace(tx, call.actor, params.key);
      const me = call.actor.personId;
      if (body.on) await insertWatchers(tx, [node.id], [me], 'self');
      else await stopWatching(tx, node.id, me);
      return watching(tx, call.actor, node.id);
    }),
  );

  implement(app, collaborationRoutes.watched, async ({ call, query }) => {
    const limit = query.limit ?? 50;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 2);
    const rows = await watchedBy(db, call.actor, {
      limit: limit + 1,
      after: after === null ? null : [String(after[0]), Number(after[1]) || 0],
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((r) => ({ node: refOf(r), reason: r.reason, changedAt: r.changedAt.toISOString() })),
      next: rows.length > limit && last ? encodeCursor([last.changedAt.toISOString(), last.id]) : null,
    };
  });

  implement(app, collaborationRoutes.notices, ({ call, query }) => readNotices(db, call.actor, query));

  implement(app, collaborationRoutes.noticeCount, ({ call }) => unreadOf(db, call.actor));

  implement(app, collaborationRoutes.markNotices, ({ call, body }) =>
    db.transaction(async (tx) => {
      const node = body.node === undefined ? null : await findPlace(tx, call.actor, body.node);
      await markNotices(tx, call.actor.personId, {
        read: body.read,
        nodeId: node?.id ?? null,
        upTo: body.upTo ?? null,
      });
      return unreadOf(tx, call.actor);
    }),
  );

  const preferences = async (q: Queryable, actor: Actor) => {
    const chosen = await chosenChannels(q, actor.personId);
    return {
      topics: noticeTopicNames.map((topic) => {
        const standard: Channel = noticeTopics[topic];
        return { topic, channel: chosen.get(topic) ?? standard, standard };
      }),
      mail: { sends: config.smtpUrl !== undefined, address: await addressOf(q, actor.personId) },
    };
  };

  implement(app, collaborationRoutes.preferences, ({ call }) => preferences(db, call.actor));

  implement(app, collaborationRoutes.choose, ({ call, body }) =>
    db.transaction(async (tx) => {
      const choices = new Map<NoticeTopic, Channel>(body.topics.map((c) => [c.topic, c.channel]));
      await chooseChannels(tx, call.actor.personId, choices);
      return preferences(tx, call.actor);
    }),
  );

  implement(app, collaborationRoutes.mail, async () => ({
    sends: config.smtpUrl !== undefined,
    from: config.mailFrom ?? null,
    ...(await mailStatus(db)),
  }));
};
