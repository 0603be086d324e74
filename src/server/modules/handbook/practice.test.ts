import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import { makeWorld, type World } from '../../../../test/thread/world.ts';
import type { CountedPracticeValue, RoutineCellValue } from '../../../contract/handbook.ts';

let t: TestApp;
let w: World;
let employee: TestClient;
let outsider: TestClient;
let team: MadeNode;
let other: MadeNode;
let product: MadeNode;

/** The clock of a test stands at 15 January 2026. */
const lately = '2026-01-10T10:00:00Z';
const before = '2025-09-01T10:00:00Z';

beforeAll(async () => {
  t = await startTestApp();
  w = await makeWorld(t.db);
  const group = await t.make.productGroup('Meldinger');
  team = await t.make.team(group, 'Team Innboks');
  other = await t.make.team(group, 'Team Oppslag');
  product = await t.make.product({ productGroup: group, team });
  employee = await t.as(await t.make.person('Ansatt', 'employee'));
  const organisation = await t.make.organisation();
  outsider = await t.as(await t.make.person('Tjenesteeier', ['serviceOwnerMember', organisation.id]));
});
afterAll(() => t?.close());

const cell = async (process: string, of: MadeNode = team): Promise<RoutineCellValue | undefined> =>
  (await employee.get('/api/v1/routines'))
    .json<{ cells: RoutineCellValue[] }>()
    .cells.find((c) => c.team === of.key && c.process === process);
const counted = async (process: string, of: MadeNode = team): Promise<CountedPracticeValue> =>
  (await employee.get(`/api/v1/routines/${of.key}/${process}/practice`)).json();
/** What was counted, `+` for what was done. */
const said = (c: CountedPracticeValue) => c.items.map((i) => `${i.done ? '+' : '-'}${i.node.key}`);
const set = (table: string, id: number, columns: string) =>
  t.db.sql(`update ${table} set ${columns} where id = $1`, [id]);

