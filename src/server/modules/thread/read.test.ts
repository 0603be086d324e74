import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { employee, makeWorld, outsider, type World } from '../../../../test/thread/world.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { requireNode, type Viewer } from '../../core/nodes.ts';
import { markDirtyAround } from '../../core/rollup.ts';
import { type Db, openDb } from '../../platform/db/db.ts';
import { makeSuggestions } from './index.ts';
import { coverage } from './queries/coverage.ts';
import { holeCodeOf, listHoles } from './queries/holes.ts';
import { listSuggestions } from './queries/list-suggestions.ts';
import { linksOfNode } from './queries/node-links.ts';
import { readThread } from './queries/read-thread.ts';
import { searchNodes } from './queries/search-nodes.ts';

let database: TestDatabase;
let db: Db;
let w: World;
let kari: Actor;
let eline: Actor;
const id: Record<string, number> = {};

/** An initiative with an element, an epic, an issue from outside, and its way through test to production. */
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  w = await makeWorld(db);
  id.kari = await w.person('Kari Nordmann');
  kari = employee(id.kari);
  id.org = await w.node('organisation', 'rodtrad', 'skd');
  await db.sql('insert into organisation (id) values ($1)', [id.org]);
  eline = outsider(await w.person('Eline'), id.org);
  id.product = await w.product('eformidling');
  id.app = await w.application(id.product, 'integrasjonspunkt');
  id.test = await w.environment('test', false);
  id.prod = await w.environment('prod', true);
  id.demand = await w.node('demand', 'rodtrad', 'KRV-1', 'Krav 3.2');
  id.til = await w.matter('initiative', 'TIL-42', 'implementation', {
    title: 'Felles kontaktregister for virksomheter',
    owner_id: id.kari,
    product_id: id.product,
    planned_start: '2026-01-01',
    planned_end: '2026-12-31',
  });
  id.vei = await w.matter('roadmapElement', 'VEI-7', 'inProgress', {
    title: 'Varsling',
    product_id: id.product,
  });
  id.epo = await w.matter('epic', 'EPO-3', 'closed', {
    title: 'Kvittering på mottak',
    product_id: id.product,
  });
  id.hidden = await w.matter('epic', 'EPO-4', 'inProgress', { audience: 'restricted' });
  id.behind = await w.matter('issue', 'SAK-8', 'todo');
  id.issue = await w.externalIssue('MOVE-4654', id.product);
  id.sibling = await w.externalIssue('MOVE-1', id.product);
  const deploy = (environment: number, at: string, more: object = {}) =>
    w.deployment({ application: id.app!, product: id.product!, environment, at, ...more });
  id.d1 = await deploy(id.test, '2026-03-02T09:00:00Z', { explained: 'issue', sha: 'a'.repeat(40) });
  id.d2 = await deploy(id.prod, '2026-03-04T09:00:00Z', { explained: 'issue' });
  id.d3 = await deploy(id.prod, '2026-03-31T22:30:00Z', {
    explained: 'none',
    sha: 'a'.repeat(40),
    lines: ['Kvittering på mottak vises', 'EPO-3 ferdig'],
  });
  id.d4 = await deploy(id.prod, '2026-04-20T09:00:00Z', { explained: 'maintenance' });
  for (const [type, from, to] of [
    ['answers', id.demand, id.til],
    ['decomposes', id.til, id.vei],
    ['decomposes', id.vei, id.epo],
    ['decomposes', id.vei, id.hidden],
    ['decomposes', id.hidden, id.behind],
    ['decomposes', id.epo, id.issue],
    ['decomposes', id.epo, id.sibling],
    ['delivers', id.issue, id.d1],
    ['delivers', id.issue, id.d2],
  ] as const) {
    await w.link(type, from, to);
  }
  // As the program does with what it writes: it waits to be counted.
  await db.transaction((tx) => markDirtyAround(tx, [id.til!]));
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

const thread = async (key: string, viewer: Viewer = kari, limit = 500) =>
  readThread(db, viewer, await requireNode(db, viewer, key), { limit });

