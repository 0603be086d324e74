import { describe, expect, it } from 'vitest';
import type { TestClient } from '../../../../test/harness/app.ts';
import {
  added,
  correct,
  faults,
  initiative,
  type Measured,
  manager,
  measure,
  measured,
  measurer,
  measurerId,
  measuring,
  move,
  office,
  other,
  owner,
  plan,
  read,
  startWorld,
  t,
} from '../../../../test/okr/world.ts';
import type { HistoryEntryValue } from '../../../contract/matters.ts';
import type { KeyResultValue } from '../../../contract/okr.ts';
import { draftNeedsOfPlansEnded, remindOfMeasurements } from './index.ts';

startWorld();

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
