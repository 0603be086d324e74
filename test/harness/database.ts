import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './global-setup.ts';
import { roleUrl, type TestServer, testRoles } from './test-server.ts';

/** A migrated, empty database of one's own. */
export interface TestDatabase {
  /** Connects as the serving role: what the program itself may do. */
  readonly url: string;
  /** Connects as the role that owns the tables. */
  readonly ownerUrl: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Clones the run's migrated template (or another one, see `ensureTemplate`). Call it in `beforeAll`, and `drop()` in
 * `afterAll`.
 */
export async function createTestDatabase(template: string = testServer().template): Promise<TestDatabase> {
  const { adminUrl } = testServer();
  const name = `rodtrad_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} owner ${testRoles.owner}`);
  return {
    url: roleUrl(adminUrl, testRoles.serve, name),
    ownerUrl: roleUrl(adminUrl, testRoles.owner, name),
    drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/**
 * Makes a further template once per run: a clone of the migrated one that `fill` has worked on, connected as the serving
 * role. Files that ask at the same time wait for the one that fills it. Gives its name.
 */
export async function ensureTemplate(name: string, fill: (url: string) => Promise<void>): Promise<string> {
  const { adminUrl, template } = testServer();
  const whole = `${template}_${name}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [whole]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [whole]);
    if (rowCount) return whole;
    // Filled under another name: whoever finds the template finds it whole.
    const filling = `${whole}_filling`;
    await client.query(`drop database if exists ${filling} with (force)`);
    await client.query(`create database ${filling} template ${template} owner ${testRoles.owner}`);
    await fill(roleUrl(adminUrl, testRoles.serve, filling));
    await client.query(`alter database ${filling} rename to ${whole}`);
    return whole;
  } finally {
    await client.end();
  }
}

/** The server of the worker that asks. */
function testServer(): TestServer['address'] {
  const servers = inject('testServers');
  const worker = Number(process.env.VITEST_POOL_ID ?? 1);
  return servers[(worker - 1) % servers.length]!;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
