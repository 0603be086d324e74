import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { makeWorld } from '../../../../test/thread/world.ts';
import type { BelowValue } from '../../../contract/thread-below.ts';
import { rebuildRollups } from '../../core/rollup.ts';

let t: TestApp;
let kari: TestClient;
let owner: TestClient;
let supplier: TestClient;
let outsider: TestClient;

/** A demand answered by an initiative with three elements; one of them restricted, one empty, one with epics. */
beforeAll(async () => {
  t = await startTestApp();
  const w = await makeWorld(t.db);
  const organisation = await t.make.organisation();
  const kariId = await t.make.person('Kari', 'employee');
  const ownerId = await t.make.person('Ola Eier', 'employee');
  kari = await t.as(kariId);
  owner = await t.as(ownerId);
  supplier = await t.as(await t.make.person('Eline', ['serviceOwnerMember', organisation.id]));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
  const product = await w.product('varsling');
  const app = await w.application(product, 'varsler');
  const prod = await w.environment('prod', true);
  const test = await w.environment('test', false);
  const deploy = (environment: number, at: string) =>
    w.deployment({ application: app, product, environment, at });
  const demand = await w.matter('demand', 'KRV-9', 'open', { title: 'Krav om varsling', audience: 'public' });
  const til = await w.matter('initiative', 'TIL-9', 'implementation', { title: 'Felles varsling' });
  const open = await w.matter('roadmapElement', 'VEI-91', 'inProgress', { rank: 'a2', owner_id: kariId });
  const empty = await w.matter('roadmapElement', 'VEI-92', 'backlog', { rank: 'a1' });
  const secret = await w.matter('roadmapElement', 'VEI-93', 'backlog', {
    rank: 'a0',
    audience: 'restricted',
    owner_id: ownerId,
  });
  const running = await w.matter('epic', 'EPO-91', 'closed', { rank: 'a1' });
  const never = await w.matter('epic', 'EPO-92', 'closed', { rank: 'a2' });
  const dropped = await w.matter('epic', 'EPO-93', 'dropped', { rank: 'a3' });
  const done = await w.matter('issue', 'SAK-91', 'closed', { rank: 'a1', estimate: 3 });
  const todo = await w.matter('issue', 'SAK-92', 'todo', { rank: 'a2', estimate: 5 });
  const elsewhere = await w.externalIssue('MOVE-91', product);
  for (const [type, from, to] of [
    ['answers', demand, til],
    ['decomposes', til, open],
    ['decomposes', til, empty],
    ['decomposes', til, secret],
    ['decomposes', open, running],
    ['decomposes', open, never],
    ['decomposes', open, dropped],
    ['decomposes', running, done],
    ['decomposes', running, elsewhere],
    ['decomposes', never, todo],
    ['delivers', running, await deploy(test, '2026-01-02T09:00:00Z')],
    ['delivers', running, await deploy(prod, '2026-01-04T09:00:00Z')],
    ['delivers', running, await deploy(prod, '2026-01-08T09:00:00Z')],
  ] as const)
    await w.link(type, from, to);
  for (let i = 0; i < 7; i += 1) {
    const id = await w.matter('issue', `SAK-10${i}`, i % 2 === 0 ? 'closed' : 'todo', { rank: `b${i}` });
    await w.link('decomposes', never, id);
  }
  await rebuildRollups(t.db);
});
afterAll(() => t?.close());

