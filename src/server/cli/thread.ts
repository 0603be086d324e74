import { type Command, InvalidArgumentError } from 'commander';
import { print, run, say } from './run.ts';
import { threadInWords } from './thread-text.ts';
import { withDb } from './with-db.ts';

interface Options {
  json?: boolean;
  up?: boolean;
  down?: boolean;
  limit: number;
}

/** Exit codes of this command's two refusals. */
const unknownKey = 4;
const severalMeanings = 5;
const mostNodes = 2000;

/** `rodtrad thread KEY`: why it is there and what it led to, as the server itself sees it (no audience hides anything). */
export function registerThread(program: Command): void {
  program
    .command('thread')
    .description('The red thread of anything that has a key: what it comes from and what it led to.')
    .argument('<key>', 'TIL-42, MOVE-4654, … in any case; namespace:KEY picks one of several')
    .option('--up', 'only what it comes from')
    .option('--down', 'only what it led to')
    .option('--limit <nodes>', `most nodes, up to ${mostNodes}`, readLimit, 500)
    .option('--json', 'print the same object as GET /api/v1/thread/KEY')
    .addHelpText(
      'after',
      `\nExit code ${unknownKey} when nothing has the key, ${severalMeanings} when it means several things (they are listed).`,
    )
    .action((key: string, options: Options) => run(() => show(key, options)));
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostNodes) {
    throw new InvalidArgumentError(`It is a whole number from 1 to ${mostNodes}.`);
  }
  return limit;
}

async function show(key: string, { json, up, down, limit }: Options): Promise<void> {
  const [{ resolveKey }, { readThread }] = await Promise.all([
    import('../core/nodes.ts'),
    import('../modules/thread/index.ts'),
  ]);
  await withDb(async (db, config) => {
    let answer = await resolveKey(db, 'everything', key);
    if (answer !== null && 'moved' in answer) {
      say(`${key} is called ${answer.moved} now`);
      answer = await resolveKey(db, 'everything', answer.moved);
    }
    if (answer === null || 'moved' in answer) {
      say(`nothing has the key ${JSON.stringify(key)}`);
      process.exitCode = unknownKey;
      return;
    }
    if ('candidates' in answer) {
      const { candidates } = answer;
      say(`${key} means several things; ask for one as namespace:KEY`);
      print(json, { candidates }, () =>
        candidates.map((c) => `${c.namespace}:${c.key}  ${c.kind}  ${c.title}`).join('\n'),
      );
      process.exitCode = severalMeanings;
      return;
    }
    const directions = up === down ? (['up', 'down'] as const) : up ? (['up'] as const) : (['down'] as const);
    const thread = await readThread(db, 'everything', answer.node, { limit, directions });
    print(json, thread, () => threadInWords(thread, config.timeZone));
  });
}
