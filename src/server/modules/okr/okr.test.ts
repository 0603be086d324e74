import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { ProblemValue } from '../../../contract/common.ts';
import type { HistoryEntryValue, MatterValue } from '../../../contract/matters.ts';
import type { KeyResultValue, MeasurementValue, ObjectiveValue } from '../../../contract/okr.ts';
import { draftNeedsOfPlansEnded, remindOfMeasurements } from './index.ts';

let t: TestApp;
let owner: TestClient;
let ownerId: number;
let measurer: TestClient;
let measurerId: number;
let office: TestClient;
let manager: TestClient;
let other: TestClient;
let auditor: TestClient;
let outsider: TestClient;

// The clock stands at 15 January 2026.
beforeAll(async () => {
  t = await startTestApp();
  ownerId = await t.make.person('Eli Ansatt', 'employee');
  owner = await t.as(ownerId);
  measurerId = await t.make.person('Mette Måler', 'employee');
  measurer = await t.as(measurerId);
  office = await t.as(await t.make.person('Olga Kontor', 'employee', 'portfolioOffice'));
  manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
});
afterAll(() => t?.close());

const initiative = async (fields: Record<string, unknown> = {}) =>
  (
    await owner.write('POST', '/api/v1/initiatives', { title: 'Et tiltak', owner: ownerId, ...fields })
  ).json<MatterValue>();
const add = (key: string, body: Record<string, unknown>, c = owner, options: { key?: string } = {}) =>
  c.write('POST', `/api/v1/initiatives/${key}/key-results`, body, options);
