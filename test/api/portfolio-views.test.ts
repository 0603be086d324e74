import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BalanceLineValue,
  CapacityCellValue,
  MilestoneValue,
  PriorityGroupValue,
} from '../../src/contract/portfolio-values.ts';
import { monthsInYear } from '../../src/domain/portfolio/index.ts';
import type { TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';
import { type PortfolioWorld, portfolioWorld } from '../portfolio/world.ts';

let w: PortfolioWorld;
let must: MadeNode;
let later: MadeNode;
let year: number;
beforeAll(async () => {
  w = await portfolioWorld();
  year = new Date().getFullYear();
  const inYear = { plannedStart: `${year}-01-01`, plannedEnd: `${year}-12-31` };
  must = await w.initiative('implementation', {
    title: 'Må først',
    moscow: 'must',
    personMonths: 12,
    source: 'idea',
    productGroup: w.group.key,
    ...inYear,
    funding: [
      { year, budgetLine: 'Post 01', amount: 100 },
      { year: year + 1, budgetLine: 'Post 01', amount: 50 },
      { year, budgetLine: 'Post 22', amount: 25 },
    ],
    milestones: [
      { milestone: 'Nådd', date: `${year}-02-01`, reached: `${year}-02-03` },
      { milestone: 'Om to år', date: `${year + 2}-02-01` },
    ],
  });
  later = await w.initiative('concept', {
    title: 'Må etterpå',
    moscow: 'must',
    personMonths: 6,
    source: 'allocationLetter',
    milestones: [{ milestone: 'Valgt', date: `${year}-02-01` }],
  });
  await w.initiative('planning', { title: 'Ikke satt', personMonths: 3 });
  await w.initiative('done', { title: 'Ferdig', moscow: 'must', personMonths: 99 });
  await w.initiative('concept', {
    title: 'Skjermet',
    moscow: 'must',
    personMonths: 40,
    audience: 'restricted',
  });
});
afterAll(() => w?.t.close());

interface Priorities {
  year: number;
  capacity: number | null;
  groups: PriorityGroupValue[];
  mayOrder: boolean;
}
const priorities = async (c: TestClient, query = '') =>
  (await c.get(`/api/v1/portfolio/priorities${query}`)).json<Priorities>();
interface Balance {
  bySource: BalanceLineValue[];
  byDocument: BalanceLineValue[];
  byPhase: BalanceLineValue[];
  byMoscow: BalanceLineValue[];
  byProductGroup: BalanceLineValue[];
  capacity: CapacityCellValue[];
  mayEdit: boolean;
}
const balance = async (c: TestClient, query = '') =>
  (await c.get(`/api/v1/portfolio/balance${query}`)).json<Balance>();
const lines = (l: BalanceLineValue[]) => Object.fromEntries(l.map((x) => [x.of, x.count]));

describe('prioritising', () => {
  it('groups what is not done by MoSCoW in the order set by hand, with sums of all that one sees', async () => {
    const { groups, mayOrder } = await priorities(w.employee);
    expect(mayOrder).toBe(false);
    expect(groups.map((g) => g.priority)).toEqual([1, 2, 3, 4, 0]);
    expect(groups[0]).toMatchObject({ count: 2, personMonths: 18, monthsInYear: 18, funding: 125 });
    expect(groups[0]?.rows.map((r) => r.matter.title)).toEqual(['Må først', 'Må etterpå']);
    expect(groups[0]?.rows[0]).toMatchObject({ monthsInYear: 12, matter: { extra: { personMonths: 12 } } });
    expect(groups[4]?.rows.map((r) => r.matter.title)).toEqual(['Ikke satt']);
    // The owner sees their hidden one too.
    expect((await priorities(w.owner)).groups[0]).toMatchObject({ count: 3, personMonths: 58 });
  });
  it('follows the order set by hand', async () => {
    const moved = await w.manager.write('PUT', `/api/v1/matters/${later.key}/rank`, { before: must.key });
    expect(moved.statusCode, moved.body).toBe(200);
    const { groups, mayOrder } = await priorities(w.manager);
    expect(mayOrder).toBe(true);
    expect(groups[0]?.rows.map((r) => r.matter.title)).toEqual(['Må etterpå', 'Må først']);
  });
  it('of a product group and another year', async () => {
    const p = await priorities(w.employee, `?productGroup=${w.group.key}&year=${year + 1}`);
    expect(p.groups[0]).toMatchObject({ count: 1, personMonths: 12, monthsInYear: 0, funding: 50 });
    expect((await w.employee.get('/api/v1/portfolio/priorities?productGroup=ingen')).statusCode).toBe(400);
    expect((await w.employee.get('/api/v1/portfolio/priorities?year=1999')).statusCode).toBe(400);
    expect((await priorities(w.employee, '?limit=1')).groups[0]?.rows).toHaveLength(1);
  });
});

describe('milestones', () => {
  const read = async (query: string) =>
    (await w.employee.get(`/api/v1/portfolio/milestones${query}`)).json<{ items: MilestoneValue[] }>().items;
  it('within a period by date, with whether they were reached', async () => {
    expect(await read(`?from=${year}-01-01&to=${year}-12-31`)).toMatchObject([
      { milestone: 'Nådd', reached: `${year}-02-03`, initiative: { key: must.key } },
      { milestone: 'Valgt', reached: null, initiative: { key: later.key } },
    ]);
    expect(await read(`?from=${year}-02-02&to=${year}-12-31`)).toEqual([]);
    expect(await read(`?from=${year + 2}-01-01`)).toMatchObject([{ milestone: 'Om to år' }]);
  });
  it.each(['?from=2026-02-01&to=2026-01-01', '?from=2026-01-01&to=2029-01-01', '?from=2026-02-30'])(
    'refuses %s',
    async (query) =>
      expect((await w.employee.get(`/api/v1/portfolio/milestones${query}`)).statusCode).toBe(400),
  );
});

describe('balance', () => {
  it('spreads what is not done over sources, phases, MoSCoW and groups', async () => {
    const b = await balance(w.employee);
    expect(lines(b.bySource)).toEqual({ allocationLetter: 1, idea: 1, null: 1 });
    expect(lines(b.byPhase)).toEqual({ concept: 1, planning: 1, implementation: 1 });
    expect(b.byPhase.map((l) => l.of)).toEqual(['concept', 'planning', 'implementation']);
    expect(lines(b.byMoscow)).toEqual({ 1: 2, null: 1 });
    expect(b.byProductGroup[0]).toMatchObject({ of: w.group.key, count: 1, personMonths: 12, funding: 175 });
    expect(lines(b.byDocument)).toEqual({ null: 3 });
  });
  it('need against capacity, by product group and year', async () => {
    const b = await balance(w.employee);
    const cell = b.capacity.find((c) => c.productGroup?.key === w.group.key && c.year === year);
    expect(cell).toMatchObject({ need: 12, initiatives: 1, capacity: null, version: 0 });
    const none = b.capacity.filter((c) => c.productGroup === null);
    expect(none.map((c) => c.need)).toEqual([9, 0, 0]);
  });
  it('reckons as the rule does', async () => {
    const days = [null, '2025-11-20', '2026-01-01', '2026-06-15', '2026-12-31', '2028-02-29'];
    const cases = days
      .flatMap((s) => days.map((e) => [s, e] as const))
      .filter(([s, e]) => !s || !e || s <= e);
    const rows = await w.t.db.sql<{ s: string | null; e: string | null; y: number; m: number }>(
      `select s, e, y, months_in_year(37, s, e, y, 2026)::float8 as m
       from unnest($1::date[], $2::date[]) c (s, e) cross join generate_series(2024, 2029) y`,
      [cases.map(([s]) => s), cases.map(([, e]) => e)],
    );
    expect(rows.length).toBe(cases.length * 6);
    for (const r of rows)
      expect(r.m).toBeCloseTo(
        monthsInYear({ personMonths: 37, plannedStart: r.s, plannedEnd: r.e }, r.y, 2026),
        8,
      );
  });
});

describe('capacity', () => {
  const address = () => `/api/v1/portfolio/capacity/${w.group.key}/${year}`;
  it('is set by the office, with its version; two at once meet', async () => {
    expect((await w.employee.write('PUT', address(), { personMonths: 40, version: 0 })).statusCode).toBe(403);
    expect((await w.t.nobody.write('PUT', address(), { personMonths: 40, version: 0 })).statusCode).toBe(401);
    const both = await Promise.all([
      w.officer.write('PUT', address(), { personMonths: 40, version: 0 }),
      w.manager.write('PUT', address(), { personMonths: 41, version: 0 }),
    ]);
    expect(both.map((a) => a.statusCode).sort()).toEqual([200, 412]);
    const stale = both.find((a) => a.statusCode === 412)!;
    const won = both.find((a) => a.statusCode === 200)!.json();
    expect(stale.json().current).toEqual({ personMonths: won.personMonths, version: 1 });
    const next = await w.officer.write('PUT', address(), { personMonths: 10, version: 1 });
    expect(next.json()).toMatchObject({ personMonths: 10, version: 2 });
    expect((await priorities(w.employee, `?productGroup=${w.group.key}`)).capacity).toBe(10);
    expect(await balance(w.officer)).toMatchObject({ mayEdit: true });
    const told = await w.t.db.sql(`select type from event where node_id = $1 and type = 'capacity.set'`, [
      w.group.id,
    ]);
    expect(told).toHaveLength(2);
  });
  it('refuses what is none', async () => {
    for (const body of [
      { personMonths: -1, version: 2 },
      { personMonths: 1 },
      { personMonths: 1, version: 2, x: 1 },
    ])
      expect((await w.officer.write('PUT', address(), body)).statusCode).toBe(400);
    expect(
      (
        await w.officer.write('PUT', `/api/v1/portfolio/capacity/${w.team.key}/${year}`, {
          personMonths: 1,
          version: 0,
        })
      ).statusCode,
    ).toBe(404);
  });
});
