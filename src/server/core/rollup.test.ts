import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { employee, makeWorld, type World } from '../../../test/thread/world.ts';
import type { RollupValue } from '../../contract/matters.ts';
import { type Db, openDb } from '../platform/db/db.ts';
import { addLink, removeLink } from './links.ts';
import {
  currentRollup,
  markDirtyAround,
  rebuildRollups,
  refreshRollups,
  relevantParts,
  rollupOf,
} from './rollup.ts';

let database: TestDatabase;
let db: Db;
let w: World;
let kari: ReturnType<typeof employee>;
let application: number;
let product: number;
let production: number;
let test: number;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  w = await makeWorld(db);
  kari = employee(await w.person('Kari'));
  product = await w.product('krr');
  application = await w.application(product, 'krr-api');
  production = await w.environment('prod', true);
  test = await w.environment('test', false);
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

const deploy = (environment: number) =>
  w.deployment({ application, product, environment, at: '2026-02-03T10:00:00Z' });
const zero: RollupValue = {
  total: 0,
  closed: 0,
  merged: 0,
  released: 0,
  inProduction: 0,
  estimate: 0,
  estimateDone: 0,
};

describe('a roll-up', () => {
  it('counts each piece of work once, whatever leads to it', async () => {
    const initiative = await w.matter('initiative', 'TIL-1', 'implementation');
    const element = await w.matter('roadmapElement', 'VEI-1', 'inProgress');
    const epic = await w.matter('epic', 'EPO-1', 'inProgress', { estimate: 100 });
    const bare = await w.matter('epic', 'EPO-2', 'proposed', { estimate: 5 });
    const dropped = await w.matter('epic', 'EPO-3', 'dropped');
    const under = await w.matter('issue', 'SAK-3', 'todo');
    const closed = await w.matter('issue', 'SAK-1', 'closed', { estimate: 3 });
    const open = await w.matter('issue', 'SAK-2', 'inProgress', { estimate: 2.5, audience: 'restricted' });
    const gone = await w.matter('issue', 'SAK-4', 'todo');
    await db.sql('update node set deleted_at = now() where id = $1', [gone]);
    const external = await w.externalIssue('KRR-756');
    for (const [from, to] of [
      [initiative, element],
      [initiative, epic],
      [element, epic],
      [element, bare],
      [element, dropped],
      [dropped, under],
      [epic, closed],
      [epic, open],
      [epic, external],
      [epic, gone],
      [initiative, closed],
    ] as const) {
      await w.link('decomposes', from, to);
    }
    // Not confirmed: not there.
    await w.link('decomposes', epic, under, 'suggested');
    expect(await rollupOf(db, initiative)).toEqual({
      ...zero,
      total: 4,
      closed: 1,
      estimate: 10.5,
      estimateDone: 3,
    });
    await w.link('delivers', external, await deploy(test));
    expect(await rollupOf(db, initiative)).toMatchObject({
      closed: 1,
      merged: 1,
      released: 1,
      inProduction: 0,
    });
    await w.link('delivers', external, await deploy(production));
    expect(await rollupOf(db, initiative)).toMatchObject({ closed: 2, released: 1, inProduction: 1 });
    // What the epic delivered, everything closed in it delivered; not what is still open.
    await w.link('delivers', epic, await deploy(production));
    expect(await rollupOf(db, initiative)).toMatchObject({ total: 4, closed: 2, inProduction: 2 });
    expect(await rollupOf(db, closed)).toBeNull();
    await db.transaction((tx) => markDirtyAround(tx, [closed]));
    await refreshRollups(db);
    const rows = await db.sql('select total, hidden_below from rollup where node_id = $1', [initiative]);
    expect(rows).toEqual([{ total: 4, hidden_below: 1 }]);
  });

  it('counts what a release carried', async () => {
    const epic = await w.matter('epic', 'EPO-10', 'inProgress');
    const issue = await w.matter('issue', 'SAK-10', 'closed');
    const release = await w.node('release', 'releases', 'r1');
    await w.link('decomposes', epic, issue);
    await w.link('delivers', issue, release);
    expect(await rollupOf(db, epic)).toMatchObject({ released: 1, inProduction: 0 });
    await w.link('deploys', release, await deploy(production));
    expect(await rollupOf(db, epic)).toMatchObject({ released: 1, inProduction: 1 });
  });

  it('tells how many parts there are, and how many are done', async () => {
    const epic = await w.matter('epic', 'EPO-20', 'inProgress');
    for (const [i, state] of ['closed', 'todo', 'dropped'].entries()) {
      await w.link('decomposes', epic, await w.matter('issue', `SAK-2${i}`, state));
    }
    const external = await w.externalIssue('KRR-1');
    await w.link('decomposes', epic, external);
    await w.link('decomposes', epic, await w.externalIssue('KRR-2', null, 'closed'));
    expect(await relevantParts(db, epic)).toEqual({ relevantParts: 4, deliveredParts: 2 });
    await w.link('delivers', external, await deploy(production));
    expect(await db.transaction((tx) => relevantParts(tx, epic))).toEqual({
      relevantParts: 4,
      deliveredParts: 3,
    });
  });

  it('is not changed under whoever counts in a transaction', async () => {
    const epic = await w.matter('epic', 'EPO-30', 'inProgress');
    const issue = await w.matter('issue', 'SAK-30', 'closed');
    await w.link('decomposes', epic, issue);
    let reopened = false;
    let other: Promise<unknown> = Promise.resolve();
    await db.transaction(async (tx) => {
      expect(await relevantParts(tx, epic)).toEqual({ relevantParts: 1, deliveredParts: 1 });
      other = db.sql(`update matter set state = 'todo' where id = $1`, [issue]).then(() => {
        reopened = true;
      });
      await new Promise((done) => setTimeout(done, 100));
      expect(reopened).toBe(false);
    });
    await other;
    expect(reopened).toBe(true);
  });
});

