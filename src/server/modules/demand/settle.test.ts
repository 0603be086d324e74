import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { ProblemValue } from '../../../contract/common.ts';
import type { DemandWithAnswersValue } from '../../../contract/demand.ts';
import type { HistoryEntryValue, MatterValue } from '../../../contract/matters.ts';
import { settleAllDemands, settleDemands } from './settle.ts';

let t: TestApp;
let office: TestClient;
let manager: TestClient;
let employee: TestClient;
let serviceOwner: TestClient;
let auditor: TestClient;

beforeAll(async () => {
  t = await startTestApp();
  office = await t.as(await t.make.person('Olga Kontor', 'employee', 'portfolioOffice'));
  manager = await t.as(await t.make.person('Mina Styrer', 'employee', 'portfolioManager'));
  employee = await t.as(await t.make.person('Eli Ansatt', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  const organisation = await t.make.organisation();
  serviceOwner = await t.as(await t.make.person('Tor Tjeneste', ['serviceOwnerAdmin', organisation.id]));
  // A new reader of what happens begins with what comes after it first looked.
  await settleDemands(t.db);
});
afterAll(() => t?.close());

type Answered = { link: number; demand: DemandWithAnswersValue };
const demand = async (): Promise<string> => {
  const made = await office.write('POST', '/api/v1/demands', { title: 'Et krav' });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<MatterValue>().key;
};
const initiative = async (fields: object = {}): Promise<string> =>
  (await employee.write('POST', '/api/v1/initiatives', { title: 'Et svar', ...fields })).json<MatterValue>()
    .key;
const answer = (key: string, by: string, c = employee, options: object = {}) =>
  c.write('POST', `/api/v1/demands/${key}/answers`, { answer: by }, options);
const read = async (key: string) => (await office.get(`/api/v1/matters/${key}`)).json<MatterValue>();
const move = async (key: string, name: string, body: object = {}, c = office) =>
  c.write('POST', `/api/v1/matters/${key}/transitions/${name}`, body, { version: (await read(key)).version });
const told = async (key: string) =>
  (await office.get(`/api/v1/matters/${key}/history`))
    .json<{ items: HistoryEntryValue[] }>()
    .items.filter((e) => e.type === 'matter.transitioned')
    .map((e) => [e.actorKind, e.data.transition, e.data.why ?? e.data.reason])
    .reverse();
/** An initiative's state as it would be at the end of its own road, with the event that tells it. */
const end = async (key: string, state: string): Promise<void> => {
  await t.db.sql(
    'update matter set state = $2, ended_at = now() from node n where n.id = matter.id and n.key = $1',
    [key, state],
  );
  // Read by what stands below, not by what it says: any event of it makes the program look.
  const other = await initiative();
  await employee.write('POST', '/api/v1/links', { type: 'relates', from: key, to: other });
};

describe('a demand moves with what answers it', () => {
  it('is answered at once, met when all of it is done, and open again when nothing is left; history says why', async () => {
    const key = await demand();
    const [one, two] = [await initiative(), await initiative()];
    const done = (await answer(key, one)).json<Answered>();
    expect(done.demand).toMatchObject({ key, state: 'answered', answers: [{ key: one }] });
    const second = (await answer(key, two)).json<Answered>();
    await end(one, 'done');
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('answered');
    await end(two, 'done');
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('met');
    for (const { link } of [done, second]) await employee.write('DELETE', `/api/v1/links/${link}`);
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('open');
    expect(await told(key)).toEqual([
      ['system', 'answer', 'answered'],
      ['system', 'meet', 'answersDone'],
      ['system', 'reopen', 'answersNotDone'],
    ]);
  });

  it('follows links made anywhere, and leaves out what came to nothing', async () => {
    const key = await demand();
    const by = await initiative();
    await employee.write('POST', '/api/v1/links', { type: 'answers', from: key, to: by });
    expect((await read(key)).state).toBe('open');
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('answered');
    await end(by, 'rejected');
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('open');
    const open = (await office.get('/api/v1/demands/unanswered?limit=500')).json<{
      items: { key: string }[];
    }>();
    expect(open.items.map((d) => d.key)).toContain(key);
  });

  it('finds those that were answered before the program followed them', async () => {
    const key = await demand();
    await employee.write('POST', '/api/v1/links', { type: 'answers', from: key, to: await initiative() });
    await settleAllDemands(t.db);
    expect((await read(key)).state).toBe('answered');
  });
});

describe('a person decides otherwise', () => {
  it('sends an answered one back with a reason, and is left alone until the answers change', async () => {
    const key = await demand();
    await answer(key, await initiative());
    const refused = await move(key, 'backToOpen');
    expect(refused.json()).toMatchObject({ missing: [{ code: 'reason' }] });
    expect((await move(key, 'backToOpen', { reason: 'Svarer ikke på alt' })).json()).toMatchObject({
      state: 'open',
    });
    await settleDemands(t.db);
    await settleAllDemands(t.db);
    expect((await read(key)).state).toBe('open');
    expect((await answer(key, await initiative())).json<Answered>().demand.state).toBe('answered');
  });

  it('sets one as met before all is done, by a waiver of the office, and the program does not take it back', async () => {
    const key = await demand();
    const by = await initiative();
    await answer(key, by);
    expect((await move(key, 'meet')).json()).toMatchObject({ missing: [{ criterion: 'KRV-O2' }] });
    const waive = (c: TestClient) =>
      c.write('PUT', `/api/v1/matters/${key}/criteria/KRV-O2`, {
        status: 'waived',
        note: 'Godtatt av departementet',
      });
    expect((await waive(employee)).statusCode).toBe(403);
    expect((await waive(office)).statusCode).toBe(200);
    expect((await move(key, 'meet')).json()).toMatchObject({ state: 'met' });
    await end(by, 'rejected');
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('met');
  });

  it('does not pursue one: it is answered by nothing until it is opened again', async () => {
    const key = await demand();
    await move(key, 'notPursue', { reason: 'Utgått' });
    const refused = await answer(key, await initiative());
    expect(refused.statusCode).toBe(422);
    expect(refused.json<ProblemValue>().faults).toMatchObject([{ reason: 'demand_is_settled' }]);
    await employee.write('POST', '/api/v1/links', { type: 'answers', from: key, to: await initiative() });
    await settleDemands(t.db);
    expect((await read(key)).state).toBe('notPursued');
    expect((await move(key, 'reopen', { reason: 'Aktuelt igjen' }, manager)).json()).toMatchObject({
      state: 'open',
    });
  });
});

describe('answering', () => {
  it('as another user: by the agency; what one does not see is not there', async () => {
    const key = await demand();
    const by = await initiative();
    expect((await answer(key, by, t.nobody)).statusCode).toBe(401);
    expect((await answer(key, by, serviceOwner)).statusCode).toBe(403);
    expect((await answer(key, by, auditor)).statusCode).toBe(403);
    const hidden = (
      await manager.write('POST', '/api/v1/initiatives', { title: 'Skjult', audience: 'restricted' })
    ).json<MatterValue>().key;
    expect((await answer(key, hidden)).statusCode).toBe(404);
    expect((await answer('KRV-99999', by)).statusCode).toBe(404);
  });

  it('refuses what cannot answer, unknown members, and links once however often it is asked', async () => {
    const key = await demand();
    const by = await initiative();
    expect((await answer(key, await demand())).json<ProblemValue>().faults).toMatchObject([
      { pointer: '/answer', reason: 'not_an_answer' },
    ]);
    const odd = await employee.write('POST', `/api/v1/demands/${key}/answers`, { answer: by, colour: 'red' });
    expect(odd.statusCode).toBe(400);
    const both = await Promise.all([answer(key, by), answer(key, by)]);
    expect(both.map((a) => a.statusCode)).toEqual([201, 201]);
    expect((await read(key)).version).toBe(2);
    const links = both.map((a) => a.json<Answered>().link);
    expect(links[0]).toBe(links[1]);
  });
});
