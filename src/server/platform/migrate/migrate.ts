import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { packageRoot } from '../config/package-root.ts';
import { reasonOf, StartupError } from '../config/startup-error.ts';
import { ensureServeRole } from './serve-role.ts';

/** One numbered SQL file. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

/** What a run did. */
export interface MigrateResult {
  /** Names of the files applied in this run, in order; empty when the schema was already current. */
  readonly applied: readonly string[];
  /** The number the schema stands at. */
  readonly current: number;
}

/** How to run. */
export interface MigrateOptions {
  /** The folder of `NNNN_what.sql`; the package's `migrations/` unless told. */
  readonly dir?: string;
  /** Gets one line per file applied and per thing the operator should know. */
  readonly log?: (line: string) => void;
  /** Called after each file: how many of how many. */
  readonly progress?: (done: number, total: number) => void;
  /** Stop after this number (a restore brings the schema to where the dump was made). */
  readonly upTo?: number;
  /** The login role that serves (from `DATABASE_URL`): made a member of the serving group where possible. */
  readonly serveUser?: string;
}

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/;
/** The advisory lock that keeps two migrating processes apart; any fixed number does. */
const migrateLock = 7_263_001;

/**
 * Brings the schema forward: every file not yet recorded, in order, each in its own transaction, one
 * process at a time. Nothing ever goes backward.
 *
 * @param ownerUrl a connection string for the role that owns the schema
 * @throws StartupError `migration` when an applied file has changed since, the database is ahead of
 *   this version of the product, or a file fails (that file is then rolled back whole)
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<MigrateResult> {
  const log = options.log ?? (() => {});
  const migrations = await readMigrations(options.dir ?? join(packageRoot(), 'migrations'));
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'rodtrad migrate' });
  client.on('error', () => {});
  client.on('notice', (notice) => {
    if (notice.severity === 'WARNING') log(notice.message ?? '');
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrateLock]);
    await ensureServeRole(client, options.serveUser, log);
    await client.query(`create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
    await client.query('grant select on schema_migration to rodtrad_serve');
    const pending = (await pendingOf(client, migrations)).filter(
      (m) => m.number <= (options.upTo ?? m.number),
    );
    let done = 0;
    for (const migration of pending) {
      await apply(client, migration);
      done += 1;
      log(`migrated ${migration.name}`);
      options.progress?.(done, pending.length);
    }
    const { rows } = await client.query<{ current: number }>(
      'select coalesce(max(number), 0) as current from schema_migration',
    );
    return { applied: pending.map((m) => m.name), current: rows[0]?.current ?? 0 };
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Sees, as a role that may not migrate, that the schema is the one this program was written for.
 *
 * @throws StartupError `migration` when files are waiting to be applied, or one was changed
 */
export async function checkSchema(url: string): Promise<void> {
  const migrations = await readMigrations(join(packageRoot(), 'migrations'));
  const client = new pg.Client({ connectionString: url, application_name: 'rodtrad migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    const there = await client.query<{ there: boolean }>(
      "select to_regclass('schema_migration') is not null as there",
    );
    const pending = there.rows[0]?.there ? await pendingOf(client, migrations) : migrations;
    if (pending.length === 0) return;
    throw new StartupError(
      'migration',
      `The database lacks ${pending.length} migration(s), from ${pending[0]?.name} on, and DATABASE_OWNER_URL is not given here.`,
      'Run: DATABASE_OWNER_URL=… npx rodtrad migrate',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * The files of a folder in order.
 *
 * @throws StartupError `migration` on a name that is not `NNNN_what.sql` or a number used twice
 */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const match = fileName.exec(name);
    if (!match) {
      throw new StartupError('migration', `${name} is not a migration's name.`, 'Call it NNNN_what.sql.');
    }
    const number = Number(match[1]);
    if (migrations.at(-1)?.number === number) {
      throw new StartupError(
        'migration',
        `Migration number ${match[1]} is used twice.`,
        'Renumber the newer one.',
      );
    }
    const sql = await readFile(join(dir, name), 'utf8');
    // Line endings are normalised: a checkout with CRLF is the same migration.
    const sha256 = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
    migrations.push({ number, name, sha256, sql });
  }
  return migrations;
}

async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'select number, name, sha256 from schema_migration order by number',
  );
  const known = new Map(migrations.map((m) => [m.number, m]));
  for (const row of rows) {
    const file = known.get(row.number);
    if (!file) {
      throw new StartupError(
        'migration',
        `The database has migration ${row.name}, which this version of rodtrad does not know.`,
        'Run the newer version that made it, or restore the database from before it.',
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new StartupError(
        'migration',
        `Migration ${row.name} was changed after it had been applied to this database.`,
        'Put the file back as it was and write the change as a new migration.',
      );
    }
  }
  const applied = new Set(rows.map((row) => row.number));
  const last = rows.at(-1)?.number ?? 0;
  const pending = migrations.filter((m) => !applied.has(m.number));
  const late = pending.find((m) => m.number < last);
  if (late) {
    throw new StartupError(
      'migration',
      `Migration ${late.name} has a lower number than ${last}, which is already applied.`,
      'Give it the next free number.',
    );
  }
  return pending;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new StartupError(
      'migration',
      `Migration ${migration.name} failed${lineOf(error, migration.sql)}: ${reasonOf(error)}.`,
      'Nothing of it was kept. Mend the cause and start again.',
      { cause: error },
    );
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isFinite(position) ? ` at line ${sql.slice(0, position).split('\n').length}` : '';
}
