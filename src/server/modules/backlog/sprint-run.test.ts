import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fault, type SprintWorld, sprintWorld, today } from '../../../../test/backlog/world.ts';
import type { TestApp, TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { SprintValue } from '../../../contract/sprints.ts';
import { addDays } from '../../../domain/kernel/calendar.ts';
import { verifyAudit } from '../../core/verify.ts';

let w: SprintWorld;
let t: TestApp;
let member: TestClient;
let other: TestClient;
let serviceOwner: TestClient;
let admin: TestClient;
let team: MadeNode;

beforeAll(async () => {
  w = await sprintWorld();
  ({ t, member, other, serviceOwner, admin, team } = w);
});
afterAll(() => t?.close());

describe('a sprint', () => {
  it('is started once, one at a time, also when two do it at once', async () => {
    const { own, planned } = await w.planned([3, null]);
    expect(fault(await w.act(planned, 'start', { startsOn: addDays(today, 1) }, admin))).toMatchObject({
      pointer: '/startsOn',
      reason: 'sprint_begins_later',
    });
    const body = { goal: 'Innlogging', startsOn: today, endsOn: addDays(today, 13) };
    expect((await w.act(planned, 'start', body, other)).statusCode).toBe(403);
    const codes = await Promise.all([
      w.act(planned, 'start', body, admin),
      w.act(planned, 'start', body, admin),
    ]);
    expect(codes.map((c) => c.statusCode).sort()).toEqual([200, 412]);
    const now = await w.planning(own, admin);
    expect(now.active).toMatchObject({ key: planned.key, goal: 'Innlogging', unestimated: 1, version: 2 });
    expect(now.active!.workdaysLeft).toBeGreaterThan(8);
    // The next one was made ready, and cannot be started while this one runs.
    expect(fault(await w.start(now.planned[0]!, admin))).toMatchObject({ reason: 'other_sprint_active' });
    const late = await admin.write(
      'PATCH',
      `/api/v1/sprints/${planned.key}`,
      { startsOn: addDays(today, -1) },
      { version: 2 },
    );
    expect(fault(late)).toMatchObject({ pointer: '/startsOn', reason: 'sprint_has_begun' });
    expect(fault(await w.act(now.active!, 'cancel', undefined, admin))).toMatchObject({
      reason: 'sprint_not_planned',
    });
  });

  it('tells what was left, came and went, and when it is closed what became of each; then it stands', async () => {
    const { own, planned, issues } = await w.planned([5, 3, 2, 1]);
    const [a, b, c, d] = issues as [MatterValue, MatterValue, MatterValue, MatterValue];
    await w.start(planned, admin);
    const asAdmin = (key: string, name: string) => w.move(key, name, admin);
    await asAdmin(a.key, 'start');
    await asAdmin(a.key, 'close');
    const late = await w.issue({ team: own.key, estimate: 8, sprint: planned.key }, admin);
    await w.put(b.key, { estimate: 4 }, admin);
    await w.put(c.key, { sprint: null }, admin);
    const running = await w.report(planned.key);
    expect(running.start).toEqual({ issues: 4, estimate: 11 });
    expect(running.days.length).toBeGreaterThanOrEqual(7);
    expect(running.days.filter((x) => x.left).at(-1)!.left).toEqual({ issues: 3, estimate: 13 });
    expect(running.changes.map((x) => [x.type, x.issue.key, x.to])).toEqual([
      ['added', late.key, 8],
      ['estimated', b.key, 4],
      ['removed', c.key, 2],
    ]);

    const open = await w.sprint(planned.key);
    expect(fault(await w.act(open, 'close', { unfinished: 'next', except: [a.key] }, admin))).toMatchObject({
      pointer: '/except/0',
    });
    const bodies = { unfinished: 'next', except: [d.key] };
    const both = await Promise.all([
      w.act(open, 'close', bodies, admin),
      w.act(open, 'close', bodies, admin),
    ]);
    expect(both.map((x) => x.statusCode).sort()).toEqual([200, 412]);
    const closed = both
      .find((x) => x.statusCode === 200)!
      .json<{
        sprint: SprintValue;
        next: { key: string };
        toNext: number;
        toBacklog: number;
      }>();
    expect(closed).toMatchObject({ toNext: 2, toBacklog: 1, sprint: { state: 'closed' } });
    expect((await w.read(late.key)).fields.sprint).toMatchObject({ key: closed.next.key });
    expect((await w.read(d.key)).fields.sprint).toBeNull();
    expect((await w.read(a.key)).fields.sprint).toMatchObject({ key: planned.key });
    const result = {
      committed: { issues: 4, estimate: 12 },
      added: { issues: 1, estimate: 8 },
      done: { issues: 1, estimate: 5 },
      notDone: { issues: 3, estimate: 13 },
      removed: { issues: 1, estimate: 2 },
    };
    const told = await w.report(planned.key);
    expect(told.result).toEqual(result);
    expect(closed.sprint.result).toEqual(result);
    expect(told.velocity).toMatchObject({ average: 5, sprints: [{ key: planned.key, result }] });

    // Nothing that happens later changes it: neither to the sprint nor to its issues.
    const after = closed.sprint;
    for (const what of ['start', 'cancel'] as const)
      expect((await w.act(after, what, what === 'start' ? {} : undefined, admin)).statusCode).toBe(422);
    expect((await w.act(after, 'close', { unfinished: 'next' }, admin)).statusCode).toBe(422);
    const edit = await admin.write(
      'PATCH',
      `/api/v1/sprints/${after.key}`,
      { goal: 'Et annet' },
      { version: after.version },
    );
    expect(fault(edit)).toMatchObject({ reason: 'sprint_over' });
    expect(fault(await w.put(a.key, { sprint: null }, admin))).toMatchObject({ reason: 'sprint_over' });
    expect(fault(await w.put(d.key, { sprint: planned.key }, admin))).toMatchObject({
      reason: 'sprint_over',
    });
    await w.put(a.key, { estimate: 21 }, admin);
    await asAdmin(a.key, 'reopen');
    expect((await w.read(a.key)).fields.sprint).toBeNull();
    const later = await w.report(planned.key);
    expect([later.result, later.days, later.changes]).toEqual([told.result, told.days, told.changes]);
  });

  it('is not told outside the agency, and only by keys that are sprints', async () => {
    const { planned } = await w.planned([]);
    for (const path of [planned.key, `${planned.key}/report`])
      expect((await serviceOwner.get(`/api/v1/sprints/${path}`)).statusCode).toBe(404);
    expect((await w.start(planned, serviceOwner)).statusCode).toBe(404);
    expect((await serviceOwner.get('/api/v1/sprints')).json()).toEqual({ items: [], next: null });
    expect((await member.get(`/api/v1/sprints/${(await w.issue()).key}`)).statusCode).toBe(404);
    expect((await member.get('/api/v1/sprints?state=sovende')).statusCode).toBe(400);
  });

  it('lists the latest first, page by page', async () => {
    const page = async (query: string) =>
      (await member.get(`/api/v1/sprints?${query}`)).json<{ items: SprintValue[]; next: string | null }>();
    const all = (await page('limit=200')).items.map((s) => s.key);
    const one = await page('limit=2');
    const two = await page(`limit=2&cursor=${one.next}`);
    expect([...one.items, ...two.items].map((s) => s.key)).toEqual(all.slice(0, 4));
    const over = await w.planned([]);
    await w.act(over.planned, 'cancel', undefined, admin);
    const closed = (await page('state=closed,cancelled')).items;
    expect(new Set(closed.map((s) => s.state))).toEqual(new Set(['closed', 'cancelled']));
    expect((await page(`team=${team.key}`)).items.every((s) => s.team.key === team.key)).toBe(true);
  });

  it('of a team that has ceased is closed to the backlog, and no other is begun', async () => {
    const { own, planned } = await w.planned([2]);
    await w.start(planned, admin);
    await admin.write('POST', `/api/v1/teams/${own.key}/cease`);
    const now = await w.planning(own, admin);
    expect(now).toMatchObject({ ceased: true, way: { mayEdit: false } });
    expect(fault(await w.act(now.active!, 'close', { unfinished: 'next' }, admin))!.reason).toBe(
      'team_ceased',
    );
    expect((await w.act(now.active!, 'close', { unfinished: 'backlog' }, admin)).json()).toMatchObject({
      next: null,
      toBacklog: 1,
    });
    expect(fault(await w.start(now.planned[0]!, admin))!.reason).toBe('team_ceased');
    expect((await w.act(now.planned[0]!, 'cancel', undefined, admin)).statusCode).toBe(200);
  });

  it('is in the calendar of its team, and of nobody outside the agency', async () => {
    const { own, planned } = await w.planned([]);
    await w.start(planned, admin);
    const feed = async (by: TestClient, address: string) => {
      const made = await by.write('POST', '/api/v1/calendar-feeds', { name: 'Sprinter', address });
      expect(made.statusCode, made.body).toBe(201);
      return (await t.nobody.get(new URL(made.json<{ url: string }>().url).pathname)).body;
    };
    const compact = (day: string) => day.replaceAll('-', '');
    const text = await feed(admin, `/backlog/teams/${own.key}/sprints`);
    expect(text).toContain(`DTSTART;VALUE=DATE:${compact(addDays(today, -7))}`);
    expect(text).toContain(`DTEND;VALUE=DATE:${compact(addDays(today, 7))}`);
    expect(text).toContain(`/backlog/sprints/${planned.key}`);
    expect(await feed(admin, '/backlog/sprints')).toContain(planned.key);
    expect(await feed(serviceOwner, '/backlog/sprints')).not.toContain('BEGIN:VEVENT');
  });

  it('leaves rows that are what the trail tells', async () => {
    expect((await verifyAudit(t.db)).drift).toEqual([]);
  });
});
