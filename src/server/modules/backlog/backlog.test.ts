import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { ChildValue, TeamBoardValue } from '../../../contract/backlog.ts';
import type { HistoryEntryValue, MatterRowValue, MatterValue } from '../../../contract/matters.ts';

let t: TestApp;
let lead: TestClient;
let member: TestClient;
let other: TestClient;
let outsider: TestClient;
let serviceOwner: TestClient;
let admin: TestClient;
let team: MadeNode;
let second: MadeNode;
let product: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  team = await t.make.team(group, 'Team Fjord');
  second = await t.make.team(group, 'Team Fjell');
  product = await t.make.product({ productGroup: group, team });
  await t.db.sql(`update node set namespace = 'product' where id = $1`, [product.id]);
  const organisation = await t.make.organisation();
  lead = await t.as(await t.make.person('Liv Leder', 'employee', ['teamLead', team.id]));
  member = await t.as(await t.make.person('Mia Medlem', 'employee', ['teamMember', team.id]));
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
  serviceOwner = await t.as(await t.make.person('Tor Eier', ['serviceOwnerMember', organisation.id]));
  admin = await t.as(await t.make.person('Ada Admin', 'employee', 'admin'));
});
afterAll(() => t?.close());

async function make(
  path: 'epics' | 'issues' | 'initiatives',
  fields: Record<string, unknown> = {},
  by: TestClient = member,
): Promise<MatterValue> {
  const answer = await by.write('POST', `/api/v1/${path}`, { title: 'En sak', ...fields });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
}
const issue = (fields: Record<string, unknown> = {}, by?: TestClient) =>
  make('issues', { team: team.key, ...fields }, by);
const read = async (key: string, by: TestClient = member) =>
  (await by.get(`/api/v1/matters/${key}`)).json<MatterValue>();
const history = async (key: string) =>
  (await member.get(`/api/v1/matters/${key}/history`)).json<{ items: HistoryEntryValue[] }>().items;
const move = (m: { key: string; version: number }, name: string, by: TestClient = member) =>
  by.write('POST', `/api/v1/matters/${m.key}/transitions/${name}`, {}, { version: m.version });

