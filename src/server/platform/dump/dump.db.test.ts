import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { dump, restore } from './index.ts';

let source: TestDatabase;
let target: TestDatabase;
let dir: string;
let file: string;

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, as text: what two databases are compared by. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('schema_migration', 'xid_epoch') order by 1`,
  );
  const all = tables
    .map(({ name }) => `select '${name}' as name, t::text as r from "${name}" t`)
    .join(' union all ');
  const found: Record<string, string[]> = Object.fromEntries(tables.map(({ name }) => [name, []]));
  for (const { name, r } of await query<{ name: string; r: string }>(url, `${all} order by 1, 2`))
    found[name]?.push(r);
  return found;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rodtrad-dump-'));
  file = join(dir, 'all.dump');
  source = await createTestDatabase();
  await query(
    source.ownerUrl,
    `insert into person (name, email) select 'Ærlig "Ødegård"' || E'\\u2028\\n\\t\\\\' || i, i || '@etaten.no' from generate_series(1, 3000) i;
     insert into node (kind, key, title) values ('team', 'LAG-1', 'Lag 1'), ('productGroup', 'GRP-1', 'Gruppe');
     insert into product_group (id) select id from node where key = 'GRP-1';
     insert into team (id, product_group_id) select t.id, g.id from node t, node g where t.key = 'LAG-1' and g.key = 'GRP-1';
     insert into membership (person_id, role, scope_kind) select id, 'admin', 'agency' from person where id <= 2;
     insert into app_setting (name, value) values ('probe', '{"a": [1, null, "\\u00e6"], "b": 1e400}');
     insert into event (xid, type, actor_kind, payload, salt, commitment)
       values (900000000000, 'probe', 'system', '{}', '\\x00ff', '\\x01');`,
  );
});

beforeEach(async () => {
  await target?.drop();
  target = await createTestDatabase();
});

afterAll(async () => {
  await source?.drop();
  await target?.drop();
  await rm(dir, { recursive: true, force: true });
});

describe('dump and restore', () => {
  it('carry every value of every table over, and the counters', async () => {
    const summary = await dump(source.ownerUrl, file);
    expect(summary.rows).toBeGreaterThan(3000);
    expect(await restore(target.ownerUrl, file)).toEqual(summary);
    expect(await everything(target.ownerUrl)).toEqual(await everything(source.ownerUrl));
    const [next] = await query(target.url, "insert into person (name) values ('Ny') returning id::int as id");
    expect(next).toEqual({ id: 3001 });
  });

  it('lift the numbers of transactions past those of the server the dump is from', async () => {
    await restore(target.ownerUrl, file);
    const [order] = await query(
      target.url,
      `with new as (insert into event (type, actor_kind, payload, salt, commitment)
                    values ('probe', 'system', '{}', '\\x00', '\\x01') returning xid)
       select new.xid > (select max(xid) from event) as later, (select max(xid) from event) < event_horizon() as sealed from new`,
    );
    expect(order).toEqual({ later: true, sealed: true });
  });

  it('leave keys and triggers as they were', async () => {
    await restore(target.ownerUrl, file);
    const schema = `select conrelid::regclass::text || conname || pg_get_constraintdef(oid) as c from pg_constraint
      where connamespace = 'public'::regnamespace order by 1`;
    expect(await query(target.ownerUrl, schema)).toEqual(await query(source.ownerUrl, schema));
    await expect(query(target.ownerUrl, "update event set type = 'x'")).rejects.toThrow(/append-only/);
  });

  it('refuse a database with data in it, unless told to replace', async () => {
    await query(target.url, "insert into person (name) values ('Her fra før')");
    const before = await everything(target.ownerUrl);
    await expect(restore(target.ownerUrl, file)).rejects.toMatchObject({ code: 'refused' });
    expect(await everything(target.ownerUrl)).toEqual(before);
    await restore(target.ownerUrl, file, { replace: true });
    expect(await everything(target.ownerUrl)).toEqual(await everything(source.ownerUrl));
  });

  it.each([
    ['cut off', (lines: string[]) => lines.slice(0, -1)],
    ['short of a row', (lines: string[]) => lines.filter((line) => !line.includes('LAG-1'))],
    [
      'of a newer schema',
      (lines: string[]) => lines.map((l, i) => (i > 0 ? l : l.replace('"sha256":"', '"sha256":"x'))),
    ],
    ['not a dump', () => ['{"hello":1}']],
    ['not JSON', () => ['hello']],
  ])('refuse a file that is %s, and change nothing', async (_, spoil) => {
    const before = await everything(target.ownerUrl);
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');
    const spoiled = join(dir, 'spoiled.dump');
    await writeFile(spoiled, gzipSync(`${spoil(lines).join('\n')}\n`));
    await expect(restore(target.ownerUrl, spoiled)).rejects.toMatchObject({ code: 'refused' });
    expect(await everything(target.ownerUrl)).toEqual(before);
  });

  it('refuse a file that is not gzip, or not there', async () => {
    const plain = join(dir, 'plain');
    await writeFile(plain, 'hello');
    await expect(restore(target.ownerUrl, plain)).rejects.toMatchObject({ code: 'refused' });
    await expect(restore(target.ownerUrl, join(dir, 'none'))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('write the file whole or not at all, for the owner’s eyes only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).not.toContain('all.dump.partial');
    await expect(dump(source.ownerUrl, join(dir, 'no', 'where'))).rejects.toThrow(/ENOENT/);
  });
});
