import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fault, type SprintWorld, sprintWorld } from '../../../../test/backlog/world.ts';
import type { TestApp, TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { HistoryEntryValue, MatterRowValue, MatterValue } from '../../../contract/matters.ts';
import type { SprintValue, WayValue } from '../../../contract/sprints.ts';
import { addDays } from '../../../domain/kernel/calendar.ts';

let w: SprintWorld;
let t: TestApp;
let lead: TestClient;
let member: TestClient;
let other: TestClient;
let serviceOwner: TestClient;
let admin: TestClient;
let team: MadeNode;
let second: MadeNode;

beforeAll(async () => {
  w = await sprintWorld();
  ({ t, lead, member, other, serviceOwner, admin, team, second } = w);
});
afterAll(() => t?.close());

describe('how a team works', () => {
  it('is kanban until its lead says otherwise, and then the next sprint is ready', async () => {
    const before = await w.planning(w.team);
    expect(before).toMatchObject({
      way: { way: 'kanban', version: 1, mayEdit: false },
      planned: [],
      mayPlan: true,
    });
    const chosen = await w.choose(team, { way: 'sprints', weeks: 3, startWeekday: 3 });
    expect(chosen.json<WayValue>()).toMatchObject({ way: 'sprints', weeks: 3, startWeekday: 3, version: 2 });
    expect(chosen.headers.etag).toBe('"2"');
    const { planned } = await w.planning(w.team);
    expect(planned).toMatchObject([{ number: 1, title: 'Sprint 1', state: 'planned', goal: '', version: 1 }]);
    expect(addDays(planned[0]!.startsOn, 20)).toBe(planned[0]!.endsOn);
    const [event] = await t.db.sql<{ actor_kind: string }>(
      `select actor_kind from event where type = 'sprint.created' and node_id = (select id from node where key = $1)`,
      [planned[0]!.key],
    );
    expect(event!.actor_kind).toBe('system');
  });

  it('is for the lead to choose, in the version that was read, with nothing unknown in it', async () => {
    expect((await w.choose(team, { way: 'kanban' }, member)).statusCode).toBe(403);
    const address = `/api/v1/teams/${team.key}/way-of-working`;
    expect((await lead.write('PUT', address, { way: 'kanban' }, { version: 1 })).statusCode).toBe(412);
    expect((await lead.write('PUT', address, { way: 'kanban' })).statusCode).toBe(428);
    expect((await w.choose(team, { way: 'scrum' })).statusCode).toBe(400);
    expect((await w.choose(team, { way: 'sprints', weeks: 9 })).statusCode).toBe(400);
    expect((await w.choose(team, { way: 'sprints', points: 1 })).statusCode).toBe(400);
    expect((await serviceOwner.get(address)).statusCode).toBe(404);
    expect((await lead.get('/api/v1/teams/FINST/way-of-working')).statusCode).toBe(404);
  });

  it('goes over to kanban when no sprint is active, and what was planned is cancelled', async () => {
    const { own, planned, issues } = await w.planned([2]);
    await w.start(planned, admin);
    expect(fault(await w.choose(own, { way: 'kanban' }, admin))).toMatchObject({ reason: 'sprint_active' });
    await w.act(await w.sprint(planned.key), 'close', { unfinished: 'next' }, admin);
    const [next] = (await w.planning(own, admin)).planned;
    expect((await w.read(issues[0]!.key)).fields.sprint).toMatchObject({ key: next!.key });
    expect((await w.choose(own, { way: 'kanban' }, admin)).statusCode).toBe(200);
    expect(await w.sprint(next!.key)).toMatchObject({ state: 'cancelled', mayEdit: false });
    expect((await w.read(issues[0]!.key)).fields.sprint).toBeNull();
    const made = await admin.write('POST', `/api/v1/teams/${own.key}/sprints`, {});
    expect([made.statusCode, fault(made)!.reason]).toEqual([422, 'not_in_sprints']);
  });
});

describe('planning', () => {
  it('makes sprints one after the other, once for one Idempotency-Key, by the team only', async () => {
    const address = `/api/v1/teams/${team.key}/sprints`;
    const [first] = (await w.planning(w.team)).planned;
    const send = () => member.write('POST', address, { goal: ' Et mål ' }, { key: 'neste' });
    const [a, b] = [await send(), await send()];
    expect([a.statusCode, a.headers.etag]).toEqual([201, '"1"']);
    const made = a.json<SprintValue>();
    expect(made).toMatchObject({ number: 2, goal: 'Et mål' });
    expect(made.startsOn).toBe(addDays(first!.endsOn, 1));
    expect(b.json<SprintValue>().key).toBe(made.key);
    expect((await other.write('POST', address, {})).statusCode).toBe(403);
    expect((await serviceOwner.write('POST', address, {})).statusCode).toBe(404);
    expect((await member.write('POST', address, { points: 3 })).statusCode).toBe(400);
    expect(
      fault(await member.write('POST', address, { startsOn: '2026-05-02', endsOn: '2026-05-01' })),
    ).toEqual(expect.objectContaining({ pointer: '/endsOn', reason: 'before_start' }));
  });

  it('changes name, goal and days in the version that was read', async () => {
    const made = (await w.planning(w.team)).planned[1]!;
    const edit = (body: unknown, version = made.version, by = member) =>
      by.write('PATCH', `/api/v1/sprints/${made.key}`, body, { version });
    expect((await edit({ title: 'Vårsprinten' }, made.version, other)).statusCode).toBe(403);
    expect((await edit({ title: 'Vårsprinten' }, 9)).statusCode).toBe(412);
    expect((await edit({ title: ' ' })).statusCode).toBe(400);
    const edited = await edit({ title: 'Vårsprinten' });
    expect(edited.json<SprintValue>()).toMatchObject({ title: 'Vårsprinten', version: made.version + 1 });
    expect((await edit({ title: 'Vårsprinten' }, made.version + 1)).json<SprintValue>().version).toBe(2);
  });

  it('puts issues in and out, tells both histories, and lists, counts and groups by sprint', async () => {
    const [first, next] = (await w.planning(w.team)).planned;
    const a = await w.issue({ estimate: 3 });
    const b = await w.issue();
    expect((await w.put(a.key, { sprint: first!.key })).json<MatterValue>().fields.sprint).toMatchObject({
      key: first!.key,
      kind: 'sprint',
      title: 'Sprint 1',
    });
    const bulk = await member.write('POST', '/api/v1/issues/bulk-edit', {
      matters: [a, b].map((m) => ({ key: m.key, version: m === a ? 2 : 1 })),
      fields: { sprint: next!.key },
    });
    expect(bulk.json()).toMatchObject({ done: [{ version: 3 }, { version: 2 }], failed: [] });
    const list = async (query: string) =>
      (await member.get(`/api/v1/issues?team=${team.key}&${query}`)).json<{ items: MatterRowValue[] }>()
        .items;
    expect((await list(`sprint=${next!.key}&sort=key`)).map((r) => [r.key, r.extra.sprint.key])).toEqual([
      [a.key, next!.key],
      [b.key, next!.key],
    ]);
    expect(await list(`sprint=${first!.key}`)).toEqual([]);
    await w.put(b.key, { sprint: null });
    expect((await list('sprint=none')).map((r) => r.key)).toContain(b.key);
    const groups = await member.get(`/api/v1/issues/groups?team=${team.key}&by=sprint`);
    expect(groups.json<{ groups: { value: string; count: number }[] }>().groups).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: next!.key, count: 1, estimate: 3 })]),
    );
    const events = await t.db.sql<{ type: string }>(
      `select type from event where node_id = (select id from node where key = $1) and type like 'sprint.issue%' order by id`,
      [next!.key],
    );
    expect(events.map((e) => e.type)).toEqual([
      'sprint.issueAdded',
      'sprint.issueAdded',
      'sprint.issueRemoved',
    ]);
    const history = (await member.get(`/api/v1/matters/${a.key}/history`)).json<{
      items: HistoryEntryValue[];
    }>();
    expect(history.items[0]!.changes).toMatchObject([
      { field: 'sprint', from: { key: first!.key }, to: { key: next!.key } },
    ]);
    expect(await w.sprint(next!.key)).toMatchObject({ holds: { issues: 1, estimate: 3 }, unestimated: 0 });
  });

  it('refuses issues of another team, that are done, and at the hands of others', async () => {
    const [first] = (await w.planning(w.team)).planned;
    const away = await w.issue({ team: second.key }, lead);
    const set = async (key: string, by = member) => fault(await w.put(key, { sprint: first!.key }, by));
    expect(await set(away.key, lead)).toMatchObject({ pointer: '/sprint', reason: 'sprint_of_other_team' });
    const done = await w.issue();
    await w.move(done.key, 'start');
    await w.move(done.key, 'close');
    expect(await set(done.key)).toMatchObject({ reason: 'issue_done' });
    const mine = await w.issue({}, other);
    expect(await set(mine.key, other)).toMatchObject({ reason: 'not_of_the_team' });
    expect(fault(await w.put(mine.key, { sprint: 'SPR-9999' }))).toMatchObject({
      reason: 'no_such_reference',
    });
    const born = await other.write('POST', '/api/v1/issues', {
      title: 'Rett inn i sprinten',
      team: team.key,
      sprint: first!.key,
    });
    expect([born.statusCode, fault(born)!.reason]).toEqual([400, 'not_of_the_team']);
    const foreign = await serviceOwner.write('POST', '/api/v1/issues', {
      title: 'Utenfra',
      team: team.key,
      sprint: first!.key,
    });
    expect(fault(foreign)).toMatchObject({ reason: 'no_such_reference' });
  });

  it('leaves the sprint with an issue that goes to another team, in the same change', async () => {
    const [first] = (await w.planning(w.team)).planned;
    const m = await w.issue({ sprint: first!.key, estimate: 5 });
    expect((await w.sprint(first!.key)).holds.estimate).toBe(5);
    const moved = (await w.put(m.key, { team: second.key }, lead)).json<MatterValue>();
    expect(moved).toMatchObject({ version: 2, fields: { sprint: null, team: { key: second.key } } });
    expect((await w.sprint(first!.key)).holds.issues).toBe(0);
    const back = await member.write('POST', '/api/v1/issues/bulk-edit', {
      matters: [{ key: (await w.issue({ sprint: first!.key })).key, version: 1 }],
      fields: { team: second.key },
    });
    expect(back.json()).toMatchObject({ done: [{ version: 2 }] });
    expect((await w.sprint(first!.key)).holds.issues).toBe(0);
  });
});
