import type { FastifyInstance } from 'fastify';
import { type BackgroundTask, coreTasks, runBackground } from './core/background.ts';
import { createLive } from './core/live.ts';
import { serveLive } from './core/live-routes.ts';
import { serveMatters } from './core/matter-routes.ts';
import { storeDefinitions } from './core/versions.ts';
import type { AppDependencies } from './main.ts';
import { serveAudit } from './modules/audit/index.ts';
import { serveBacklog } from './modules/backlog/index.ts';
import { collaborationTasks, serveCollaboration } from './modules/collaboration/index.ts';
import { demandTasks, serveDemands } from './modules/demand/index.ts';
import { seedDemo } from './modules/demo/index.ts';
import { serveDeployments } from './modules/deployment/index.ts';
import { serveDirectory } from './modules/directory/index.ts';
import { serveDisclosures } from './modules/disclosure/index.ts';
import { serveHandbook } from './modules/handbook/index.ts';
import { integrationTasks, serveIntegration } from './modules/integration/index.ts';
import { meetingTasks, serveMeetings } from './modules/meeting/index.ts';
import { needTasks, serveNeeds } from './modules/need/index.ts';
import { okrTasks, serveOkr, upgradeObjectives } from './modules/okr/index.ts';
import { servePlans } from './modules/plan/index.ts';
import { portfolioTasks, servePortfolio } from './modules/portfolio/index.ts';
import { serveRoadmap } from './modules/roadmap/index.ts';
import { searchTasks, serveSearch } from './modules/search/index.ts';
import { serveSessions } from './modules/session/index.ts';
import { makeSuggestions, serveThread } from './modules/thread/index.ts';
import { serveWork } from './modules/work/index.ts';
import { systemClock } from './platform/context.ts';
import { openDb } from './platform/db/db.ts';
import { buildServer, type ServerParts } from './platform/http/build-server.ts';
import type { ModuleDependencies, ServeModule } from './platform/http/module.ts';
import { databaseGauges } from './platform/metrics/database-gauges.ts';
import { createTexts } from './platform/texts/texts.ts';

/** Everything the server has, one line a module. */
const modules: readonly ServeModule[] = [
  serveSessions,
  serveDirectory,
  (app, { services }) => serveMatters(app, services),
  (app, { services }) =>
    serveLive(
      app,
      createLive(services.db, (error) =>
        app.log.error({ reason: reasonOf(error) }, 'live changes could not be read'),
      ),
    ),
  (app, { services }) => serveWork(app, services),
  (app, { services }) => servePortfolio(app, services),
  serveRoadmap,
  (app, { services }) => serveBacklog(app, services),
  serveDeployments,
  (app, { services }) => serveThread(app, services),
  serveHandbook,
  (app, { services }) => serveAudit(app, services),
  serveNeeds,
  serveOkr,
  serveDemands,
  serveMeetings,
  servePlans,
  serveCollaboration,
  serveSearch,
  serveIntegration,
  serveDisclosures,
];

/** What modules do again and again while the program runs; each task locks for itself. One line a module. */
const moduleTasks: readonly ((parts: ModuleDependencies) => readonly BackgroundTask[])[] = [
  needTasks,
  demandTasks,
  integrationTasks,
  portfolioTasks,
  meetingTasks,
  okrTasks,
  collaborationTasks,
  ({ services }) => [{ name: 'suggest-links', everySeconds: 300, run: () => makeSuggestions(services.db) }],
  searchTasks,
];

/** What the application is built from, when the database is opened already (tests, bench). */
export type AppParts = Omit<ServerParts, 'modules' | 'gauges'>;

/** Builds the application on given services: all routes, nothing running in the background. Does not listen. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  await storeDefinitions(parts.services.db);
  await upgradeObjectives(parts.services.db);
  return buildServer({ ...parts, modules, gauges: databaseGauges(parts.services.db) });
}

/** Builds the application of a process: opens the pool, starts what runs in the background. Does not listen. */
export async function buildApp({ config, database }: AppDependencies): Promise<FastifyInstance> {
  const db = openDb({ url: database.serveUrl, max: config.databasePoolSize });
  try {
    const services = { db, clock: systemClock, timeZone: config.timeZone };
    const app = await createApp({ services, config });
    // The first start of the demo only: where there are people, nothing is touched.
    if (config.mode === 'demo') await seedDemo(db, { clock: systemClock, timeZone: config.timeZone });
    const stop = runBackground(
      [
        ...coreTasks(db, systemClock, { key: config.sealKey, headsDir: config.sealHeadsDir }),
        ...moduleTasks.flatMap((tasks) => tasks({ services, config, texts: createTexts() })),
      ],
      (task, error) => app.log.error({ task, reason: reasonOf(error) }, 'background task failed'),
    );
    app.addHook('onClose', async () => {
      await stop();
      await db.close();
    });
    return app;
  } catch (error) {
    await db.close();
    throw error;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
