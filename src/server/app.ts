import { fastify } from 'fastify';
import type { AppDependencies, RunningApp } from './main.ts';
import { openDb } from './platform/db/db.ts';

/** Builds the application: routes, workers, pools; does not listen. */
export async function buildApp({ config, database }: AppDependencies): Promise<RunningApp> {
  const db = openDb({ url: database.serveUrl, max: config.databasePoolSize });
  const app = fastify({ bodyLimit: config.bodyLimit, forceCloseConnections: 'idle' });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    await db.sql('select 1');
    return { status: 'ok' };
  });
  app.addHook('onClose', () => db.close());
  return app;
}