describe('the thread of a node', () => {
  it('goes up to the decision and down to production, past rings, and tells what is not shown', async () => {
    const t = await thread('VEI-7');
    const distances = Object.fromEntries(t.nodes.map((n) => [n.key, n.distance]));
    expect(distances).toMatchObject({ 'VEI-7': 0, 'TIL-42': -1, 'KRV-1': -2, 'EPO-3': 1, 'MOVE-4654': 2 });
    expect(t.nodes.map((n) => n.key)).not.toContain('EPO-4');
    expect(t.nodes.map((n) => n.key)).not.toContain('SAK-8');
    expect(t).toMatchObject({
      notShown: 1,
      cut: false,
      focus: { key: 'VEI-7', state: 'inProgress', category: 'active' },
    });
    const til = t.nodes.find((n) => n.key === 'TIL-42');
    expect(til).toMatchObject({
      owner: { id: id.kari, name: 'Kari Nordmann' },
      product: 'eformidling',
      start: '2026-01-01',
      end: '2026-12-31',
    });
    const production = t.nodes.filter((n) => n.production);
    expect(production).toMatchObject([
      {
        kind: 'deployment',
        application: 'integrasjonspunkt',
        environment: 'prod',
        at: '2026-03-04T09:00:00.000Z',
      },
    ]);
    // Rolled up over all below, seen or not.
    expect(t.rollup).toMatchObject({ total: 3, closed: 1, released: 1, inProduction: 1 });
    for (const l of t.links) {
      expect(t.nodes.map((n) => n.key)).toEqual(expect.arrayContaining([l.from, l.to]));
    }
  });

  it('of an issue key tells where it came first, when in production, and how long it took', async () => {
    const t = await thread('move 4654');
    expect(t.deliveries).toMatchObject([
      {
        application: { title: 'integrasjonspunkt', kind: 'application' },
        firstEnvironment: 'test',
        firstAt: '2026-03-02T09:00:00.000Z',
        firstProductionAt: '2026-03-04T09:00:00.000Z',
        leadTimeSeconds: 172_800,
        deployments: 2,
      },
    ]);
    expect(t.leadTimeSeconds).toBe(172_800);
    expect(t.nodes.map((n) => n.key)).toEqual(expect.arrayContaining(['EPO-3', 'VEI-7', 'TIL-42', 'KRV-1']));
    // What else the epic led to is not this one's thread.
    expect(t.nodes.map((n) => n.key)).not.toContain('MOVE-1');
    const alone = await readThread(db, kari, await requireNode(db, kari, 'MOVE-4654'), {
      limit: 500,
      directions: ['up'],
    });
    expect(alone.nodes.every((n) => n.distance <= 0)).toBe(true);
  });

  it('that leads in a ring is walked both ways, each node once', async () => {
    const cause = await w.link('causes', id.d2!, id.til!);
    const t = await thread('MOVE-4654');
    const keys = t.nodes.map((n) => n.key);
    expect(new Set(keys).size).toBe(keys.length);
    // Up past where the ways meet, and down through the cause to what it led to.
    expect(keys).toEqual(expect.arrayContaining(['KRV-1', 'MOVE-1']));
    expect(t.nodes.find((n) => n.key === 'TIL-42')?.distance).toBe(2);
    expect(t.links).toContainEqual(expect.objectContaining({ type: 'causes', to: 'TIL-42' }));
    await db.sql('update link set removed_at = now() where id = $1', [cause]);
  });

  it('stops at its limit and says so', async () => {
    const t = await thread('TIL-42', kari, 2);
    expect(t.nodes).toHaveLength(3);
    expect(t.cut).toBe(true);
    expect((await thread('MOVE-1', kari, 4)).cut).toBe(false);
  });

  it('is not there for somebody of another organisation', async () => {
    await expect(thread('TIL-42', eline)).rejects.toMatchObject({ code: 'not_found' });
    const open = await w.matter('issue', 'SAK-77', 'todo', { audience: 'public' });
    await w.link('decomposes', id.epo!, open);
    const t = await thread('SAK-77', eline);
    expect(t.nodes.map((n) => n.key)).toEqual(['SAK-77']);
    expect(t.notShown).toBe(1);
    expect(JSON.stringify(t)).not.toContain('EPO-3');
    expect((await linksOfNode(db, eline, open)).items).toEqual([]);
    expect(await searchNodes(db, eline, 'Kvittering', [], 20)).toEqual([]);
    await db.sql('update link set removed_at = now() where to_id = $1', [open]);
  });

  it('shows everything to the program itself', async () => {
    const t = await thread('VEI-7', 'everything');
    expect(t.notShown).toBe(0);
    expect(t.nodes.map((n) => n.key)).toContain('SAK-8');
  });
});

describe('searching', () => {
  const keys = async (q: string, kinds: string[] = []) =>
    (await searchNodes(db, kari, q, kinds, 20)).map((n) => n.key);

  it('finds keys whole and begun, words in any order, parts of words, and typing errors', async () => {
    expect((await keys('move-4654'))[0]).toBe('MOVE-4654');
    expect((await keys('MOVE'))[0]).toMatch(/^MOVE-/);
    expect(await keys('virksomheter kontakt')).toEqual(['TIL-42']);
    expect(await keys('register')).toContain('TIL-42');
    expect(await keys('kontaktregistert')).toContain('TIL-42');
    expect(await keys('kontakt', ['epic'])).toEqual([]);
  });

  it('takes any text for what it is', async () => {
    for (const q of [
      '%',
      '_',
      "' or 1=1 --",
      '\\',
      '\u0000',
      '\ud800',
      '::',
      '(',
      'x'.repeat(200),
      '🙂',
      '%%%%',
    ]) {
      expect(await keys(q), JSON.stringify(q)).toEqual([]);
    }
  });
});