describe('a part is registered and linked in one', () => {
  it('takes over team and product, and stands in the tree of the whole', async () => {
    const epic = await make('epics', { team: team.key, product: product.key });
    const answer = await member.write('POST', `/api/v1/matters/${epic.key}/children`, {
      kind: 'issue',
      title: 'En del av eposet',
      issueType: 'debt',
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const child = answer.json<MatterValue>();
    expect(child.fields.team).toMatchObject({ key: team.key });
    expect(child.fields.product).toMatchObject({ key: product.key });
    expect(child.fields.issueType).toBe('debt');
    const below = await member.write('POST', `/api/v1/matters/${child.key}/children`, {
      kind: 'issue',
      title: 'En del av saken',
    });
    const tree = (await member.get(`/api/v1/matters/${epic.key}/children`)).json<{ items: ChildValue[] }>();
    expect(tree.items).toMatchObject([
      { key: child.key, kind: 'issue', state: 'todo', parts: 1, version: 1 },
    ]);
    const deeper = (await member.get(`/api/v1/matters/${child.key}/children`)).json<{
      items: ChildValue[];
    }>();
    expect(deeper.items.map((c) => c.key)).toEqual([below.json<MatterValue>().key]);
    expect((await history(epic.key)).map((e) => e.type)).toContain('link.added');
  });

  it('is made once for one Idempotency-Key', async () => {
    const epic = await make('epics');
    const send = () =>
      member.write(
        'POST',
        `/api/v1/matters/${epic.key}/children`,
        { kind: 'issue', title: 'Bare én' },
        { key: 'barnet' },
      );
    const [a, b] = [await send(), await send()];
    expect(b.json<MatterValue>().key).toBe(a.json<MatterValue>().key);
    const tree = (await member.get(`/api/v1/matters/${epic.key}/children`)).json<{ items: ChildValue[] }>();
    expect(tree.items).toHaveLength(1);
  });

  it('is refused upwards, with a field of another kind, and registers nothing then', async () => {
    const parent = await issue();
    const before = await t.db.sql<{ n: number }>('select count(*)::int as n from matter');
    const up = await member.write('POST', `/api/v1/matters/${parent.key}/children`, {
      kind: 'epic',
      title: 'Et epos under en sak',
    });
    expect([up.statusCode, up.json().reason]).toEqual([409, 'breakdown_upwards']);
    const epic = await make('epics');
    const wrong = await member.write('POST', `/api/v1/matters/${epic.key}/children`, {
      kind: 'epic',
      title: 'Et epos i et epos',
      issueType: 'bug',
    });
    expect([wrong.statusCode, wrong.json().faults[0].pointer]).toEqual([400, '/issueType']);
    const unknown = await member.write('POST', `/api/v1/matters/${epic.key}/children`, {
      kind: 'issue',
      title: 'Med noe ukjent',
      color: 'red',
    });
    expect(unknown.statusCode).toBe(400);
    const after = await t.db.sql<{ n: number }>('select count(*)::int as n from matter');
    expect(after[0]!.n).toBe(before[0]!.n + 1);
  });

  it('as another user: nobody 401, outsider 403, a service owner 403, unseen 404', async () => {
    const hidden = await make('initiatives', { audience: 'restricted' });
    const body = { kind: 'issue', title: 'Noe under det skjulte' };
    const to = (c: TestClient) => c.write('POST', `/api/v1/matters/${hidden.key}/children`, body);
    expect((await to(t.nobody)).statusCode).toBe(401);
    expect((await to(outsider)).statusCode).toBe(403);
    expect((await to(serviceOwner)).statusCode).toBe(403);
    expect((await to(other)).statusCode).toBe(404);
    expect((await other.get(`/api/v1/matters/${hidden.key}/children`)).statusCode).toBe(404);
    expect((await other.get(`/api/v1/matters/${hidden.key}/references`)).statusCode).toBe(404);
  });

  it('pages a level, in the order set by hand, and hides what the reader may not see', async () => {
    const epic = await make('epics', { team: team.key });
    const keys: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const made = await member.write('POST', `/api/v1/matters/${epic.key}/children`, {
        kind: 'issue',
        title: `Del ${i}`,
      });
      keys.push(made.json<MatterValue>().key);
    }
    expect(
      (await member.write('PUT', `/api/v1/matters/${keys[4]}/rank`, { before: keys[0] })).statusCode,
    ).toBe(200);
    await t.db.sql(
      `update matter m set audience = 'restricted' from node n where n.id = m.id and n.key = $1`,
      [keys[2]],
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: ChildValue[]; next: string | null } = (
        await other.get(`/api/v1/matters/${epic.key}/children?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      ).json();
      seen.push(...page.items.map((c) => c.key));
      cursor = page.next;
    }
    expect(seen).toEqual([keys[4], keys[0], keys[1], keys[3]]);
  });
});

describe('limits of a team’s board', () => {
  const address = () => `/api/v1/teams/${team.key}/boards/issue`;
  const board = async () => (await member.get(address())).json<TeamBoardValue>();

  it('are set by the lead, with a version; by nobody else', async () => {
    const first = await board();
    expect(first).toMatchObject({ version: 1, limits: [], mayEdit: false });
    const body = { limits: [{ state: 'inProgress', most: 2 }] };
    expect((await t.nobody.write('PUT', address(), body, { version: 1 })).statusCode).toBe(401);
    expect((await outsider.write('PUT', address(), body, { version: 1 })).statusCode).toBe(403);
    expect((await member.write('PUT', address(), body, { version: 1 })).statusCode).toBe(403);
    expect((await lead.write('PUT', address(), body)).statusCode).toBe(428);
    const set = await lead.write('PUT', address(), body, { version: 1 });
    expect([set.statusCode, set.json()]).toMatchObject([
      200,
      { version: 2, limits: body.limits, mayEdit: true },
    ]);
    const stale = await lead.write('PUT', address(), { limits: [] }, { version: 1 });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'stale_version']);
    expect((await lead.get('/api/v1/teams/TEAM-0/boards/issue')).statusCode).toBe(404);
  });

  it.each([
    [[{ state: 'nope', most: 2 }], '/limits/0/state'],
    [[{ state: 'closed', most: 2 }], '/limits/0/state'],
    [
      [
        { state: 'todo', most: 2 },
        { state: 'todo', most: 3 },
      ],
      '/limits/1/state',
    ],
    [[{ state: 'todo', most: 0 }], '/limits/0/most'],
    [[{ state: 'todo', most: 1000 }], '/limits/0/most'],
    [[{ state: 'todo', most: 2, color: 'red' }], '/limits/0/color'],
  ])('refuse %j', async (limits, pointer) => {
    const answer = await lead.write('PUT', address(), { limits }, { version: 2 });
    expect([answer.statusCode, answer.json().faults[0].pointer]).toEqual([400, pointer]);
  });

  it('stop nobody; the one that breaks them is told of in its history', async () => {
    const made = await Promise.all([issue(), issue(), issue()]);
    for (const m of made) expect((await move(m, 'start')).statusCode).toBe(200);
    const told = await Promise.all(made.map(async (m) => (await history(m.key)).map((e) => e.type)));
    expect(told.map((types) => types.includes('board.limitBroken'))).toEqual([false, false, true]);
    const entry = (await history(made[2]!.key)).find((e) => e.type === 'board.limitBroken')!;
    expect(entry.data).toMatchObject({ state: 'inProgress', limit: 2, count: 3, other: { key: team.key } });
    // It is no part of the version, and the matter still is what its events say.
    expect((await read(made[2]!.key)).version).toBe(2);
  });

  it('of two at once, one is told of', async () => {
    const now = await board();
    await lead.write(
      'PUT',
      address(),
      { limits: [{ state: 'inProgress', most: 4 }] },
      { version: now.version },
    );
    const [a, b] = [await issue(), await issue()];
    const answers = await Promise.all([move(a, 'start'), move(b, 'start')]);
    expect(answers.map((r) => r.statusCode)).toEqual([200, 200]);
    const told = await Promise.all(
      [a, b].map(async (m) => (await history(m.key)).some((e) => e.type === 'board.limitBroken')),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
  });

  it('count what comes from another team', async () => {
    await t.make.role(
      (await t.db.sql<{ id: number }>(`select id from person where name = 'Mia Medlem'`))[0]!.id,
      ['teamMember', second.id],
    );
    const mine = await t.as(
      (await t.db.sql<{ id: number }>(`select id from person where name = 'Mia Medlem'`))[0]!.id,
    );
    const coming = await issue({ team: second.key }, mine);
    const started = (await move(coming, 'start', mine)).json<MatterValue>();
    const moved = await mine.write(
      'PATCH',
      `/api/v1/issues/${coming.key}`,
      { team: team.key },
      { version: started.version },
    );
    expect(moved.statusCode).toBe(200);
    const types = (await history(coming.key)).map((e) => e.type);
    expect(types).toContain('board.limitBroken');
  });
});

describe('from one team to another', () => {
  it('the key, the address, the order and the links stay; a ceased team takes nothing', async () => {
    const group = await t.make.productGroup();
    const old = await t.make.team(group, 'Team Gammel');
    const next = await t.make.team(group, 'Team Ny');
    const gone = await t.make.team(group, 'Team Borte');
    await t.db.sql('update team set ceased_at = now() where id = $1', [gone.id]);
    const boss = await t.as(await t.make.person('Bo Sjef', 'employee', ['teamLead', old.id]));
    const one = await issue({ team: old.key }, boss);
    const rank = (await boss.get(`/api/v1/issues?team=${old.key}`)).json<{ items: MatterRowValue[] }>()
      .items[0]!.rank;

    const refused = await boss.write(
      'PATCH',
      `/api/v1/issues/${one.key}`,
      { team: gone.key },
      { version: 1 },
    );
    expect([refused.statusCode, refused.json().faults[0]]).toMatchObject([
      400,
      { pointer: '/team', reason: 'ceased' },
    ]);
    const left = await t.make.person('Lise Sluttet', 'employee');
    await t.db.sql('update person set left_at = now() where id = $1', [left]);
    const person = await boss.write('PATCH', `/api/v1/issues/${one.key}`, { owner: left }, { version: 1 });
    expect([person.statusCode, person.json().faults[0].reason]).toEqual([400, 'no_such_person']);

    const move = (c: TestClient, to: string) => c.write('POST', `/api/v1/teams/${old.key}/move-open`, { to });
    expect((await move(t.nobody, next.key)).statusCode).toBe(401);
    expect((await move(outsider, next.key)).statusCode).toBe(403);
    expect((await move(other, next.key)).statusCode).toBe(403);
    expect((await move(boss, gone.key)).json().faults[0].reason).toBe('ceased');
    expect((await move(boss, old.key)).statusCode).toBe(400);
    expect((await boss.get(`/api/v1/teams/${old.key}`)).json()).toMatchObject({
      open: [{ kind: 'issue', count: 1 }],
      mayMove: true,
      mayCease: false,
    });
    const done = await move(boss, next.key);
    expect(done.json()).toEqual({ moved: 1, left: 0, failed: [] });
    const now = (await other.get(`/api/v1/issues?team=${next.key}`)).json<{ items: MatterRowValue[] }>()
      .items;
    expect(now).toMatchObject([{ key: one.key, rank, version: 2 }]);
  });

  it('a team ceases: told once, by who looks after the directory; what it has is still there to be moved', async () => {
    const group = await t.make.productGroup();
    const old = await t.make.team(group, 'Team Slutt');
    const one = await issue({ team: old.key }, member);
    const cease = (c: TestClient) => c.write('POST', `/api/v1/teams/${old.key}/cease`);
    expect((await cease(lead)).statusCode).toBe(403);
    const first = await cease(admin);
    expect(first.json()).toMatchObject({
      open: [{ kind: 'issue', count: 1 }],
      mayCease: false,
      mayMove: true,
    });
    expect((await cease(admin)).json<{ ceasedAt: string }>().ceasedAt).toBe(
      first.json<{ ceasedAt: string }>().ceasedAt,
    );
    const told = await t.db.sql(`select 1 from event where type = 'team.ceased' and node_id = $1`, [old.id]);
    expect(told).toHaveLength(1);
    const moved = await admin.write('POST', `/api/v1/teams/${old.key}/move-open`, { to: second.key });
    expect(moved.json()).toEqual({ moved: 1, left: 0, failed: [] });
    expect((await read(one.key)).fields.team).toMatchObject({ key: second.key });
  });
});

describe('labels', () => {
  it('are kept, found, filtered by and suggested', async () => {
    const one = await issue({ labels: ['uu', ' skjema '] });
    expect(one.fields.labels).toEqual(['uu', 'skjema']);
    await issue({ labels: ['uu'] });
    const found = (await member.get('/api/v1/issues?label=uu,skjema')).json<{ items: MatterRowValue[] }>()
      .items;
    expect(found.map((r) => r.key)).toEqual([one.key]);
    const used = (await member.get(`/api/v1/labels?kind=issue&team=${team.key}`)).json();
    expect(used).toMatchObject({
      items: [
        { label: 'uu', count: 2 },
        { label: 'skjema', count: 1 },
      ],
    });
    expect((await member.get('/api/v1/labels?q=kje')).json<{ items: unknown[] }>().items).toHaveLength(1);
    const twice = await member.write('POST', '/api/v1/issues', { title: 'To like', labels: ['a', 'a'] });
    expect(twice.statusCode).toBe(400);
  });
});

describe('filters and groups', () => {
  it('by what it is part of, by type and by none; groups have true counts', async () => {
    const epic = await make('epics', { team: team.key });
    const child = (
      await member.write('POST', `/api/v1/matters/${epic.key}/children`, {
        kind: 'issue',
        title: 'Hører til',
        issueType: 'bug',
      })
    ).json<MatterValue>();
    const keys = async (query: string) =>
      (await member.get(`/api/v1/issues?${query}`))
        .json<{ items: MatterRowValue[] }>()
        .items.map((r) => r.key);
    expect(await keys(`parent=${epic.key}`)).toEqual([child.key]);
    expect(await keys(`parent=${epic.key}&issueType=task,debt`)).toEqual([]);
    expect(await keys('parent=none')).not.toContain(child.key);
    expect((await member.get('/api/v1/issues?issueType=nope')).statusCode).toBe(400);
    const all = (await member.get('/api/v1/issues/count')).json<{ total: { count: number } }>().total.count;
    for (const by of ['owner', 'team', 'product', 'parent', 'issueType']) {
      const { groups, capped } = (await member.get(`/api/v1/issues/groups?by=${by}`)).json<{
        groups: { value: string; count: number }[];
        capped: boolean;
      }>();
      expect(capped).toBe(false);
      expect(
        groups.reduce((n, g) => n + g.count, 0),
        by,
      ).toBe(all);
      for (const g of groups)
        expect(await keys(`limit=200&${by}=${g.value}`), `${by}=${g.value}`).toHaveLength(g.count);
    }
    expect((await member.get('/api/v1/issues/groups?by=team&state=nope')).statusCode).toBe(400);
  });
});
