import { kindRoutes } from '../../../contract/matter-routes.ts';
import { needRoutes } from '../../../contract/needs.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../domain/kernel/text.ts';
import { processes } from '../../../domain/processes.ts';
import { once } from '../../core/idempotency.ts';
import { serveKind } from '../../core/kind-routes.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { answerNeed } from './commands/answer.ts';
import { throughTheDoor } from './commands/door.ts';
import { mergeNeed } from './commands/merge.ts';
import { supportersOf, supportNeed, withdraw } from './commands/support.ts';
import { needsWaiting } from './commands/waiting.ts';
import { plugNeeds } from './plug.ts';
import { similarNeeds } from './queries/needs.ts';

/** Serves needs, and plugs into the engine what follows when they change. */
export const serveNeeds: ServeModule = (app, { services }) => {
  const { db } = services;
  plugNeeds();
  serveKind(app, services, processes.need, kindRoutes.need);

  implement(app, needRoutes.similar, async ({ call, query }) => {
    if (!isCleanText(query.title)) throw invalid('query:title', 'unclean_text');
    const items = await similarNeeds(db, call.actor, {
      title: query.title,
      without: query.without ?? null,
      limit: query.limit ?? 5,
    });
    return { items };
  });

  implement(app, needRoutes.door, ({ call, body }) =>
    once(db, call, needRoutes.door.id, body, (tx) => throughTheDoor(tx, call, body)),
  );

  implement(app, needRoutes.waiting, ({ call }) => needsWaiting(db, call.actor));

  implement(app, needRoutes.supporters, ({ call, params }) => supportersOf(db, call.actor, params.key));

  implement(app, needRoutes.support, ({ call, params, body }) => {
    if (!isCleanText(body.why)) throw invalid('/why', 'unclean_text');
    return once(db, call, needRoutes.support.id, [params, body], (tx) =>
      supportNeed(tx, db, call, params.key, body),
    );
  });

  implement(app, needRoutes.withdraw, ({ call, params }) =>
    db.transaction((tx) => withdraw(tx, db, call, params.key)),
  );

  implement(app, needRoutes.answer, ({ call, params, body, ifMatch }) =>
    once(db, call, needRoutes.answer.id, [params, body, ifMatch], (tx) =>
      answerNeed(tx, db, call, params.key, ifMatch!, body),
    ),
  );

  implement(app, needRoutes.merge, ({ call, params, body, ifMatch }) =>
    once(db, call, needRoutes.merge.id, [params, body, ifMatch], (tx) =>
      mergeNeed(tx, db, call, params.key, ifMatch!, body),
    ),
  );
};
