import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/index.ts';
import { type OpenDatabase, openDatabase } from './index.ts';

let dir: string;
const open: OpenDatabase[] = [];
const said: string[] = [];

async function start(): Promise<OpenDatabase> {
  const config = loadConfig({ RODTRAD_DATA: dir });
  const database = await openDatabase(config, {
    say: (line) => said.push(line),
    onLost: (error) => said.push(error.message),
  });
  open.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = () => join(dir, 'postgres', 'data', 'postmaster.pid');
const postmaster = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rodtrad-host-'));
  await chmod(dir, 0o755);
});

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  said.length = 0;
  await rm(dir, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('is started by the first of several, shared, and stopped by the last', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    expect(a.serveUrl).toBe(b.serveUrl);
    await query(a.ownerUrl ?? '', 'create table kept (id integer); grant select on kept to rodtrad_serve');
    await a.close();
    expect(await query(b.serveUrl, 'select id from kept')).toEqual([]);
    await expect(query(b.serveUrl, 'insert into kept values (1)')).rejects.toThrow(/permission denied/);
    await b.close();
    expect(existsSync(pidFile())).toBe(false);
  });

  it('keeps what was acknowledged when PostgreSQL is killed, and is back by itself', async () => {
    const database = await start();
    const url = database.ownerUrl ?? '';
    await query(url, 'create table kept (id integer); insert into kept values (42)');
    const before = await postmaster();
    process.kill(before, 'SIGKILL');
    for (let i = 0; i < 200 && !said.some((line) => line.includes('is back')); i += 1) await sleep(50);
    expect(said.join('\n')).toContain('is back');
    expect(await query(url, 'select id from kept')).toEqual([{ id: 42 }]);
    expect(await postmaster()).not.toBe(before);
  });

  it('starts over a postmaster.pid left by a machine that lost power', async () => {
    await (await start()).close();
    // This test's own process number: alive, but no PostgreSQL.
    const data = join(dir, 'postgres', 'data');
    await writeFile(pidFile(), `${process.pid}\n${data}\n1\n5432\n${dir}/postgres/socket\n\n 1 1\nready\n`);
    await chmod(pidFile(), 0o644);
    const database = await start();
    expect(await query(database.serveUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes over a lock whose holder was killed', async () => {
    await writeFile(join(dir, 'postgres.lock'), '999999999 1 1\n');
    const database = await start();
    expect(database.embedded).toBe(true);
    expect(existsSync(join(dir, 'postgres.lock'))).toBe(false);
  });

  it('names the way out when the data was made by another PostgreSQL', async () => {
    await (await start()).close();
    await writeFile(join(dir, 'postgres', 'data', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17.*db dump.*db restore/s);
  });

  it('says which data directory cannot be used', async () => {
    const file = join(dir, 'a-file');
    await writeFile(file, '');
    await expect(openDatabase(loadConfig({ RODTRAD_DATA: file }))).rejects.toMatchObject({
      code: 'dataDirectory',
    });
  });
});
