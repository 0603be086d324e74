import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportsValue, StatusReportValue } from '../../src/contract/portfolio-values.ts';
import { nextReportDue } from '../../src/domain/portfolio/index.ts';
import { askForReports } from '../../src/server/modules/portfolio/commands/report-due.ts';
import { newestReports, overdueReports } from '../../src/server/modules/portfolio/index.ts';
import type { TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';
import { type PortfolioWorld, portfolioWorld } from '../portfolio/world.ts';

let w: PortfolioWorld;
beforeAll(async () => {
  w = await portfolioWorld();
});
afterAll(() => w?.t.close());

const at = (m: MadeNode, rest = '') => `/api/v1/initiatives/${m.key}/reports${rest}`;
const whole = {
  status: 'yellow',
  summary: 'Leverandøren er to uker forsinket.',
  progress: 40,
  spent: 1_200_000,
  riskNote: 'Fristen til jul er trang.',
};
const reports = async (c: TestClient, m: MadeNode) => (await c.get(at(m))).json<ReportsValue>();
async function draft(m: MadeNode, fields: Record<string, unknown> = whole): Promise<StatusReportValue> {
  const made = (await w.owner.write('POST', at(m))).json<StatusReportValue>();
  const edited = await w.owner.write('PATCH', at(m, `/${made.id}`), fields, { version: made.version });
  expect(edited.statusCode).toBe(200);
  return edited.json<StatusReportValue>();
}
const submit = (c: TestClient, m: MadeNode, r: StatusReportValue) =>
  c.write('POST', at(m, `/${r.id}/submit`), undefined, { version: r.version });
const today = async () =>
  (await w.t.db.sql<{ d: string }>(`select (now() at time zone 'Europe/Oslo')::date as d`))[0]!.d;

describe('a status report', () => {
  it('is begun, written and submitted; its colour is then the initiative’s, and the next is an interval on', async () => {
    const m = await w.initiative('implementation');
    const r = await draft(m);
    expect(r).toMatchObject({ ...whole, submittedAt: null, version: 2 });
    const sent = await submit(w.owner, m, r);
    expect(sent.statusCode).toBe(200);
    const day = await today();
    expect(sent.json()).toMatchObject({ reportedOn: day, submittedBy: { name: 'Eva Eier' } });
    const matter = await w.read(m.key);
    expect(matter.fields).toMatchObject({
      reportStatus: 'yellow',
      reportedOn: day,
      reportInterval: 'monthly',
    });
    expect(await reports(w.employee, m)).toMatchObject({
      items: [{ status: 'yellow' }],
      draft: null,
      dueOn: nextReportDue(day, 'monthly'),
      standing: 'later',
      mayWrite: false,
      maySubmit: false,
    });
    const row = (await w.manager.get(`/api/v1/initiatives?reportStatus=yellow`)).json().items[0];
    expect(row.extra).toMatchObject({ reportStatus: 'yellow', reportedOn: day });
    const history = (await w.manager.get(`/api/v1/matters/${m.key}/history`)).json().items;
    expect(history[0]).toMatchObject({ type: 'matter.reported', data: { status: 'yellow', progress: 40 } });
    expect((await newestReports(w.t.db, [m.id])).get(m.id)).toMatchObject({ status: 'yellow', progress: 40 });
  });

  it('begins with what the last one said', async () => {
    const m = await w.initiative('implementation');
    await submit(w.owner, m, await draft(m));
    const next = (await w.owner.write('POST', at(m))).json<StatusReportValue>();
    expect(next).toMatchObject({ ...whole, submittedAt: null });
    expect((await reports(w.owner, m)).draft?.id).toBe(next.id);
  });

  it('is not submitted before it is whole: each member that is missing is named', async () => {
    const m = await w.initiative('implementation');
    const r = await draft(m, { summary: 'Bare ord' });
    const answer = await submit(w.owner, m, r);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().faults.map((f: { pointer: string }) => f.pointer)).toEqual([
      '/status',
      '/progress',
      '/costNote',
      '/riskNote',
    ]);
  });

  it('never changes once submitted, not even in the database', async () => {
    const m = await w.initiative('implementation');
    const r = (await submit(w.owner, m, await draft(m))).json<StatusReportValue>();
    const edit = await w.owner.write('PATCH', at(m, `/${r.id}`), { summary: 'x' }, { version: r.version });
    expect([edit.statusCode, edit.json().code]).toEqual([409, 'conflict']);
    expect((await submit(w.owner, m, r)).statusCode).toBe(409);
    await expect(
      w.t.db.sql(`update status_report set summary = 'x' where id = $1`, [r.id]),
    ).rejects.toMatchObject({ code: '23000' });
  });

  it('only in implementation', async () => {
    const m = await w.initiative('planning');
    const answer = await w.owner.write('POST', at(m));
    expect([answer.statusCode, answer.json().faults[0].reason]).toEqual([422, 'not_in_implementation']);
  });
});

