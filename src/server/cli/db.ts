import type { Command } from 'commander';
import { loadConfig } from '../platform/config/index.ts';
import type { DumpSummary } from '../platform/dump/index.ts';
import { progress } from './progress.ts';
import { ownerOf, print, run, withDatabase, withOpenDatabase } from './run.ts';

/** `rodtrad db dump` and `rodtrad db restore`: everything there is, as one file. */
export function registerDb(program: Command): void {
  const db = program.command('db').description('Carry the whole database in and out of a file.');
  db.command('dump')
    .description('Write everything to FILE (gzipped), as of one moment, while the product runs.')
    .argument('<file>', 'where to write it; replaced if it is there')
    .option('--json', 'print {file, tables, rows, migration, takenAt} as JSON')
    .action((file: string, options: { json?: boolean }) => run(() => dumpTo(file, options.json)));
  db.command('restore')
    .description(
      'Read a dump into an empty database, all or nothing. Also the way to a new PostgreSQL version.',
    )
    .argument('<file>', 'a file made by db dump')
    .option('--replace', 'lose what is in the database now')
    .option('--json', 'print {file, tables, rows, migration, takenAt} as JSON')
    .addHelpText('after', '\nStop the server first: it would work on data that is being replaced.')
    .action((file: string, options: { json?: boolean; replace?: boolean }) =>
      run(() => restoreFrom(file, options)),
    );
}

async function dumpTo(file: string, json: boolean | undefined): Promise<void> {
  const { dump } = await import('../platform/dump/index.ts');
  await withDatabase(async (database) => {
    const bar = progress('dumping');
    const summary = await dump(ownerOf(database), file, bar.update).finally(bar.finish);
    tell(json, file, summary, 'written to');
  });
}

async function restoreFrom(file: string, options: { json?: boolean; replace?: boolean }): Promise<void> {
  const { restore } = await import('../platform/dump/index.ts');
  await withOpenDatabase(loadConfig(process.env), async (database) => {
    const bar = progress('restoring rows');
    const summary = await restore(ownerOf(database), file, {
      serveUser: database.serveUser,
      replace: options.replace,
      progress: (done) => bar.update(done),
    }).finally(bar.finish);
    tell(options.json, file, summary, 'restored from');
  });
}

function tell(json: boolean | undefined, file: string, summary: DumpSummary, verb: string): void {
  print(
    json,
    { file, ...summary },
    () =>
      `${summary.rows} rows of ${summary.tables} tables ${verb} ${file} (schema ${summary.migration}, taken ${summary.takenAt}).`,
  );
}
