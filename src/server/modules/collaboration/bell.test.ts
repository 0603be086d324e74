import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { createLive, type Live, type LiveChange } from '../../core/live.ts';
import { notify } from './notify.ts';
import { readersById } from './queries/actors.ts';

describe('the bell', () => {
  let t: TestApp;
  let live: Live;
  let kari: Actor;
  let ola: Actor;
  let client: TestClient;
  let nodeId: number;
  const told: Record<'kari' | 'kariToo' | 'ola', string[]> = { kari: [], kariToo: [], ola: [] };
  const changes: LiveChange[] = [];

  beforeAll(async () => {
    t = await startTestApp();
    const ids = [await t.make.person('Kari', 'employee'), await t.make.person('Ola', 'employee')];
    const people = await readersById(t.db, ids, t.clock.now());
    kari = people.find((p) => p.name === 'Kari')!;
    ola = people.find((p) => p.name === 'Ola')!;
    client = await t.as(kari.personId);
    nodeId = (await t.make.product()).id;
    live = createLive(t.db, (error) => {
      throw error;
    });
    const listen = (actor: Actor, name: keyof typeof told) =>
      live.subscribe(
        { actor, key: null, send: (c) => changes.push(c), signal: (s) => told[name].push(s) },
        null,
      );
    await Promise.all([listen(kari, 'kari'), listen(kari, 'kariToo'), listen(ola, 'ola')]);
  });
  afterAll(async () => {
    live.stop();
    await t.close();
  });
  const tell = (dedupe: string) =>
    t.db.transaction((tx) =>
      notify(tx, { type: 'followUp', nodeId, people: [kari.personId], actorId: null, data: { dedupe } }),
    );

  it('rings in every tab of whoever is told, and when it is read elsewhere; in nobody else’s', async () => {
    // The first reading is what the page has read already: only what comes after it rings.
    await vi.waitFor(
      async () => {
        await tell(String(told.kari.length + Math.random()));
        expect(told.kari.length).toBeGreaterThan(0);
      },
      { timeout: 10_000, interval: 1500 },
    );
    expect(new Set(told.kari)).toEqual(new Set(['notices']));
    await vi.waitFor(() => expect(told.kariToo.length).toBe(told.kari.length));
    const before = told.kari.length;
    expect((await client.write('POST', '/api/v1/notices/marks', { read: true })).statusCode).toBe(200);
    await vi.waitFor(() => expect(told.kari.length).toBeGreaterThan(before), { timeout: 10_000 });
    expect(told.ola).toEqual([]);
    expect(changes).toEqual([]);
  });
});
