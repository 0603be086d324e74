import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { makeWorld, type World } from '../../../../test/thread/world.ts';

let t: TestApp;
let w: World;
let kari: TestClient;
let other: TestClient;
let auditor: TestClient;
let kariId: number;
let til: number;
let secret: number;

beforeAll(async () => {
  t = await startTestApp();
  w = await makeWorld(t.db);
  const organisation = await t.make.organisation();
  kariId = await t.make.person('Kari', 'employee');
  kari = await t.as(kariId);
  auditor = await t.as(await t.make.person('Rune', 'auditor'));
  other = await t.as(await t.make.person('Eline', ['serviceOwnerMember', organisation.id]));
  til = await w.matter('initiative', 'TIL-1', 'implementation', { title: 'Felles varsling' });
  await w.matter('epic', 'EPO-1', 'inProgress', { title: 'Varsling på e-post' });
  secret = await w.matter('epic', 'EPO-2', 'inProgress', { audience: 'restricted', title: 'Hemmelig epos' });
  await w.externalIssue('MOVE-4654');
  await w.node('externalIssue', 'jira', 'TWO-1');
  await w.node('externalIssue', 'github', 'TWO-1');
  await t.db.sql(`insert into key_alias (key, node_id) values ('OLD-1', $1)`, [til]);
});
afterAll(() => t?.close());

const link = (body: unknown, client = kari, key?: string) =>
  client.write('POST', '/api/v1/links', body, key === undefined ? {} : { key });

describe('linking over HTTP', () => {
  it('links, shows, refuses a second, removes, and links anew', async () => {
    const made = await link({ type: 'decomposes', from: 'til-1', to: 'EPO-1', note: 'Avtalt på møtet' });
    expect(made.statusCode).toBe(201);
    const { id } = made.json<{ id: number }>();
    expect(made.json()).toEqual({
      id,
      type: 'decomposes',
      from: 'TIL-1',
      to: 'EPO-1',
      status: 'confirmed',
      source: 'person',
      confidence: 1,
      note: 'Avtalt på møtet',
    });
    const links = await kari.get('/api/v1/nodes/EPO-1/links');
    expect(links.json()).toMatchObject({ items: [{ direction: 'up', other: { key: 'TIL-1' } }] });
    const again = await link({ type: 'decomposes', from: 'TIL-1', to: 'EPO-1' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'conflict', link: { id } });
    const gone = await kari.write('DELETE', `/api/v1/links/${id}`);
    expect(gone.statusCode).toBe(200);
    expect((await kari.write('DELETE', `/api/v1/links/${id}`)).statusCode).toBe(404);
    expect((await link({ type: 'decomposes', from: 'TIL-1', to: 'EPO-1' })).statusCode).toBe(201);
  });

  it('does a repeated create once', async () => {
    const body = { type: 'relates', from: 'TIL-1', to: 'MOVE-4654' };
    const first = await link(body, kari, 'a-key');
    const second = await link(body, kari, 'a-key');
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    const reused = await link({ ...body, type: 'dependsOn' }, kari, 'a-key');
    expect(reused.json()).toMatchObject({ code: 'idempotency_reused' });
  });

  it('refuses a ring with the ring named', async () => {
    await w.matter('issue', 'SAK-1', 'todo');
    await w.matter('issue', 'SAK-2', 'todo');
    await link({ type: 'dependsOn', from: 'SAK-1', to: 'SAK-2' });
    const ring = await link({ type: 'dependsOn', from: 'SAK-2', to: 'SAK-1' });
    expect(ring.statusCode).toBe(409);
    expect(ring.json()).toMatchObject({ code: 'link_ring', ring: ['SAK-1', 'SAK-2', 'SAK-1'] });
  });

  it('says where a key is wrong or means several', async () => {
    const missing = await link({ type: 'relates', from: 'TIL-1', to: 'NOPE-1' });
    expect(missing.statusCode).toBe(404);
    expect(missing.json()).toMatchObject({ faults: [{ pointer: '/to', reason: 'no_such_key' }] });
    const several = await link({ type: 'relates', from: 'TWO-1', to: 'TIL-1' });
    expect(several.statusCode).toBe(300);
    expect(several.json()).toMatchObject({ candidates: [{ namespace: 'jira' }, { namespace: 'github' }] });
    expect((await link({ type: 'relates', from: 'github:TWO-1', to: 'TIL-1' })).statusCode).toBe(201);
  });

  it('refuses whatever is not a link', async () => {
    const good = { type: 'relates', from: 'TIL-1', to: 'EPO-1' };
    for (const [body, status] of [
      [{ ...good, type: 'owns' }, 400],
      [{ ...good, extra: 1 }, 400],
      [{ ...good, from: 7 }, 400],
      [{ ...good, from: '' }, 400],
      [{ ...good, note: 'x'.repeat(2001) }, 400],
      [{ ...good, note: 'a\u0000b' }, 400],
      [{ ...good, share: 0 }, 400],
      [{ ...good, share: 1.01 }, 400],
      [{ ...good, from: 'TIL\u0000-1' }, 400],
      [{ ...good, from: '../../TIL-1' }, 404],
      [{ ...good, from: 'EPO-1' }, 409],
      [{ ...good, type: 'delivers' }, 409],
      [[], 400],
      [null, 400],
    ] as const) {
      const answer = await link(body);
      expect(answer.statusCode, `${JSON.stringify(body)} ${answer.body}`).toBe(status);
    }
    for (const id of ['0', '-1', 'x', '1.5', '9999999999999999999', '1e400']) {
      const answer = await kari.write('DELETE', `/api/v1/links/${id}`);
      expect([400, 404], id).toContain(answer.statusCode);
    }
    const decision = await kari.write('POST', '/api/v1/links/1/decision', { decision: 'maybe' });
    expect(decision.statusCode).toBe(400);
  });

  it('is for those who may, and between what they see', async () => {
    const body = { type: 'relates', from: 'TIL-1', to: 'EPO-1' };
    expect((await link(body, t.nobody)).statusCode).toBe(401);
    expect((await link(body, auditor)).statusCode).toBe(403);
    expect((await link(body, other)).statusCode).toBe(403);
    expect((await link({ ...body, to: 'EPO-2' })).statusCode).toBe(404);
    const id = await w.link('relates', til, secret, 'suggested');
    expect((await kari.write('DELETE', `/api/v1/links/${id}`)).statusCode).toBe(404);
    expect(
      (await kari.write('POST', `/api/v1/links/${id}/decision`, { decision: 'confirmed' })).statusCode,
    ).toBe(404);
    const readOnly = await t.withToken(kariId, ['matter.read']);
    expect((await link(body, readOnly)).statusCode).toBe(403);
    expect((await readOnly.get('/api/v1/thread/TIL-1')).statusCode).toBe(200);
  });
});

