import { Command, Option } from 'commander';
import { recordEvent } from '../core/events.ts';
import { StartupError } from '../platform/config/index.ts';
import type { Db, Queryable } from '../platform/db/db.ts';
import {
  endRole,
  findPerson,
  grantRole,
  insertPerson,
  listPeople,
  type PersonRow,
} from './queries/people.ts';
import { readRole, roleHelp } from './role-argument.ts';
import { print, run } from './run.ts';
import { table } from './table.ts';
import { withDb } from './with-db.ts';

interface Output {
  json?: boolean;
}

const operator = { personId: null, kind: 'system' } as const;

/** `rodtrad user`: people and their roles, before anybody can log in to do it on the screen. */
export function registerUser(program: Command): void {
  const user = new Command('user').description('People and their roles.');
  user
    .command('list')
    .description('List people with the roles they hold now.')
    .argument('[text]', 'only those whose name or e-mail address holds this')
    .option('--json', 'print an array of {id, name, email, demo, left, roles}')
    .action((text: string | undefined, options: Output) =>
      run(() => withDb((db) => list(db, text, options))),
    );
  user
    .command('add')
    .description('Add a person. At the first login with that e-mail address the person is recognised.')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--email <address>', 'e-mail address as the login provider gives it')
    .addOption(
      new Option('--language <language>', 'language of screens and mail')
        .choices(['nb', 'nn', 'en'])
        .default('nb'),
    )
    .option('--role <role...>', 'roles from the start', ['employee'])
    .option('--json', 'print the person')
    .addHelpText('after', `\n${roleHelp}`)
    .action((options: NewPerson & Output) => run(() => withDb((db) => add(db, options))));
  for (const [name, verb, past] of [
    ['grant', 'Give a person a role', 'granted'],
    ['revoke', 'End a role of a person', 'revoked'],
  ] as const) {
    user
      .command(name)
      .description(`${verb}, from now on.`)
      .argument('<person>', 'number or e-mail address')
      .argument('<role>', 'see below')
      .option('--json', 'print the person')
      .addHelpText('after', `\n${roleHelp}`)
      .action((who: string, role: string, options: Output) =>
        run(() => withDb((db) => change(db, who, role, past, options))),
      );
  }
  program.addCommand(user);
}

async function list(db: Db, text: string | undefined, { json }: Output): Promise<void> {
  const people = await listPeople(db, text ?? null);
  print(json, people, () =>
    table(
      ['number', 'name', 'e-mail', 'roles'],
      people.map((p) => [
        String(p.id),
        p.left ? `${p.name} (left)` : p.name,
        p.email ?? '',
        p.roles.join(', '),
      ]),
    ),
  );
}

interface NewPerson {
  name: string;
  email: string;
  language: string;
  role: string[];
}

async function add(db: Db, options: NewPerson & Output): Promise<void> {
  if (!/^\S+@\S+$/.test(options.email)) {
    throw new StartupError(
      'usage',
      `${options.email} is no e-mail address.`,
      'Write one like kari@etaten.no.',
    );
  }
  const id = await db.transaction(async (tx) => {
    const made = await insertPerson(tx, options);
    if (made === undefined) {
      throw new StartupError(
        'refused',
        `Somebody has the address ${options.email} already.`,
        'See: rodtrad user list',
      );
    }
    await recordEvent(tx, {
      type: 'person.created',
      nodeId: null,
      kind: null,
      actor: operator,
      data: { personId: made },
    });
    for (const text of options.role) {
      const scope = await readRole(tx, text);
      await grantRole(tx, made, scope);
      await recordEvent(tx, {
        type: 'membership.granted',
        nodeId: scope.scopeId,
        kind: null,
        actor: operator,
        data: { personId: made, ...scope },
      });
    }
    return made;
  });
  await show(db, String(id), options);
}

async function change(
  db: Db,
  who: string,
  text: string,
  past: 'granted' | 'revoked',
  output: Output,
): Promise<void> {
  const person = await personOf(db, who);
  await db.transaction(async (tx) => {
    const scope = await readRole(tx, text);
    const changed = await (past === 'granted' ? grantRole : endRole)(tx, person.id, scope);
    // What is so already is not an event; the command may be repeated.
    if (!changed) return;
    await recordEvent(tx, {
      type: `membership.${past}`,
      nodeId: scope.scopeId,
      kind: null,
      actor: operator,
      data: { personId: person.id, ...scope },
    });
  });
  await show(db, who, output);
}

/**
 * The person with a number or an e-mail address.
 *
 * @throws StartupError `notFound`
 */
export async function personOf(db: Queryable, who: string): Promise<PersonRow> {
  const person = await findPerson(db, who);
  if (person) return person;
  throw new StartupError(
    'notFound',
    `There is no person ${who}.`,
    'Give a number or an e-mail address from: rodtrad user list',
  );
}

async function show(db: Db, who: string, { json }: Output): Promise<void> {
  const person = await personOf(db, who);
  print(json, person, () => `${person.id} ${person.name}: ${person.roles.join(', ') || 'no roles'}`);
}
