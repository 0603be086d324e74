import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { ProblemValue } from '../../../contract/common.ts';
import type { DemandWithAnswersValue, GuidingDocumentValue } from '../../../contract/demand.ts';
import type { MatterValue } from '../../../contract/matters.ts';

let t: TestApp;
let office: TestClient;
let employee: TestClient;
let auditor: TestClient;
let outsider: TestClient;
let serviceOwner: TestClient;
let groupKey: string;

beforeAll(async () => {
  t = await startTestApp();
  office = await t.as(await t.make.person('Olga Kontor', 'employee', 'portfolioOffice'));
  employee = await t.as(await t.make.person('Eli Ansatt', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
  const organisation = await t.make.organisation();
  serviceOwner = await t.as(await t.make.person('Tor Tjeneste', ['serviceOwnerAdmin', organisation.id]));
  groupKey = (await t.make.productGroup('Meldinger')).key;
});
afterAll(() => t?.close());

const documents = '/api/v1/guiding-documents';
const create = async (fields: Record<string, unknown> = {}): Promise<GuidingDocumentValue> => {
  const answer = await office.write('POST', documents, {
    title: 'Tildelingsbrev 2026',
    type: 'allocationLetter',
    ...fields,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<GuidingDocumentValue>();
};
type Whole = GuidingDocumentValue & { items: DemandWithAnswersValue[] };
const read = async (key: string, c = employee) => (await c.get(`${documents}/${key}`)).json<Whole>();
const take = (key: string, body: Record<string, unknown>, c = office) =>
  c.write('POST', `${documents}/${key}/demands/import`, body);
const demand = async (document: string, number: string, more: Record<string, unknown> = {}) => {
  const answer = await office.write('POST', '/api/v1/demands', {
    title: `Krav ${number}`,
    document,
    number,
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
};
const initiative = async (fields: Record<string, unknown> = {}) =>
  (await employee.write('POST', '/api/v1/initiatives', { title: 'Et svar', ...fields })).json<MatterValue>();
const answers = (from: string, to: string, c = employee) =>
  c.write('POST', '/api/v1/links', { type: 'answers', from, to });
const move = (key: string, name: string, version: number, body: object = {}, c = office) =>
  c.write('POST', `/api/v1/matters/${key}/transitions/${name}`, body, { version });

describe('guiding documents', () => {
  it('are registered and changed by the office, with version and trail', async () => {
    const made = await create({
      year: 2026,
      issuer: 'Departementet',
      productGroup: groupKey,
      url: 'https://a.no/b',
    });
    expect(made).toMatchObject({
      version: 1,
      productGroup: { title: 'Meldinger' },
      demands: 0,
      mayEdit: true,
    });
    const at = `${documents}/${made.key}`;
    const edited = await office.write('PATCH', at, { issuer: ' Nytt  departement ' }, { version: 1 });
    expect(edited.json()).toMatchObject({
      version: 2,
      issuer: 'Nytt departement',
      title: 'Tildelingsbrev 2026',
    });
    expect(edited.headers.etag).toBe('"2"');
    const same = await office.write('PATCH', at, { issuer: 'Nytt departement' }, { version: 2 });
    expect(same.json()).toMatchObject({ version: 2 });
    const stale = await office.write('PATCH', at, { year: 2025 }, { version: 1 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json<ProblemValue>()).toMatchObject({ current: { version: 2 } });
    expect((await office.write('PATCH', at, { year: 2025 })).statusCode).toBe(428);
    const events = await t.db.sql<{ type: string; payload: { changes: { field: string }[] } }>(
      `select e.type, e.payload from event e join node n on n.id = e.node_id where n.key = $1 order by e.id`,
      [made.key],
    );
    expect(events.map((e) => [e.type, e.payload.changes.map((c) => c.field)])).toEqual([
      ['guidingDocument.created', ['title', 'type', 'year', 'issuer', 'productGroup', 'url']],
      ['guidingDocument.edited', ['issuer']],
    ]);
  });

  it('two at once: one is stale', async () => {
    const { key } = await create();
    const both = await Promise.all(
      [2020, 2021].map((year) => office.write('PATCH', `${documents}/${key}`, { year }, { version: 1 })),
    );
    expect(both.map((a) => a.statusCode).sort()).toEqual([200, 412]);
  });

  it.each([
    [{ title: 'ab', type: 'other' }, '/title'],
    [{ title: 'Et brev', type: 'letter' }, '/type'],
    [{ title: 'Et brev', type: 'other', year: 1200 }, '/year'],
    [{ title: 'Et brev', type: 'other', url: 'javascript:alert(1)' }, '/url'],
    [{ title: 'Et brev', type: 'other', productGroup: 'GRP-NOPE' }, '/productGroup'],
    [{ title: 'Et brev', type: 'other', validFrom: '2026-02-01', validTo: '2026-01-01' }, '/validTo'],
    [{ title: 'Et\u0000brev', type: 'other' }, '/title'],
    [{ title: 'Et brev', type: 'other', colour: 'red' }, '/colour'],
    [{ type: 'other' }, '/title'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await office.write('POST', documents, body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<ProblemValue>().faults).toMatchObject([{ pointer }]);
  });

  it('as another user: read by the agency, written by the office only', async () => {
    const { key } = await create();
    const body = { title: 'Et annet', type: 'other' };
    for (const [c, reads, writes] of [
      [t.nobody, 401, 401],
      [outsider, 403, 403],
      [serviceOwner, 403, 403],
      [employee, 200, 403],
      [auditor, 200, 403],
    ] as const) {
      expect((await c.get(documents)).statusCode).toBe(reads);
      expect((await c.get(`${documents}/${key}`)).statusCode).toBe(reads);
      expect((await c.get('/api/v1/demands/unanswered')).statusCode).toBe(reads);
      expect((await c.write('POST', documents, body)).statusCode).toBe(writes);
      expect((await c.write('PATCH', `${documents}/${key}`, body, { version: 1 })).statusCode).toBe(writes);
      expect((await take(key, { text: '1;a' }, c)).statusCode).toBe(writes);
    }
    expect((await office.get(`${documents}/DOK-99999`)).statusCode).toBe(404);
    expect((await office.write('PATCH', `${documents}/DOK-99999`, {}, { version: 1 })).statusCode).toBe(404);
    expect((await take('DOK-99999', { text: '1;a' })).statusCode).toBe(404);
  });

  it('answers a repeat of the same key with the same document', async () => {
    const body = { title: 'Bare én gang', type: 'other' };
    const [a, b] = [
      await office.write('POST', documents, body, { key: 'once' }),
      await office.write('POST', documents, body, { key: 'once' }),
    ];
    expect(a.json<GuidingDocumentValue>().key).toBe(b.json<GuidingDocumentValue>().key);
  });
});

describe('demands', () => {
  it('are registered by the office only, with a number once in a document', async () => {
    const { key } = await create();
    const { key: other } = await create();
    expect((await employee.write('POST', '/api/v1/demands', { title: 'Mitt krav' })).statusCode).toBe(403);
    const made = await demand(key, '3.2');
    expect(made.fields).toMatchObject({ number: '3.2', document: { key, kind: 'guidingDocument' } });
    await demand(other, '3.2');
    const twice = await office.write('POST', '/api/v1/demands', {
      title: 'En til',
      document: key,
      number: '3.2',
    });
    expect(twice.json<ProblemValue>().faults).toMatchObject([{ pointer: '/number', reason: 'number_taken' }]);
    const without = await office.write('POST', '/api/v1/demands', { title: 'En til', document: key });
    expect(without.json<ProblemValue>().faults).toMatchObject([{ pointer: '/number', reason: 'required' }]);
    const second = await demand(key, '3.3');
    const edit = await office.write(
      'PATCH',
      `/api/v1/demands/${second.key}`,
      { number: '3.2' },
      { version: 1 },
    );
    expect(edit.json<ProblemValue>().faults).toMatchObject([{ pointer: '/number', reason: 'number_taken' }]);
    const wrong = await office.write(
      'PATCH',
      `/api/v1/demands/${second.key}`,
      { document: groupKey },
      { version: 1 },
    );
    expect(wrong.json<ProblemValue>().faults).toMatchObject([
      { pointer: '/document', reason: 'no_such_reference' },
    ]);
    const both = await Promise.all(
      ['Ene', 'Andre'].map((title) =>
        office.write('POST', '/api/v1/demands', { title, document: key, number: '9' }),
      ),
    );
    expect(both.map((a) => a.statusCode).filter((s) => s === 201)).toHaveLength(1);
  });

  it('are told in the order of their numbers, with what answers them and where that stands', async () => {
    const { key } = await create();
    for (const n of ['3.10', '3.2', '1']) await demand(key, n, { plannedEnd: '2026-12-31' });
    const [first, second] = (await read(key)).items;
    const seen = await initiative();
    const hidden = await initiative({ audience: 'restricted' });
    expect((await answers(second!.key, seen.key)).statusCode).toBe(201);
    expect((await answers(second!.key, hidden.key)).statusCode).toBe(201);
    const whole = await read(key, auditor);
    expect(whole).toMatchObject({ demands: 3, unanswered: 2, met: 0 });
    expect(
      whole.items.map((d) => [d.number, d.answers.map((a) => [a.key, a.state]), d.hiddenAnswers]),
    ).toEqual([
      ['1', [], 0],
      ['3.2', [[seen.key, 'notStarted']], 1],
      ['3.10', [], 0],
    ]);
    expect(whole.items[0]).toMatchObject({ key: first!.key, deadline: '2026-12-31', category: 'waiting' });
    const open = (await employee.get('/api/v1/demands/unanswered?limit=500')).json<{
      items: DemandWithAnswersValue[];
    }>();
    const mine = open.items.filter((d) => d.document?.key === key).map((d) => d.number);
    expect(mine).toEqual(['1', '3.10']);
  });

  it('hang under their document in the thread, and follow when it is another', async () => {
    const [one, other] = [await create(), await create({ title: 'Strategi' })];
    const made = await demand(one.key, '7.1');
    const upOf = async () => {
      const m = (await employee.get(`/api/v1/matters/${made.key}`)).json<MatterValue>();
      return { version: m.version, up: m.strip.up.map((n) => n.key) };
    };
    expect((await upOf()).up).toEqual([one.key]);
    const { version } = await upOf();
    const moved = await office.write(
      'PATCH',
      `/api/v1/demands/${made.key}`,
      { document: other.key },
      { version },
    );
    expect(moved.statusCode, moved.body).toBe(200);
    expect((await upOf()).up).toEqual([other.key]);
    const thread = await employee.get(`/api/v1/thread/${other.key}`);
    expect(thread.body).toContain(made.key);
  });

  it('are not pursued with a reason, by the office', async () => {
    const { key } = await create();
    const { key: k } = await demand(key, '1');
    expect((await move(k, 'notPursue', 1)).json()).toMatchObject({ missing: [{ code: 'reason' }] });
    expect((await move(k, 'notPursue', 1, { reason: 'x' }, employee)).json()).toMatchObject({
      missing: [{ code: 'role' }],
    });
    expect((await move(k, 'notPursue', 1, { reason: 'Utgått' })).json()).toMatchObject({
      state: 'notPursued',
    });
    expect(await read(key)).toMatchObject({ unanswered: 0 });
  });
});

describe('a pasted list', () => {
  const text = 'Nummer;Tittel;Tekst\n1;Første;Tekst én\n2;Andre;\n;Uten nummer;x';
  it('takes what is right, tells what is not by line and field, and changes nothing the second time', async () => {
    const { key } = await create();
    const dry = await take(key, { text, dryRun: true });
    expect(dry.json()).toMatchObject({ taken: false, created: 2, changed: 0, unchanged: 0 });
    expect((await take(key, { text, allOrNothing: true })).json()).toMatchObject({
      taken: false,
      created: 2,
    });
    expect((await read(key)).items).toEqual([]);
    const done = await take(key, { text });
    expect(done.json()).toMatchObject({
      taken: true,
      created: 2,
      faults: [{ line: 4, field: 'number', reason: 'required', text: 'Mangler.' }],
    });
    const again = await take(key, { text });
    expect(again.json()).toMatchObject({ taken: true, created: 0, changed: 0, unchanged: 2 });
    const changed = await take(key, { text: '2\tAndre, ny\tMed tekst\n3\tTredje' });
    expect(changed.json()).toMatchObject({ created: 1, changed: 1, unchanged: 0, faults: [] });
    expect((await read(key)).items.map((d) => [d.number, d.title])).toEqual([
      ['1', 'Første'],
      ['2', 'Andre, ny'],
      ['3', 'Tredje'],
    ]);
  });

  it('twice at once comes to the same', async () => {
    const { key } = await create();
    const both = await Promise.all([take(key, { text }), take(key, { text })]);
    expect(both.map((a) => a.json<{ created: number }>().created).sort()).toEqual([0, 2]);
    expect((await read(key)).items).toHaveLength(2);
  });

  it('refuses unknown members, nothing, and too much', async () => {
    const { key } = await create();
    expect((await take(key, { text, colour: 'red' })).statusCode).toBe(400);
    expect((await take(key, { text: '' })).statusCode).toBe(400);
    expect((await take(key, { text: 'a'.repeat(1_000_001) })).statusCode).toBe(400);
  });
});