describe('holes', () => {
  const holes = (more: object = {}) =>
    listHoles(db, kari, { code: null, productId: null, limit: 50, cursor: null, ...more });

  it('are named by code, each opening its node, with true counts', async () => {
    await w.matter('initiative', 'TIL-50', 'implementation', { product_id: id.product });
    await w.matter('initiative', 'TIL-51', 'implementation');
    await w.matter('roadmapElement', 'VEI-50', 'backlog');
    await w.matter('roadmapElement', 'VEI-51', 'dropped');
    await w.matter('epic', 'EPO-50', 'closed');
    await w.matter('demand', 'KRV-50', 'open');
    await w.matter('demand', 'KRV-51', 'notPursued');
    const answered = await w.matter('demand', 'KRV-52', 'open');
    const answer = await w.matter('initiative', 'TIL-52', 'implementation');
    await w.link('answers', answered, answer);
    await w.link('measures', answer, await w.matter('keyResult', 'RES-50', 'draft'));
    const lonely = await w.externalIssue('MOVE-50', id.product);
    await w.link('delivers', lonely, id.d2!);
    const all = await holes();
    const found = all.items.map((h) => [h.code, h.node.key]);
    expect(found).toEqual([
      ['deploymentUnexplained', expect.stringMatching(/^deploy-/)],
      ['initiativeWithoutParts', 'TIL-50'],
      ['elementWithoutEpic', 'VEI-50'],
      // Nothing has been refreshed yet: the table knows of nothing in production under EPO-3.
      ['epicNotInProduction', 'EPO-50'],
      ['epicNotInProduction', 'EPO-3'],
      ['demandUnanswered', 'KRV-50'],
      ['initiativeUnmeasured', 'TIL-51'],
      ['initiativeUnmeasured', 'TIL-50'],
      ['initiativeUnmeasured', 'TIL-42'],
      ['issueWithoutOrigin', 'MOVE-50'],
    ]);
    expect(all.counts.map((c) => c.total.count)).toEqual([1, 1, 1, 2, 1, 3, 1]);
    expect(all.items[0]?.product).toMatchObject({ key: 'eformidling' });
    const { rebuildRollups } = await import('../../core/rollup.ts');
    await rebuildRollups(db);
    expect((await holes({ code: 'epicNotInProduction' })).items.map((h) => h.node.key)).toEqual(['EPO-50']);
    expect((await holes({ productId: id.product })).items.map((h) => h.node.key)).not.toContain('VEI-50');
    const t = await thread('EPO-50');
    expect(t.holes).toMatchObject([{ code: 'epicNotInProduction', node: { key: 'EPO-50' } }]);
  });

  it('come in pages without gap or repeat', async () => {
    const whole = (await holes()).items;
    const paged = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Awaited<ReturnType<typeof holes>> = await holes({ limit: 2, cursor });
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });

  it('refuse an unknown code and a cursor that is not one', async () => {
    expect(() => holeCodeOf('toString')).toThrow();
    const encode = (v: unknown) => Buffer.from(JSON.stringify(v)).toString('base64url');
    for (const cursor of [
      'x',
      encode([0, 1e300, 1]),
      encode([0, 'a', 1]),
      encode([0, 1.5, 2]),
      encode([0, 1]),
    ]) {
      await expect(holes({ cursor }), cursor).rejects.toMatchObject({ code: 'invalid_input' });
    }
  });
});

describe('coverage', () => {
  const count = (from: string | null, to: string | null) =>
    coverage(db, kari, { from, to, productId: null, timeZone: 'Europe/Oslo' });

  it('counts production deployments by what explains them, by days of the agency', async () => {
    const all = await count(null, null);
    expect(all).toMatchObject({ total: 3, byIssue: 1, byMaintenance: 1, none: 1, byOrigin: 0 });
    expect(all.products).toMatchObject([{ product: { key: 'eformidling' }, total: 3 }]);
    // 22:30 UTC on the last of March is the first of April in Oslo.
    expect(all.months.map((m) => [m.month, m.total])).toEqual([
      ['2026-03', 1],
      ['2026-04', 2],
    ]);
    expect(await count('2026-03-01', '2026-03-31')).toMatchObject({ total: 1, none: 0 });
    expect(await count('2026-04-01', '2026-04-01')).toMatchObject({ total: 1, none: 1 });
  });
});

