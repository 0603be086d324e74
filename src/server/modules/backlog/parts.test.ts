import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { ChildValue } from '../../../contract/backlog.ts';
import type { HistoryEntryValue, MatterRowValue, MatterValue } from '../../../contract/matters.ts';
import type { LinkValue } from '../../../contract/thread.ts';

let t: TestApp;
let member: TestClient;
let other: TestClient;
let serviceOwner: TestClient;
let team: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  team = await t.make.team(group, 'Team Fjord');
  const organisation = await t.make.organisation();
  member = await t.as(await t.make.person('Mia Medlem', 'employee', ['teamMember', team.id]));
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  serviceOwner = await t.as(await t.make.person('Tor Eier', ['serviceOwnerMember', organisation.id]));
});
afterAll(() => t?.close());

type Path = 'epics' | 'issues' | 'initiatives';
async function make(path: Path, fields: Record<string, unknown> = {}): Promise<MatterValue> {
  const answer = await member.write('POST', `/api/v1/${path}`, { title: 'En sak', ...fields });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
}
const issue = (fields: Record<string, unknown> = {}) => make('issues', { team: team.key, ...fields });
const read = async (key: string, by = member) => (await by.get(`/api/v1/matters/${key}`)).json<MatterValue>();
const history = async (key: string) =>
  (await member.get(`/api/v1/matters/${key}/history`)).json<{ items: HistoryEntryValue[] }>().items;
const children = async (key: string) =>
  (await member.get(`/api/v1/matters/${key}/children`)).json<{ items: ChildValue[] }>().items;
const link = (type: string, from: string, to: string) =>
  member.write('POST', '/api/v1/links', { type, from, to });
const links = async (key: string) =>
  (await member.get(`/api/v1/nodes/${key}/links`))
    .json<{ items: { link: LinkValue; direction: string; other: { key: string } }[] }>()
    .items.map((i) => `${i.link.type} ${i.direction} ${i.other.key}`)
    .sort();
const promote = (m: { key: string; version: number }, by = member, headers = {}) =>
  by.write('POST', `/api/v1/issues/${m.key}/promote`, undefined, { version: m.version, ...headers });

describe('an issue becomes an epic', () => {
  it('takes over what it says, its parts and its place on the thread; the issue is dropped below it', async () => {
    const initiative = await make('initiatives');
    const above = await make('epics', { team: team.key });
    const needed = await issue({ title: 'Trengs først' });
    const small = await issue({
      title: 'Større enn den så ut',
      description: 'Mye å gjøre',
      acceptance: 'Alt virker',
      labels: ['innlogging'],
      estimate: 8,
    });
    await link('decomposes', initiative.key, above.key);
    await link('decomposes', above.key, small.key);
    await link('dependsOn', needed.key, small.key);
    const part = (
      await member.write('POST', `/api/v1/matters/${small.key}/children`, {
        kind: 'issue',
        title: 'En del',
        labels: ['skjema'],
      })
    ).json<MatterValue>();
    expect(part.fields.labels).toEqual(['skjema']);

    const answer = await promote(small);
    expect(answer.statusCode, answer.body).toBe(201);
    const epic = answer.json<MatterValue>();
    expect(epic).toMatchObject({ kind: 'epic', title: 'Større enn den så ut', state: 'proposed' });
    expect(epic.fields).toMatchObject({
      description: 'Mye å gjøre',
      moreInformation: 'Alt virker',
      labels: ['innlogging'],
      estimate: 8,
    });
    expect(epic.fields.team).toMatchObject({ key: team.key });
    expect((await children(epic.key)).map((c) => c.key).sort()).toEqual([part.key, small.key].sort());
    expect(await children(small.key)).toEqual([]);
    expect(await links(epic.key)).toEqual(
      [
        `decomposes down ${part.key}`,
        `decomposes down ${small.key}`,
        `decomposes up ${initiative.key}`,
        `dependsOn beside ${needed.key}`,
        `relates beside ${above.key}`,
      ].sort(),
    );
    expect(await links(small.key)).toEqual([`decomposes up ${epic.key}`, `dependsOn beside ${needed.key}`]);
    const after = await read(small.key);
    expect(after.state).toBe('dropped');
    const told = await history(small.key);
    expect(told.find((e) => e.type === 'matter.transitioned')?.data.reason).toBe(`Ble til ${epic.key}`);
    // Nothing waits for the one that is dropped: the epic counts its living part alone.
    expect((await promote(after)).json()).toMatchObject({ code: 'transition_refused' });
  });

  it('is done once, by whoever may drop the issue, in the version that was read', async () => {
    const small = await issue({ title: 'Bare én gang' });
    expect((await promote(small, other)).statusCode).toBe(403);
    expect((await promote(small, serviceOwner)).statusCode).toBe(403);
    expect((await promote({ ...small, version: 7 })).statusCode).toBe(412);
    const bare = await member.write('POST', `/api/v1/issues/${small.key}/promote`);
    expect(bare.statusCode).toBe(428);
    expect((await promote({ key: 'SAK-9999', version: 1 })).statusCode).toBe(404);
    expect((await read(small.key)).state).toBe('todo');
    const both = await Promise.all([promote(small), promote(small)]);
    expect(both.map((a) => a.statusCode).sort()).toEqual([201, 412]);
    const epics = (await member.get('/api/v1/epics?limit=200')).json<{ items: MatterRowValue[] }>().items;
    expect(epics.filter((e) => e.title === small.title)).toHaveLength(1);
  });

  it('is seen by just those who saw the issue, and keeps what the one who promotes does not see', async () => {
    const hidden = await make('initiatives', { audience: 'restricted' });
    const small = await issue({ title: 'Bare for noen' });
    await link('decomposes', hidden.key, small.key);
    await t.db.sql(
      `update matter m set audience = 'restricted' from node n where n.id = m.id and n.key = $1`,
      [small.key],
    );
    const epic = (await promote(small)).json<MatterValue>();
    expect(epic.audience).toBe('restricted');
    expect((await other.get(`/api/v1/matters/${epic.key}`)).statusCode).toBe(404);
    expect(await links(epic.key)).toContain(`decomposes up ${hidden.key}`);
  });
});