describe('as another user', () => {
  it('nobody 401, outsider 403, unseen 404; a colleague reads but does not write; the office writes but does not submit', async () => {
    const m = await w.initiative('implementation');
    const r = await draft(m);
    expect((await w.t.nobody.get(at(m))).statusCode).toBe(401);
    expect((await w.outsider.get(at(m))).statusCode).toBe(403);
    expect((await w.auditor.write('POST', at(m))).statusCode).toBe(403);
    expect((await w.employee.write('POST', at(m))).statusCode).toBe(403);
    expect((await reports(w.employee, m)).draft).toBeNull();
    expect((await reports(w.officer, m)).draft?.id).toBe(r.id);
    expect((await submit(w.officer, m, r)).statusCode).toBe(403);
    const hidden = await w.initiative('implementation', { audience: 'restricted' });
    expect((await w.employee.get(at(hidden))).statusCode).toBe(404);
    expect((await w.employee.write('POST', at(hidden))).statusCode).toBe(404);
    const other = await w.initiative('implementation');
    expect((await w.owner.get(at(other, ''))).statusCode).toBe(200);
    // A report under another initiative's key is not there.
    const wrong = await w.owner.write('PATCH', at(other, `/${r.id}`), { summary: 'x' }, { version: 1 });
    expect(wrong.statusCode).toBe(404);
  });
});

describe('bad input', () => {
  it('without version 428, stale 412 with what it now says, unknown field and a foreign colour 400', async () => {
    const m = await w.initiative('implementation');
    const r = await draft(m);
    expect((await w.owner.write('PATCH', at(m, `/${r.id}`), { summary: 'x' })).statusCode).toBe(428);
    const stale = await w.owner.write('PATCH', at(m, `/${r.id}`), { summary: 'x' }, { version: 1 });
    expect([stale.statusCode, stale.json().current.summary]).toEqual([412, whole.summary]);
    for (const body of [
      { status: 'blue' },
      { progress: 101 },
      { progress: 1.5 },
      { spent: -1 },
      { surprise: 1 },
      { summary: 'x'.repeat(4001) },
      { summary: 'a\u0000b' },
    ])
      expect((await w.owner.write('PATCH', at(m, `/${r.id}`), body, { version: r.version })).statusCode).toBe(
        400,
      );
  });

  it('the newest colour is set by reports alone', async () => {
    const m = await w.initiative();
    const edit = await w.manager.write(
      'PATCH',
      `/api/v1/initiatives/${m.key}`,
      { reportStatus: 'green' },
      { version: 1 },
    );
    expect(edit.statusCode).toBe(400);
    const made = await w.manager.write('POST', '/api/v1/initiatives', {
      title: 'Et tiltak',
      reportStatus: 'green',
    });
    expect(made.statusCode).toBe(400);
  });
});

describe('two at once', () => {
  it('begin the same draft; of two who submit one does', async () => {
    const m = await w.initiative('implementation');
    const made = await Promise.all([w.owner, w.officer, w.manager].map((c) => c.write('POST', at(m))));
    expect(new Set(made.map((a) => a.json().id)).size).toBe(1);
    const r = await draft(m);
    const sent = await Promise.all([submit(w.owner, m, r), submit(w.manager, m, r)]);
    expect(sent.map((a) => a.statusCode).sort()).toEqual([200, 409]);
  });
});

describe('asked for at its interval', () => {
  it('from the day implementation begins, anew when the interval is changed, and not outside implementation', async () => {
    const m = await w.initiative('planning');
    await w.t.db.sql(`update matter set state = 'implementation' where id = $1`, [m.id]);
    const day = await today();
    const back = await w.manager.write(
      'POST',
      `/api/v1/matters/${m.key}/transitions/backToPlanning`,
      { reason: 'Tilbake' },
      { version: 1 },
    );
    expect(back.statusCode).toBe(200);
    expect((await reports(w.owner, m)).standing).toBe('none');
    await w.t.db.sql(`update matter set state = 'implementation', resume_state = null where id = $1`, [m.id]);
    for (const [interval, version] of [
      ['quarterly', 2],
      ['fortnightly', 3],
    ] as const) {
      await w.owner.write('PATCH', `/api/v1/initiatives/${m.key}`, { reportInterval: interval }, { version });
      expect((await reports(w.owner, m)).dueOn).toBe(nextReportDue(day, interval));
    }
  });

  it('the owner is told once for each due day; what is late is listed to those who see it', async () => {
    const late = await w.initiative('implementation');
    const hidden = await w.initiative('implementation', { audience: 'restricted' });
    const nobodys = await w.initiative('implementation', { owner: null });
    await w.t.db.sql(
      `update initiative set report_due = (now() at time zone 'Europe/Oslo')::date - 3 where id = any($1)`,
      [[late.id, hidden.id, nobodys.id]],
    );
    const asked = await Promise.all([
      askForReports(w.t.db, 'Europe/Oslo'),
      askForReports(w.t.db, 'Europe/Oslo'),
    ]);
    expect(asked[0] + asked[1]).toBe(3);
    expect(await askForReports(w.t.db, 'Europe/Oslo')).toBe(0);
    const notices = await w.t.db.sql<{ node_id: number; person_id: number }>(
      `select node_id, person_id from notice where type = 'reportDue' and node_id = any($1) order by node_id`,
      [[late.id, nobodys.id]],
    );
    expect(notices).toEqual([
      { node_id: late.id, person_id: w.ownerId },
      { node_id: nobodys.id, person_id: w.managerId },
    ]);
    const all = await overdueReports(w.t.db);
    expect(all.map((r) => r.key)).toEqual(expect.arrayContaining([late.key, hidden.key]));
    expect(all.find((r) => r.key === late.key)).toMatchObject({ daysLate: 3, owner: { name: 'Eva Eier' } });
    expect(await overdueReports(w.t.db, { today: '2020-01-01' })).toEqual([]);
    expect((await reports(w.owner, late)).standing).toBe('overdue');
  });
});
