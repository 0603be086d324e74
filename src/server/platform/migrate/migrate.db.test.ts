import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { packageRoot } from '../config/package-root.ts';
import { migrate, readMigrations } from './index.ts';

let database: TestDatabase;
let dir: string;
let next: number;

beforeAll(async () => {
  database = await createTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'rodtrad-migrations-'));
  // The template's own migrations come first: a folder that lacks them is "a newer database".
  for (const m of await readMigrations(join(packageRoot(), 'migrations'))) {
    await writeFile(join(dir, `${String(m.number).padStart(4, '0')}_${m.name.slice(5)}`), m.sql);
    next = m.number + 1;
  }
  next ??= 1;
});

afterAll(async () => {
  await database?.drop();
  if (dir) await rm(dir, { recursive: true });
});

const file = (offset: number, what: string) => `${String(next + offset).padStart(4, '0')}_${what}.sql`;

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('applies a new file once, and lets the serving role use what it grants', async () => {
    await writeFile(
      join(dir, file(0, 'probe')),
      'create table probe (id integer primary key); grant select on probe to rodtrad_serve;',
    );
    const first = await migrate(database.ownerUrl, { dir });
    expect(first.applied).toEqual([file(0, 'probe')]);
    expect((await migrate(database.ownerUrl, { dir })).applied).toEqual([]);
    expect(await query(database.url, 'select id from probe')).toEqual([]);
    await expect(query(database.url, 'drop table probe')).rejects.toThrow(/must be owner/);
  });

  it('keeps nothing of a file that fails, and says where', async () => {
    const name = file(1, 'broken');
    await writeFile(join(dir, name), 'create table half (id integer);\nselect nothing_there;');
    await expect(migrate(database.ownerUrl, { dir })).rejects.toThrow(/broken\.sql failed at line 2/);
    expect(await query(database.ownerUrl, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
    await rm(join(dir, name));
  });

  it('lets two processes migrate at once without applying twice', async () => {
    await writeFile(join(dir, file(1, 'race')), 'create table race (id integer); select pg_sleep(0.2);');
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, { dir })));
    expect(results.flatMap((r) => r.applied)).toEqual([file(1, 'race')]);
  });

  it('refuses a file changed after it was applied', async () => {
    const before = 'create table race (id integer); select pg_sleep(0.2);';
    await writeFile(join(dir, file(1, 'race')), `${before} -- changed`);
    await expect(migrate(database.ownerUrl, { dir })).rejects.toMatchObject({ code: 'migration' });
    await writeFile(join(dir, file(1, 'race')), before.replaceAll('\n', '\r\n'));
    await expect(migrate(database.ownerUrl, { dir })).resolves.toMatchObject({ applied: [] });
  });

  it('refuses a database that is newer than the program', async () => {
    await rm(join(dir, file(1, 'race')));
    await expect(migrate(database.ownerUrl, { dir })).rejects.toThrow(/does not know/);
  });

  it('refuses a name that is no migration', async () => {
    await writeFile(join(dir, 'later.sql'), '');
    await expect(readMigrations(dir)).rejects.toThrow(/NNNN_what/);
    await rm(join(dir, 'later.sql'));
  });
});
