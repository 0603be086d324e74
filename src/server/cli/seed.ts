import { type Command, InvalidArgumentError } from 'commander';
import { StartupError } from '../platform/config/index.ts';
import { systemClock } from '../platform/context.ts';
import { progress } from './progress.ts';
import { print, run } from './run.ts';
import { withDb } from './with-db.ts';

interface Options {
  readonly json?: boolean;
  readonly scale?: number;
}

const most = 5_000_000;
const labels = { matters: 'matters', rollups: 'roll-ups', sealing: 'sealing' } as const;

/** `rodtrad seed`: the demo agency, and as many matters as a measurement needs. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description(
      'Fill an empty database with the demo agency and its last year. Repeating it changes nothing.',
    )
    .option('--scale <n>', `top up to this many matters (100 to ${most}), for measuring`, readScale)
    .option('--json', 'print {seeded, scenes, made, byKind} as JSON')
    .addHelpText(
      'after',
      '\nOnly outside production. The agency is made where there are no people yet; --scale adds initiatives, roadmap\nelements, epics and issues in the ratio 1 : 4 : 15 : 80, each with three links and five events.',
    )
    .action((options: Options) => run(() => seed(options)));
}

function readScale(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < 100 || n > most) throw new InvalidArgumentError(`Write 100 to ${most}.`);
  return n;
}

async function seed({ json, scale }: Options): Promise<void> {
  const { growTo, NowhereToGrow, seedDemo } = await import('../modules/demo/index.ts');
  await withDb(async (db, config) => {
    if (config.mode === 'production') {
      throw new StartupError(
        'refused',
        'This is a production installation, and demo people may be logged in as by anybody.',
        'Seed an installation of its own, with RODTRAD_MODE=demo.',
      );
    }
    const seeded = await seedDemo(db, { clock: systemClock, timeZone: config.timeZone });
    if (scale === undefined) {
      print(json, seeded, () =>
        seeded.seeded
          ? `The demo agency is there: ${seeded.scenes} acts.`
          : 'There are people already: nothing done.',
      );
      return;
    }
    let bar = progress(labels.matters);
    let shown: keyof typeof labels = 'matters';
    const grown = await growTo(db, scale, {
      now: systemClock.now(),
      onProgress: (what, done, total) => {
        if (what !== shown) {
          bar.finish();
          bar = progress(labels[what]);
          shown = what;
        }
        bar.update(done, total || undefined);
      },
    })
      .catch((error: unknown) => {
        if (!(error instanceof NowhereToGrow)) throw error;
        throw new StartupError(
          'refused',
          'There are people here already, but no products with a team to put matters into.',
          'Seed an empty database: RODTRAD_DATA=<another directory> npx rodtrad seed --scale …',
        );
      })
      .finally(() => bar.finish());
    print(json, { ...seeded, ...grown }, () =>
      [
        `${grown.made} matters made.`,
        ...Object.entries(grown.byKind).map(([kind, n]) => `  ${kind}: ${n}`),
      ].join('\n'),
    );
  });
}
