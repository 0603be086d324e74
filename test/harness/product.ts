import { createServer } from 'node:net';
import type { BrowserContext, Page } from 'playwright';
import { buildApp } from '../../src/server/app.ts';
import { seedDemo } from '../../src/server/modules/demo/index.ts';
import { systemClock } from '../../src/server/platform/context.ts';
import { openDb } from '../../src/server/platform/db/db.ts';
import { createClient, type TestClient, testConfig } from './app.ts';
import { startBrowser } from './browser.ts';
import { createTestDatabase, ensureTemplate } from './database.ts';

/** How a browser window is. */
export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** False: JavaScript is off. */
  readonly script?: boolean;
}

/** The whole product as one starts it: the demo agency, the built screens, what runs in the background; and a browser. */
export interface TestProduct {
  /** Where it listens, without a slash at the end. */
  readonly address: string;
  /** A window of nobody. */
  open(options?: WindowOptions): Promise<Page>;
  /** A window of somebody of the demo who is signed in already. */
  openAs(name: string, options?: WindowOptions): Promise<Page>;
  /** The API as somebody, for what a journey needs to have happened before it begins. */
  as(name: string): Promise<TestClient>;
  close(): Promise<void>;
}

/**
 * Starts the product on a clone of the seeded database, on a free port, with the screens that the run has built (see
 * `screens-setup.ts`). Call it in `beforeAll` and `close()` in `afterAll`.
 */
export async function startProduct(): Promise<TestProduct> {
  const template = await ensureTemplate('demo', fillWithDemo);
  const database = await createTestDatabase(template);
  const port = await freePort();
  const config = testConfig({
    RODTRAD_MODE: 'demo',
    PORT: String(port),
    RODTRAD_PUBLIC_URL: `http://127.0.0.1:${port}`,
  });
  const app = await buildApp({
    config,
    database: {
      embedded: false,
      ownerUrl: database.ownerUrl,
      serveUrl: database.url,
      serveUser: undefined,
      close: database.drop,
    },
  });
  const address = await app.listen({ host: '127.0.0.1', port });
  const browser = await startBrowser(address);
  const contexts: BrowserContext[] = [];
  const open = async (options?: WindowOptions): Promise<Page> => {
    const { page, context } = await browser.open(options);
    page.setDefaultTimeout(15_000);
    contexts.push(context);
    return page;
  };
  const people = (await app.inject('/api/v1/session/demo-people')).json<{
    people: readonly { id: number; name: string }[];
  }>().people;
  const idOf = (name: string): number => {
    const person = people.find((p) => p.name === name);
    if (!person) throw new Error(`nobody in the demo is called ${name}`);
    return person.id;
  };
  return {
    address,
    open,
    async openAs(name, options) {
      const page = await open(options);
      const answer = await page.request.post('/api/v1/session/demo', { data: { person: idOf(name) } });
      if (!answer.ok()) throw new Error(`${name} cannot log in: ${answer.status()}`);
      return page;
    },
    async as(name) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/session/demo',
        payload: { person: idOf(name) },
      });
      const cookie = answer.cookies[0];
      if (!cookie) throw new Error(`${name} cannot log in: ${answer.body}`);
      const { csrf } = answer.json<{ csrf: string }>();
      return createClient(app, { cookie: `${cookie.name}=${cookie.value}`, 'x-csrf-token': csrf });
    },
    async close() {
      await Promise.all(contexts.map((c) => c.close()));
      await browser.close();
      await app.close();
      await database.drop();
    },
  };
}

/** Fills a database with the demo agency. */
async function fillWithDemo(url: string): Promise<void> {
  const db = openDb({ url, max: 4 });
  try {
    await seedDemo(db, { clock: systemClock, timeZone: 'Europe/Oslo' });
  } finally {
    await db.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
