import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ImportResult } from '../modules/deployment/index.ts';
import { exitCodes } from '../platform/config/index.ts';
import { progress } from './progress.ts';
import { print, run } from './run.ts';
import { withDb } from './with-db.ts';

interface Options {
  readonly json?: boolean;
  readonly allOrNothing?: boolean;
  readonly dryRun?: boolean;
}

/** As many refusals as a person reads in a terminal; `--json` has them all. */
const shown = 50;

/** `rodtrad import release-notes`: facts from a directory tree. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('Bring facts in from elsewhere.')
    .command('release-notes')
    .description(
      'Read a tree of release notes, <product>/<environment>-releases/<application>-<sha>.md. Repeating it changes nothing.',
    )
    .argument('<dir>', 'the root of the tree')
    .option('--all-or-nothing', 'one refused file or line, and nothing is taken in')
    .option('--dry-run', 'tell what would happen; nothing is taken in')
    .option('--json', 'print {files, deployments, applications, products, issueKeys, refused, …} as JSON')
    .addHelpText(
      'after',
      `\nExit code ${exitCodes.refused} when anything was refused, with --all-or-nothing everything; ${exitCodes.notFound} when there is no such tree.`,
    )
    .action((dir: string, options: Options) => run(() => importNotes(resolve(dir), options)));
}

async function importNotes(dir: string, options: Options): Promise<void> {
  const { importReleaseNotes } = await import('../modules/deployment/index.ts');
  await withDb(async (db) => {
    const bar = progress('release notes');
    const result = await importReleaseNotes(db, dir, {
      allOrNothing: options.allOrNothing === true,
      dryRun: options.dryRun === true,
      onProgress: bar.update,
    }).finally(bar.finish);
    print(options.json, result.summary, () => describe(result, options.dryRun === true));
    if (result.summary.files === 0) process.exitCode = exitCodes.notFound;
    else if (result.summary.refused.length > 0) process.exitCode = exitCodes.refused;
  });
}

function describe({ outcome, summary: s }: ImportResult, dryRun: boolean): string {
  const lines =
    outcome === 'nothing'
      ? [`Nothing was taken in: ${s.refused.length} refused of ${s.files} files.`]
      : [
          `${s.files} files: ${s.recorded} recorded, ${s.changed} changed, ${s.unchanged} unchanged, ${s.refused.length} refused.${dryRun ? ' (Dry run: nothing was written.)' : ''}`,
          `${s.deployments} deployments of ${s.applications} applications in ${s.products} products, ${s.issueKeys} issue keys.`,
          ...Object.entries(s.byProductEnvironment).map(([place, n]) => `  ${place}: ${n}`),
        ];
  if (s.newPrefixes.length > 0) lines.push(`New issue-key prefixes: ${s.newPrefixes.join(', ')}.`);
  for (const r of s.refused.slice(0, shown)) {
    lines.push(`refused ${r.file}${r.line === null ? '' : `:${r.line}`}: ${r.field ?? ''} ${r.detail}`);
  }
  if (s.refused.length > shown) lines.push(`… and ${s.refused.length - shown} more; --json names them all.`);
  return lines.join('\n');
}
