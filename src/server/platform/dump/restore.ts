import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { packageRoot } from '../config/package-root.ts';
import { reasonOf, StartupError } from '../config/startup-error.ts';
import { migrate, readMigrations } from '../migrate/index.ts';
import { type CatalogueTable, readTables } from './catalogue.ts';
import type { DumpEnd, DumpHeader, DumpRow, DumpSummary, DumpTable } from './format.ts';

const batch = 1000;

/** How to restore. */
export interface RestoreOptions {
  readonly serveUser?: string;
  /** Replace what is in the database; without it a database with anything in it is refused. */
  readonly replace?: boolean;
  /** Rows so far, of how many (0: not known). */
  readonly progress?: (done: number) => void;
}

type Line = DumpHeader | DumpTable | DumpRow | DumpEnd;

/**
 * Reads a dump into a database, all or nothing: brings the schema to where the dump was made, fills it
 * in one transaction (with every key and check verified at the end), then migrates the rest of the way.
 *
 * @param ownerUrl the role that owns the schema
 * @throws StartupError `notFound`, or `refused` when the file is damaged or not a dump, the database is
 *   not empty, or the counts differ
 */
export async function restore(
  ownerUrl: string,
  file: string,
  options: RestoreOptions = {},
): Promise<DumpSummary> {
  const lines = await open(file);
  try {
    const header = headerOf(await next(lines, file), file);
    await checkMigrations(header);
    const migration = header.migrations.at(-1)?.number ?? 0;
    const serveUser = options.serveUser;
    const { current } = await migrate(ownerUrl, { serveUser, upTo: migration });
    if (current !== migration) {
      throw refused(
        `The database's schema stands at ${current}, the dump's at ${migration}.`,
        'Restore into a new, empty database.',
      );
    }
    const summary = await fill(ownerUrl, lines, file, header, options);
    await migrate(ownerUrl, { serveUser });
    return summary;
  } finally {
    await lines.return(undefined);
  }
}

async function fill(
  ownerUrl: string,
  lines: AsyncGenerator<Line>,
  file: string,
  header: DumpHeader,
  options: RestoreOptions,
): Promise<DumpSummary> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'rodtrad restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const tables = new Map((await readTables(client)).map((table) => [table.name, table]));
    await checkEmpty(client, options);
    const names = [...tables.keys()].map((name) => client.escapeIdentifier(name)).join(', ');
    // What migrations put in is in the dump too.
    if (names) await client.query(`truncate ${names}`);
    const keys = await dropForeignKeys(client);
    for (const name of tables.keys())
      await client.query(`alter table ${client.escapeIdentifier(name)} disable trigger user`);
    const end = await readRows(client, lines, file, tables, options.progress);
    for (const name of tables.keys())
      await client.query(`alter table ${client.escapeIdentifier(name)} enable trigger user`);
    for (const statement of keys) await client.query(statement);
    await checkCounts(client, end);
    for (const { name, value, called } of end.sequences) {
      await client.query('select setval(format($1, $2::text)::regclass, $3, $4)', [
        'public.%I',
        name,
        value,
        called,
      ]);
    }
    await raiseTransactionNumbers(client);
    await client.query('commit');
    const rows = Object.values(end.rows).reduce((sum, count) => sum + count, 0);
    return {
      tables: Object.keys(end.rows).length,
      rows,
      migration: header.migrations.at(-1)?.number ?? 0,
      takenAt: header.takenAt,
    };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if (error instanceof StartupError) throw error;
    throw refused(`The dump ${file} could not be restored: ${reasonOf(error)}.`, 'Nothing was changed.');
  } finally {
    await client.end().catch(() => {});
  }
}

async function readRows(
  client: pg.Client,
  lines: AsyncGenerator<Line>,
  file: string,
  tables: ReadonlyMap<string, CatalogueTable>,
  progress: RestoreOptions['progress'],
): Promise<DumpEnd> {
  let insert: ((rows: readonly DumpRow[]) => Promise<unknown>) | undefined;
  let waiting: DumpRow[] = [];
  let done = 0;
  const flush = async () => {
    if (waiting.length > 0) await insert?.(waiting);
    done += waiting.length;
    waiting = [];
    progress?.(done);
  };
  for (;;) {
    const line = await next(lines, file);
    if (Array.isArray(line)) {
      waiting.push(line);
      if (waiting.length >= batch) await flush();
      continue;
    }
    await flush();
    if ('end' in line) return line;
    if (!('table' in line)) throw damaged(file);
    const table = tables.get(line.table);
    if (!table)
      throw refused(`The dump holds a table ${line.table} that the schema lacks.`, 'The file is damaged.');
    insert = inserter(client, table, line.columns);
  }
}

