import { describe, expect, it } from 'vitest';
import type { TestClient } from '../../../../test/harness/app.ts';
import {
  begin,
  employee,
  employeeId,
  initiative,
  itemOf,
  leader,
  manager,
  office,
  officeId,
  plan,
  read,
  readyForProblem,
  record,
  startWorld,
  t,
  wordsOf,
} from '../../../../test/meeting/world.ts';
import type { MeetingValue } from '../../../contract/meeting.ts';

startWorld();

describe('planning', () => {
  it('proposes from the data, and keeps what people ordered, added and took off', async () => {
    const fresh = await initiative({ title: 'Helt nytt' });
    const gate = await readyForProblem('Klart for problem');
    const late = await readyForProblem('Forsinket');
    await manager.write('POST', `/api/v1/matters/${late.key}/transitions/toProblem`, {}, { version: 1 });
    await manager.write(
      'PATCH',
      `/api/v1/initiatives/${late.key}`,
      { plannedEnd: '2020-01-01', milestones: [{ milestone: 'Passert', date: '2019-01-01' }] },
      { version: 2 },
    );
    const delivered = await initiative({ title: 'Alt er levert' });
    // As the portfolio leaves one that is in implementation, its parts delivered, registered before the last weeks.
    await t.db.sql(
      `with m as (update matter set state = 'implementation', created_at = matter.created_at - interval '90 days'
         from node n where n.id = matter.id and n.key = $1 returning matter.id)
       update initiative set done_proposed_at = event_now() from m where m.id = initiative.id`,
      [delivered.key],
    );
    const meeting = await plan();
    expect(meeting).toMatchObject({ state: 'planned', version: 1, previous: null, mayEdit: true });
    expect(meeting.title).toBe('Porteføljemøte 3. februar 2026');
    const codes = (key: string) => itemOf(meeting, key).reasons.map((r) => r.code);
    expect(codes(gate.key)).toEqual(['gate', 'new']);
    expect(itemOf(meeting, gate.key).reasons[0]).toMatchObject({
      transition: 'toProblem',
      to: 'problem',
      pending: false,
    });
    expect(codes(fresh.key)).toEqual(['new']);
    // A milestone of long ago was told of in its time.
    expect(codes(late.key)).toEqual(['late']);
    expect(codes(delivered.key)).toEqual(['done']);
    const order = meeting.items.map((i) => i.matter?.key);
    expect(order.indexOf(gate.key)).toBeLessThan(order.indexOf(fresh.key));

    const own = (
      await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, { title: 'Eventuelt' })
    ).json<MeetingValue>();
    const eventuelt = own.items.at(-1)!;
    expect(eventuelt).toMatchObject({ title: 'Eventuelt', proposed: false, matter: null });
    await office.write('POST', `/api/v1/meetings/${meeting.key}/items/${eventuelt.id}/move`, {
      after: null,
    });
    await office.write('DELETE', `/api/v1/meetings/${meeting.key}/items/${itemOf(own, fresh.key).id}`);
    const later = await initiative({ title: 'Kom etterpå' });
    const renewed = (
      await office.write('POST', `/api/v1/meetings/${meeting.key}/agenda`)
    ).json<MeetingValue>();
    const keys = renewed.items.map((i) => i.matter?.key ?? i.title);
    expect(keys[0]).toBe('Eventuelt');
    expect(keys.at(-1)).toBe(later.key);
    expect(keys).not.toContain(fresh.key);
    // Asked for again by hand, it comes back as the item it was.
    const back = await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, { matter: fresh.key });
    expect(itemOf(back.json(), fresh.key).id).toBe(itemOf(own, fresh.key).id);
    const twice = await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, {
      matter: fresh.key,
    });
    expect([twice.statusCode, twice.json().reason]).toEqual([409, 'already_on_agenda']);
  });

  it('brings up a milestone that passed unreached, and not one that was reached', async () => {
    const passed = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    const running = async (title: string, milestone: Record<string, string>) => {
      const m = await readyForProblem(title);
      await manager.write('POST', `/api/v1/matters/${m.key}/transitions/toProblem`, {}, { version: 1 });
      const body = { milestones: [milestone] };
      const edited = await manager.write('PATCH', `/api/v1/initiatives/${m.key}`, body, { version: 2 });
      expect(edited.statusCode).toBe(200);
      return m.key;
    };
    const missed = await running('Ikke nådd', { milestone: 'Pilot', date: passed });
    const reached = await running('Nådd', { milestone: 'Pilot', date: passed, reached: passed });
    const meeting = await plan('2026-02-05');
    expect(itemOf(meeting, missed).reasons).toContainEqual({ code: 'milestone', name: 'Pilot', day: passed });
    expect(meeting.items.map((i) => i.matter?.key)).not.toContain(reached);
  });

  it('what is new counts from the meeting held before', async () => {
    const before = await begin(await plan('2026-02-10'));
    const fresh = await initiative({ title: 'Etter forrige møte' });
    const next = await plan('2026-02-17');
    expect(next.previous).toEqual({ key: before.key, day: '2026-02-10' });
    const onlyNew = next.items.filter((i) => i.reasons.some((r) => r.code === 'new'));
    expect(onlyNew.map((i) => i.matter?.key)).toEqual([fresh.key]);
  });

  it('two move items at once: both moves hold', async () => {
    const m = await plan('2026-02-18');
    for (const title of ['A', 'B', 'C'])
      await office.write('POST', `/api/v1/meetings/${m.key}/items`, { title });
    const [a, b, c] = (await read(m.key)).items.filter((i) => i.matter === null);
    await Promise.all([
      office.write('POST', `/api/v1/meetings/${m.key}/items/${c!.id}/move`, { after: null }),
      manager.write('POST', `/api/v1/meetings/${m.key}/items/${a!.id}/move`, { after: b!.id }),
    ]);
    const own = (await read(m.key)).items.filter((i) => i.matter === null).map((i) => i.title);
    expect(own).toEqual(['C', 'B', 'A']);
  });

  it('who comes, when and where can be changed until it is approved; a stale version tells how it is', async () => {
    const m = await plan('2026-02-19', { time: '09:30', place: 'Rom 4', chair: officeId });
    expect(m).toMatchObject({
      time: '09:30',
      place: 'Rom 4',
      chair: { name: 'Odd Kontor' },
      participants: [{ id: officeId, attendance: 'invited' }],
    });
    const people = [
      { id: officeId, attendance: 'present' },
      { id: employeeId, attendance: 'absent' },
    ];
    const url = `/api/v1/meetings/${m.key}/participants`;
    const set = await office.write('PUT', url, { people }, { version: 1 });
    expect(set.json<MeetingValue>().participants.map((p) => [p.name, p.attendance])).toEqual([
      ['Eli Ansatt', 'absent'],
      ['Odd Kontor', 'present'],
    ]);
    const stale = await office.write(
      'PATCH',
      `/api/v1/meetings/${m.key}`,
      { place: 'Rom 5' },
      { version: 1 },
    );
    expect([stale.statusCode, stale.json().current.version]).toEqual([412, 2]);
    expect(
      (
        await office.write('PATCH', `/api/v1/meetings/${m.key}`, { day: '2026-02-20' }, { version: 2 })
      ).json(),
    ).toMatchObject({ day: '2026-02-20', version: 3 });
    for (const [body, status] of [
      [{ people: [{ id: 999_999, attendance: 'present' }] }, 400],
      [{ people: [people[0], people[0]] }, 400],
      [{ people: [{ id: officeId, attendance: 'late' }] }, 400],
    ] as const)
      expect((await office.write('PUT', url, body, { version: 3 })).statusCode).toBe(status);
  });
});

