import type { Command } from 'commander';
import { progress } from './progress.ts';
import { print, run } from './run.ts';
import { withDb } from './with-db.ts';

/** `rodtrad search rebuild`: makes every search document anew. */
export function registerSearch(program: Command): void {
  const search = program.command('search').description('The search index.');
  search
    .command('rebuild')
    .description('Make every search document anew; people can search all the while.')
    .option('--json', 'print {documents}')
    .action((options: { json?: boolean }) =>
      run(() =>
        withDb(async (db) => {
          const { rebuildDocuments } = await import('../modules/search/index.ts');
          const bar = progress('nodes gone through');
          const documents = await rebuildDocuments(db, (n) => bar.update(n)).finally(bar.finish);
          print(options.json, { documents }, () => `${documents} search documents.`);
        }),
      ),
    );
}
