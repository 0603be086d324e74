import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApp } from '../../src/server/app.ts';
import { loadConfig, type ServerConfig } from '../../src/server/platform/config/index.ts';
import type { Clock, Services } from '../../src/server/platform/context.ts';
import { type Db, openDb } from '../../src/server/platform/db/db.ts';
import { createTestDatabase } from './database.ts';
import { createDirectory, type TestDirectory } from './directory.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  /** Sets it to an instant, or moves it on by milliseconds. */
  move(to: Date | number): void;
}

/** Calls the API as somebody. Bodies are JSON; writes carry what a browser's session would. */
export interface TestClient {
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  get(url: string): Promise<LightMyRequestResponse>;
  /** `version` goes into `If-Match`, `key` into `Idempotency-Key`. */
  write(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    options?: { version?: number; key?: string },
  ): Promise<LightMyRequestResponse>;
}

/** The whole application on a database of its own, not listening. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly config: ServerConfig;
  readonly clock: TestClock;
  readonly db: Db;
  /** Connects as the role that owns the tables, for what the program itself may not do. */
  readonly ownerUrl: string;
  /** Makes people, teams, products and organisations. */
  readonly make: TestDirectory;
  /** Logs a person in and gives a client with their session. */
  as(personId: number): Promise<TestClient>;
  /** A client with a token of that person, limited to `scopes`. */
  withToken(personId: number, scopes: readonly string[]): Promise<TestClient>;
  /** Nobody. */
  readonly nobody: TestClient;
  close(): Promise<void>;
}

/** What a test may set. `now` is where the clock stands; `env` are settings as in the environment. */
export interface TestAppOptions {
  readonly now?: Date;
  readonly env?: Readonly<Record<string, string>>;
  readonly webRoot?: string;
  readonly sessionCacheMs?: number;
  /** Gets every line of the log. */
  readonly onLog?: (line: string) => void;
}

/** Where the clock stands unless told otherwise: a Thursday morning, before any real run. */
export const testNow = new Date('2026-01-15T09:00:00.000Z');

/** Settings of a test: the demo's login, no limits, silent. */
export function testConfig(env: Readonly<Record<string, string>> = {}): ServerConfig {
  const config = loadConfig({
    RODTRAD_MODE: 'development',
    RODTRAD_PUBLIC_URL: 'http://localhost',
    RODTRAD_RATE_LIMIT: '0',
    RODTRAD_LOGIN_RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
    RODTRAD_SEAL_KEY: 'the key with which tests sign their seals',
    ...env,
  });
  return { ...config, sealKey: config.sealKey ?? '' };
}

/** Starts the application on a cloned database. Call it in `beforeAll` and `close()` in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const db = openDb({ url: database.url, max: 8 });
  const clock = createTestClock(options.now ?? testNow);
  const config = testConfig(options.env);
  const services: Services = { db, clock, timeZone: config.timeZone };
  const app = await createApp({
    services,
    config,
    // A test that changes roles in the database behind the program's back wants to see it at once.
    sessionCacheMs: options.sessionCacheMs ?? 0,
    ...(options.webRoot === undefined ? {} : { webRoot: options.webRoot }),
    ...(options.onLog === undefined ? {} : { logTo: { write: options.onLog } }),
  });
  await app.ready();
  return {
    app,
    services,
    config,
    clock,
    db,
    ownerUrl: database.ownerUrl,
    make: createDirectory(db),
    as: (personId) => signedIn(app, personId),
    withToken: (personId, scopes) => tokenClient(app, db, clock, personId, scopes),
    nobody: createClient(app, {}),
    async close() {
      await app.close();
      await db.close();
      await database.drop();
    },
  };
}

function createTestClock(start: Date): TestClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    move(to) {
      now = typeof to === 'number' ? now + to : to.getTime();
    },
  };
}

/** A client that sends some headers with everything. */
export function createClient(app: FastifyInstance, headers: Readonly<Record<string, string>>): TestClient {
  const request: TestClient['request'] = (options) =>
    app.inject({ ...options, headers: { ...headers, ...options.headers } });
  return {
    request,
    get: (url) => request({ method: 'GET', url }),
    write: (method, url, body, { version, key } = {}) =>
      request({
        method,
        url,
        headers: {
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      }),
  };
}

async function signedIn(app: FastifyInstance, personId: number): Promise<TestClient> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/session/demo',
    payload: { person: personId },
  });
  const cookie = answer.cookies[0];
  if (answer.statusCode !== 200 || !cookie)
    throw new Error(`person ${personId} cannot log in: ${answer.body}`);
  const { csrf } = answer.json<{ csrf: string }>();
  return createClient(app, { cookie: `${cookie.name}=${cookie.value}`, 'x-csrf-token': csrf });
}

async function tokenClient(
  app: FastifyInstance,
  db: Db,
  clock: Clock,
  personId: number,
  scopes: readonly string[],
): Promise<TestClient> {
  const value = `rt_${randomBytes(32).toString('base64url')}`;
  await db.sql(
    `insert into api_token (person_id, name, scopes, token_hash, hint, created_at, expires_at)
     values ($1, 'test', $2, $3, $4, $5, $5::timestamptz + interval '1 day')`,
    [personId, scopes, createHash('sha256').update(value).digest(), value.slice(-4), clock.now()],
  );
  return createClient(app, { authorization: `Bearer ${value}` });
}