const below = async (key: string, query = '', by = kari): Promise<BelowValue> => {
  const answer = await by.get(`/api/v1/thread/${key}/below${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const keys = (of: { items: { key: string }[] }) => of.items.map((i) => i.key);

describe('the work below a node', () => {
  it('is one level in the order set by hand, with roll-ups, holes and what is not shown', async () => {
    const level = await below('TIL-9');
    expect(keys(level)).toEqual(['VEI-92', 'VEI-91']);
    expect(level).toMatchObject({ next: null, notShown: 1, running: [] });
    expect(level.items[0]).toMatchObject({
      opens: false,
      rollup: null,
      holes: ['elementWithoutEpic'],
      level: null,
    });
    expect(level.items[1]).toMatchObject({
      opens: true,
      owner: { name: 'Kari' },
      rollup: { total: 10, closed: 5, inProduction: 1, estimate: 8, estimateDone: 3 },
      closed: false,
      holes: [],
    });
  });

  it('tells leaves by their own state and deliveries, and what runs in production of the whole', async () => {
    const level = await below('EPO-91');
    expect(level.items).toMatchObject([
      { key: 'SAK-91', rollup: null, closed: true, inProduction: true, opens: false },
      { key: 'MOVE-91', rollup: null, closed: false, inProduction: false },
    ]);
    expect(level.running).toEqual([
      {
        application: { key: expect.any(String), kind: 'application', title: 'varsler', state: null },
        environment: 'prod',
        latest: { key: 'deploy-3', kind: 'deployment', title: 'deploy-3', state: null },
        firstAt: '2026-01-04T09:00:00.000Z',
        latestAt: '2026-01-08T09:00:00.000Z',
        deployments: 2,
      },
    ]);
  });

  it('marks an epic that is closed and never came to production', async () => {
    const level = await below('VEI-91');
    expect(level.items.map((i) => [i.key, i.holes])).toEqual([
      ['EPO-91', []],
      ['EPO-92', ['epicNotInProduction']],
      ['EPO-93', []],
    ]);
  });

  it('gives the second level with the first when that is small, never otherwise', async () => {
    const two = await below('TIL-9', '?depth=2');
    expect(two.items[0]!.level).toBeNull();
    expect(keys(two.items[1]!.level!)).toEqual(['EPO-91', 'EPO-92', 'EPO-93']);
    expect((await below('TIL-9', '?depth=2&limit=1')).items[0]!.level).toBeNull();
    const epics = await below('VEI-91', '?depth=2');
    expect(keys(epics.items[1]!.level!)).toHaveLength(8);
    expect(epics.items[0]!.level!.running).toHaveLength(1);
  });

  it('goes down from a demand by what answers it', async () => {
    expect(keys(await below('KRV-9'))).toEqual(['TIL-9']);
  });

  it('keeps what is open, or not in production, and says so page by page', async () => {
    expect(keys(await below('VEI-91', '?only=open'))).toEqual(['EPO-91', 'EPO-92']);
    expect(keys(await below('VEI-91', '?only=notInProduction'))).toEqual(['EPO-91', 'EPO-92']);
    expect((await below('EPO-91', '?only=open')).running).toEqual([]);
    expect(keys(await below('EPO-91', '?only=notInProduction'))).toEqual(['MOVE-91']);
    expect(keys(await below('EPO-92', '?only=open'))).toEqual(['SAK-92', 'SAK-101', 'SAK-103', 'SAK-105']);
    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: BelowValue = await below('EPO-92', `?only=open&limit=3${cursor && `&cursor=${cursor}`}`);
      pages.push(keys(page));
      cursor = page.next;
    }
    expect(pages).toEqual([['SAK-92', 'SAK-101', 'SAK-103'], ['SAK-105']]);
  });

  it('pages without repeating or losing any', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: BelowValue = await below('EPO-92', `?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...keys(page));
      cursor = page.next;
    }
    expect(seen).toEqual(keys(await below('EPO-92')));
    expect(new Set(seen).size).toBe(8);
  });
});

describe('as another user', () => {
  it('shows the restricted part to its owner alone', async () => {
    const level = await below('TIL-9', '', owner);
    expect(keys(level)).toEqual(['VEI-93', 'VEI-92', 'VEI-91']);
    expect(level.notShown).toBe(0);
    expect((await kari.get('/api/v1/thread/VEI-93/below')).statusCode).toBe(404);
  });

  it('refuses nobody, an outsider, and counts what a service owner may not see', async () => {
    expect((await t.nobody.get('/api/v1/thread/TIL-9/below')).statusCode).toBe(401);
    expect((await outsider.get('/api/v1/thread/TIL-9/below')).statusCode).toBe(403);
    expect((await supplier.get('/api/v1/thread/TIL-9/below')).statusCode).toBe(404);
    expect(await below('KRV-9', '?depth=2', supplier)).toEqual({
      items: [],
      next: null,
      notShown: 1,
      running: [],
    });
  });

  it('refuses what is no level', async () => {
    for (const [query, status] of [
      ['?only=closed', 400],
      ['?depth=3', 400],
      ['?limit=0', 400],
      ['?cursor=nonsense', 400],
      ['?cursor=WyJhIiwxLDJd', 200],
      ['?what=1', 400],
    ] as const)
      expect((await kari.get(`/api/v1/thread/TIL-9/below${query}`)).statusCode, query).toBe(status);
    expect((await kari.get('/api/v1/thread/TIL-999/below')).statusCode).toBe(404);
  });
});
