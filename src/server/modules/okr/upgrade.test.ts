import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { HistoryEntryValue, MatterValue } from '../../../contract/matters.ts';
import { upgradeObjectives } from './index.ts';

let t: TestApp;
let owner: TestClient;
let other: TestClient;
let ownerId: number;
let key: string;

beforeAll(async () => {
  t = await startTestApp();
  ownerId = await t.make.person('Eli Ansatt', 'employee');
  owner = await t.as(ownerId);
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  const group = await t.make.productGroup('Meldinger');
  const made = await owner.write('POST', '/api/v1/initiatives', {
    title: 'Et gammelt tiltak',
    owner: ownerId,
    productGroup: group.key,
    audience: 'restricted',
  });
  key = made.json<MatterValue>().key;
  await t.db.sql(`update initiative set objectives = $2 where id = (select id from node where key = $1)`, [
    key,
    JSON.stringify([
      { objective: 'Færre feil', keyResult: 'Feil i uken', baseline: 20, target: 5, unit: 'feil' },
      { objective: ' færre  feil', keyResult: 'Oppetid', baseline: 99.1, target: 99.9, unit: 'prosent' },
      { objective: 'Gladere folk', keyResult: 'x' },
      { objective: 'Gladere folk', keyResult: ' ' },
    ]),
  ]);
});
afterAll(() => t?.close());

const read = async (c: TestClient, k: string) => (await c.get(`/api/v1/matters/${k}`)).json<MatterValue>();
const list = async (c: TestClient) =>
  (await c.get('/api/v1/key-results?sort=key')).json<{ items: { key: string; title: string }[] }>().items;

describe('rows of objectives from before key results were matters', () => {
  it('become key results that measure the initiative, once, told in its history', async () => {
    // Two programs that start at once.
    const done = await Promise.all([upgradeObjectives(t.db), upgradeObjectives(t.db)]);
    expect(done[0] + done[1]).toBe(1);
    expect(await upgradeObjectives(t.db)).toBe(0);
    const items = await list(owner);
    expect(items.map((i) => i.title)).toEqual(['Feil i uken', 'Oppetid', 'x']);
    const first = await read(owner, items[0]!.key);
    expect(first).toMatchObject({
      state: 'draft',
      createdBy: null,
      audience: 'restricted',
      fields: {
        objective: 'Færre feil',
        baseline: 20,
        target: 5,
        unit: 'feil',
        owner: { id: ownerId },
        productGroup: { title: 'Meldinger' },
      },
      strip: { up: [{ key, kind: 'initiative' }] },
    });
    expect((await read(owner, items[2]!.key)).fields).toMatchObject({
      baseline: null,
      target: null,
      unit: '',
    });
    const initiative = await read(owner, key);
    expect(initiative).toMatchObject({ version: 2, fields: { objectives: [] } });
    const history = (await owner.get(`/api/v1/matters/${key}/history`)).json<{
      items: HistoryEntryValue[];
    }>();
    expect(history.items.find((e) => e.type === 'matter.edited')).toMatchObject({
      actor: null,
      actorKind: 'system',
      changes: [{ field: 'objectives', to: [] }],
    });
  });

  it('are seen by those who see the initiative, and by nobody else', async () => {
    const [first] = await list(owner);
    expect(await list(other)).toEqual([]);
    expect((await other.get(`/api/v1/matters/${first!.key}`)).statusCode).toBe(404);
  });

  it('are not written any more', async () => {
    const answer = await owner.write(
      'PATCH',
      `/api/v1/initiatives/${key}`,
      { objectives: [] },
      { version: 2 },
    );
    expect(answer.statusCode).toBe(400);
  });
});
