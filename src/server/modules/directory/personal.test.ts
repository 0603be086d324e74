import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { PersonDataValue, PersonMentionsValue } from '../../../contract/personal.ts';
import { sealEvents } from '../../core/seal.ts';
import { verifyAudit } from '../../core/verify.ts';

let t: TestApp;
let admin: TestClient;
let adminId: number;
let auditor: TestClient;
let employee: TestClient;
let gone: TestClient;
let goneId: number;
let key: string;

const name = 'Gunnvor Fråtredd';
const of = (id: number, rest = 'data') => `/api/v1/people/${id}/${rest}`;
const anonymise = (body: unknown, client = admin, id = goneId) =>
  client.write('POST', of(id, 'anonymisation'), body);

beforeAll(async () => {
  t = await startTestApp();
  adminId = await t.make.person('Anne Admin', 'admin', 'employee', 'portfolioOffice');
  admin = await t.as(adminId);
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  employee = await t.as(await t.make.person('Eli Ansatt', 'employee'));
  goneId = await t.make.person(name, 'employee');
  gone = await t.as(goneId);
  await gone.write('PATCH', '/api/v1/session/profile', { theme: 'dark' });
  const made = await gone.write('POST', '/api/v1/initiatives', {
    title: 'Nytt arkiv',
    description: `Ring ${name} om dette`,
    owner: goneId,
  });
  key = made.json().key;
  await gone.write('POST', `/api/v1/matters/${key}/comments`, { body: 'Jeg tar det' });
  await employee.write('POST', `/api/v1/matters/${key}/comments`, { body: `Takk, @[${goneId}]` });
});
afterAll(() => t?.close());

describe('what is held on a person', () => {
  it('is told whole, with every table that points at them', async () => {
    const answer = await auditor.get(of(goneId));
    expect(answer.statusCode, answer.body).toBe(200);
    const data: PersonDataValue = answer.json();
    expect(data).toMatchObject({
      person: { name, login: false, leftAt: null },
      roles: [{ role: 'employee', to: null }],
      comments: [{ key, text: 'Jeg tar det', internal: false }],
      logins: [expect.objectContaining({ program: expect.any(String) })],
      duties: [
        { code: 'role', count: 1 },
        { code: 'openMatter', count: 1, where: [key] },
      ],
    });
    expect(data.matters.map((m) => m.as).sort()).toEqual(['creator', 'owner']);
    expect(data.events).toBeGreaterThan(2);
    expect(data.elsewhere.map((e) => e.place)).toContain('watcher.person_id');
  });

  it('comes as files', async () => {
    const json = await auditor.get(of(goneId, 'data/json'));
    expect(JSON.parse(json.body).person.name).toBe(name);
    const xlsx = await auditor.get(of(goneId, 'data/xlsx'));
    const [first] = await readXlsxFile(xlsx.rawPayload);
    expect(JSON.stringify(first)).toContain(name);
  });

  it('lists where the name stands in words', async () => {
    const found: PersonMentionsValue = (await auditor.get(of(goneId, 'mentions'))).json();
    expect(found.columns).toContainEqual({ place: 'initiative.description', count: 1 });
    expect(found.events).toMatchObject([{ key, type: 'matter.created' }]);
  });

  it('is shown to nobody else', async () => {
    for (const path of ['data', 'data/json', 'mentions']) {
      expect((await employee.get(of(goneId, path))).statusCode).toBe(403);
      expect((await t.nobody.get(of(goneId, path))).statusCode).toBe(401);
    }
    expect((await auditor.get(of(999_999))).statusCode).toBe(404);
  });
});

