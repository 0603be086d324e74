import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import { makeWorld } from '../../../../test/thread/world.ts';
import { handbookIds } from '../../../domain/handbook/index.ts';

let t: TestApp;
let lead: TestClient;
let leader: TestClient;
let employee: TestClient;
let outsider: TestClient;
let leadId: number;
let group: MadeNode;
let team: MadeNode;
let other: MadeNode;
let product: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  group = await t.make.productGroup('Meldinger');
  team = await t.make.team(group, 'Team Innboks');
  other = await t.make.team(await t.make.productGroup('Data'), 'Team Oppslag');
  product = await t.make.product({ productGroup: group, team });
  leadId = await t.make.person('Teamleder', 'employee', ['teamLead', team.id]);
  lead = await t.as(leadId);
  leader = await t.as(await t.make.person('Gruppeleder', 'employee', ['productGroupLeader', group.id]));
  employee = await t.as(await t.make.person('Ansatt', 'employee'));
  const organisation = await t.make.organisation();
  outsider = await t.as(await t.make.person('Tjenesteeier', ['serviceOwnerMember', organisation.id]));
});
afterAll(() => t.close());

const address = (process: string, of: MadeNode = team) => `/api/v1/routines/${of.key}/${process}`;
const write = (by: TestClient, process: string, body: object, version = 1, of: MadeNode = team) =>
  by.write('PUT', address(process, of), { language: 'nb', ...body }, { version });
const review = (by: TestClient, process: string, version: number) =>
  by.write('POST', `${address(process)}/reviews`, undefined, { version });
const cell = async (process: string, of: MadeNode = team) =>
  (await employee.get('/api/v1/routines'))
    .json()
    .cells.find((c: { team: string; process: string }) => c.team === of.key && c.process === process);

describe('the matrix', () => {
  it('has every living team and every process, holes where a routine is demanded', async () => {
    const gone = await t.make.team(group, 'Team Borte');
    await t.db.sql('update team set ceased_at = now() where id = $1', [gone.id]);
    const matrix = (await employee.get('/api/v1/routines')).json();
    expect(matrix.processes).toEqual(handbookIds);
    expect(matrix.teams.map((x: { team: { title: string } }) => x.team.title)).toEqual([
      'Team Oppslag',
      'Team Innboks',
    ]);
    expect(matrix.cells).toHaveLength(2 * handbookIds.length);
    const holes = matrix.cells.filter((c: { state: string }) => c.state === 'hole');
    expect(holes).toHaveLength(18);
    const others = matrix.cells.filter((c: { state: string }) => c.state !== 'hole');
    expect(new Set(others.map((c: { state: string }) => c.state))).toEqual(new Set(['none']));
    const one = (await employee.get(`/api/v1/routines?productGroup=${group.key}`)).json();
    expect(one.teams).toHaveLength(1);
    expect((await employee.get(address('incident', gone))).statusCode).toBe(404);
  });

  it('is not for those outside the agency', async () => {
    expect((await outsider.get('/api/v1/routines')).statusCode).toBe(403);
    expect((await outsider.get(address('incident'))).statusCode).toBe(403);
  });

  it('tells what the data says, and plainly where it says nothing', async () => {
    const world = await makeWorld(t.db);
    const application = await world.application(product.id, 'innboks');
    const production = await world.environment('prod', true);
    const test = await world.environment('test', false);
    const deploy = (environment: number, at: string) =>
      world.deployment({ application, product: product.id, environment, at });
    await deploy(production, '2026-01-10T10:00:00Z');
    await deploy(production, '2025-12-01T10:00:00Z');
    await deploy(production, '2025-01-01T10:00:00Z');
    await deploy(test, '2026-01-10T10:00:00Z');
    expect(await cell('deployment')).toMatchObject({ practice: 'practised', done: 2, of: 2 });
    expect(await cell('deployment', other)).toMatchObject({ practice: 'noOccasion', of: 0 });
    expect(await cell('problem')).toMatchObject({ practice: 'unknown', done: 0, of: 0 });
    const version = '(select max(id) from process_version)';
    for (const [key, kind, state, table] of [
      ['SAK-901', 'issue', 'closed', 'issue'],
      ['SAK-902', 'issue', 'dropped', 'issue'],
      ['BEH-901', 'need', 'considered', 'need'],
      ['BEH-902', 'need', 'registered', 'need'],
    ]) {
      await t.db.sql(
        `with n as (insert into node (kind, key, title) values ($1, $2, $2) returning id),
         m as (insert into matter (id, kind, state, team_id, process_version_id, ended_at, state_since)
           select n.id, $1, $3, $4, ${version}, case when $1 = 'issue' then timestamptz '2026-01-10' end, timestamptz '2026-01-10' from n returning id)
         insert into ${table} (id) select id from m`,
        [kind, key, state, team.id],
      );
    }
    expect(await cell('development')).toMatchObject({ practice: 'practised', done: 1, of: 1 });
    expect(await cell('need')).toMatchObject({ practice: 'practised', done: 1, of: 2 });
  });
});

