import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { PlanComparisonValue, PlanItemValue, PlanValue } from '../../../contract/plan.ts';

let t: TestApp;
let manager: TestClient;
let office: TestClient;
let leader: TestClient;
let employee: TestClient;
let officeId: number;

beforeAll(async () => {
  t = await startTestApp();
  manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
  officeId = await t.make.person('Odd Kontor', 'employee', 'portfolioOffice');
  office = await t.as(officeId);
  leader = await t.as(await t.make.person('Lars Leder', 'employee', 'managementGroup'));
  employee = await t.as(await t.make.person('Eli Ansatt', 'employee'));
});
afterAll(() => t?.close());

async function initiative(title: string, fields: Record<string, unknown> = {}): Promise<MatterValue> {
  const answer = await manager.write('POST', '/api/v1/initiatives', { title, ...fields });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
async function make(body: Record<string, unknown> = {}): Promise<PlanValue> {
  const answer = await office.write('POST', '/api/v1/plans', {
    type: 'budgetProposal',
    year: 2027,
    ...body,
  });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}
const act = (
  list: PlanValue,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  client = office,
  version = list.version,
) => client.write(method, `/api/v1/plans/${list.key}${path}`, body, { version });
async function add(list: PlanValue, ...keys: string[]): Promise<PlanValue> {
  const answer = await act(list, 'POST', '/items', { keys });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const keysOf = (list: PlanValue): string[] => list.items.map((i) => i.matter.key);
const itemOf = (list: PlanValue, key: string): PlanItemValue => {
  const found = list.items.find((i) => i.matter.key === key);
  if (!found) throw new Error(`${key} is not in the list`);
  return found;
};
const read = async (key: string, client = office): Promise<PlanValue> =>
  (await client.get(`/api/v1/plans/${key}`)).json();

describe('picking and ordering', () => {
  it('adds by key and by filter, most important first, and never twice', async () => {
    const must = await initiative('Må gjøres', { moscow: 'must', personMonths: 4 });
    const could = await initiative('Kan gjøres', {
      moscow: 'could',
      funding: [
        { year: 2027, budgetLine: 'Post 01', amount: 100 },
        { year: 2028, budgetLine: 'Post 01', amount: 50 },
      ],
    });
    let list = await make();
    expect(list).toMatchObject({
      title: 'Satsningsforslag 2027',
      state: 'open',
      edition: 1,
      version: 1,
      items: [],
    });
    list = await add(list, could.key);
    list = (await act(list, 'POST', '/items', { filter: { priority: '1,3' } })).json();
    expect(keysOf(list)).toEqual([could.key, must.key]);
    const again = await act(list, 'POST', '/items', { filter: { q: must.key } });
    expect([again.statusCode, again.json().version]).toEqual([200, list.version]);
    const item = itemOf(list, could.key);
    list = (
      await act(list, 'PATCH', `/items/${item.id}`, { amount: 900, priority: 1, note: 'Viktig' })
    ).json();
    expect(itemOf(list, could.key)).toMatchObject({
      amount: 900,
      priority: 1,
      note: 'Viktig',
      fundingYear: 100,
      fundingAll: 150,
      moscow: 'could',
    });
    expect(list.sums).toEqual({ amount: 900, fundingYear: 100, fundingAll: 150, personMonths: 4 });
    list = (await act(list, 'DELETE', `/items/${item.id}`)).json();
    expect(keysOf(list)).toEqual([must.key]);
  });

  it('two order at once: the second gets the list as it is, and carries the move over', async () => {
    const made = await Promise.all(['Alfa', 'Beta', 'Gamma', 'Delta'].map((title) => initiative(title)));
    const [a, b, c, d] = made.map((m) => m.key) as [string, string, string, string];
    const list = await add(await make(), a, b, c, d);
    const move = (client: TestClient, version: number, key: string, after: string | null) =>
      act(
        list,
        'POST',
        `/items/${itemOf(list, key).id}/move`,
        { after: after === null ? null : itemOf(list, after).id },
        client,
        version,
      );
    const answers = await Promise.all([
      move(office, list.version, d, null),
      move(manager, list.version, a, c),
    ]);
    expect(answers.map((x) => x.statusCode).sort()).toEqual([200, 412]);
    const lost = answers.findIndex((x) => x.statusCode === 412);
    const current = answers[lost]!.json<{ current: PlanValue }>().current;
    expect(current.version).toBe(list.version + 1);
    const carried = await (lost === 0
      ? move(office, current.version, d, null)
      : move(manager, current.version, a, c));
    expect(keysOf(carried.json())).toEqual([d, b, c, a]);
  });
});

describe('freezing', () => {
  it('keeps everything as it stood, refuses edits, and a new edition begins with a reason', async () => {
    const m = await initiative('Slik det var', { description: 'Da', personMonths: 3 });
    const other = await initiative('Kommer til');
    let list = await add(await make({ type: 'yearPlan', year: 2026, introduction: 'Innledning' }), m.key);
    expect(list.title).toBe('Virksomhetsplan 2026');
    list = (await act(list, 'PATCH', `/items/${list.items[0]!.id}`, { amount: 10 })).json();
    list = (await act(list, 'POST', '/freeze')).json();
    expect(list).toMatchObject({ state: 'frozen', edition: 1, editions: [{ edition: 1, reopened: null }] });
    await manager.write(
      'PATCH',
      `/api/v1/initiatives/${m.key}`,
      { title: 'Slik det ble', description: 'Nå', personMonths: 5 },
      { version: 1 },
    );
    const frozen = await read(list.key);
    expect(itemOf(frozen, m.key)).toMatchObject({ matter: { title: 'Slik det var' }, personMonths: 3 });
    for (const [method, path, body] of [
      ['PATCH', '', { title: 'x' }],
      ['POST', '/items', { keys: [other.key] }],
      ['PATCH', `/items/${list.items[0]!.id}`, { note: 'x' }],
      ['POST', `/items/${list.items[0]!.id}/move`, { after: null }],
      ['DELETE', `/items/${list.items[0]!.id}`, undefined],
      ['POST', '/freeze', undefined],
    ] as const) {
      const answer = await act(list, method, path, body);
      expect([path, answer.statusCode, answer.json().reason]).toEqual([path, 409, 'list_frozen']);
    }
    await expect(t.db.sql(`update plan_snapshot set content = '{}'`)).rejects.toThrow('permission denied');
    expect((await act(list, 'POST', '/reopen', { reason: '  ' })).statusCode).toBe(400);
    list = (await act(list, 'POST', '/reopen', { reason: 'Ny bestilling' })).json();
    expect(list).toMatchObject({ state: 'open', edition: 2, mayEdit: true });
    expect(list.editions[0]).toMatchObject({
      edition: 1,
      reopened: { reason: 'Ny bestilling', by: { name: 'Odd Kontor' } },
    });
    expect(itemOf(list, m.key).matter.title).toBe('Slik det ble');
    list = await add(list, other.key);
    list = (await act(list, 'PATCH', `/items/${itemOf(list, m.key).id}`, { amount: 20 })).json();
    const old = (await office.get(`/api/v1/plans/${list.key}?edition=1`)).json<PlanValue>();
    expect([keysOf(old), old.items[0]!.amount, old.mayEdit]).toEqual([[m.key], 10, false]);
    const compared = (await office.get(`/api/v1/plans/${list.key}/compare`)).json<PlanComparisonValue>();
    expect(compared).toMatchObject({ edition: 1, introductionChanged: false });
    expect(compared.changes).toMatchObject([
      { key: m.key, what: 'changed', moved: false },
      { key: other.key, what: 'added', to: 2 },
    ]);
    const fields = Object.fromEntries(compared.changes[0]!.changes.map((c) => [c.field, [c.from, c.to]]));
    expect(fields).toEqual({
      title: ['Slik det var', 'Slik det ble'],
      description: ['Da', 'Nå'],
      personMonths: [3, 5],
      'plan.amount': [10, 20],
    });
    expect((await office.get(`/api/v1/plans/${list.key}?edition=9`)).statusCode).toBe(404);
  });

  it('frozen while another edits: one of them is told, and the frozen is what was seen', async () => {
    const m = await initiative('Fryses mens den redigeres');
    const list = await add(await make(), m.key);
    const [freeze, edit] = await Promise.all([
      act(list, 'POST', '/freeze', undefined, manager),
      act(list, 'PATCH', `/items/${list.items[0]!.id}`, { amount: 5 }, office),
    ]);
    expect([freeze.statusCode, edit.statusCode].sort()).toEqual([200, 412]);
    const now = await read(list.key);
    expect([now.state, now.items[0]!.amount]).toEqual(
      freeze.statusCode === 200 ? ['frozen', null] : ['open', 5],
    );
    const empty = await act(await make(), 'POST', '/freeze');
    expect([empty.statusCode, empty.json().reason]).toEqual([409, 'list_empty']);
    expect((await office.get(`/api/v1/plans/${(await make()).key}/compare`)).statusCode).toBe(404);
  });
});

describe('documents', () => {
  let list: PlanValue;
  beforeAll(async () => {
    const first = await initiative('Første & <beste>', {
      problemStatement: 'Det er **langt**:\n\n- en\n- to',
      moscow: 'must',
      personMonths: 2.5,
      funding: [{ year: 2027, budgetLine: '=HYPERLINK("x")', amount: 1_200_000 }],
    });
    const second = await initiative('Andre');
    list = await add(await make({ introduction: 'Vi foreslår to satsninger.' }), first.key, second.key);
    for (const [key, amount] of [
      [first.key, 1_500_000],
      [second.key, 250_000],
    ] as const)
      list = (await act(list, 'PATCH', `/items/${itemOf(list, key).id}`, { amount, priority: 1 })).json();
  });

  it('docx: headings, table with sums, its language, what people wrote', async () => {
    const answer = await leader.get(`/api/v1/plans/${list.key}/list.docx?language=nn`);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${list.key}-2027.docx"`);
    const files = unzipSync(new Uint8Array(answer.rawPayload));
    const xml = strFromU8(files['word/document.xml']!);
    const text = xml.replace(/<[^>]+>/g, '\n').replace(/\u00a0/g, ' ');
    expect(strFromU8(files['word/styles.xml']!)).toContain('w:lang w:val="nn-NO"');
    expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2);
    expect(xml).toContain('<w:tblHeader/>');
    for (const words of [
      'Vi foreslår to satsninger.',
      'Oversyn',
      'Første &amp; &lt;beste&gt;',
      'langt',
      '1 750 000',
      'Høg',
      'under arbeid',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('**');
  });

  it('xlsx: typed cells, and sums that go on counting', async () => {
    const answer = await leader.get(`/api/v1/plans/${list.key}/list.xlsx?language=nb`);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const rows = (await readXlsxFile(answer.rawPayload))[0]!.data;
    expect(rows[0]!.slice(0, 3)).toEqual(['Nr.', 'Nøkkel', 'Tiltak']);
    expect(rows[1]!.slice(0, 4)).toEqual([1, keysOf(list)[0], 'Første & <beste>', 'Ikke startet']);
    expect(rows[1]!.slice(7, 12)).toEqual(['Høy', 2.5, 1_200_000, 1_200_000, 1_500_000]);
    const sheet = strFromU8(unzipSync(new Uint8Array(answer.rawPayload))['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<f>SUM(L2:L3)</f><v>1750000</v>');
    const funding = strFromU8(unzipSync(new Uint8Array(answer.rawPayload))['xl/worksheets/sheet2.xml']!);
    expect(funding).toContain('=HYPERLINK(&quot;x&quot;)');
    expect(funding).not.toContain('<f>');
  });

  it('a frozen edition comes out as it was', async () => {
    const frozen = (await act(list, 'POST', '/freeze')).json<PlanValue>();
    const key = keysOf(frozen)[1]!;
    await manager.write('PATCH', `/api/v1/initiatives/${key}`, { title: 'Omdøpt' }, { version: 1 });
    const answer = await office.get(`/api/v1/plans/${list.key}/list.docx?language=en`);
    expect(answer.headers['content-disposition']).toContain('-2027-1.docx');
    const xml = strFromU8(unzipSync(new Uint8Array(answer.rawPayload))['word/document.xml']!);
    expect(xml).toContain('Andre');
    expect(xml).toContain('frozen');
    expect(xml).not.toContain('Omdøpt');
  });
});

describe('as another user', () => {
  it('nobody 401, an employee 403, a reader cannot write, a token keeps to its scopes', async () => {
    const m = await initiative('Lest av andre');
    const list = await add(await make(), m.key);
    const item = list.items[0]!.id;
    for (const [method, path, body] of [
      ['PATCH', '', { title: 'x' }],
      ['POST', '/items', { keys: [m.key] }],
      ['PATCH', `/items/${item}`, { note: 'x' }],
      ['POST', `/items/${item}/move`, { after: null }],
      ['DELETE', `/items/${item}`, undefined],
      ['POST', '/freeze', undefined],
      ['POST', '/reopen', { reason: 'x' }],
    ] as const) {
      expect((await act(list, method, path, body, t.nobody)).statusCode).toBe(401);
      for (const client of [employee, leader])
        expect((await act(list, method, path, body, client)).statusCode).toBe(403);
    }
    for (const path of ['', '/list.docx', '/list.xlsx']) {
      expect((await employee.get(`/api/v1/plans/${list.key}${path}`)).statusCode).toBe(403);
      expect((await leader.get(`/api/v1/plans/${list.key}${path}`)).statusCode).toBe(200);
    }
    expect((await read(list.key, leader)).mayEdit).toBe(false);
    const token = await t.withToken(officeId, ['plan.read']);
    expect((await token.get(`/api/v1/plans/${list.key}`)).statusCode).toBe(200);
    expect((await act(list, 'POST', '/freeze', undefined, token)).statusCode).toBe(403);
  });

  it('a restricted initiative is in the list only for those who see it, frozen too', async () => {
    const hidden = await initiative('Hemmelig tiltak', { audience: 'restricted' });
    const open = await initiative('Åpent tiltak');
    let list = await make();
    list = (await act(list, 'POST', '/items', { keys: [hidden.key, open.key] }, manager)).json();
    const item = itemOf(list, hidden.key).id;
    expect(keysOf(await read(list.key))).toEqual([open.key]);
    expect((await act(list, 'PATCH', `/items/${item}`, { note: 'x' }, office)).statusCode).toBe(404);
    list = (await act(list, 'PATCH', `/items/${item}`, { amount: 77 }, manager)).json();
    expect((await read(list.key)).sums.amount).toBe(0);
    list = (await act(list, 'POST', '/freeze', undefined, office)).json();
    expect(keysOf(list)).toEqual([open.key]);
    expect(keysOf(await read(list.key, manager))).toEqual([hidden.key, open.key]);
    const mine = await leader.get(`/api/v1/plans/${list.key}/list.docx`);
    expect(strFromU8(unzipSync(new Uint8Array(mine.rawPayload))['word/document.xml']!)).not.toContain(
      'Hemmelig',
    );
    const compared = await office.get(`/api/v1/plans/${list.key}/compare`);
    expect(compared.body).not.toContain('Hemmelig');
  });
});

describe('bad input', () => {
  it.each([
    [{}],
    [{ type: 'wish', year: 2027 }],
    [{ type: 'yearPlan', year: 1999 }],
    [{ type: 'yearPlan', year: 2027.5 }],
    [{ type: 'yearPlan', year: 2027, title: ' ' }],
    [{ type: 'yearPlan', year: 2027, secret: 1 }],
    [{ type: 'yearPlan', year: 2027, introduction: 'x\u0000' }],
  ])('refuses %j', async (body) => {
    expect((await office.write('POST', '/api/v1/plans', body)).statusCode).toBe(400);
  });

  it('refuses amounts that are none, unknown keys, other kinds, and writes without a version', async () => {
    const m = await initiative('Med gale tall');
    const list = await add(await make(), m.key);
    const url = `/items/${list.items[0]!.id}`;
    for (const body of [{ amount: -1 }, { amount: 1.5 }, { amount: 1e13 }, { priority: 4 }, { rank: 'x' }])
      expect((await act(list, 'PATCH', url, body)).statusCode).toBe(400);
    for (const body of [
      {},
      { keys: [] },
      { keys: ['TIL-99999'] },
      { keys: [m.key], filter: {} },
      { filter: { x: 1 } },
    ])
      expect((await act(list, 'POST', '/items', body)).statusCode).toBe(400);
    expect((await act(list, 'POST', `${url}/move`, { after: 999_999 })).statusCode).toBe(400);
    expect((await act(list, 'POST', '/items/999999/move', { after: null })).statusCode).toBe(404);
    const without = await office.write('PATCH', `/api/v1/plans/${list.key}`, { title: 'x' });
    expect(without.statusCode).toBe(428);
    expect((await office.get('/api/v1/plans/MOT-1')).statusCode).toBe(404);
  });

  it('lists by pages and filters', async () => {
    const page = (await office.get('/api/v1/plans?limit=2')).json();
    expect(page.items).toHaveLength(2);
    const rest = (await office.get(`/api/v1/plans?limit=2&cursor=${page.next}`)).json();
    expect(rest.items[0].key).not.toBe(page.items[1].key);
    const plans = (await office.get('/api/v1/plans?type=yearPlan&year=2026')).json();
    expect(plans.items.every((l: PlanValue) => l.type === 'yearPlan' && l.year === 2026)).toBe(true);
    expect(plans.items.length).toBeGreaterThan(0);
  });
});
