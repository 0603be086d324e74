import { createHash, randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { permissions } from '../../domain/kernel/permissions.ts';
import { recordEvent } from '../core/events.ts';
import { StartupError } from '../platform/config/index.ts';
import type { Db } from '../platform/db/db.ts';
import { insertToken, listTokens, revokeToken } from './queries/tokens.ts';
import { print, run } from './run.ts';
import { table } from './table.ts';
import { personOf } from './user.ts';
import { withDb } from './with-db.ts';

interface Output {
  json?: boolean;
}

const operator = { personId: null, kind: 'system' } as const;
const longestDays = 365;

/** `rodtrad token`: keys for programs that call the API in a person's name. */
export function registerToken(program: Command): void {
  const token = new Command('token').description(
    'Tokens with which programs call the API in the name of a person.',
  );
  token
    .command('list')
    .description('List tokens, the newest first.')
    .option('--person <person>', "only this person's (number or e-mail address)")
    .option(
      '--json',
      'print an array of {id, name, personId, person, hint, scopes, createdAt, expiresAt, usedAt, revokedAt}',
    )
    .action((options: Output & { person?: string }) => run(() => withDb((db) => list(db, options))));
  token
    .command('create')
    .description('Create a token and print it, this one time.')
    .argument('<person>', 'number or e-mail address of the person it acts for')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scope <permission...>', 'what it may do')
    .option('--days <days>', `days until it expires, at most ${longestDays}`, '90')
    .option('--json', 'print {id, token, expiresAt}')
    .addHelpText(
      'after',
      `\nPermissions:\n${Object.keys(permissions)
        .map((p) => `  ${p}`)
        .join('\n')}`,
    )
    .action((who: string, options: NewToken & Output) => run(() => withDb((db) => create(db, who, options))));
  token
    .command('revoke')
    .description('End a token now.')
    .argument('<number>', 'its number in: rodtrad token list')
    .option('--json', 'print {id, revoked}')
    .action((id: string, options: Output) => run(() => withDb((db) => revoke(db, id, options))));
  program.addCommand(token);
}

async function list(db: Db, { json, person }: Output & { person?: string }): Promise<void> {
  const tokens = await listTokens(db, person === undefined ? null : (await personOf(db, person)).id);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  print(json, tokens, () =>
    table(
      ['number', 'name', 'person', 'ends with', 'expires', 'last used', 'state', 'may'],
      tokens.map((t) => [
        String(t.id),
        t.name,
        t.person,
        t.hint,
        day(t.expiresAt),
        t.usedAt ? day(t.usedAt) : 'never',
        t.revokedAt ? 'revoked' : t.expiresAt < new Date() ? 'expired' : 'works',
        t.scopes.join(', '),
      ]),
    ),
  );
}

interface NewToken {
  name: string;
  scope: string[];
  days: string;
}

async function create(db: Db, who: string, { name, scope, days, json }: NewToken & Output): Promise<void> {
  const unknown = scope.filter((s) => !Object.hasOwn(permissions, s));
  if (unknown.length > 0) {
    throw new StartupError(
      'usage',
      `There is no permission ${unknown.join(', ')}.`,
      'See: rodtrad token create --help',
    );
  }
  if (!/^\d+$/.test(days) || Number(days) < 1 || Number(days) > longestDays) {
    throw new StartupError('usage', `${days} is no number of days.`, `Write 1 to ${longestDays}.`);
  }
  const person = await personOf(db, who);
  const token = newToken();
  const stored = await db.transaction(async (tx) => {
    const made = await insertToken(tx, {
      personId: person.id,
      name,
      ...token,
      scopes: scope,
      days: Number(days),
    });
    await recordEvent(tx, {
      type: 'token.created',
      nodeId: null,
      kind: null,
      actor: operator,
      data: { tokenId: made.id, personId: person.id, name, scopes: scope },
    });
    return made;
  });
  print(
    json,
    { id: stored.id, token: token.text, expiresAt: stored.expiresAt },
    () => `${token.text}\nIt is shown only now. It expires ${stored.expiresAt.toISOString().slice(0, 10)}.`,
  );
}

function newToken(): { text: string; hash: Buffer; hint: string } {
  const text = `rt_${randomBytes(32).toString('base64url')}`;
  return { text, hash: createHash('sha256').update(text).digest(), hint: text.slice(-4) };
}

async function revoke(db: Db, text: string, { json }: Output): Promise<void> {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  await db.transaction(async (tx) => {
    const revoked = await revokeToken(tx, id);
    if (!revoked) {
      throw new StartupError('notFound', `There is no working token ${text}.`, 'See: rodtrad token list');
    }
    await recordEvent(tx, {
      type: 'token.revoked',
      nodeId: null,
      kind: null,
      actor: operator,
      data: { tokenId: id, personId: revoked.personId },
    });
  });
  print(json, { id, revoked: true }, () => `Token ${id} no longer works.`);
}
