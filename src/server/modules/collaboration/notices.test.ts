import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import { fanOut } from './fan-out.ts';
import { notify } from './notify.ts';

let t: TestApp;
let ids: { kari: number; ola: number; leader: number; outside: number };
let kari: TestClient;
let ola: TestClient;
let leader: TestClient;
let outside: TestClient;

beforeAll(async () => {
  t = await startTestApp();
  const organisation = await t.make.organisation({ title: 'Lånekassen' });
  ids = {
    kari: await t.make.person('Kari Øye', 'employee', 'portfolioManager'),
    ola: await t.make.person('Ola Nordmann', 'employee'),
    leader: await t.make.person('Lise Leder', 'employee', 'managementGroup'),
    outside: await t.make.person('Ute Utenfor', ['serviceOwnerMember', organisation.id]),
  };
  [kari, ola, leader, outside] = await Promise.all([
    t.as(ids.kari),
    t.as(ids.ola),
    t.as(ids.leader),
    t.as(ids.outside),
  ]);
  await fanOut(t.db);
});
afterAll(() => t.close());

interface Made {
  readonly key: string;
  readonly version: number;
}
const make = async (client: TestClient, fields: object = {}): Promise<Made> => {
  const answer = await client.write('POST', '/api/v1/initiatives', { title: 'Felles register', ...fields });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Made>();
};
const groups = async (client: TestClient, query = ''): Promise<NoticeGroupValue[]> =>
  (await client.get(`/api/v1/notices${query}`)).json<{ items: NoticeGroupValue[] }>().items;
const types = async (client: TestClient, key: string): Promise<string[]> =>
  (await groups(client)).find((g) => g.node.key === key)?.notices.map((n) => n.type) ?? [];
const unread = async (client: TestClient) =>
  (await client.get('/api/v1/notices/count')).json<{ unread: { count: number; capped: boolean } }>().unread;
const follow = (client: TestClient, key: string, on = true) =>
  client.write('PUT', `/api/v1/matters/${key}/watching`, { on });
const edit = (client: TestClient, m: Made, fields: object) =>
  client.write('PATCH', `/api/v1/initiatives/${m.key}`, fields, { version: m.version });

describe('what has happened is told', () => {
  let m: Made;
  beforeEach(async () => {
    m = await make(kari);
    await follow(ola, m.key);
  });

  it('to those who follow, not to the one who did it', async () => {
    await edit(kari, m, { title: 'Nytt navn' });
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: 'Se **her**' });
    await fanOut(t.db);
    const [group] = await groups(ola);
    expect(group).toMatchObject({ node: { key: m.key, title: 'Nytt navn' }, unread: 2, count: 2 });
    expect(group?.notices.map((n) => [n.type, n.actor?.name, n.excerpt])).toEqual([
      ['commented', 'Kari Øye', 'Se her'],
      ['changed', 'Kari Øye', null],
    ]);
    expect(group?.notices[1]?.data).toEqual({ fields: ['title'] });
    expect(await types(kari, m.key)).toEqual([]);
  });

  it('once, however many programs read', async () => {
    await edit(kari, m, { title: 'Nytt navn' });
    await Promise.all([fanOut(t.db), fanOut(t.db), fanOut(t.db)]);
    await fanOut(t.db);
    expect(await types(ola, m.key)).toEqual(['changed']);
  });

  it('the author follows by themselves, and so does a new owner, who is told of it', async () => {
    await edit(kari, m, { owner: ids.leader });
    await fanOut(t.db);
    expect(await types(leader, m.key)).toEqual(['assigned']);
    const watchers = (await kari.get(`/api/v1/matters/${m.key}/watchers`)).json<{
      items: { person: { id: number }; reason: string }[];
    }>();
    expect(watchers.items.map((w) => [w.person.id, w.reason]).sort()).toEqual(
      [
        [ids.kari, 'author'],
        [ids.leader, 'owner'],
        [ids.ola, 'self'],
      ].sort(),
    );
  });

  it('whoever stops following is told no more, also when mentioned follows would begin anew', async () => {
    await follow(ola, m.key, false);
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: `@[${ids.ola}]` });
    await edit(kari, m, { title: 'Nytt navn' });
    await fanOut(t.db);
    expect(await types(ola, m.key)).toEqual(['mentioned']);
  });

  it('somebody mentioned is told of that, not of the comment besides', async () => {
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: `@[${ids.ola}]` });
    await fanOut(t.db);
    expect(await types(ola, m.key)).toEqual(['mentioned']);
  });

  it('an approval asked for is told to those with the role, its answer to whoever asked', async () => {
    const [node] = await t.db.sql<{ id: number }>('select id from node where key = $1', [m.key]);
    await t.db.sql(
      `update matter set state = 'problem', process_version_id = process_version_id where id = $1`,
      [node!.id],
    );
    const asked = await kari.write('POST', `/api/v1/matters/${m.key}/approvals`, { transition: 'toConcept' });
    expect(asked.statusCode, asked.body).toBe(201);
    await fanOut(t.db);
    expect(await types(leader, m.key)).toEqual(['approvalAsked']);
    const [approval] = asked.json<{ approvals: { id: number }[] }>().approvals;
    const answer = await leader.write('POST', `/api/v1/matters/${m.key}/approvals/${approval?.id}`, {
      decision: 'approved',
    });
    expect(answer.statusCode, answer.body).toBe(200);
    await fanOut(t.db);
    const [group] = await groups(kari);
    expect(group?.notices[0]).toMatchObject({
      type: 'approvalDecided',
      data: { transition: 'toConcept', decision: 'approved' },
    });
  });
});

