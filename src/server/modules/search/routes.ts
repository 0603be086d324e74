import { exportName, exportRoutes } from '../../../contract/exports.ts';
import { searchRoutes } from '../../../contract/search.ts';
import { processes, processKinds } from '../../../domain/processes.ts';
import { once } from '../../core/idempotency.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { serveCalendars } from './calendar-routes.ts';
import { type ExportQuery, exportList } from './export.ts';
import { makeFeed, revokeFeed, shownFeed } from './feeds.ts';
import { findEverything } from './find-everything.ts';
import { feedsOf } from './queries/feeds.ts';
import { placeViews, viewsOf } from './queries/views.ts';
import { changeView, removeView, saveView, shownView, takeOverView } from './views.ts';

/** Serves finding: search, saved views, exports, calendar feeds. */
export const serveSearch: ServeModule = (app, dependencies) => {
  const { services, config, texts } = dependencies;
  const { db, clock } = services;
  const r = searchRoutes;

  implement(app, r.find, ({ call, query }) => findEverything(db, call.actor, query, clock.now()));

  implement(app, r.views, async ({ call }) => ({
    items: (await viewsOf(db, call.actor)).map((v) => shownView(call.actor, v)),
  }));
  implement(app, r.saveView, ({ call, body }) =>
    once(db, call, r.saveView.id, body, (tx) => saveView(tx, call, body)),
  );
  implement(app, r.changeView, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) => changeView(tx, call, params.id, ifMatch!, body)),
  );
  implement(app, r.removeView, ({ call, params, ifMatch }) =>
    db.transaction((tx) => removeView(tx, call, params.id, ifMatch!)),
  );
  implement(app, r.takeOverView, ({ call, params }) =>
    db.transaction((tx) => takeOverView(tx, call, params.id)),
  );
  implement(app, r.orderViews, ({ call, body }) =>
    db.transaction(async (tx) => {
      await placeViews(tx, call.actor.personId, body.ids);
      return { items: (await viewsOf(tx, call.actor)).map((v) => shownView(call.actor, v)) };
    }),
  );

  implement(app, r.feeds, async ({ call }) => ({
    items: (await feedsOf(db, call.actor.personId)).map(shownFeed),
  }));
  implement(app, r.makeFeed, async ({ call, body }) => {
    const { feed, secret } = await db.transaction((tx) => makeFeed(tx, call, body));
    return { feed, url: `${config.publicUrl}/ical/${secret}.ics` };
  });
  implement(app, r.revokeFeed, ({ call, params }) => db.transaction((tx) => revokeFeed(tx, call, params.id)));

  for (const kind of processKinds) {
    const route = exportRoutes[exportName(kind)]!;
    implement(app, route, async ({ call, query, reply }) => {
      const file = await exportList(services, texts, call, processes[kind], query as ExportQuery);
      reply
        .type(file.type)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'no-store');
      return file.content;
    });
  }
  serveCalendars(app, dependencies);
};