describe('suggestions', () => {
  const list = (more: object = {}) =>
    listSuggestions(db, kari, { nodeId: null, productId: null, limit: 50, cursor: null, ...more });

  it('are made once from keys, commits and likeness, and never again when rejected', async () => {
    await w.matter('issue', 'SAK-90', 'todo', {
      title: 'Følger opp MOVE-1 i neste versjon',
      product_id: id.product,
    });
    await db.sql(`update epic set description = 'Se også MOVE-50 og UTF-8.' where id = $1`, [id.epo]);
    const made = await makeSuggestions(db);
    expect(made.sameKey).toBeGreaterThanOrEqual(3);
    const { items } = await list();
    const told = items.map((s) => [s.reason, s.link.from, s.link.to]);
    expect(told).toContainEqual(['sameKey', 'EPO-3', expect.stringMatching(/^deploy-/)]);
    expect(told).toContainEqual(['sameKey', 'SAK-90', 'MOVE-1']);
    expect(told).toContainEqual(['sameKey', 'EPO-3', 'MOVE-50']);
    expect(told).toContainEqual(['sameCommit', 'MOVE-4654', expect.stringMatching(/^deploy-/)]);
    expect(items.map((s) => s.link.confidence)).toEqual(
      items.map((s) => s.link.confidence).sort((a, b) => b - a),
    );
    expect(await makeSuggestions(db)).toEqual({ sameKey: 0, sameCommit: 0, likeText: 0 });
    const rejected = items[0]!.link.id;
    await db.sql(`update link set status = 'rejected' where id = $1`, [rejected]);
    const removed = items[1]!.link.id;
    await db.sql(`update link set status = 'confirmed', removed_at = now(), removed_by = $2 where id = $1`, [
      removed,
      id.kari,
    ]);
    expect(await makeSuggestions(db)).toEqual({ sameKey: 0, sameCommit: 0, likeText: 0 });
    expect(await list()).toMatchObject({ items: { length: items.length - 2 } });
  });

  it('read a matter again when it changes, and all of them when a new issue has come', async () => {
    await w.matter('issue', 'SAK-91', 'todo', { title: 'Venter på LATE-1' });
    await makeSuggestions(db);
    // Longer ago than what may be uncommitted.
    await db.sql(`update matter set updated_at = now() - interval '1 day'`);
    expect(await makeSuggestions(db)).toMatchObject({ sameKey: 0 });
    await w.externalIssue('LATE-1', id.product);
    expect(await makeSuggestions(db)).toMatchObject({ sameKey: 1 });
    const sak = await w.matter('issue', 'SAK-92', 'todo', { title: 'Venter på LATE-1' });
    expect(await makeSuggestions(db)).toMatchObject({ sameKey: 1 });
    expect((await linksOfNode(db, kari, sak)).items).toMatchObject([
      { link: { status: 'suggested', to: 'LATE-1' } },
    ]);
  });

  it('of likeness stay within the product', async () => {
    const text = 'Vis kvittering for mottatt forsendelse i meldingsboksen';
    const other = await w.product('krr');
    await w.matter('epic', 'EPO-90', 'inProgress', {
      title: 'Kvittering for mottatt forsendelse',
      product_id: id.product,
    });
    await w.matter('epic', 'EPO-91', 'inProgress', {
      title: 'Kvittering for mottatt forsendelse',
      product_id: other,
    });
    await w.deployment({
      application: id.app!,
      product: id.product!,
      environment: id.prod!,
      at: '2026-05-05T09:00:00Z',
      lines: [text],
    });
    await makeSuggestions(db);
    const likes = (await list()).items.filter((s) => s.reason === 'likeText').map((s) => s.link.from);
    expect(likes).toContain('EPO-90');
    expect(likes).not.toContain('EPO-91');
  });

  it('come in pages, of a node, of a product, and only between what is seen', async () => {
    const whole = (await list()).items.map((s) => s.link.id);
    const paged: number[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 1, cursor });
      paged.push(...page.items.map((s) => s.link.id));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    const ofNode = (await list({ nodeId: id.epo })).items;
    expect(ofNode.length).toBeGreaterThan(0);
    expect(ofNode.every((s) => [s.link.from, s.link.to].includes('EPO-3'))).toBe(true);
    expect((await list({ productId: id.product })).items.length).toBeGreaterThan(0);
    const before = (await list()).items.length;
    await w.link('decomposes', id.vei!, id.hidden!, 'rejected').catch(() => null);
    await w.link('relates', id.til!, id.hidden!, 'suggested');
    expect((await list()).items).toHaveLength(before);
    expect((await linksOfNode(db, kari, id.til!)).items.map((i) => i.other.key)).not.toContain('EPO-4');
  });
});