describe('a routine', () => {
  it('is written by who leads the team or its group, versioned, and its older texts are kept', async () => {
    const written = await write(lead, 'incident', { body: 'Vi ringer **vakten**.\r\n', owner: leadId });
    expect(written.statusCode).toBe(200);
    expect(written.json()).toMatchObject({
      version: 2,
      body: 'Vi ringer **vakten**.',
      cell: { state: 'current', owner: { name: 'Teamleder' } },
      history: [],
      mayEdit: true,
    });
    const again = await write(leader, 'incident', { body: 'Vi ringer vakten, så Slack.' }, 2);
    expect(again.json()).toMatchObject({
      version: 3,
      cell: { owner: { id: leadId } },
      history: [{ body: 'Vi ringer **vakten**.', writtenBy: { id: leadId } }],
    });
    expect((await write(employee, 'incident', { body: 'x' }, 3)).statusCode).toBe(403);
    expect((await write(lead, 'incident', { body: 'x' }, 1, other)).statusCode).toBe(403);
    expect((await employee.get(address('incident'))).json().mayEdit).toBe(false);
    const stale = await write(lead, 'incident', { body: 'x' }, 2);
    expect([stale.statusCode, stale.json().current.version]).toEqual([412, 3]);
  });

  it('is overdue after twelve months, and current again when reviewed as it stands', async () => {
    await write(lead, 'release', { body: 'Slik gjør vi det' });
    await t.db.sql(`update team_routine set reviewed_at = '2024-12-01' where process = 'release'`);
    expect(await cell('release')).toMatchObject({ state: 'overdue', reviewed: '2024-12-01' });
    expect((await review(employee, 'release', 2)).statusCode).toBe(403);
    expect((await review(lead, 'release', 1)).statusCode).toBe(412);
    const reviewed = await review(lead, 'release', 2);
    expect(reviewed.json()).toMatchObject({
      version: 2,
      cell: { state: 'current' },
      reviewedBy: { id: leadId },
    });
    const nothing = await review(lead, 'problem', 1);
    expect([nothing.statusCode, nothing.json().faults[0].reason]).toEqual([422, 'no_routine']);
  });

  it('shows that whoever is responsible has left, and takes nobody who has', async () => {
    const leaving = await t.make.person('Slutter', 'employee');
    await write(lead, 'change', { body: 'Slik', owner: leaving });
    await t.db.sql('update person set left_at = now() where id = $1', [leaving]);
    expect(await cell('change')).toMatchObject({ ownerLeft: true });
    const refused = await write(lead, 'change', { body: 'Slik', owner: leaving }, 2);
    expect(refused.json().faults).toMatchObject([{ pointer: '/owner', reason: 'no_such_person' }]);
    expect((await write(lead, 'change', { body: 'Slik', owner: null }, 2)).json().cell.owner).toBeNull();
  });

  it('refuses bad input, and two at once write one', async () => {
    expect((await write(lead, 'access', { body: '  ' })).statusCode).toBe(400);
    expect((await write(lead, 'access', { body: 'a\u0000' })).json().faults).toMatchObject([
      { reason: 'unclean_text' },
    ]);
    expect((await write(lead, 'access', { body: 'a', more: 1 })).json().code).toBe('unknown_field');
    expect((await write(lead, 'nothing', { body: 'a' })).statusCode).toBe(400);
    expect((await lead.write('PUT', address('access'), { body: 'a', language: 'nb' })).statusCode).toBe(428);
    const both = await Promise.all(['Én', 'To'].map((body) => write(lead, 'access', { body })));
    expect(both.map((x) => x.statusCode).sort()).toEqual([200, 412]);
  });
});
