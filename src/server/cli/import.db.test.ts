import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';

let database: TestDatabase;
let dir: string;
let tree: string;
const sha = 'b'.repeat(40);

beforeAll(async () => {
  database = await createTestDatabase();
  dir = mkdtempSync(join(tmpdir(), 'rodtrad-import-'));
  tree = join(dir, 'notes');
  mkdirSync(join(tree, 'shop/prod-releases'), { recursive: true });
  writeFileSync(
    join(tree, `shop/prod-releases/till-${sha}.md`),
    '---\ntitle: shop\ndate: 2026-01-01T10:00:00Z\n---\n- ABC-1: Ny kasse\n',
  );
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await database.drop();
});

function importNotes(...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const ran = spawnSync(
    process.execPath,
    ['scripts/run-ts.mjs', 'src/server/cli.ts', 'import', 'release-notes', ...args],
    {
      env: {
        PATH,
        HOME,
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        RODTRAD_DATA: dir,
      },
      encoding: 'utf8',
    },
  );
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('rodtrad import release-notes', () => {
  it('prints exactly one object, with the agreed members first', () => {
    const { code, out } = importNotes(tree, '--json');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    const summary = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(summary).slice(0, 7)).toEqual([
      'files',
      'deployments',
      'applications',
      'products',
      'issueKeys',
      'refused',
      'byProductEnvironment',
    ]);
    expect(summary).toMatchObject({
      files: 1,
      deployments: 1,
      applications: 1,
      products: 1,
      issueKeys: 1,
      refused: [],
      byProductEnvironment: { 'shop/prod': 1 },
    });
    expect(importNotes(tree).out).toContain('0 recorded, 0 changed, 1 unchanged');
  }, 90_000);

  it('says by its exit code whether some or all was refused, and names the place', () => {
    writeFileSync(
      join(tree, `shop/prod-releases/till-${'c'.repeat(40)}.md`),
      '---\ntitle: shop\ndate: 2026-02-30T10:00:00Z\n---\n- x\n',
    );
    const some = importNotes(tree);
    expect(some.code).toBe(23);
    expect(some.out).toContain(`till-${'c'.repeat(40)}.md:3: date "2026-02-30T10:00:00Z" does not exist`);
    const all = importNotes(tree, '--all-or-nothing', '--json');
    expect(all.code).toBe(23);
    expect(JSON.parse(all.out)).toMatchObject({
      deployments: 0,
      refused: [{ line: 3, reason: 'dateNotReal' }],
    });
    const nowhere = importNotes(join(dir, 'nowhere'), '--json');
    expect(nowhere.code).toBe(22);
    expect(JSON.parse(nowhere.out)).toMatchObject({ files: 0, refused: [{ reason: 'unreadable' }] });
    expect(importNotes().code).toBe(2);
  }, 90_000);
});