describe('as another user', () => {
  it('nobody 401, an employee 403, a reader reads and cannot write; a token is held to its scopes', async () => {
    const m = await plan();
    const item = m.items[0]!;
    const url = `/api/v1/meetings/${m.key}`;
    const writes: [Parameters<TestClient['write']>[0], string, unknown][] = [
      ['POST', '/api/v1/meetings', { day: '2026-02-03' }],
      ['PATCH', url, { place: 'x' }],
      ['PUT', `${url}/participants`, { people: [] }],
      ['POST', `${url}/open`, undefined],
      ['POST', `${url}/close`, undefined],
      ['POST', `${url}/agenda`, undefined],
      ['POST', `${url}/items`, { title: 'x' }],
      ['PATCH', `${url}/items/${item.id}`, { note: 'x' }],
      ['POST', `${url}/items/${item.id}/move`, { after: null }],
      ['DELETE', `${url}/items/${item.id}`, undefined],
      ['PUT', `${url}/items/${item.id}/decision`, { decision: 'noted' }],
      ['POST', `${url}/addenda`, { text: 'x' }],
    ];
    for (const [method, path, body] of writes) {
      expect((await t.nobody.write(method, path, body, { version: 1 })).statusCode).toBe(401);
      for (const client of [employee, leader])
        expect((await client.write(method, path, body, { version: 1 })).statusCode).toBe(403);
    }
    for (const path of ['/api/v1/meetings', url, `${url}/minute.docx`, `${url}/notes.docx`]) {
      expect((await employee.get(path)).statusCode).toBe(403);
      expect((await leader.get(path)).statusCode).toBe(200);
    }
    const shown = await read(m.key, leader);
    expect([shown.mayEdit, shown.items.every((i) => i.choices.length === 0)]).toEqual([false, true]);
    const reader = await t.withToken(officeId, ['meeting.read']);
    expect((await reader.get(url)).statusCode).toBe(200);
    expect((await reader.write('POST', `${url}/agenda`)).statusCode).toBe(403);
    // May work with meetings, but not move matters: what it would carry out is told as missing.
    const writer = await t.withToken(officeId, ['meeting.read', 'meeting.edit']);
    await begin(m);
    const held = await record(m, item, { decision: 'hold', words: 'x' }, writer);
    expect([held.statusCode, held.json().missing]).toEqual([409, [{ code: 'token_scope' }]]);
  });

  it('a restricted matter is on the agenda only for those who see it', async () => {
    const hidden = await initiative({ title: 'Skjult', audience: 'restricted' });
    const m = await begin(await plan());
    const seen = await read(m.key, manager);
    const item = itemOf(seen, hidden.key);
    expect(m.items.some((i) => i.title === 'Skjult')).toBe(false);
    expect((await read(m.key, leader)).items.some((i) => i.matter?.key === hidden.key)).toBe(false);
    expect((await record(m, item, { decision: 'noted' }, office)).statusCode).toBe(404);
    expect((await record(m, item, { decision: 'noted', words: 'Hemmelig' }, manager)).statusCode).toBe(200);
    const closed = await office.write('POST', `/api/v1/meetings/${m.key}/close`, undefined, {
      version: m.version,
    });
    expect(closed.statusCode).toBe(200);
    // The whole minute is frozen, also what the one who approved it does not see.
    expect(itemOf(await read(m.key, manager), hidden.key).minuteText).toContain('Hemmelig');
    const theirs = wordsOf((await office.get(`/api/v1/meetings/${m.key}/minute.docx`)).rawPayload).text;
    expect(theirs).not.toContain('Hemmelig');
    const note = await leader.get(`/api/v1/meetings/${m.key}/items/${item.id}/note.docx`);
    expect(note.statusCode).toBe(404);
    const add = await office.write('POST', `/api/v1/meetings/${m.key}/items`, { matter: hidden.key });
    expect(add.statusCode).toBe(409);
    const planned = await plan();
    expect(
      (await office.write('POST', `/api/v1/meetings/${planned.key}/items`, { matter: hidden.key }))
        .statusCode,
    ).toBe(400);
  });
});

