import type { Command } from 'commander';
import { loadConfig } from '../platform/config/index.ts';
import { migrate } from '../platform/migrate/index.ts';
import { progress } from './progress.ts';
import { ownerOf, print, run, say, withOpenDatabase } from './run.ts';

/** `rodtrad migrate`: brings the schema forward. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database schema forward. Safe to repeat, and while the product runs.')
    .option('--json', 'print {applied, current} as JSON')
    .action((options: { json?: boolean }) =>
      run(() =>
        withOpenDatabase(loadConfig(process.env), async (database) => {
          const bar = progress('migrating');
          const result = await migrate(ownerOf(database), {
            serveUser: database.serveUser,
            log: options.json ? say : () => {},
            progress: (done, total) => bar.update(done, total),
          });
          bar.finish();
          print(options.json, result, () =>
            result.applied.length === 0
              ? `The schema is current (${result.current}).`
              : `${result.applied.map((name) => `applied ${name}`).join('\n')}\nThe schema is at ${result.current}.`,
          );
        }),
      ),
    );
}
