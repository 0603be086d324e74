import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { isOrganisationNumber } from '../../../domain/directory/index.ts';
import { membershipRoles } from '../../../domain/kernel/roles.ts';
import { initiativeProcess } from '../../../domain/portfolio/index.ts';
import { sealEvents } from '../../core/seal.ts';
import { verifyAudit } from '../../core/verify.ts';
import { type Db, openDb } from '../../platform/db/db.ts';
import { growTo, type Seeded, seedDemo } from './index.ts';

const now = new Date('2026-11-20T12:30:00Z');
const clock = { now: () => now };
let database: TestDatabase;
let db: Db;
let first: Seeded;

const count = async (text: string): Promise<number> =>
  (await db.sql<{ count: number }>(`select count(*)::int as count from ${text}`))[0]!.count;
const values = async (text: string): Promise<unknown[]> =>
  (await db.sql<{ v: unknown }>(text)).map((row) => row.v);

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  first = await seedDemo(db, { clock });
}, 120_000);
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

describe('the demo agency', () => {
  it('has its groups, teams, products of each generation, and service owners with numbers that check out', async () => {
    expect(first).toMatchObject({ seeded: true });
    expect(await count('product_group')).toBe(4);
    expect(await count('team')).toBe(12);
    expect(await count('product')).toBe(20);
    expect(new Set(await values('select generation as v from product'))).toEqual(
      new Set(['altinn2', 'altinn3', 'common']),
    );
    const numbers = await values('select number as v from organisation where not own_agency');
    expect(numbers).toHaveLength(8);
    for (const n of numbers) expect(String(n)).toSatisfy(isOrganisationNumber);
  });

  it('has somebody in every role, to log in as', async () => {
    expect(new Set(await values('select distinct role as v from membership'))).toEqual(
      new Set(Object.keys(membershipRoles)),
    );
    expect(await count('person where demo')).toBeGreaterThanOrEqual(30);
  });

  it('has initiatives in every state, moved by the process and told field by field', async () => {
    expect(new Set(await values(`select distinct state as v from matter where kind = 'initiative'`))).toEqual(
      new Set(Object.keys(initiativeProcess.states)),
    );
    // Whoever approved is never who asked, owns or moved it: the commands saw to that.
    expect(await count(`approval where status = 'approved'`)).toBeGreaterThan(20);
    expect(await count(`approval where status = 'pending'`)).toBeGreaterThanOrEqual(3);
    expect(await count(`event where type = 'criterion.met'`)).toBeGreaterThan(100);
    expect(await count(`matter where kind = 'initiative' and language = 'nn'`)).toBeGreaterThanOrEqual(3);
  });

  it('tells a year that has passed, and nothing that is to come', async () => {
    const [row] = await db.sql<{ first: Date; late: number; back: number }>(
      `select min(recorded_at) as first, count(*) filter (where recorded_at > $1 and actor_kind <> 'system')::int as late,
         (select count(*)::int from (select recorded_at < lag(recorded_at) over (order by id) as back from event) x where back) as back
       from event`,
      [now],
    );
    expect(row!.first.getTime()).toBeLessThan(now.getTime() - 365 * 86_400_000);
    expect(row).toMatchObject({ late: 0, back: 0 });
  });

  it('deploys on working days only, to test and production, mostly explained', async () => {
    const off = await count(
      `deployment where extract(isodow from deployed_at at time zone 'Europe/Oslo') > 5
         or extract(hour from deployed_at at time zone 'Europe/Oslo') not between 8 and 15`,
    );
    expect(off).toBe(0);
    const [row] = await db.sql<{
      total: number;
      none: number;
      maintenance: number;
      revert: number;
      cve: number;
    }>(
      `select count(*)::int as total, count(*) filter (where explained = 'none')::int as none,
         count(*) filter (where explained = 'maintenance')::int as maintenance,
         (select count(*)::int from deployment_line where kind = 'revert') as revert,
         (select count(*)::int from line_reference where type = 'cve') as cve
       from deployment d join environment e on e.id = d.environment_id where e.production`,
    );
    expect(row!.total).toBeGreaterThan(400);
    expect(row!.none / row!.total).toBeLessThan(0.12);
    expect(Math.min(row!.none, row!.maintenance, row!.revert, row!.cve)).toBeGreaterThan(5);
  });

  it('hangs together: work below the initiatives, in production, with suggestions that wait', async () => {
    const [row] = await db.sql<{ inProduction: number; open: number }>(
      `select count(*) filter (where r.in_production > 0)::int as "inProduction", count(*) filter (where r.closed < r.total)::int as open
       from rollup r join matter m on m.id = r.node_id where m.kind = 'initiative'`,
    );
    expect(row!.inProduction).toBeGreaterThanOrEqual(5);
    expect(row!.open).toBeGreaterThanOrEqual(4);
    for (const source of ['sameKey', 'likeText'])
      expect(await count(`link where status = 'suggested' and source = '${source}'`)).toBeGreaterThan(0);
  });

  it('changes nothing when it is told again', async () => {
    const before = await count('event');
    expect(await seedDemo(db, { clock })).toEqual({ seeded: false, scenes: 0 });
    expect(await count('event')).toBe(before);
  });
});

describe('making it larger', () => {
  it('tops up in the ratio, with three links and five events each, and not twice', async () => {
    const links = await count('link');
    const events = await count('event');
    const grown = await growTo(db, 3000, { now });
    expect(grown.byKind).toMatchObject({ initiative: 30, roadmapElement: 120, epic: 450, issue: 2400 });
    expect(((await count('event')) - events) / grown.made).toBeCloseTo(5, 5);
    expect(((await count('link')) - links) / grown.made).toBeGreaterThan(2.8);
    expect(await growTo(db, 3000, { now })).toEqual({ ...grown, made: 0 });
    expect(await growTo(db, 1000, { now })).toEqual({ ...grown, made: 0 });
  });

  it('tells of nothing that has not happened yet', async () => {
    const [latest] = await db.sql<{ at: Date }>('select max(deployed_at) as at from deployment');
    expect(latest!.at.getTime()).toBeLessThan(clock.now().getTime());
  });

  it('leaves a trail that holds, and rows that are what the trail tells', async () => {
    await sealEvents(db);
    const verified = await verifyAudit(db);
    expect(verified).toMatchObject({ ok: true, drift: [], broken: null, unsealed: 0 });
  });
});