describe('one who has left', () => {
  it('is not anonymised before that, nor while duties are open, nor mistaken for another', async () => {
    const early = await anonymise({ name, reason: 'Har sluttet' });
    expect([early.statusCode, early.json().faults[0].reason]).toEqual([422, 'has_not_left']);
    expect((await employee.write('POST', of(goneId, 'leaving'), {})).statusCode).toBe(403);
    const self = await admin.write('POST', of(adminId, 'leaving'), {});
    expect(self.statusCode).toBe(422);
    const left = await admin.write('POST', of(goneId, 'leaving'), {});
    expect(left.statusCode, left.body).toBe(200);
    expect(left.json()).toMatchObject({ person: { leftAt: expect.any(String) }, logins: [] });
    expect((await admin.write('POST', of(goneId, 'leaving'), {})).statusCode).toBe(409);
    expect((await gone.get('/api/v1/people')).statusCode).toBe(401);
    const busy = await anonymise({ name, reason: 'Har sluttet' });
    expect([busy.statusCode, busy.json().faults[0].reason]).toEqual([422, 'has_duties']);
    expect(busy.json().duties).toEqual([{ code: 'openMatter', count: 1, where: [key] }]);
    const other = await anonymise({ name: 'Gunn Fråtredd', reason: 'Har sluttet' });
    expect([other.statusCode, other.json().current]).toEqual([412, { name }]);
    expect((await anonymise({ name, reason: 'Har sluttet', more: 1 })).statusCode).toBe(400);
    expect((await anonymise({ name, reason: 'x' })).statusCode).toBe(400);
    expect((await anonymise({ name, reason: 'Har sluttet' }, auditor)).statusCode).toBe(403);
    expect((await anonymise({ name, reason: 'Har sluttet' }, employee)).statusCode).toBe(403);
  });

  it('is nobody afterwards, everywhere, and the trail still holds', async () => {
    const matter = (await admin.get(`/api/v1/matters/${key}`)).json();
    const over = await admin.write(
      'PATCH',
      `/api/v1/initiatives/${key}`,
      { owner: adminId },
      { version: matter.version },
    );
    expect(over.statusCode, over.body).toBe(200);
    const named = await anonymise({ name, reason: `${name} har sluttet` });
    expect([named.statusCode, named.json().faults[0].reason]).toEqual([400, 'names_the_person']);
    const done = await anonymise({ name, reason: 'Sluttet for fem år siden' });
    expect(done.statusCode, done.body).toBe(200);
    const nobody = `Tidligere ansatt ${goneId}`;
    expect(done.json()).toMatchObject({ person: { name: nobody, email: null, login: false }, logins: [] });
    expect((await anonymise({ name: nobody, reason: 'En gang til' })).statusCode).toBe(409);

    // Authorship and mentions follow the number.
    const stream = (await employee.get(`/api/v1/matters/${key}/stream`)).json();
    const said = stream.items.flatMap((i: { comment: unknown }) => i.comment ?? []);
    expect(said.map((c: { author: { name: string } }) => c.author.name)).toContain(nobody);
    expect(JSON.stringify(said)).not.toContain(name);
    const people = (await employee.get('/api/v1/people?q=Gunnvor')).json();
    expect(people.items).toEqual([]);
    const [event] = await t.db.sql<{ payload: unknown }>(
      `select payload from event where type = 'person.anonymised'`,
    );
    expect(event!.payload).toEqual({ data: { personId: goneId, reason: 'Sluttet for fem år siden' } });
    // What people wrote about them is not changed behind their backs.
    expect((await employee.get(`/api/v1/matters/${key}`)).json().fields.description).toContain(name);
    await sealEvents(t.db);
    const verified = await verifyAudit(t.db);
    expect(verified).toMatchObject({ ok: true, broken: null, drift: [] });
    expect(verified.erased).toBeGreaterThan(0);
  });
});

describe('an entry of the trail', () => {
  it('is erased by an administrator, with word of it, once, and not while it still stands', async () => {
    const [created] = await t.db.sql<{ id: number }>(
      `select e.id from event e join node n on n.id = e.node_id where n.key = $1 and e.type = 'matter.created'`,
      [key],
    );
    const erase = (client: TestClient, body: unknown = { reason: 'Navn i fritekst' }, id = created!.id) =>
      client.write('POST', `/api/v1/audit/events/${id}/erasure`, body);
    expect((await erase(employee)).statusCode).toBe(403);
    expect((await erase(auditor)).statusCode).toBe(403);
    expect((await erase(admin, {})).statusCode).toBe(400);
    expect((await erase(admin, undefined, 999_999)).statusCode).toBe(404);
    const stands = await erase(admin);
    expect([stands.statusCode, stands.json().faults[0].reason]).toEqual([422, 'still_stands']);
    const { version } = (await admin.get(`/api/v1/matters/${key}`)).json();
    await admin.write(
      'PATCH',
      `/api/v1/initiatives/${key}`,
      { title: 'Arkiv', description: 'Ring arkivet' },
      { version },
    );
    const [one, two] = await Promise.all([erase(admin), erase(admin)]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 410]);
    const [told] = await t.db.sql<{ id: number; payload: unknown; actor: number }>(
      `select id, payload, actor_id as actor from event where type = 'event.erased' order by id desc limit 1`,
    );
    expect(told).toMatchObject({
      payload: { data: { events: [created!.id], reason: 'Navn i fritekst' } },
      actor: adminId,
    });
    const itself = await erase(admin, { reason: 'Skjule sporet' }, told!.id);
    expect([itself.statusCode, itself.json().faults[0].reason]).toEqual([422, 'erasure_stays']);
    await sealEvents(t.db);
    expect(await verifyAudit(t.db)).toMatchObject({ ok: true });
  });
});
