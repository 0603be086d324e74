import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { serveSessions } from '../../src/server/modules/session/index.ts';
import { type Db, openDb } from '../../src/server/platform/db/db.ts';
import { buildServer } from '../../src/server/platform/http/build-server.ts';
import type { ServeModule } from '../../src/server/platform/http/module.ts';
import { createClient, type TestClient, testConfig, testNow } from '../harness/app.ts';
import { createTestDatabase } from '../harness/database.ts';
import { createDirectory, type MadeRole } from '../harness/directory.ts';
import { makeWorld, type World } from '../thread/world.ts';

/** One module served on a database of its own, with a small world in it. */
export interface Served {
  readonly app: FastifyInstance;
  readonly db: Db;
  readonly world: World;
  readonly nobody: TestClient;
  /** Somebody new with roles, logged in. */
  somebody(...roles: readonly MadeRole[]): Promise<TestClient>;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** Serves a module beside the sessions it is asked through. */
export async function serveModule(module: ServeModule): Promise<Served> {
  const database = await createTestDatabase();
  const db = openDb({ url: database.url, max: 8 });
  const config = testConfig();
  const app = await buildServer({
    services: { db, clock: { now: () => testNow }, timeZone: 'Europe/Oslo' },
    config,
    modules: [serveSessions, module],
    sessionCacheMs: 0,
  });
  await app.ready();
  const make = createDirectory(db);
  return {
    app,
    db,
    world: await makeWorld(db),
    nobody: createClient(app, {}),
    async somebody(...roles) {
      const personId = await make.person('Noen', ...roles);
      const url = '/api/v1/session/demo';
      const answer = await app.inject({ method: 'POST', url, payload: { person: personId } });
      const cookie = answer.cookies[0];
      if (!cookie) throw new Error(`person ${personId} cannot log in: ${answer.body}`);
      return createClient(app, { cookie: `${cookie.name}=${cookie.value}` });
    },
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers }),
    async close() {
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}