describe('deciding over HTTP', () => {
  it('confirms and rejects what is suggested', async () => {
    const epic = await w.matter('epic', 'EPO-10', 'inProgress');
    const one = await w.link('decomposes', epic, await w.externalIssue('SUG-1'), 'suggested');
    const two = await w.link('decomposes', epic, await w.externalIssue('SUG-2'), 'suggested');
    const list = await kari.get('/api/v1/suggestions?node=EPO-10');
    expect(list.json<{ items: unknown[] }>().items).toHaveLength(2);
    const decide = (id: number, decision: string) =>
      kari.write('POST', `/api/v1/links/${id}/decision`, { decision });
    expect((await decide(one, 'confirmed')).json()).toMatchObject({ status: 'confirmed' });
    expect((await decide(two, 'rejected')).json()).toMatchObject({ status: 'rejected' });
    expect((await decide(two, 'confirmed')).statusCode).toBe(409);
    expect((await kari.get('/api/v1/suggestions?node=EPO-10')).json()).toEqual({ items: [], next: null });
    const thread = await kari.get('/api/v1/thread/SUG-1');
    expect(thread.json()).toMatchObject({ nodes: [{ key: 'SUG-1' }, { key: 'EPO-10', distance: -1 }] });
  });
});

describe('asking over HTTP', () => {
  it('answers a key of two meanings with 300, and an old one with the way to the new', async () => {
    const several = await kari.get('/api/v1/thread/TWO-1');
    expect(several.statusCode).toBe(300);
    expect(several.headers['content-type']).toContain('application/problem+json');
    expect(several.json()).toMatchObject({
      code: 'several',
      candidates: [{ key: 'TWO-1' }, { key: 'TWO-1' }],
    });
    expect((await kari.get('/api/v1/thread/jira%3ATWO-1')).statusCode).toBe(200);
    const moved = await kari.get('/api/v1/thread/old-1?limit=5');
    expect(moved.statusCode).toBe(308);
    expect(moved.headers.location).toBe('/api/v1/thread/TIL-1?limit=5');
    expect((await kari.get('/api/v1/nodes/OLD-1/links')).headers.location).toBe('/api/v1/nodes/TIL-1/links');
  });

  it('makes what is not yours look like what is not there', async () => {
    const hidden = await other.get('/api/v1/thread/TIL-1');
    const absent = await other.get('/api/v1/thread/TIL-999');
    expect([hidden.statusCode, absent.statusCode]).toEqual([404, 404]);
    const strip = (body: string, key: string) =>
      body.replaceAll(key, 'KEY').replace(/"instance":"[^"]*"/, '');
    expect(strip(hidden.body, 'TIL-1')).toBe(strip(absent.body, 'TIL-999'));
    expect((await other.get('/api/v1/nodes?q=varsling')).json()).toEqual({ items: [] });
    expect((await kari.get('/api/v1/nodes?q=hemmelig')).json()).toEqual({ items: [] });
    expect((await t.nobody.get('/api/v1/thread/TIL-1')).statusCode).toBe(401);
    expect((await other.get('/api/v1/coverage')).statusCode).toBe(403);
  });

  it('finds by key and words', async () => {
    expect((await kari.get('/api/v1/nodes?q=varsling&kind=epic')).json()).toMatchObject({
      items: [{ key: 'EPO-1' }],
    });
    expect((await kari.get('/api/v1/nodes?q=move%204654')).json()).toMatchObject({
      items: [{ key: 'MOVE-4654' }],
    });
  });

  it('never breaks on what is asked', async () => {
    const odd = [
      '%00',
      '%ED%A0%80',
      '%F0%9F%99%82',
      "'%20or%201=1--",
      '%25',
      '%5C',
      'a'.repeat(200),
      '..%2F..%2Fetc',
    ];
    for (const text of odd) {
      for (const url of [
        `/api/v1/thread/${text}`,
        `/api/v1/nodes/${text}/links`,
        `/api/v1/nodes?q=${text}`,
        `/api/v1/nodes?q=x&kind=${text}`,
        `/api/v1/suggestions?cursor=${text}`,
        `/api/v1/suggestions?node=${text}`,
        `/api/v1/suggestions?product=${text}`,
        `/api/v1/holes?cursor=${text}`,
        `/api/v1/holes?code=${text}`,
        `/api/v1/holes?product=${text}`,
        `/api/v1/coverage?from=${text}`,
        `/api/v1/coverage?product=${text}`,
      ]) {
        const answer = await kari.get(url);
        expect(answer.statusCode, `${url}: ${answer.body}`).toBeLessThan(500);
      }
    }
    for (const query of [
      'coverage?from=2026-02-30',
      'coverage?to=2026-13-01',
      'coverage?from=yesterday',
      'coverage?from=2026-02-02&to=2026-02-01',
      'coverage?product=nothing',
      'holes?limit=0',
      'holes?limit=201',
      'holes?code=everything',
      'holes?product=TIL-1',
      'thread/TIL-1?limit=2001',
      'thread/TIL-1?deep=1',
      'nodes?q=',
      'nodes',
    ]) {
      expect((await kari.get(`/api/v1/${query}`)).statusCode, query).toBe(400);
    }
  });

  it('tells the holes and the coverage', async () => {
    const holes = await kari.get('/api/v1/holes');
    expect(holes.statusCode).toBe(200);
    expect(holes.json<{ counts: unknown[] }>().counts).toHaveLength(7);
    const coverage = await kari.get('/api/v1/coverage?from=2026-01-01&to=2026-01-31');
    expect(coverage.json()).toMatchObject({ from: '2026-01-01', total: 0, products: [], months: [] });
  });
});
