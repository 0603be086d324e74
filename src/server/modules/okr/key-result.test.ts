import { describe, expect, it } from 'vitest';
import type { TestClient } from '../../../../test/harness/app.ts';
import {
  add,
  added,
  auditor,
  edit,
  faults,
  initiative,
  measure,
  measured,
  measuring,
  move,
  office,
  okr,
  other,
  outsider,
  owner,
  ownerId,
  plan,
  read,
  startWorld,
  t,
} from '../../../../test/okr/world.ts';
import type { HistoryEntryValue, MatterValue } from '../../../contract/matters.ts';

startWorld();

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
    expect((await okr(of.key)).objectives[0]!.keyResults[0]!.need).toMatchObject({ key: need.other.key });
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
