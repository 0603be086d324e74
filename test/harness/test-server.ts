import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../../src/server/platform/database-host/binaries.ts';
import {
  initCluster,
  readPostmaster,
  startCluster,
  stopCluster,
} from '../../src/server/platform/database-host/cluster.ts';
import { connectionUrl } from '../../src/server/platform/database-host/connection-url.ts';
import { databaseUser, mayTraverse } from '../../src/server/platform/database-host/database-user.ts';
import { chooseListening } from '../../src/server/platform/database-host/listening.ts';
import { migrate } from '../../src/server/platform/migrate/index.ts';

/** What a test file needs to make itself a database. */
export interface TestServerAddress {
  /** A superuser (or a role that may create databases) on the run's PostgreSQL. */
  readonly adminUrl: string;
  /** The migrated database that is cloned. */
  readonly template: string;
}

/** The run's PostgreSQL. */
export interface TestServer {
  readonly address: TestServerAddress;
  stop(): Promise<void>;
}

/** The two roles of a test database: the same division as in production. */
export const testRoles = {
  owner: 'rodtrad_test_owner',
  serve: 'rodtrad_test_app',
  password: 'rodtrad-test',
} as const;

const prefix = 'rodtrad-test-';

/**
 * Starts a throw-away PostgreSQL with a migrated template; or, with `TEST_DATABASE_URL` (a superuser),
 * makes the template there. Nothing is synced to disk: it is gone when the run is.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    const template = `rodtrad_template_${process.pid}`;
    await makeTemplate(given, template);
    return { address: { adminUrl: given, template }, stop: () => dropTemplate(given, template) };
  }
  await sweep();
  const { folder, adminUrl } = await startThrowAway();
  const template = 'rodtrad_template';
  try {
    await makeTemplate(adminUrl, template);
  } catch (error) {
    await remove(folder);
    throw error;
  }
  return { address: { adminUrl, template }, stop: () => remove(folder) };
}

async function startThrowAway(): Promise<{ folder: string; adminUrl: string }> {
  const user = await databaseUser();
  const base = user && !(await mayTraverse(tmpdir(), user)) ? '/tmp' : tmpdir();
  const folder = await mkdtemp(join(base, prefix));
  await writeFile(join(folder, 'owner'), String(process.pid));
  const socketDir = join(folder, 'socket');
  await mkdir(socketDir);
  if (user) {
    await chmod(folder, 0o711);
    await chown(socketDir, user.uid, user.gid);
  }
  const binaries = await findBinaries(user, (line) => process.stderr.write(`${line}\n`));
  const dataDir = join(folder, 'data');
  await initCluster(binaries, user, dataDir, testRoles.password, false);
  const listening = await chooseListening(socketDir);
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'shared_buffers=64MB',
    'max_connections=200',
    'autovacuum_naptime=10min',
    'max_wal_size=4GB',
    'jit=off',
    'timezone=UTC',
    'dynamic_shared_memory_type=mmap',
  ];
  await startCluster(binaries, user, { dataDir, listening, settings, logFile: join(folder, 'postgres.log') });
  return {
    folder,
    adminUrl: connectionUrl({
      ...listening,
      user: 'postgres',
      password: testRoles.password,
      database: 'postgres',
    }),
  };
}

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const [role, options] of [
      [testRoles.owner, 'login createrole'],
      [testRoles.serve, 'login'],
      ['rodtrad_serve', 'nologin'],
    ] as const) {
      await admin.query(`do $$ begin create role ${role}; exception when duplicate_object then null; end $$`);
      await admin.query(`alter role ${role} ${options} password '${testRoles.password}'`);
    }
    await admin.query(`grant rodtrad_serve to ${testRoles.serve}`);
    await admin.query(`grant ${testRoles.owner} to current_user`);
    await admin.query(`drop database if exists ${template}`);
    await admin.query(
      `create database ${template} owner ${testRoles.owner} template template0 encoding 'UTF8'`,
    );
    await migrate(roleUrl(adminUrl, testRoles.owner, template));
  } finally {
    await admin.end();
  }
}

async function dropTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')`,
    [template],
  );
  for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
  await admin.end();
}

/** `adminUrl` for another role and database of the same server. */
export function roleUrl(adminUrl: string, role: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = testRoles.password;
  url.pathname = `/${database}`;
  return url.href;
}

async function remove(folder: string): Promise<void> {
  await stopCluster(join(folder, 'data'));
  await rm(folder, { recursive: true, force: true });
}

/** Stops and removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const base of new Set([tmpdir(), '/tmp'])) {
    for (const name of await readdir(base).catch(() => [])) {
      const folder = join(base, name);
      if (!name.startsWith(prefix) || !existsSync(join(folder, 'owner'))) continue;
      const pid = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => ''));
      if (!pid || lives(pid)) continue;
      if ((await readPostmaster(join(folder, 'data'))) || existsSync(folder))
        await remove(folder).catch(() => {});
    }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