describe('reading', () => {
  it('a notice about what one may no longer see is neither shown nor counted', async () => {
    const m = await make(kari);
    await follow(ola, m.key);
    const before = await unread(ola);
    await edit(kari, m, { title: 'Hemmelig navn' });
    await fanOut(t.db);
    expect((await unread(ola)).count).toBe(before.count + 1);
    await t.db.sql(
      `update matter set audience = 'restricted' where id = (select id from node where key = $1)`,
      [m.key],
    );
    expect((await unread(ola)).count).toBe(before.count);
    expect((await ola.get('/api/v1/notices')).body).not.toContain('Hemmelig navn');
    expect((await ola.get('/api/v1/watching')).body).not.toContain(m.key);
    expect((await ola.write('POST', '/api/v1/notices/marks', { read: true, node: m.key })).statusCode).toBe(
      404,
    );
  });

  it('the other end of a link is named only to those who see it', async () => {
    const [m, hidden] = [await make(kari), await make(kari, { title: 'Skjult tiltak' })];
    await t.db.sql(
      `update matter set audience = 'restricted' where id = (select id from node where key = $1)`,
      [hidden.key],
    );
    const [here] = await t.db.sql<{ id: number }>('select id from node where key = $1', [m.key]);
    const [there] = await t.db.sql<{ id: number }>('select id from node where key = $1', [hidden.key]);
    await t.db.transaction((tx) =>
      notify(tx, {
        type: 'linked',
        nodeId: here!.id,
        people: [ids.ola],
        actorId: ids.kari,
        data: { other: there!.id },
      }),
    );
    const group = (await groups(ola)).find((g) => g.node.key === m.key);
    expect(group?.notices[0]?.data).toEqual({ other: null });
    expect((await groups(ola)).some((g) => JSON.stringify(g).includes('Skjult'))).toBe(false);
  });

  it('marks a node, or all up to one, and back; later ones stay unread', async () => {
    const m = await make(kari);
    await follow(ola, m.key);
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: 'én' });
    await fanOut(t.db);
    const [group] = await groups(ola, '?only=unread');
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: 'to' });
    await fanOut(t.db);
    const mark = (body: object) => ola.write('POST', '/api/v1/notices/marks', body);
    await mark({ read: true, upTo: group!.upTo });
    expect(await unread(ola)).toEqual({ count: 1, capped: false });
    await mark({ read: true, node: m.key });
    expect(await unread(ola)).toEqual({ count: 0, capped: false });
    expect(await groups(ola, '?only=unread')).toEqual([]);
    await mark({ read: false, node: m.key });
    expect(await unread(ola)).toEqual({ count: 2, capped: false });
    expect((await mark({ read: true, everything: true })).statusCode).toBe(400);
    // Nobody's notices but one's own.
    await leader.write('POST', '/api/v1/notices/marks', { read: true });
    expect(await unread(ola)).toEqual({ count: 2, capped: false });
  });

  it('counts to 99, and pages through all nodes', async () => {
    const someone = await t.make.person('Mange Varsler', 'employee');
    const client = await t.as(someone);
    const keys: string[] = [];
    for (let i = 0; i < 5; i += 1) keys.push((await make(kari)).key);
    await t.db.sql(
      `insert into notice (person_id, type, node_id, channel)
       select $1, 'followUp', n.id, 'product' from node n cross join generate_series(1, 25) where n.key = any($2::text[])`,
      [someone, keys],
    );
    expect(await unread(client)).toEqual({ count: 99, capped: true });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = (await client.get(`/api/v1/notices?limit=2${cursor && `&cursor=${cursor}`}`)).json<{
        items: NoticeGroupValue[];
        next: string | null;
      }>();
      seen.push(...page.items.map((g) => g.node.key));
      expect(page.items.every((g) => g.count === 25 && g.notices.length === 4)).toBe(true);
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen.sort()).toEqual(keys.sort());
  });

  it('what I follow, latest changed first, page by page', async () => {
    const client = await t.as(await t.make.person('Følger Mye', 'employee'));
    const keys: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { key } = await make(kari);
      await follow(client, key);
      keys.unshift(key);
    }
    const first = (await client.get('/api/v1/watching?limit=2')).json<{
      items: { node: { key: string } }[];
      next: string;
    }>();
    const rest = (await client.get(`/api/v1/watching?limit=2&cursor=${first.next}`)).json<{
      items: { node: { key: string } }[];
    }>();
    expect([...first.items, ...rest.items].map((i) => i.node.key)).toEqual(keys);
    expect((await client.get('/api/v1/watching?cursor=tull')).statusCode).toBe(400);
  });
});

