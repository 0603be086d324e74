import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { packageVersion } from '../config/package-root.ts';
import { readSequences, readTables } from './catalogue.ts';
import type { DumpEnd, DumpHeader, DumpSummary } from './format.ts';

const batch = 2000;

/**
 * Writes everything in the schema `public` to a file, as of one moment, while others work on. The file
 * appears under its name only when it is whole. Mode 600: it holds all there is.
 *
 * @param url a role that may read every table (the owner)
 * @param progress rows so far, of about how many
 */
export async function dump(
  url: string,
  file: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<DumpSummary> {
  const client = new pg.Client({ connectionString: url, application_name: 'rodtrad dump' });
  client.on('error', () => {});
  await client.connect();
  const partial = `${file}.partial`;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(
      "set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres'",
    );
    let summary: DumpSummary | undefined;
    const lines = Readable.from(
      linesOf(client, progress, (done) => {
        summary = done;
      }),
    );
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600 }));
    await client.query('commit');
    await rename(partial, file);
    if (!summary) throw new Error('The dump ended before its end.');
    return summary;
  } finally {
    await rm(partial, { force: true });
    await client.end().catch(() => {});
  }
}

async function* linesOf(
  client: pg.Client,
  progress: (done: number, total: number) => void,
  finished: (summary: DumpSummary) => void,
): AsyncGenerator<string> {
  const migrations = await client.query<{ number: number; sha256: string }>(
    'select number, sha256 from schema_migration order by number',
  );
  const header: DumpHeader = {
    format: 'rodtrad-dump',
    version: 1,
    product: packageVersion(),
    takenAt: new Date().toISOString(),
    migrations: migrations.rows,
  };
  yield line(header);
  const tables = await readTables(client);
  const estimate = tables.reduce((sum, table) => sum + table.estimate, 0);
  const rows: Record<string, number> = {};
  let done = 0;
  for (const table of tables) {
    yield line({ table: table.name, columns: table.columns.map((column) => column.name) });
    rows[table.name] = 0;
    const columns = table.columns.map((column) => `${client.escapeIdentifier(column.name)}::text`);
    await client.query(
      `declare rows no scroll cursor for select array[${columns.join(', ')}]::text[] as r from ${client.escapeIdentifier(table.name)}`,
    );
    for (;;) {
      const found = await client.query<{ r: (string | null)[] }>(`fetch ${batch} from rows`);
      if (found.rows.length === 0) break;
      rows[table.name] = (rows[table.name] ?? 0) + found.rows.length;
      done += found.rows.length;
      yield found.rows.map(({ r }) => line(r)).join('');
      progress(done, Math.max(done, estimate));
    }
    await client.query('close rows');
  }
  const end: DumpEnd = { end: true, rows, sequences: await readSequences(client) };
  yield line(end);
  finished({
    tables: tables.length,
    rows: done,
    migration: migrations.rows.at(-1)?.number ?? 0,
    takenAt: header.takenAt,
  });
}

function line(value: unknown): string {
  // Readers of lines take these two for ends of lines; JSON allows them inside a string.
  const text = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `${text}\n`;
}