const added = async (key: string, body: Record<string, unknown> = {}) => {
  const answer = await add(key, {
    title: 'Feil i uken',
    objective: 'Færre feil',
    baseline: 20,
    target: 0,
    unit: 'feil',
    ...body,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
};
const read = async (key: string, c = owner) => (await c.get(`/api/v1/matters/${key}`)).json<MatterValue>();
const okr = async (key: string, c = owner) =>
  (await c.get(`/api/v1/initiatives/${key}/key-results`)).json<{
    objectives: ObjectiveValue[];
    mayAdd: boolean;
  }>();
const move = (key: string, name: string, version: number, body: object = {}, c = owner) =>
  c.write('POST', `/api/v1/matters/${key}/transitions/${name}`, body, { version });
const edit = (key: string, version: number, body: object, c = owner) =>
  c.write('PATCH', `/api/v1/key-results/${key}`, body, { version });
const measure = (key: string, body: object, c = measurer, options: { key?: string } = {}) =>
  c.write('POST', `/api/v1/key-results/${key}/measurements`, body, options);
const correct = (key: string, id: number, body: object, c = measurer) =>
  c.write('POST', `/api/v1/key-results/${key}/measurements/${id}/corrections`, body);
interface Measured {
  keyResult: KeyResultValue;
  items: MeasurementValue[];
}
const measured = async (key: string, c = owner) =>
  (await c.get(`/api/v1/key-results/${key}/measurements`)).json<Measured>();

const plan = (fields: object = {}) => ({
  interval: 'monthly',
  measuredBy: measurerId,
  plannedStart: '2025-11-01',
  plannedEnd: '2026-06-30',
  ...fields,
});
/** A key result that is being measured. */
async function measuring(fields: object = {}, of?: string): Promise<string> {
  const { key } = await added(of ?? (await initiative()).key, plan(fields) as Record<string, unknown>);
  expect((await move(key, 'agree', 1)).statusCode).toBe(200);
  expect((await move(key, 'startMeasuring', 2)).statusCode).toBe(200);
  return key;
}
const faults = (answer: { json(): unknown }) => (answer.json() as ProblemValue).faults;

describe('a key result of an initiative', () => {
  it('is registered and linked in one, and follows the initiative unless somebody says otherwise', async () => {
    const group = await t.make.productGroup('Meldinger');
    const { key } = await initiative({ productGroup: group.key });
    const made = await added(key);
    expect(made).toMatchObject({
      kind: 'keyResult',
      state: 'draft',
      fields: {
        owner: { id: ownerId },
        productGroup: { key: group.key },
        objective: 'Færre feil',
        target: 0,
      },
    });
    expect((await read(made.key)).strip.up).toMatchObject([{ key }]);
    const history = (await owner.get(`/api/v1/matters/${key}/history`)).json<{
      items: HistoryEntryValue[];
    }>();
    expect(history.items[0]).toMatchObject({ type: 'link.added', data: { linkType: 'measures' } });
    const again = [
      await add(key, { title: 'Én gang' }, owner, { key: 'once' }),
      await add(key, { title: 'Én gang' }, owner, { key: 'once' }),
    ];
    expect(again[0]!.json<MatterValue>().key).toBe(again[1]!.json<MatterValue>().key);
  });

  it('is told under its objective, with how it stands', async () => {
    const { key } = await initiative();
    await added(key);
    await added(key, { title: 'Oppetid', objective: ' færre  feil ', baseline: 99, target: 99.9 });
    await added(key, { title: 'Ventetid', objective: 'Raskere svar' });
    const { objectives, mayAdd } = await okr(key);
    expect(mayAdd).toBe(true);
    expect(objectives.map((o) => [o.objective, o.complete, o.keyResults.map((k) => k.direction)])).toEqual([
      ['Færre feil', true, ['down', 'up']],
      ['Raskere svar', false, ['down']],
    ]);
    expect((await okr(key, other)).mayAdd).toBe(false);
  });

  it('opens the gate to planning when 1–3 objectives have 2–3 each; dropped ones do not count', async () => {
    const { key } = await initiative({
      description: 'Behov',
      problemStatement: 'Problem',
      nextPhaseScope: 'Lite',
      moscow: 'must',
    });
    await t.db.sql(`update matter set state = 'concept' where id = (select id from node where key = $1)`, [
      key,
    ]);
    const gate = async () => (await read(key)).criteria.find((c) => c.id === 'TIL-L2');
    expect(await gate()).toMatchObject({ kind: 'computed', status: 'open', have: 0, need: 1 });
    const first = await added(key);
    expect(await gate()).toMatchObject({ status: 'open', have: 0, need: 1 });
    await added(key, { title: 'Oppetid' });
    expect(await gate()).toMatchObject({ status: 'met', have: 1, need: 1 });
    await move(first.key, 'drop', 1, { reason: 'Kan ikke måles' });
    expect(await gate()).toMatchObject({ status: 'open', have: 0, need: 1 });
  });

  it('is signed off at the end when it has its answer or is measured by a plan', async () => {
    const { key } = await initiative();
    await t.db.sql(
      `update matter set state = 'implementation' where id = (select id from node where key = $1)`,
      [key],
    );
    const gate = async () => (await read(key)).criteria.find((c) => c.id === 'TIL-U1');
    expect(await gate()).toMatchObject({ kind: 'computed', status: 'open', have: 0, need: 1 });
    const made = await added(key);
    await measuring({}, key);
    expect(await gate()).toMatchObject({ status: 'open', have: 1, need: 2 });
    await move(made.key, 'drop', 1, { reason: 'Kan ikke måles' });
    expect(await gate()).toMatchObject({ status: 'met', have: 1, need: 1 });
  });

  it('an initiative that entered its phase before key results were counted is counted all the same', async () => {
    const { key } = await initiative();
    const [old] = await t.db.sql<{ id: number }>(
      `insert into process_version (kind, number, fingerprint, definition)
       select kind, 900, 'old', jsonb_set(definition::jsonb, '{definition,criteria,TIL-L2}', '{"kind":"computed","rule":"okrIdentified","field":"objectives"}')::json
       from process_version where kind = 'initiative' order by number limit 1 returning id`,
    );
    await t.db.sql(
      `update matter set state = 'concept', process_version_id = $2 where id = (select id from node where key = $1)`,
      [key, old!.id],
    );
    await added(key);
    await added(key, { title: 'Oppetid' });
    expect((await read(key)).criteria.find((c) => c.id === 'TIL-L2')).toMatchObject({
      status: 'met',
      have: 1,
    });
  });

  it.each([
    [{ title: '' }, '/title'],
    [{ title: 'a'.repeat(301) }, '/title'],
    [{ title: 'Et resultat', baseline: '20' }, '/baseline'],
    [{ title: 'Et resultat', target: 1e13 }, '/target'],
    [{ title: 'Et resultat', interval: 'daily' }, '/interval'],
    [{ title: 'Et resultat', measuredBy: 999999 }, '/measuredBy'],
    [{ title: 'Et resultat', colour: 'red' }, '/colour'],
    [{ title: 'Et resultat', plannedStart: '2026-02-01', plannedEnd: '2026-01-01' }, '/plannedEnd'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await add((await initiative()).key, body);
    expect(answer.statusCode).toBe(400);
    expect(faults(answer)).toMatchObject([{ pointer }]);
  });

  it('as another user: added by those who may edit the initiative, seen by those who see it', async () => {
    const open = await initiative();
    const hidden = await initiative({ audience: 'restricted' });
    const result = await added(hidden.key);
    expect(result.audience).toBe('restricted');
    for (const [c, seen, unseen] of [
      [t.nobody, 401, 401],
      [outsider, 403, 403],
      [auditor, 403, 403],
      [other, 403, 404],
    ] as const) {
      expect((await add(open.key, { title: 'Mitt' }, c)).statusCode).toBe(seen);
      expect((await add(hidden.key, { title: 'Mitt' }, c)).statusCode).toBe(unseen);
      expect((await measure(result.key, { day: '2026-01-01', value: 1 }, c)).statusCode).toBe(unseen);
    }
    for (const c of [auditor, other]) {
      expect((await c.get(`/api/v1/initiatives/${hidden.key}/key-results`)).statusCode).toBe(404);
      expect((await c.get(`/api/v1/key-results/${result.key}/measurements`)).statusCode).toBe(404);
      expect((await c.get(`/api/v1/initiatives/${open.key}/key-results`)).statusCode).toBe(200);
    }
    expect((await add(result.key, { title: 'På feil slag' })).statusCode).toBe(404);
    // Opened to the agency, its key results follow.
    await owner.write('PATCH', `/api/v1/initiatives/${hidden.key}`, { audience: 'agency' }, { version: 1 });
    expect(await read(result.key, other)).toMatchObject({ audience: 'agency', version: 2 });
  });
});

describe('from draft to signed off', () => {
  it('is agreed when it is measurable, measured when there is a plan, and refuses with what is missing', async () => {
    const { key } = await added((await initiative()).key, { target: 20, objective: '' });
    expect((await move(key, 'agree', 1)).json()).toMatchObject({
      missing: [
        { code: 'field', field: 'objective' },
        { code: 'criterion', criterion: 'RES-A1' },
      ],
    });
    await edit(key, 1, { target: 5, objective: 'Færre feil' });
    expect((await move(key, 'agree', 2, {}, other)).json()).toMatchObject({ missing: [{ code: 'role' }] });
    expect((await move(key, 'agree', 2)).json()).toMatchObject({ state: 'agreed' });
    expect((await move(key, 'startMeasuring', 3)).json()).toMatchObject({
      missing: ['interval', 'measuredBy', 'plannedStart', 'plannedEnd'].map((field) => ({
        code: 'field',
        field,
      })),
    });
    await edit(key, 3, plan());
    expect((await move(key, 'startMeasuring', 4)).json()).toMatchObject({ state: 'measuring' });
    expect((await measured(key)).keyResult).toMatchObject({
      nextDue: '2025-12-01',
      overdue: true,
      track: 'unknown',
    });
  });

  it('what was agreed stands until it is a draft again; a plan that is followed is changed, not emptied', async () => {
    const key = await measuring();
    expect(faults(await edit(key, 3, { target: 10, unit: 'x', description: 'y' }))).toMatchObject([
      { pointer: '/target', reason: 'settled_when_agreed' },
      { pointer: '/unit', reason: 'settled_when_agreed' },
    ]);
    expect(faults(await edit(key, 3, { measuredBy: null }))).toMatchObject([
      { pointer: '/measuredBy', reason: 'required' },
    ]);
    expect((await edit(key, 3, { interval: 'quarterly' })).statusCode).toBe(200);
    expect((await measured(key)).keyResult).toMatchObject({ nextDue: '2026-02-01', overdue: false });
    expect((await edit(key, 3, { interval: 'weekly' })).statusCode).toBe(412);
    expect((await move(key, 'backToDraft', 4, { reason: 'Feil tall' })).statusCode).toBe(200);
    expect((await measured(key)).keyResult.nextDue).toBeNull();
    expect((await edit(key, 5, { target: 10 })).statusCode).toBe(200);
  });

  it('is achieved when the last measurement reaches the target, by the office', async () => {
    const key = await measuring();
    expect((await move(key, 'achieve', 3, {}, office)).json()).toMatchObject({
      missing: [{ criterion: 'RES-N1' }],
    });
    await measure(key, { day: '2025-12-01', value: 0 });
    await measure(key, { day: '2026-01-01', value: 4 });
    expect((await move(key, 'achieve', 3, {}, office)).json()).toMatchObject({
      missing: [{ criterion: 'RES-N1' }],
    });
    await measure(key, { day: '2026-01-10', value: -1 });
    expect((await move(key, 'achieve', 3)).json()).toMatchObject({ missing: [{ code: 'role' }] });
    expect((await move(key, 'achieve', 3, {}, office)).json()).toMatchObject({ state: 'achieved' });
    expect((await measured(key)).keyResult).toMatchObject({ progress: 1, track: 'reached', nextDue: null });
    expect((await measure(key, { day: '2026-01-11', value: 0 })).statusCode).toBe(409);
  });

  it('missed drafts one need to mend it, in the words of what was missed', async () => {
    const of = await initiative();
    const key = await measuring({}, of.key);
    await measure(key, { day: '2026-01-01', value: 12 });
    expect((await move(key, 'miss', 3)).json()).toMatchObject({ missing: [{ code: 'reason' }] });
    const missed = (await move(key, 'miss', 3, { reason: 'Rakk det ikke' })).json<MatterValue>();
    expect(missed).toMatchObject({ state: 'missed', strip: { down: [{ kind: 'need', count: 1 }] } });
    const links = (await owner.get(`/api/v1/nodes/${key}/links`)).json<{
      items: { link: { type: string }; other: { key: string; kind: string } }[];
    }>();
    const need = links.items.find((l) => l.other.kind === 'need')!;
    expect(need.link.type).toBe('causes');
    const whole = await read(need.other.key);
    expect(whole).toMatchObject({
      kind: 'need',
      state: 'registered',
      audience: 'agency',
      createdBy: { id: ownerId },
    });
    expect(whole.title).toBe('Nøkkelresultat ikke nådd: Feil i uken');
    expect(whole.fields.description).toContain(
      'Utgangspunkt: 20 feil. Måltall: 0 feil. Siste måling: 12 feil.',
    );
    expect(whole.fields.description).toContain(of.key);
    // Measured on and missed again: the need that is there stands.
    await move(key, 'reopen', 4, { reason: 'Vi måler videre' }, office);
    await move(key, 'miss', 5, { reason: 'Fortsatt ikke' });
    expect((await read(key)).strip.down).toMatchObject([{ kind: 'need', count: 1 }]);
  });

  it('a need drafted from what few see is seen by as few', async () => {
    const of = await initiative({ audience: 'restricted' });
    const key = await measuring({}, of.key);
    await move(key, 'miss', 3, { reason: 'Rakk det ikke' });
    const needs = async (c: TestClient) =>
      (await c.get('/api/v1/needs?limit=200')).json<{ items: { title: string; key: string }[] }>().items
        .length;
    expect((await needs(owner)) - (await needs(other))).toBe(1);
  });
});

describe('measurements', () => {
  it('are recorded by whoever measures, one a day, told in the history without touching the version', async () => {
    const key = await measuring();
    const first = await measure(key, { day: '2025-12-01', value: 15, note: ' Talt for hånd ' });
    expect(first.statusCode).toBe(201);
    expect(first.json<Measured>()).toMatchObject({
      keyResult: { progress: 0.25, track: 'onTrack', nextDue: '2026-01-01', overdue: true, version: 3 },
      items: [
        {
          day: '2025-12-01',
          value: 15,
          note: 'Talt for hånd',
          by: { name: 'Mette Måler' },
          supersedes: null,
        },
      ],
    });
    expect(faults(await measure(key, { day: '2025-12-01', value: 14 }))).toMatchObject([
      { reason: 'measured_already' },
    ]);
    const history = (await owner.get(`/api/v1/matters/${key}/history`)).json<{
      items: HistoryEntryValue[];
    }>();
    expect(history.items[0]).toMatchObject({
      type: 'keyResult.measured',
      actor: { name: 'Mette Måler' },
      data: { day: '2025-12-01', value: 15 },
    });
    expect((await measure(key, { day: '2026-01-15', value: 2 })).json<Measured>().keyResult).toMatchObject({
      progress: 0.9,
      points: [
        { day: '2025-12-01', value: 15 },
        { day: '2026-01-15', value: 2 },
      ],
    });
  });

  it('are corrected by a new entry; the old one is kept and cannot be corrected twice', async () => {
    const key = await measuring();
    const { items } = (await measure(key, { day: '2025-12-01', value: 150 })).json<Measured>();
    const id = items[0]!.id;
    expect((await correct(key, id, { day: '2025-12-01', value: 15, note: '' })).statusCode).toBe(400);
    expect(faults(await correct(key, id, { day: '2025-12-01', value: 15, note: '  ' }))).toMatchObject([
      { pointer: '/note' },
    ]);
    const done = await correct(key, id, { day: '2025-12-02', value: 15, note: 'Ett null for mye' });
    expect(done.statusCode).toBe(201);
    expect(done.json<Measured>()).toMatchObject({
      keyResult: { points: [{ day: '2025-12-02', value: 15 }] },
      items: [
        { day: '2025-12-02', value: 15, supersedes: id },
        { id, value: 150, note: '' },
      ],
    });
    expect((await correct(key, id, { day: '2025-12-01', value: 1, note: 'Igjen' })).statusCode).toBe(409);
    const newest = done.json<Measured>().items[0]!.id;
    const both = await Promise.all(
      [1, 2].map((value) => correct(key, newest, { day: '2025-12-02', value, note: 'To på likt' })),
    );
    expect(both.map((a) => a.statusCode).sort()).toEqual([201, 409]);
    const last = (await measured(key)).items[0]!.id;
    const back = await correct(key, last, {
      day: '2025-12-02',
      value: null,
      note: 'Hørte til et annet resultat',
    });
    expect(back.json<Measured>().keyResult).toMatchObject({ points: [], last: null, nextDue: '2025-12-01' });
    expect((await measured(key)).items).toHaveLength(4);
    expect(
      (await correct(key, back.json<Measured>().items[0]!.id, { day: '2025-12-02', value: 3, note: 'x' }))
        .statusCode,
    ).toBe(409);
    expect((await correct(key, 999999, { day: '2025-12-02', value: 3, note: 'x' })).statusCode).toBe(404);
  });

  it.each([
    [{ day: '2026-01-16', value: 1 }, '/day', 'in_the_future'],
    [{ day: '1999-12-31', value: 1 }, '/day', 'too_early'],
    [{ day: '2026-02-30', value: 1 }, '/day', undefined],
    [{ day: '2026-01-01', value: '1' }, '/value', undefined],
    [{ day: '2026-01-01', value: 1e13 }, '/value', undefined],
    [{ day: '2026-01-01' }, '/value', undefined],
    [{ day: '2026-01-01', value: null }, '/value', undefined],
    [{ day: '2026-01-01', value: 1, note: 'a\u0000' }, '/note', 'unclean_text'],
    [{ day: '2026-01-01', value: 1, colour: 'red' }, '/colour', undefined],
  ])('refuses %j', async (body, pointer, reason) => {
    const answer = await measure(await measuring(), body);
    expect(answer.statusCode).toBe(400);
    expect(faults(answer)).toMatchObject([{ pointer, ...(reason ? { reason } : {}) }]);
  });

  it('are refused before measuring begins, and from those who neither measure, own nor edit', async () => {
    const { key } = await added((await initiative()).key);
    expect((await measure(key, { day: '2026-01-01', value: 1 }, owner)).statusCode).toBe(409);
    const other2 = await measuring();
    expect((await measure(other2, { day: '2026-01-01', value: 1 }, other)).statusCode).toBe(403);
    expect((await measured(other2, other)).keyResult.mayMeasure).toBe(false);
    for (const c of [measurer, owner, office, manager])
      expect((await measured(other2, c)).keyResult.mayMeasure).toBe(true);
    const token = await t.withToken(measurerId, ['matter.read']);
    expect((await measure(other2, { day: '2026-01-01', value: 1 }, token)).statusCode).toBe(403);
  });

  it('two at once on a day: one is taken; the same key twice is one', async () => {
    const key = await measuring();
    const both = await Promise.all([1, 2].map((value) => measure(key, { day: '2026-01-01', value })));
    expect(both.map((a) => a.statusCode).sort()).toEqual([201, 400]);
    const body = { day: '2026-01-02', value: 5 };
    await measure(key, body, measurer, { key: 'same' });
    expect((await measure(key, body, measurer, { key: 'same' })).statusCode).toBe(201);
    expect((await measured(key)).items).toHaveLength(2);
  });

  it('cannot be changed in the database either', async () => {
    const key = await measuring();
    await measure(key, { day: '2026-01-01', value: 1 });
    await expect(t.db.sql('update key_result_measurement set value = 2')).rejects.toThrow(
      /permission denied/,
    );
    await expect(t.db.sql('delete from key_result_measurement')).rejects.toThrow(/permission denied/);
  });
});

describe('what is due', () => {
  const due = async (c: TestClient) =>
    (await c.get('/api/v1/work/measurements')).json<{
      items: { keyResult: KeyResultValue; initiatives: { key: string }[] }[];
    }>().items;

  it('waits for the one who measures, the latest overdue first; others have their own', async () => {
    const id = await t.make.person('Frida Frist', 'employee');
    const frida = await t.as(id);
    const of = await initiative();
    const soon = await measuring({ measuredBy: id, plannedStart: '2025-12-20' }, of.key);
    const late = await measuring({ measuredBy: id }, of.key);
    await measuring({ measuredBy: id, interval: 'yearly', plannedEnd: '2027-01-01' });
    const items = await due(frida);
    expect(items.map((i) => [i.keyResult.key, i.keyResult.overdue, i.initiatives.map((x) => x.key)])).toEqual(
      [
        [late, true, [of.key]],
        [soon, false, [of.key]],
      ],
    );
    expect((await due(other)).map((i) => i.keyResult.key)).not.toContain(late);
    await measure(late, { day: '2026-01-15', value: 3 }, frida);
    expect((await due(frida)).map((i) => i.keyResult.key)).toEqual([soon]);
    expect((await t.nobody.get('/api/v1/work/measurements')).statusCode).toBe(401);
  });

  it('is told once for each due day, however many programs tell', async () => {
    const id = await t.make.person('Nils Notis', 'employee');
    const key = await measuring({ measuredBy: id });
    const notices = async () =>
      (
        await t.db.sql<{ n: number }>(
          `select count(*)::int as n from notice x join node n on n.id = x.node_id where n.key = $1 and x.person_id = $2 and x.type = 'measurementDue'`,
          [key, id],
        )
      )[0]!.n;
    await Promise.all([remindOfMeasurements(t.db, '2026-01-15'), remindOfMeasurements(t.db, '2026-01-15')]);
    expect(await notices()).toBe(1);
    await remindOfMeasurements(t.db, '2026-01-16');
    expect(await notices()).toBe(1);
    const nils = await t.as(id);
    await measure(key, { day: '2026-01-15', value: 3 }, nils);
    await remindOfMeasurements(t.db, '2026-02-14');
    expect(await notices()).toBe(1);
    await remindOfMeasurements(t.db, '2026-02-15');
    expect(await notices()).toBe(2);
  });

  it('a plan that ended below the target drafts a need by itself, once; one that reached it does not', async () => {
    const id = await t.make.person('Pia Plan', 'employee');
    const pia = await t.as(id);
    const ended = plan({ measuredBy: id, plannedEnd: '2026-01-10' });
    const [below, reached, waiting] = [
      await measuring(ended),
      await measuring(ended),
      await measuring(ended),
    ];
    await measure(below, { day: '2026-01-10', value: 12 }, pia);
    await measure(reached, { day: '2026-01-10', value: 0 }, pia);
    await Promise.all([
      draftNeedsOfPlansEnded(t.db, '2026-01-15'),
      draftNeedsOfPlansEnded(t.db, '2026-01-15'),
    ]);
    expect(await draftNeedsOfPlansEnded(t.db, '2026-01-15')).toBe(0);
    const needsOf = async (key: string) =>
      (await read(key)).strip.down.find((d) => d.kind === 'need')?.count ?? 0;
    expect([await needsOf(below), await needsOf(reached), await needsOf(waiting)]).toEqual([1, 0, 0]);
    expect(await draftNeedsOfPlansEnded(t.db, '2026-01-25')).toBe(1);
    expect(await needsOf(waiting)).toBe(1);
    const history = (await owner.get(`/api/v1/matters/${below}/history`)).json<{
      items: HistoryEntryValue[];
    }>();
    expect(history.items[0]).toMatchObject({ type: 'link.added', actor: null, actorKind: 'system' });
    // Signed off as missed afterwards, it has its need already.
    await move(below, 'miss', 3, { reason: 'Ble ikke nådd' });
    expect(await needsOf(below)).toBe(1);
  });
});
