import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/server/platform/config/index.ts';
import { openDatabase } from '../../src/server/platform/database-host/index.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rodtrad-crash-'));
  await chmod(dir, 0o755);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Runs the writer until it has acknowledged `count` more rows, then kills; gives the last number it printed. */
async function writeAndKill(count: number, kill: (writer: number) => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', 'test/crash/writer.ts'], {
    env: { ...process.env, RODTRAD_DATA: dir },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((done) => child.once('close', done));
  let printed = '';
  let killed = false;
  let first: number | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    const last = lastOf(printed);
    first ??= last;
    if (!killed && last - (first ?? 0) >= count && child.pid !== undefined) {
      killed = true;
      void kill(child.pid);
    }
  });
  await ended;
  expect(killed).toBe(true);
  return lastOf(printed);
}

function lastOf(printed: string): number {
  const whole = printed.slice(0, printed.lastIndexOf('\n') + 1).trimEnd();
  return Number(whole.slice(whole.lastIndexOf('\n') + 1));
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(dir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function written(): Promise<{ n: number; last: number }> {
  const database = await openDatabase(loadConfig({ RODTRAD_DATA: dir }), { say: () => {} });
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n, max(n) as last from written');
  await client.end();
  await database.close();
  return rows[0];
}

describe('kill -9 and start again', () => {
  it.each([
    ['the program', async (writer: number) => void process.kill(writer, 'SIGKILL')],
    ['PostgreSQL', async () => void process.kill(await postmaster(), 'SIGKILL')],
    [
      'both at once',
      async (writer: number) => {
        process.kill(await postmaster(), 'SIGKILL');
        process.kill(writer, 'SIGKILL');
      },
    ],
  ])('loses nothing acknowledged: %s', async (_, kill) => {
    const acknowledged = await writeAndKill(200, kill);
    const found = await written();
    expect(found.last).toBeGreaterThanOrEqual(acknowledged);
    expect(found.n).toBe(found.last);
  });
});