describe('the table of roll-ups', () => {
  const table = async (): Promise<Map<number, RollupValue>> => {
    const rows = await db.sql<RollupValue & { id: number }>(
      `select node_id as id, total, closed, merged, released, in_production as "inProduction", estimate,
         estimate_done as "estimateDone" from rollup`,
    );
    return new Map(rows.map(({ id, ...value }) => [id, value]));
  };
  const expectEqual = async (nodes: readonly number[]): Promise<void> => {
    const kept = await table();
    for (const id of nodes) {
      const live = await rollupOf(db, id);
      expect(kept.get(id) ?? null, `node ${id}`).toEqual(live);
      expect(await currentRollup(db, id), `node ${id}`).toEqual(live);
    }
  };

  it('is what a live count gives, after any links, removals and moves', async () => {
    const kinds = [
      'initiative',
      'roadmapElement',
      'epic',
      'epic',
      'issue',
      'issue',
      'issue',
      'externalIssue',
    ] as const;
    const states = {
      initiative: ['implementation', 'rejected'],
      roadmapElement: ['inProgress', 'dropped'],
      epic: ['inProgress', 'closed', 'dropped'],
      issue: ['todo', 'closed', 'dropped'],
    } as const;
    let round = 1000;
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('link' as const), a: fc.nat(13), b: fc.nat(13) }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('unlink' as const), a: fc.nat(30), b: fc.nat(1) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('deliver' as const), a: fc.nat(13), b: fc.nat(1) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), a: fc.nat(13), b: fc.nat(2) }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('refresh' as const), a: fc.nat(3), b: fc.nat(1) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        round += 100;
        const nodes: { id: number; kind: (typeof kinds)[number] }[] = [];
        for (let i = 0; i < 14; i += 1) {
          const kind = kinds[i % kinds.length]!;
          const key = `N-${round + i}`;
          const id =
            kind === 'externalIssue'
              ? await w.externalIssue(key)
              : await w.matter(kind, key, states[kind][0], { estimate: i });
          nodes.push({ id, kind });
        }
        const links: number[] = [];
        for (const s of steps) {
          const a = nodes[s.a % nodes.length]!;
          if (s.do === 'link') {
            const made = await db
              .transaction((tx) =>
                addLink(tx, { actor: kari }, { type: 'decomposes', fromId: a.id, toId: nodes[s.b]!.id }),
              )
              .catch(() => null);
            if (made) links.push(made.link.id);
          } else if (s.do === 'unlink' && links.length > 0) {
            const id = links[s.a % links.length]!;
            await db.transaction((tx) => removeLink(tx, { actor: kari }, id)).catch(() => null);
          } else if (s.do === 'deliver') {
            const toId = await deploy(s.b === 0 ? test : production);
            await db.transaction((tx) =>
              addLink(tx, { actor: kari }, { type: 'delivers', fromId: a.id, toId }),
            );
          } else if (s.do === 'move' && a.kind !== 'externalIssue') {
            const state = states[a.kind][s.b % states[a.kind].length];
            await db.transaction(async (tx) => {
              await tx.sql('update matter set state = $2 where id = $1', [a.id, state]);
              await markDirtyAround(tx, [a.id]);
            });
          } else if (s.do === 'refresh') await refreshRollups(db, s.a + 1);
          // Also while something waits to be counted, and when the last of it has just been.
          expect(await currentRollup(db, a.id)).toEqual(await rollupOf(db, a.id));
        }
        while ((await refreshRollups(db)) > 0);
        const ids = nodes.map((n) => n.id);
        await expectEqual(ids);
        await db.sql('update rollup set total = total + 7 where node_id = any($1::bigint[])', [ids]);
        await db.sql('insert into rollup (node_id, total) values ($1, 3) on conflict do nothing', [
          ids.at(-1),
        ]);
        await rebuildRollups(db);
        await expectEqual(ids);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('follows a delivery of an epic into the other epics that share its work', async () => {
    const one = await w.matter('epic', 'EPO-50', 'closed');
    const other = await w.matter('epic', 'EPO-51', 'inProgress');
    const shared = await w.matter('issue', 'SAK-50', 'closed');
    await w.link('decomposes', one, shared);
    await w.link('decomposes', other, shared);
    await db.transaction((tx) => markDirtyAround(tx, [shared]));
    await refreshRollups(db);
    expect((await table()).get(other)).toMatchObject({ total: 1, inProduction: 0 });
    const toId = await deploy(production);
    await db.transaction((tx) => addLink(tx, { actor: kari }, { type: 'delivers', fromId: one, toId }));
    await refreshRollups(db);
    expect((await table()).get(other)).toMatchObject({ total: 1, inProduction: 1 });
    await expectEqual([one, other]);
  });

  it('loses no mark that is made while it is being refreshed', async () => {
    const epic = await w.matter('epic', 'EPO-40', 'inProgress');
    const issue = await w.matter('issue', 'SAK-40', 'todo');
    await w.link('decomposes', epic, issue);
    await db.transaction((tx) => markDirtyAround(tx, [issue]));
    // Moved, marked anew, and not yet committed when the refresh runs.
    await db.transaction(async (tx) => {
      await tx.sql(`update matter set state = 'closed' where id = $1`, [issue]);
      await markDirtyAround(tx, [issue]);
      await refreshRollups(db);
    });
    await refreshRollups(db);
    expect((await table()).get(epic)).toMatchObject({ total: 1, closed: 1 });
    expect(await refreshRollups(db)).toBe(0);
  });
});