describe('bad input', () => {
  it.each([
    [{}],
    [{ day: '2026-02-30' }],
    [{ day: '2026-02-03', time: '25:00' }],
    [{ day: '2026-02-03', title: '   ' }],
    [{ day: '2026-02-03', participants: [0] }],
    [{ day: '2026-02-03', chair: 999_999 }],
    [{ day: '2026-02-03', secret: true }],
    [{ day: '2026-02-03', place: 'x\u0000' }],
  ])('refuses %j', async (body) => {
    expect((await office.write('POST', '/api/v1/meetings', body)).statusCode).toBe(400);
  });

  it('wants a version, one of matter and title, and a meeting that is there', async () => {
    const m = await plan();
    const url = `/api/v1/meetings/${m.key}`;
    expect((await office.write('PATCH', url, { place: 'x' })).statusCode).toBe(428);
    expect((await office.write('POST', `${url}/items`, {})).statusCode).toBe(400);
    expect((await office.write('POST', `${url}/items`, { title: 'x', matter: 'TIL-1' })).statusCode).toBe(
      400,
    );
    expect((await office.write('POST', `${url}/items`, { matter: 'TIL-99999' })).statusCode).toBe(400);
    expect((await office.get('/api/v1/meetings/MOT-99999')).statusCode).toBe(404);
    expect((await office.get('/api/v1/meetings/TIL-1')).statusCode).toBe(404);
  });

  it('planning twice with one key is planning once', async () => {
    const body = { day: '2026-05-05' };
    const one = await office.write('POST', '/api/v1/meetings', body, { key: 'same' });
    const two = await office.write('POST', '/api/v1/meetings', body, { key: 'same' });
    expect(two.json().key).toBe(one.json().key);
  });

  it('lists by pages, the latest first', async () => {
    const first = (await office.get('/api/v1/meetings?limit=2')).json();
    expect(first.items).toHaveLength(2);
    const second = (await office.get(`/api/v1/meetings?limit=2&cursor=${first.next}`)).json();
    expect(first.items[1].day >= second.items[0].day).toBe(true);
    expect(second.items.map((m: MeetingValue) => m.key)).not.toContain(first.items[0].key);
    const planned = (await office.get('/api/v1/meetings?state=planned')).json();
    expect(planned.items.every((m: MeetingValue) => m.state === 'planned')).toBe(true);
  });
});
