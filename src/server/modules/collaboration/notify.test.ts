import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { makePerson } from '../../../../test/harness/people.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { notify, watch, watchersOf } from './index.ts';
import { stopWatching } from './queries/watchers.ts';

let t: TestApp;
let kari: Actor;
let ola: Actor;
let nodeId: number;

beforeAll(async () => {
  t = await startTestApp();
  kari = await makePerson(t.db, ['employee'], 'Kari');
  ola = await makePerson(t.db, ['employee'], 'Ola');
  nodeId = (await t.make.product()).id;
});
afterAll(() => t.close());

const noticesOf = (personId: number) =>
  t.db.sql<{ type: string; channel: string; data: unknown; dedupe: string | null }>(
    'select type, channel, data, dedupe from notice where person_id = $1 order by id',
    [personId],
  );

describe('notify', () => {
  it('tells each person once, by their channel, never the actor nor those who have left', async () => {
    const gone = await makePerson(t.db, ['employee']);
    await t.db.sql('update person set left_at = now() where id = $1', [gone.personId]);
    const told = {
      type: 'reportDue',
      nodeId,
      people: [kari.personId, ola.personId, ola.personId, gone.personId],
      actorId: kari.personId,
      data: { dedupe: 'report-2026-11', month: 'november' },
    } as const;
    await t.db.transaction((tx) => notify(tx, told));
    await t.db.transaction((tx) => notify(tx, told));
    expect(await noticesOf(kari.personId)).toEqual([]);
    expect(await noticesOf(gone.personId)).toEqual([]);
    expect(await noticesOf(ola.personId)).toEqual([
      { type: 'reportDue', channel: 'digest', data: { month: 'november' }, dedupe: 'report-2026-11' },
    ]);
  });

  it('two at once tell of the same thing once', async () => {
    const one = await makePerson(t.db, ['employee']);
    const tell = () =>
      t.db.transaction((tx) =>
        notify(tx, {
          type: 'followUp',
          nodeId,
          people: [one.personId],
          actorId: null,
          data: { dedupe: 'x' },
        }),
      );
    await Promise.all([tell(), tell(), tell()]);
    expect(await noticesOf(one.personId)).toHaveLength(1);
  });

  it('leaves those alone who have switched the topic off, and follows a chosen channel', async () => {
    const off = await makePerson(t.db, ['employee']);
    const loud = await makePerson(t.db, ['employee']);
    await t.db.sql(
      `insert into notice_preference (person_id, topic, channel) values ($1, 'due', 'off'), ($2, 'due', 'mail')`,
      [off.personId, loud.personId],
    );
    await t.db.transaction((tx) =>
      notify(tx, { type: 'followUp', nodeId, people: [off.personId, loud.personId], actorId: null }),
    );
    expect(await noticesOf(off.personId)).toEqual([]);
    expect((await noticesOf(loud.personId)).map((n) => n.channel)).toEqual(['mail']);
  });

  it('a notice about an inside note never reaches somebody outside the agency', async () => {
    const organisation = await t.make.organisation({ title: 'Brønnøysundregistrene' });
    const outside = await makePerson(t.db, [['serviceOwnerMember', organisation.id]]);
    await t.db.transaction((tx) =>
      notify(tx, {
        type: 'mentioned',
        nodeId,
        people: [outside.personId, ola.personId],
        actorId: kari.personId,
        internal: true,
      }),
    );
    expect(await noticesOf(outside.personId)).toEqual([]);
  });
});

describe('watch', () => {
  it('begins once, keeps the first reason, and does not begin again for whoever has stopped, except by themselves', async () => {
    const names = async () => (await watchersOf(t.db, nodeId)).map((w) => [w.id, w.reason]);
    await t.db.transaction((tx) => watch(tx, nodeId, ola.personId, 'commented'));
    await t.db.transaction((tx) => watch(tx, nodeId, ola.personId, 'mentioned'));
    expect(await names()).toContainEqual([ola.personId, 'commented']);
    await t.db.transaction((tx) => stopWatching(tx, nodeId, ola.personId));
    await t.db.transaction((tx) => watch(tx, nodeId, ola.personId, 'mentioned'));
    expect((await names()).map(([id]) => id)).not.toContain(ola.personId);
    await t.db.transaction((tx) => watch(tx, nodeId, ola.personId, 'self'));
    expect(await names()).toContainEqual([ola.personId, 'self']);
  });
});