describe('how one is told', () => {
  it('by topic; off means nothing comes; only one own choices', async () => {
    const m = await make(kari);
    await follow(ola, m.key);
    const path = '/api/v1/notices/preferences';
    const chosen = await ola.write('PATCH', path, { topics: [{ topic: 'changes', channel: 'off' }] });
    expect(chosen.json()).toMatchObject({ mail: { sends: false } });
    expect(chosen.json<{ topics: object[] }>().topics).toContainEqual({
      topic: 'changes',
      channel: 'off',
      standard: 'product',
    });
    await edit(kari, m, { title: 'Stille' });
    await fanOut(t.db);
    expect(await types(ola, m.key)).toEqual([]);
    expect((await kari.get(path)).json<{ topics: object[] }>().topics).toContainEqual({
      topic: 'changes',
      channel: 'product',
      standard: 'product',
    });
    await ola.write('PATCH', path, { topics: [{ topic: 'changes', channel: 'product' }] });
  });

  it.each([
    { topics: [] },
    { topics: [{ topic: 'weather', channel: 'mail' }] },
    { topics: [{ topic: 'talk', channel: 'pigeon' }] },
    { topics: [{ topic: 'talk', channel: 'mail', person: 1 }] },
    {},
  ])('%j is refused', async (body) => {
    expect((await ola.write('PATCH', '/api/v1/notices/preferences', body)).statusCode).toBe(400);
  });

  it('how mail goes is for administrators', async () => {
    expect((await ola.get('/api/v1/mail')).statusCode).toBe(403);
    const admin = await t.as(await t.make.person('Admin', 'admin'));
    expect((await admin.get('/api/v1/mail')).json()).toMatchObject({ sends: false, queued: 0, failed: 0 });
  });
});

describe('from outside the agency', () => {
  it('follows only what is to be seen, and is told only of that', async () => {
    const m = await make(kari);
    expect((await follow(outside, m.key)).statusCode).toBe(404);
    await t.db.sql(`update matter set audience = 'public' where id = (select id from node where key = $1)`, [
      m.key,
    ]);
    expect((await follow(outside, m.key)).statusCode).toBe(200);
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: 'inni', internal: true });
    await kari.write('POST', `/api/v1/matters/${m.key}/comments`, { body: 'åpent' });
    await fanOut(t.db);
    expect((await groups(outside)).map((g) => g.notices.map((n) => n.excerpt))).toEqual([['åpent']]);
  });
});

describe('many who follow', () => {
  it('one change reaches 500 in well under a second', async () => {
    const m = await make(kari);
    await t.db.sql(
      `with p as (insert into person (name) select 'Følger ' || i from generate_series(1, 500) i returning id)
       insert into watcher (node_id, person_id, reason) select n.id, p.id, 'self' from p, node n where n.key = $1`,
      [m.key],
    );
    await fanOut(t.db);
    await edit(kari, m, { title: 'Til alle' });
    const begun = performance.now();
    await fanOut(t.db);
    const took = performance.now() - begun;
    const [told] = await t.db.sql<{ count: number }>(
      `select count(*)::int as count from notice o join node n on n.id = o.node_id where n.key = $1 and o.type = 'changed'`,
      [m.key],
    );
    expect(told?.count).toBe(500);
    expect(took).toBeLessThan(1000);
  });
});
