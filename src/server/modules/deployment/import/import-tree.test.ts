import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { type Db, openDb } from '../../../platform/db/db.ts';
import { importReleaseNotes } from '../index.ts';

const real = join(import.meta.dirname, '../../../../../../shared/data/release-notes');
const sha = (n: number): string => n.toString(16).padStart(40, 'a');
const tables = [
  'node',
  'product',
  'application',
  'environment',
  'deployment',
  'deployment_line',
  'line_reference',
  'external_issue',
  'external_ref',
  'tracker_prefix',
  'link',
  'event',
  'release_page',
];

let database: TestDatabase;
let db: Db;
let root: string;

async function open(): Promise<void> {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
}
async function close(): Promise<void> {
  await db?.close();
  await database?.drop();
}
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const t of tables) found[t] = (await db.sql<{ n: number }>(`select count(*) as n from ${t}`))[0]!.n;
  return found;
}
function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
const note = (date: string, ...bullets: string[]): string =>
  `---\ntitle: x\ndate: ${date}\n---\n${bullets.map((b) => `- ${b}\n`).join('')}`;

describe('importing made-up trees', () => {
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'notes-'));
    await open();
  });
  afterEach(async () => {
    rmSync(root, { recursive: true, force: true });
    await close();
  });

  it('takes everything in once, and changes nothing the second time', async () => {
    put('shop/_index.md', '---\ntitle: The Shop\n---\n');
    put('shop/prod-releases/_index.md', '---\naliases:\n  - /shop/news/\n  - //evil.example\n---\n');
    put(
      `shop/test-releases/till-${sha(1)}.md`,
      note('2026-01-01T10:00:00Z', 'ABC-1: Ny kasse (#7)', 'ABC-2 Mer'),
    );
    put(
      `shop/prod-releases/till-${sha(1)}.md`,
      note('2026-01-03T10:00:00Z', 'ABC-1: Ny kasse (#7)', 'CVE-2024-12345 mended'),
    );
    put(`shop/prod-releases/till-${sha(2)}.md`, note('2026-01-05T10:00:00Z', 'Library upgrades'));
    put(
      `shop/prod-releases/till-${sha(3)}.md`,
      note('2026-01-07T10:00:00Z', 'Revert: Ny kasse', "<b>'; drop table node;--</b>"),
    );
    const first = await importReleaseNotes(db, root);
    expect(first.outcome).toBe('done');
    expect(first.summary).toMatchObject({
      files: 4,
      deployments: 4,
      applications: 1,
      products: 1,
      issueKeys: 2,
      refused: [],
      byProductEnvironment: { 'shop/prod': 3, 'shop/test': 1 },
      recorded: 4,
      newPrefixes: ['ABC'],
    });
    const before = await counts();
    const second = await importReleaseNotes(db, root);
    expect(second.summary).toMatchObject({
      deployments: 4,
      recorded: 0,
      changed: 0,
      unchanged: 4,
      newPrefixes: [],
    });
    expect(await counts()).toEqual(before);
    expect(await db.sql('select 1 from import_run where finished_at is not null')).toHaveLength(2);

    const explained = await db.sql<{ explained: string }>(
      'select explained from deployment order by deployed_at',
    );
    expect(explained.map((r) => r.explained)).toEqual(['issue', 'issue', 'maintenance', 'none']);
    const [product] = await db.sql('select n.key, n.title from node n join product p on p.id = n.id');
    expect(product).toEqual({ key: 'shop', title: 'The Shop' });
    const [issue] = await db.sql(`select title, namespace from node where key = 'ABC-1'`);
    expect(issue).toEqual({ title: 'Ny kasse', namespace: 'jira' });
    expect(await db.sql('select path, environment from release_page')).toEqual([
      { path: '/shop/news', environment: 'prod' },
    ]);
    const reverts = await db.sql(
      `select f.deployed_at as brought, t.deployed_at as taken, l.status from link l join deployment f on f.id = l.from_id
       join deployment t on t.id = l.to_id where l.type = 'reverts'`,
    );
    expect(reverts).toEqual([
      {
        brought: new Date('2026-01-03T10:00:00Z'),
        taken: new Date('2026-01-07T10:00:00Z'),
        status: 'suggested',
      },
    ]);
    const events = await db.sql<{ kind: string; n: number }>(
      `select kind, count(*) as n from event where type = 'fact.recorded' and actor_kind = 'import' group by kind order by kind`,
    );
    expect(events).toEqual([
      { kind: 'application', n: 1 },
      { kind: 'deployment', n: 4 },
      { kind: 'externalIssue', n: 2 },
      { kind: 'product', n: 1 },
    ]);
    const [text] = await db.sql<{ text: string }>(`select text from deployment_line where text like '<b>%'`);
    expect(text!.text).toBe("<b>'; drop table node;--</b>");
  });

  it('replaces the lines of a note that has other words now, and says so in the history', async () => {
    const path = `shop/prod-releases/till-${sha(1)}.md`;
    put(path, note('2026-01-01T10:00:00Z', 'ABC-1: En', 'ABC-2: To', 'ABC-3: Tre'));
    await importReleaseNotes(db, root);
    put(path, note('2026-01-01T10:00:00Z', 'ABC-1: En', 'ABC-4: Fire'));
    const { summary } = await importReleaseNotes(db, root);
    expect(summary).toMatchObject({ changed: 1, recorded: 0, deployments: 1 });
    const links = await db.sql<{ key: string }>(
      `select n.key from link l join node n on n.id = l.from_id where l.type = 'delivers' and l.removed_at is null order by 1`,
    );
    expect(links.map((l) => l.key)).toEqual(['ABC-1', 'ABC-4']);
    const [event] = await db.sql<{ payload: { changes: unknown[] } }>(
      `select payload from event where type = 'fact.changed'`,
    );
    expect(event!.payload.changes).toEqual([
      { field: 'lines', from: ['ABC-1: En', 'ABC-2: To', 'ABC-3: Tre'], to: ['ABC-1: En', 'ABC-4: Fire'] },
    ]);
  });

  it('names every file and line it refuses, and takes the good ones in', async () => {
    put(`shop/prod-releases/till-${sha(1)}.md`, note('2026-01-01T10:00:00Z', 'ABC-1: God'));
    put(`shop/prod-releases/till-${sha(2)}.md`, note('2026-02-30T10:00:00Z', 'ABC-2'));
    put(`shop/prod-releases/till-${sha(3)}.md`, '---\ntitle: x\ndate: 2026-01-01T10:00:00Z\n');
    put(`shop/prod-releases/till-${sha(4)}.md`, '');
    put(`shop/prod-releases/till-${sha(5)}.md`, Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
    put(`shop/prod-releases/till-${sha(6)}.md`, note('2026-01-01T10:00:00Z', 'a\u0000b'));
    put(
      `shop/prod-releases/till-${sha(7)}.md`,
      note('2026-01-02T10:00:00Z', 'ABC-7 fin', 'x'.repeat(20_001)),
    );
    put(`shop/prod-releases/till-${sha(8)}.md`, 'x'.repeat(1_000_001));
    put('shop/prod-releases/till-123.md', note('2026-01-01T10:00:00Z', 'x'));
    put('shop/readme.md', 'hello');
    put(`Shop/prod-releases/till-${sha(9)}.md`, note('2026-01-01T10:00:00Z', 'x'));
    put(`shop/a_b-releases/till-${sha(10)}.md`, note('2026-01-01T10:00:00Z', 'x'));
    put(`shop/kt-releases/till-${sha(11)}.md`, note('2026-01-01T10:00:00Z', 'same'));
    put(`shop/test-releases/till-${sha(11)}.md`, note('2026-01-01T10:00:00Z', 'same'));
    put('.git/config', 'of a tool');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/shop/caf`), Buffer.from([0xe9])]), 'x');
    symlinkSync(root, join(root, 'shop/loop'));
    symlinkSync('/etc/passwd', join(root, `shop/prod-releases/till-${sha(12)}.md`));
    spawnSync('mkfifo', [join(root, 'shop/pipe.md')]);
    mkdirSync(join(root, 'a/b/c/d/e/f/g/h/i/j'), { recursive: true });
    const { outcome, summary } = await importReleaseNotes(db, root);
    expect(outcome).toBe('done');
    const told = summary.refused.map((r) => [r.file, r.line, r.field, r.reason]);
    const at = (n: number): string => `shop/prod-releases/till-${sha(n)}.md`;
    expect(told).toEqual(
      expect.arrayContaining([
        [at(2), 3, 'date', 'dateNotReal'],
        [at(3), expect.any(Number), 'frontMatter', 'frontMatterUnterminated'],
        [at(4), null, 'file', 'empty'],
        [at(5), null, 'file', 'notUtf8'],
        [at(6), 5, 'file', 'nulCharacter'],
        [at(7), 6, 'lines', 'lineTooLong'],
        [at(8), null, 'file', 'tooLong'],
        ['shop/prod-releases/till-123.md', null, 'sha', 'shaInvalid'],
        [`Shop/prod-releases/till-${sha(9)}.md`, null, 'product', 'nameInvalid'],
        [`shop/a_b-releases/till-${sha(10)}.md`, null, 'environment', 'nameInvalid'],
        [`shop/test-releases/till-${sha(11)}.md`, null, 'path', 'sameDeployment'],
        ['shop/caf\\xe9', null, 'path', 'nameNotUtf8'],
        ['shop/loop', null, 'path', 'symbolicLink'],
        [at(12), null, 'path', 'symbolicLink'],
        ['shop/pipe.md', null, 'path', 'notAFile'],
        ['a/b/c/d/e/f/g/h/i', null, 'path', 'tooDeep'],
      ]),
    );
    expect(told.filter(([f]) => String(f).startsWith('.git'))).toEqual([]);
    for (const r of summary.refused) expect(r.detail).not.toMatch(/[{}]|^$/);
    expect(summary.deployments).toBe(3);
    const lines = await db.sql<{ text: string }>('select text from deployment_line order by 1');
    expect(lines.map((l) => l.text)).toEqual(['ABC-1: God', 'ABC-7 fin', 'same']);
  });

  it('with all or nothing takes nothing in when one is refused, and everything when none is', async () => {
    put(`shop/prod-releases/till-${sha(1)}.md`, note('2026-01-01T10:00:00Z', 'ABC-1: God'));
    put(`shop/prod-releases/till-${sha(2)}.md`, note('2026-13-01T10:00:00Z', 'ABC-2'));
    const before = await counts();
    const bad = await importReleaseNotes(db, root, { allOrNothing: true });
    expect(bad).toMatchObject({
      outcome: 'nothing',
      summary: { files: 2, deployments: 0, refused: [{ reason: 'dateNotReal' }] },
    });
    expect(await counts()).toEqual(before);
    put(`shop/prod-releases/till-${sha(2)}.md`, note('2026-12-01T10:00:00Z', 'ABC-2'));
    const good = await importReleaseNotes(db, root, { allOrNothing: true });
    expect(good).toMatchObject({ outcome: 'done', summary: { recorded: 2, refused: [] } });
  });

  it('tried dry tells the same and writes nothing', async () => {
    put(`shop/prod-releases/till-${sha(1)}.md`, note('2026-01-01T10:00:00Z', 'ABC-1: God'));
    const before = await counts();
    const dry = await importReleaseNotes(db, root, { dryRun: true });
    expect(dry).toMatchObject({ outcome: 'done', summary: { recorded: 1, deployments: 1 } });
    expect(await counts()).toEqual(before);
    expect(await db.sql('select 1 from import_run')).toEqual([]);
  });

  it('refuses a root that is no folder, is not there, or is empty', async () => {
    put('file.md', 'x');
    for (const [path, reason] of [
      [join(root, 'file.md'), 'notADirectory'],
      [join(root, 'nowhere'), 'unreadable'],
      [mkdtempSync(join(root, 'empty')), 'noNotes'],
    ] as const) {
      const { outcome, summary } = await importReleaseNotes(db, path);
      expect(outcome).toBe('nothing');
      expect(summary.refused).toMatchObject([{ file: path, reason }]);
    }
  });

  it('two at the same moment make one of each', async () => {
    for (let i = 1; i <= 30; i += 1) {
      put(`shop/prod-releases/till-${sha(i)}.md`, note(`2026-01-01T10:00:${10 + i}Z`, `ABC-${i}: x`));
    }
    const both = await Promise.all([importReleaseNotes(db, root), importReleaseNotes(db, root)]);
    expect(both.map((b) => b.summary.recorded).sort((a, b) => a - b)).toEqual([0, 30]);
    expect((await counts()).deployment).toBe(30);
  });

  it('reads what is stored again when a later import teaches a prefix', async () => {
    put(`shop/prod-releases/till-${sha(1)}.md`, note('2026-01-01T10:00:00Z', 'something, see ZED-77'));
    await importReleaseNotes(db, root);
    const explained = async () =>
      (await db.sql<{ explained: string }>(`select explained from deployment d where sha = $1`, [sha(1)]))[0]!
        .explained;
    expect(await explained()).toBe('none');
    for (let i = 2; i < 7; i += 1)
      put(`shop/prod-releases/till-${sha(i)}.md`, note('2026-01-02T10:00:00Z', `ZED-${i}: y`));
    const { summary } = await importReleaseNotes(db, root);
    expect(summary).toMatchObject({ newPrefixes: ['ZED'], recorded: 5, unchanged: 1 });
    expect(await explained()).toBe('issue');
  });
});

if (!existsSync(real)) process.stderr.write(`Skipped: the real release notes are not here (${real}).\n`);
describe.skipIf(!existsSync(real))('importing the real release notes', () => {
  beforeAll(open);
  afterAll(close);

  it('takes 1,659 in, quickly, and explains production as it should', async () => {
    const { outcome, summary } = await importReleaseNotes(db, real);
    expect(outcome).toBe('done');
    expect(summary).toMatchObject({
      files: 1659,
      deployments: 1659,
      recorded: 1659,
      applications: 76,
      products: 7,
      issueKeys: 1314,
      refused: [],
    });
    const rows = await db.sql<{ explained: string; n: number }>(
      `select explained, count(*) as n from deployment d join environment e on e.id = d.environment_id where e.production group by 1`,
    );
    expect(Object.fromEntries(rows.map((r) => [r.explained, r.n]))).toEqual({
      issue: 842,
      maintenance: 427,
      none: 62,
    });
    const before = await counts();
    const again = await importReleaseNotes(db, real);
    expect(again.summary).toMatchObject({ recorded: 0, changed: 0, unchanged: 1659 });
    expect(await counts()).toEqual(before);
  }, 120_000);
});