describe('what is counted', () => {
  it('of the roadmap: every element of the team’s products, confirmed in two weeks or just begun', async () => {
    const element = async (key: string, state: string, since: string, judged: string | null) => {
      const id = await w.matter('roadmapElement', key, state, { product_id: product.id, state_since: since });
      await t.db.sql('update roadmap_element set judged_at = $2 where id = $1', [id, judged]);
      return id;
    };
    await element('VEI-801', 'inProgress', before, lately);
    await element('VEI-802', 'backlog', lately, null);
    await element('VEI-803', 'proposed', before, null);
    expect(await cell('roadmap')).toMatchObject({ practice: 'practised', done: 2, of: 2 });
    const late = await element('VEI-804', 'inProgress', before, '2025-12-31T09:00:00Z');
    expect(await cell('roadmap')).toMatchObject({ practice: 'notPractised', done: 2, of: 3 });
    // What is not done comes first: that is what is to be mended.
    expect(said(await counted('roadmap'))).toEqual(['-VEI-804', '+VEI-802', '+VEI-801']);
    await t.db.sql('update node set deleted_at = now() where id = $1', [late]);
    expect(await cell('roadmap')).toMatchObject({ practice: 'practised', done: 2, of: 2 });
    expect(await cell('roadmap', other)).toMatchObject({ practice: 'noOccasion', of: 0 });
  });

  it('of the portfolio and its key results: also what was distributed to the team', async () => {
    const own = await w.matter('initiative', 'TIL-801', 'implementation', { team_id: team.id });
    await set('initiative', own, `report_due = '2026-01-15'`);
    await w.matter('initiative', 'TIL-802', 'planning', { team_id: team.id });
    expect(await cell('portfolio')).toMatchObject({ practice: 'practised', done: 1, of: 1 });
    const given = await w.matter('initiative', 'TIL-803', 'implementation');
    await set('initiative', given, `report_due = '2026-01-14'`);
    const giver = await t.make.person('Giver', 'employee');
    const taker = await t.make.person('Tar imot', 'employee');
    await t.db.sql(
      `insert into distribution (initiative_id, receiver, place_id, state, created_by, decided_by, decided_at)
       values ($1, 'team', $2, 'accepted', $3, $4, now())`,
      [given, team.id, giver, taker],
    );
    expect(await cell('portfolio')).toMatchObject({ practice: 'notPractised', done: 1, of: 2 });
    expect(said(await counted('portfolio'))).toEqual(['-TIL-803', '+TIL-801']);
    const result = await w.matter('keyResult', 'RES-801', 'measuring');
    await set('key_result', result, `next_due = '2026-01-14'`);
    // Two initiatives with the same key result: it is counted once.
    await w.link('measures', own, result);
    await w.link('measures', given, result);
    expect(await cell('measurement')).toMatchObject({ practice: 'notPractised', done: 0, of: 1 });
    await set('key_result', result, `next_due = '2026-01-15'`);
    expect(await cell('measurement')).toMatchObject({ practice: 'practised', done: 1, of: 1 });
  });

  it('of the backlog and development: what is open and changed, what is closed', async () => {
    const work = (key: string, state: string, columns: Record<string, unknown>) =>
      w.matter('issue', key, state, { team_id: team.id, ...columns });
    await work('SAK-801', 'closed', { ended_at: lately, updated_at: lately });
    await work('SAK-802', 'closed', { ended_at: before, updated_at: lately });
    await work('SAK-803', 'inProgress', { updated_at: before, state_since: before });
    expect(await cell('backlog')).toMatchObject({ practice: 'notPractised', done: 0, of: 1 });
    expect(await cell('development')).toMatchObject({ practice: 'practised', done: 1, of: 2 });
    expect(said(await counted('development'))).toEqual(['+SAK-801', '-SAK-803']);
    await work('SAK-804', 'todo', { updated_at: lately });
    expect(await cell('backlog')).toMatchObject({ practice: 'practised', done: 1, of: 2 });
    const page = (await employee.get('/api/v1/handbook/backlog/practice')).json();
    expect(page).toMatchObject({ teams: 2, done: 1, of: 2, days: 30 });
    expect(page.practices).toContainEqual({ practice: 'noOccasion', teams: 1 });
    expect(page.states).toContainEqual({ state: 'none', teams: 2 });
  });

  it('of deployments: those to production, and the applications without one', async () => {
    const application = await w.application(product.id, 'innboks');
    const quiet = await w.application(product.id, 'arkiv');
    const production = await w.environment('prod', true);
    expect(await cell('deployment')).toMatchObject({ practice: 'notPractised', done: 0, of: 2 });
    await w.deployment({ application, product: product.id, environment: production, at: lately });
    await w.deployment({ application: quiet, product: product.id, environment: production, at: before });
    expect(await cell('deployment')).toMatchObject({ practice: 'practised', done: 1, of: 2 });
    expect((await counted('deployment')).items.map((i) => [i.node.kind, i.done])).toEqual([
      ['deployment', true],
      ['application', false],
    ]);
  });

  it('is told as far as the reader sees, and says how much is not shown', async () => {
    await w.matter('need', 'BEH-801', 'considered', { team_id: other.id, state_since: lately });
    await w.matter('need', 'BEH-802', 'registered', { team_id: other.id, audience: 'restricted' });
    const needs = await counted('need', other);
    expect(said(needs)).toEqual(['+BEH-801']);
    expect(needs).toMatchObject({ practice: 'practised', done: 1, of: 2, more: 0, notShown: 1, days: 90 });
    const nothing = await counted('incident');
    expect(nothing).toMatchObject({
      practice: 'unknown',
      done: 0,
      of: 0,
      items: [],
      notShown: 0,
      days: null,
    });
    expect((await outsider.get(`/api/v1/routines/${team.key}/need/practice`)).statusCode).toBe(403);
    expect((await outsider.get('/api/v1/handbook/need/practice')).statusCode).toBe(403);
    expect((await employee.get('/api/v1/routines/TEAM-999/need/practice')).statusCode).toBe(404);
  });
});
