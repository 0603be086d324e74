import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { SealHead } from '../core/seal.ts';
import type { BrokenRow, Verification } from '../core/verify.ts';
import { type Config, exitCodes, reasonOf, StartupError, withSecrets } from '../platform/config/index.ts';
import type { Db } from '../platform/db/db.ts';
import { progress } from './progress.ts';
import { print, run } from './run.ts';
import { withDb } from './with-db.ts';

interface Options {
  heads?: string;
  json?: boolean;
}

/** `rodtrad audit verify`: whether the audit trail is what was written. */
export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('The audit trail.');
  audit
    .command('verify')
    .description('Verify every event, the chain, the published seals, and every matter against its events.')
    .option(
      '--heads <file>',
      'seals published outside the database (default: heads.jsonl in RODTRAD_SEAL_HEADS)',
    )
    .option('--json', 'print {ok, checked, unsealed, erased, broken, drift, heads}')
    .addHelpText('after', `\nExit code ${exitCodes.auditBroken} when something does not hold.`)
    .action((options: Options) => run(() => withDb((db, config) => verify(db, config, options))));
}

async function verify(db: Db, config: Config, options: Options): Promise<void> {
  const [{ verifyAudit }, { publishedHeads }] = await Promise.all([
    import('../core/verify.ts'),
    import('../modules/audit/index.ts'),
  ]);
  const file = options.heads ?? join(config.sealHeadsDir, 'heads.jsonl');
  const outside = await readHeads(file, options.heads !== undefined);
  const bar = progress('events verified');
  const result = await verifyAudit(db, {
    heads: [...(await publishedHeads(db)), ...outside],
    sealKey: await sealKeyOf(config),
    onProgress: (checked) => bar.update(checked),
  }).finally(bar.finish);
  print(options.json, { ...result, heads: outside.length }, () => describe(result, outside.length));
  if (!result.ok) process.exitCode = exitCodes.auditBroken;
}

/** In production an auditor may lack the key: the chain is verified all the same, the signatures are not. */
async function sealKeyOf(config: Config): Promise<string | undefined> {
  return config.mode === 'production' ? config.sealKey : (await withSecrets(config)).sealKey;
}

async function readHeads(file: string, asked: boolean): Promise<SealHead[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (!asked && (cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartupError(
      'notFound',
      `${file} cannot be read: ${reasonOf(cause)}.`,
      'Give a file of published seals.',
      {
        cause,
      },
    );
  }
  return text
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : readHead(line, `${file}:${i + 1}`)));
}

function readHead(line: string, where: string): SealHead {
  try {
    const { seq, hash, publishedAt, signature } = JSON.parse(line) as Partial<SealHead>;
    if (typeof seq === 'number' && typeof hash === 'string' && publishedAt && signature) {
      return { seq, hash, publishedAt, signature };
    }
  } catch {
    // Said below, like every other line that is no seal.
  }
  throw new StartupError(
    'refused',
    `${where} is no seal.`,
    'Each line is {"seq", "hash", "publishedAt", "signature"}.',
  );
}

const reasons: Readonly<Record<BrokenRow['reason'], string>> = {
  missing_event: 'the event is gone',
  gap_in_chain: 'rows of the chain are gone before it',
  payload_changed: 'its content was changed',
  chain_broken: 'the row, or one before it, was changed',
  head_differs: 'the chain is not the one that was published',
  head_signature: 'the published seal is not signed with our key',
};

function describe(result: Verification, heads: number): string {
  const lines = [
    `${result.checked} sealed events verified against ${heads} seals published outside; ${result.unsealed} not sealed yet; ${result.erased} with personal data erased.`,
  ];
  if (result.broken) {
    const { seq, event, reason } = result.broken;
    lines.push(`BROKEN at seal ${seq ?? '-'}${event > 0 ? `, event ${event}` : ''}: ${reasons[reason]}.`);
  }
  for (const { key, field } of result.drift) lines.push(`CHANGED outside the product: ${field} of ${key}.`);
  lines.push(result.ok ? 'The trail holds.' : 'The trail does NOT hold.');
  return lines.join('\n');
}
