import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeWorld } from '../../../test/thread/world.ts';
import { openDb } from '../platform/db/db.ts';
import { lengthInWords } from './thread-text.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const db = openDb({ url: database.url });
  const w = await makeWorld(db);
  const owner_id = await w.person('Kari Nordmann');
  const til = await w.matter('initiative', 'TIL-42', 'implementation', {
    title: 'Felles \u001b[31mkontaktregister',
    owner_id,
    audience: 'restricted',
  });
  const issue = await w.externalIssue('MOVE-4654');
  await w.link('decomposes', til, issue);
  const product = await w.product('eformidling');
  const application = await w.application(product, 'integrasjonspunkt');
  for (const [name, production, at] of [
    ['test', false, '2026-03-02T09:00:00Z'],
    ['prod', true, '2026-03-04T09:00:00Z'],
  ] as const) {
    const environment = await w.environment(name, production);
    await w.link('delivers', issue, await w.deployment({ application, product, environment, at }));
  }
  await w.node('externalIssue', 'jira', 'TWO-1');
  await w.node('externalIssue', 'github', 'TWO-1');
  await db.sql(`insert into key_alias (key, node_id) values ('OLD-1', $1)`, [til]);
  await db.close();
});
afterAll(() => database?.drop());

function thread(...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const ran = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'src/server/cli.ts', 'thread', ...args], {
    env: { PATH, HOME, DATABASE_URL: database.url },
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('rodtrad thread', () => {
  it('tells the thread in words, with nothing that a terminal would obey', () => {
    const { code, out, err } = thread('move-4654');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('MOVE-4654 (external issue)');
    expect(out).toMatch(/Comes from\n {2}TIL-42 Felles .*\(initiative, implementation, Kari Nordmann\)/);
    expect(out).toContain('prod (production)');
    expect(out).toContain(
      'integrasjonspunkt: first in test 2 Mar 2026, 10:00, in production 4 Mar 2026, 10:00, 2 days',
    );
    expect(out).not.toContain('\u001b');
  });

  it('prints the object of the API with --json, one way only when asked', () => {
    const { code, out } = thread('MOVE-4654', '--json', '--up');
    expect(code).toBe(0);
    const told = JSON.parse(out) as { nodes: { key: string; distance: number }[]; leadTimeSeconds: number };
    expect(told.nodes.map((n) => [n.key, n.distance])).toEqual([
      ['MOVE-4654', 0],
      ['TIL-42', -1],
    ]);
    expect(told.leadTimeSeconds).toBe(172_800);
  });

  it('says with its exit code when a key is unknown or means several, and follows an old one', () => {
    expect(thread('NOPE-1')).toMatchObject({ code: 4, out: '', err: expect.stringContaining('NOPE-1') });
    const several = thread('TWO-1', '--json');
    expect(several.code).toBe(5);
    expect(JSON.parse(several.out)).toMatchObject({
      candidates: [{ namespace: 'jira' }, { namespace: 'github' }],
    });
    expect(thread('github:TWO-1', '--json').code).toBe(0);
    const moved = thread('old-1');
    expect(moved).toMatchObject({ code: 0, err: expect.stringContaining('TIL-42') });
    expect(thread('TIL-42', '--limit', 'many').code).toBe(2);
  });

  it('says lengths of time in their largest unit', () => {
    expect([59, 3600, 86_400, 200_000].map(lengthInWords)).toEqual(['1 minute', '1 hour', '1 day', '2 days']);
  });
});
