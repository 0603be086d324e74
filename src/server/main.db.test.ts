import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/harness/database.ts';
import { type BuildApp, type RunningServer, startServer } from './main.ts';
import { loadConfig } from './platform/config/index.ts';

let database: TestDatabase;
let dir: string;
let server: RunningServer | undefined;
let taken: Server | undefined;
const outlets = { say: () => {}, onLost: () => {} };

beforeAll(async () => {
  database = await createTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'rodtrad-main-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  taken?.close();
});
afterAll(async () => {
  await database?.drop();
  await rm(dir, { recursive: true, force: true });
});

const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: database.url,
  DATABASE_OWNER_URL: database.ownerUrl,
  RODTRAD_DATA: dir,
  PORT: '0',
  ...more,
});

const slow: BuildApp = async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  app.get('/slow', async () => {
    await sleep(400);
    return 'done';
  });
  app.get('/never', () => new Promise<never>(() => {}));
  return app;
};

describe('startServer', () => {
  it('finishes what is under way when told to stop, and takes nothing new', async () => {
    server = await startServer(loadConfig(env()), slow, outlets);
    const { address } = server;
    const answer = fetch(`${address}/slow`);
    await sleep(100);
    const stopped = server.stop();
    expect(await (await answer).text()).toBe('done');
    const began = Date.now();
    await stopped;
    expect(Date.now() - began).toBeLessThan(2000);
    await expect(fetch(`${address}/slow`)).rejects.toThrow();
  });

  it('cuts off what takes longer than the grace', async () => {
    server = await startServer(loadConfig(env({ RODTRAD_SHUTDOWN_SECONDS: '1' })), slow, outlets);
    const answer = fetch(`${server.address}/never`).catch((error: unknown) => error);
    await sleep(100);
    const began = Date.now();
    await server.stop();
    expect(Date.now() - began).toBeGreaterThan(800);
    expect(await answer).toBeInstanceOf(Error);
  });

  it('says which port is taken, and what to do', async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken?.once('listening', done));
    const address = taken.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    let closed = false;
    const app: BuildApp = async (dependencies) => {
      const built = fastify();
      built.addHook('onClose', async () => {
        closed = dependencies.database.embedded === false;
      });
      return built;
    };
    await expect(startServer(loadConfig(env({ PORT: port })), app, outlets)).rejects.toMatchObject({
      code: 'portTaken',
      what: expect.stringContaining(port),
    });
    expect(closed).toBe(true);
  });

  it('says that this machine does not have the address', async () => {
    await expect(startServer(loadConfig(env({ HOST: '192.0.2.1' })), slow, outlets)).rejects.toMatchObject({
      code: 'badSetting',
    });
  });

  it('is refused in production when it would serve as the owner', async () => {
    const config = loadConfig({
      ...env({ DATABASE_URL: database.ownerUrl }),
      RODTRAD_MODE: 'production',
      OIDC_ISSUER: 'https://login.etaten.no',
      OIDC_CLIENT_ID: 'rodtrad',
      OIDC_CLIENT_SECRET: 'k3yf0rlogin',
      RODTRAD_PUBLIC_URL: 'https://rodtrad.etaten.no',
      RODTRAD_SEAL_KEY: 'Qp9Lw2Xe7Vr4Ty1Nz6Mb3Kc8Ha5Gd0Sf',
    });
    await expect(startServer(config, slow, outlets)).rejects.toMatchObject({ code: 'databaseRole' });
  });

  it('keeps the generated seal key from one start to the next', async () => {
    const seen: string[] = [];
    const app: BuildApp = async ({ config }) => {
      seen.push(config.sealKey);
      return fastify();
    };
    for (let i = 0; i < 2; i += 1) await (await startServer(loadConfig(env()), app, outlets)).stop();
    expect(seen).toHaveLength(2);
    expect(seen[0]?.length).toBeGreaterThan(32);
    expect(new Set(seen).size).toBe(1);
  });
});