function inserter(client: pg.Client, table: CatalogueTable, columns: readonly string[]) {
  const types = new Map(table.columns.map((column) => [column.name, column.type]));
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const values = columns.map((column, i) => `c${i}::${types.get(column) ?? 'text'}`).join(', ');
  const parameters = columns.map((_, i) => `$${i + 1}::text[]`).join(', ');
  const aliases = columns.map((_, i) => `c${i}`).join(', ');
  const text = `insert into ${client.escapeIdentifier(table.name)} (${names}) overriding system value
    select ${values} from unnest(${parameters}) as r (${aliases})`;
  return (rows: readonly DumpRow[]) =>
    client.query(
      text,
      columns.map((_, i) => rows.map((row) => row[i] ?? null)),
    );
}

async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
  for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
  return rows.map((key) => `alter table ${key.table} add constraint ${key.name} ${key.definition}`);
}

/** The trail is read in the order of transaction numbers; another server counts from elsewhere, so ours is lifted past the dump's. */
async function raiseTransactionNumbers(client: pg.Client): Promise<void> {
  await client.query(`update xid_epoch set xid_offset = greatest(
    0, (select coalesce(max(xid), 0) from event) + 1 - pg_current_xact_id()::text::bigint)`);
}

async function checkEmpty(client: pg.Client, options: RestoreOptions): Promise<void> {
  if (options.replace) return;
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from node) or exists (select from person) or exists (select from event) as used',
  );
  if (rows[0]?.used) {
    throw refused(
      'There is data in the database already.',
      'Restore into an empty one, or say --replace to lose what is there.',
    );
  }
}

async function checkCounts(client: pg.Client, end: DumpEnd): Promise<void> {
  for (const [table, expected] of Object.entries(end.rows)) {
    const { rows } = await client.query<{ n: string }>(
      `select count(*)::text as n from ${client.escapeIdentifier(table)}`,
    );
    if (Number(rows[0]?.n) !== expected) {
      throw refused(
        `${table} got ${rows[0]?.n} rows of ${expected}.`,
        'Nothing was changed; the file is damaged.',
      );
    }
  }
}

async function checkMigrations(header: DumpHeader): Promise<void> {
  const known = new Map(
    (await readMigrations(join(packageRoot(), 'migrations'))).map((m) => [m.number, m.sha256]),
  );
  for (const { number, sha256 } of header.migrations) {
    if (known.get(number) === sha256) continue;
    throw refused(
      `The dump was made with migration ${number} as this version of rodtrad does not have it (dump: rodtrad ${header.product}).`,
      'Restore it with the version that made it, or a newer one.',
    );
  }
}

async function open(file: string): Promise<AsyncGenerator<Line>> {
  await access(file).catch((cause: unknown) => {
    throw new StartupError(
      'notFound',
      `${file} cannot be read: ${reasonOf(cause)}.`,
      'Give the path of a dump.',
      { cause },
    );
  });
  return read(file);
}

async function* read(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const plain = source.pipe(createGunzip());
  source.on('error', (error) => plain.destroy(error));
  try {
    for await (const text of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield JSON.parse(text) as Line;
    }
  } catch (cause) {
    throw damaged(file, cause);
  } finally {
    source.destroy();
  }
}

async function next(lines: AsyncGenerator<Line>, file: string): Promise<Line> {
  const { done, value } = await lines.next();
  if (done) throw damaged(file);
  return value;
}

function headerOf(line: Line, file: string): DumpHeader {
  if ('format' in line && line.format === 'rodtrad-dump' && line.version === 1) return line;
  throw refused(
    `${file} is not a dump of rodtrad, or one of a newer format.`,
    'Give a file made by: rodtrad db dump',
  );
}

function damaged(file: string, cause?: unknown): StartupError {
  return refused(
    `${file} is damaged or cut off.`,
    'Nothing was changed. Use another copy of the dump.',
    cause,
  );
}

function refused(what: string, whatToDo: string, cause?: unknown): StartupError {
  return new StartupError('refused', what, whatToDo, { cause });
}
