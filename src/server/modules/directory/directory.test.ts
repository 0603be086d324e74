import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';

describe('the directory', () => {
  let t: TestApp;
  let admin: TestClient;
  let employee: TestClient;
  let kari: number;
  let adminId: number;

  beforeAll(async () => {
    t = await startTestApp();
    adminId = await t.make.person('Anne Admin', 'admin');
    kari = await t.make.person('Kari Nordmann', 'employee');
    admin = await t.as(adminId);
    employee = await t.as(kari);
  });
  afterAll(() => t.close());

  it('shows groups, teams, products, organisations and roles', async () => {
    const group = await t.make.productGroup('Innlogging');
    const team = await t.make.team(group, 'Lag Blå');
    await t.make.product({ title: 'ID-porten', productGroup: group, team, slug: 'idporten' });
    await t.make.organisation({ title: 'Brønnøysundregistrene', number: '974760673' });
    const answer = await employee.get('/api/v1/directory');
    expect(answer.statusCode).toBe(200);
    const body = answer.json();
    expect(body.productGroups).toContainEqual({
      key: group.key,
      kind: 'productGroup',
      title: 'Innlogging',
      state: null,
    });
    expect(body.teams).toContainEqual({ key: team.key, title: 'Lag Blå', productGroup: group.key });
    expect(body.products[0]).toMatchObject({
      slug: 'idporten',
      productGroup: group.key,
      team: team.key,
      service: false,
    });
    expect(body.organisations[0]).toMatchObject({ number: '974760673', shortName: null, ownAgency: false });
    expect(body.membershipRoles).toContainEqual({ role: 'admin', scopeKind: 'agency' });
  });

  it('finds people by part of the name, page by page, each once', async () => {
    for (const name of ['Ola Østby', 'Ola Åsen', 'Ola Ask']) await t.make.person(name);
    const first = (await employee.get('/api/v1/people?q=ola&limit=2')).json();
    const second = (await employee.get(`/api/v1/people?q=ola&limit=2&cursor=${first.next}`)).json();
    expect([...first.items, ...second.items].map((p: { name: string }) => p.name)).toEqual([
      'Ola Ask',
      'Ola Østby',
      'Ola Åsen',
    ]);
    expect(second.next).toBeNull();
    expect((await employee.get('/api/v1/people?q=%25')).json().items).toEqual([]);
  });

  it('gives a role, tells who gave it, and takes it away', async () => {
    const group = await t.make.productGroup();
    const team = await t.make.team(group);
    const body = { person: kari, role: 'teamLead', scope: team.key };
    const given = await admin.write('POST', '/api/v1/memberships', body, { key: 'grant-1' });
    expect(given.statusCode).toBe(201);
    expect(given.json()).toMatchObject({
      role: 'teamLead',
      scopeKind: 'team',
      to: null,
      from: t.clock.now().toISOString(),
    });
    const repeated = await admin.write('POST', '/api/v1/memberships', body, { key: 'grant-1' });
    expect(repeated.json()).toEqual(given.json());
    const again = await admin.write('POST', '/api/v1/memberships', body);
    expect([again.statusCode, again.json().code]).toEqual([409, 'conflict']);

    const listed = (await employee.get(`/api/v1/memberships?scope=${team.key}`)).json();
    expect(listed.items).toEqual([given.json()]);

    t.clock.move(1000);
    const taken = await admin.write('DELETE', `/api/v1/memberships/${given.json().id}`);
    expect([taken.statusCode, taken.json().to]).toEqual([200, t.clock.now().toISOString()]);
    expect((await employee.get(`/api/v1/memberships?scope=${team.key}`)).json().items).toEqual([]);
    expect((await admin.write('DELETE', `/api/v1/memberships/${given.json().id}`)).statusCode).toBe(404);

    const events = await t.db.sql<{ type: string; actor_id: number }>(
      `select type, actor_id from event where type like 'membership.%' and node_id = $1 order by id`,
      [team.id],
    );
    expect(events).toEqual([
      { type: 'membership.granted', actor_id: adminId },
      { type: 'membership.revoked', actor_id: adminId },
    ]);
  });

  it.each([
    ['nobody', { person: 999_999, role: 'employee' }, '/person', 'no_such_person'],
    ['an unknown role', { person: 1, role: 'king' }, '/role', 'no_such_role'],
    [
      'a role named as a property of every object',
      { person: 1, role: 'constructor' },
      '/role',
      'no_such_role',
    ],
    ['no place', { person: 1, role: 'teamLead' }, '/scope', 'required'],
    ['an unknown place', { person: 1, role: 'teamLead', scope: 'TEAM-999' }, '/scope', 'no_such_reference'],
    ['a place too many', { person: 1, role: 'admin', scope: 'TEAM-1' }, '/scope', 'not_expected'],
    ['no process', { person: 1, role: 'processOwner' }, '/scopeName', 'required'],
    [
      'an unknown process',
      { person: 1, role: 'processOwner', scopeName: 'party' },
      '/scopeName',
      'not_a_choice',
    ],
    ['an end that is past', { person: 1, role: 'auditor', to: '2025-01-01T00:00:00Z' }, '/to', 'in_the_past'],
  ])('refuses to give a role: %s', async (_name, body, pointer, reason) => {
    const answer = await admin.write('POST', '/api/v1/memberships', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().faults).toContainEqual(
      expect.objectContaining({ pointer, reason, text: expect.any(String) }),
    );
  });

  it('refuses a team that has ceased, a place of another kind and somebody who has left', async () => {
    const group = await t.make.productGroup();
    const team = await t.make.team(group);
    await t.db.sql('update team set ceased_at = now() where id = $1', [team.id]);
    const gone = await t.make.person('Har Sluttet');
    await t.db.sql('update person set left_at = now() where id = $1', [gone]);
    const reasons = [];
    for (const body of [
      { person: kari, role: 'teamLead', scope: team.key },
      { person: kari, role: 'teamLead', scope: group.key },
      { person: gone, role: 'employee' },
    ]) {
      reasons.push((await admin.write('POST', '/api/v1/memberships', body)).json().faults[0].reason);
    }
    expect(reasons).toEqual(['ceased', 'no_such_reference', 'no_such_person']);
  });

  it('keeps the last administrator, also when two remove each other at once', async () => {
    const other = await t.make.person('Bjørn Admin', 'admin');
    const ids = (await employee.get('/api/v1/memberships?role=admin'))
      .json()
      .items.map((m: { id: number }) => m.id);
    expect(ids).toHaveLength(2);
    const clients = [admin, await t.as(other)];
    const answers = await Promise.all(
      ids.map((id: number, i: number) => clients[i]?.write('DELETE', `/api/v1/memberships/${id}`)),
    );
    const left = (await employee.get('/api/v1/memberships?role=admin')).json().items;
    expect(left).toHaveLength(1);
    expect(answers.map((a) => a.statusCode).sort()).toContain(200);
    if (left[0].person.id !== adminId) {
      await t.make.role(adminId, 'admin');
      await t.db.sql('delete from membership where id = $1', [left[0].id]);
    }
    const [mine] = (await employee.get('/api/v1/memberships?role=admin')).json().items;
    const answer = await admin.write('DELETE', `/api/v1/memberships/${mine.id}`);
    expect([answer.statusCode, answer.json().faults[0].reason]).toEqual([422, 'last_admin']);
  });

  it('refuses every command to others', async () => {
    const before = await t.db.sql('select count(*) from membership');
    const body = { person: kari, role: 'admin' };
    expect((await employee.write('POST', '/api/v1/memberships', body)).statusCode).toBe(403);
    expect((await employee.write('DELETE', '/api/v1/memberships/1')).statusCode).toBe(403);
    expect((await t.nobody.write('POST', '/api/v1/memberships', body)).statusCode).toBe(401);
    expect((await t.nobody.get('/api/v1/people')).statusCode).toBe(401);
    const reader = await t.withToken(adminId, ['directory.read']);
    expect((await reader.get('/api/v1/people')).statusCode).toBe(200);
    expect((await reader.write('POST', '/api/v1/memberships', body)).statusCode).toBe(403);
    expect(await t.db.sql('select count(*) from membership')).toEqual(before);
  });

  it("shows a service owner's people only their own", async () => {
    const mine = await t.make.organisation();
    const theirs = await t.make.organisation();
    const me = await t.make.person('Siv Eier', ['serviceOwnerAdmin', mine.id]);
    await t.make.person('Tor Annen', ['serviceOwnerAdmin', theirs.id]);
    const client = await t.as(me);
    const people = (await client.get('/api/v1/people')).json().items;
    expect(people.map((p: { name: string }) => p.name)).toEqual(['Siv Eier']);
    const held = (await client.get('/api/v1/memberships')).json().items;
    expect(held.map((m: { scope: { key: string } }) => m.scope.key)).toEqual([mine.key]);
    const keys = (await client.get('/api/v1/directory'))
      .json()
      .organisations.map((o: { key: string }) => o.key);
    expect(keys).toContain(mine.key);
    expect(keys).not.toContain(theirs.key);
  });
});
