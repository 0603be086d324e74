import { afterAll, beforeAll, expect } from 'vitest';
import { ProblemError } from '../../src/domain/kernel/errors.ts';
import type { Actor } from '../../src/domain/kernel/roles.ts';
import { processes } from '../../src/domain/processes.ts';
import { createMatter } from '../../src/server/core/create.ts';
import { markCriterion } from '../../src/server/core/criteria.ts';
import { editMatter } from '../../src/server/core/edit.ts';
import { readMatter } from '../../src/server/core/present.ts';
import { transitionMatter } from '../../src/server/core/transition.ts';
import { storeDefinitions } from '../../src/server/core/versions.ts';
import { type Db, openDb } from '../../src/server/platform/db/db.ts';
import { createTestDatabase, type TestDatabase } from '../harness/database.ts';
import { callBy, makePerson } from '../harness/people.ts';

export let database: TestDatabase;
export let db: Db;
export let owner: Db;
export let employee: Actor;
export let manager: Actor;
export let leader: Actor;
export let other: Actor;
export let outsider: Actor;
export const initiative = processes.initiative;

export const create = (actor: Actor, fields: Record<string, unknown>) =>
  db.transaction((tx) => createMatter(tx, callBy(actor), initiative, fields));
export const edit = (actor: Actor, key: string, version: number, fields: Record<string, unknown>) =>
  db.transaction((tx) => editMatter(tx, db, callBy(actor), initiative, key, version, fields));
export const move = (
  actor: Actor,
  key: string,
  name: string,
  version: number | null = null,
  reason: string | null = null,
) => db.transaction((tx) => transitionMatter(tx, db, callBy(actor), key, name, version, reason));
export const mark = (
  actor: Actor,
  key: string,
  id: string,
  status: 'met' | 'waived' | 'open',
  note: string | null = null,
) => db.transaction((tx) => markCriterion(tx, db, callBy(actor), key, id, status, note));
export const read = async (actor: Actor, key: string) => (await readMatter(db, db, actor, key))!;
export const problem = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
};

/** Brings an initiative through its gate to Problem. */
export async function toProblem(): Promise<string> {
  const { key } = await create(employee, {
    title: 'Felles varsling',
    description: 'Et behov',
    nextPhaseScope: 'To uker',
    owner: employee.personId,
  });
  for (const id of ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5']) await mark(employee, key, id, 'met', 'sett på');
  await move(manager, key, 'toProblem');
  return key;
}

/** Starts what the tests of a file stand on, and stops it after them. */
export function startWorld(): void {
  beforeAll(async () => {
    database = await createTestDatabase();
    db = openDb({ url: database.url });
    owner = openDb({ url: database.ownerUrl });
    await storeDefinitions(db);
    employee = await makePerson(db, ['employee'], 'Eli Ansatt');
    manager = await makePerson(db, ['employee', 'portfolioManager'], 'Mona Styrer');
    leader = await makePerson(db, ['employee', 'managementGroup'], 'Lars Leder');
    other = await makePerson(db, ['employee'], 'Odd Annen');
    outsider = await makePerson(db, []);
  });
  afterAll(async () => {
    await db?.close();
    await owner?.close();
    await database?.drop();
  });
}