describe('a part is moved from one whole to another', () => {
  const moveTo = (key: string, from: string | null, to: string | null, by = member) =>
    by.write('POST', `/api/v1/matters/${key}/whole`, { from, to });

  it('in one: into one, to another, and out', async () => {
    const [one, two, part] = [await make('epics'), await make('epics'), await issue()];
    expect((await moveTo(part.key, null, one.key)).json()).toMatchObject({ whole: { key: one.key } });
    expect((await moveTo(part.key, one.key, two.key)).statusCode).toBe(200);
    expect(await children(one.key)).toEqual([]);
    expect((await children(two.key)).map((c) => c.key)).toEqual([part.key]);
    expect((await moveTo(part.key, two.key, null)).json()).toEqual({ whole: null });
    expect(await links(part.key)).toEqual([]);
  });

  it('is refused whole when it cannot be there, and to those who may not', async () => {
    const [epic, below, part] = [await make('epics'), await issue(), await issue()];
    await link('decomposes', epic.key, part.key);
    await link('decomposes', part.key, below.key);
    expect((await moveTo(part.key, epic.key, below.key)).json()).toMatchObject({ code: 'link_ring' });
    expect((await children(epic.key)).map((c) => c.key)).toEqual([part.key]);
    expect((await moveTo(epic.key, null, part.key)).json()).toMatchObject({ code: 'link_refused' });
    expect((await moveTo(part.key, epic.key, epic.key)).statusCode).toBe(400);
    expect((await moveTo(part.key, epic.key, 'EPO-9999')).statusCode).toBe(404);
    expect((await moveTo(part.key, epic.key, null, serviceOwner)).statusCode).toBe(403);
  });
});

describe('groups and filters for lanes', () => {
  interface Groups {
    groups: { value: string; count: number; byState: { state: string; count: number }[] }[];
  }
  it('by type, label and state; what has several labels is in each', async () => {
    await issue({ labels: ['bane-a', 'bane-b'], issueType: 'bug' });
    const b = await issue({ labels: ['bane-b'] });
    await member.write('POST', `/api/v1/matters/${b.key}/transitions/start`, {}, { version: 1 });
    const byLabel = (await member.get('/api/v1/issues/groups?by=label&label=bane-b')).json<Groups>().groups;
    expect(byLabel).toMatchObject([
      { value: 'bane-a', count: 1, byState: [{ state: 'todo', count: 1 }] },
      {
        value: 'bane-b',
        count: 2,
        byState: [
          { state: 'inProgress', count: 1 },
          { state: 'todo', count: 1 },
        ],
      },
    ]);
    const byType = (await member.get('/api/v1/issues/groups?by=issueType&label=bane-b')).json<Groups>()
      .groups;
    expect(byType.map((g) => [g.value, g.count])).toEqual([
      ['bug', 1],
      ['task', 1],
    ]);
    const keys = async (query: string) =>
      (await member.get(`/api/v1/issues?limit=200&${query}`)).json<{ items: MatterRowValue[] }>().items;
    // Every issue has a type; those without any are none.
    expect(await keys('issueType=none')).toEqual([]);
    expect((await keys('issueType=none,bug')).map((r) => r.extra.issueType)).toEqual(['bug']);
    expect((await keys('label=none')).every((r) => r.labels.length === 0)).toBe(true);
    expect((await keys('label=none')).length).toBeGreaterThan(0);
    expect((await member.get('/api/v1/issues/groups?by=priority')).statusCode).toBe(400);
  });

  it('by rank among the ranked choices', async () => {
    await make('initiatives', { moscow: 'should' });
    const { groups } = (await member.get('/api/v1/initiatives/groups?by=priority')).json<Groups>();
    expect(groups.map((g) => g.value)).toEqual(['2', 'none']);
    const none = (await member.get('/api/v1/initiatives?priority=none')).json<{ items: MatterRowValue[] }>();
    expect(none.items.length).toBe(groups.at(-1)?.count);
    expect(none.items.every((r) => r.priority === null)).toBe(true);
  });
});
