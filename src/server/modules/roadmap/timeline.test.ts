import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { DependencyValue, ElementJudgementsValue, TimelineValue } from '../../../contract/roadmap.ts';
import { refreshRollups } from '../../core/rollup.ts';

let t: TestApp;
let ola: TestClient;
let stranger: TestClient;
let auditor: TestClient;
let olaId: number;
let a: MadeNode;
let b: MadeNode;
let team: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  team = await t.make.team(group);
  // In the order of the alphabet: Alfa, Ære, Åse.
  b = await t.make.product({ title: 'Åse' });
  a = await t.make.product({ title: 'Alfa' });
  olaId = await t.make.person('Ola Eier', 'employee', ['productOwner', a.id], ['productOwner', b.id]);
  ola = await t.as(olaId);
  stranger = await t.as(await t.make.person('Siri Annen', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
});
afterAll(() => t?.close());

async function element(fields: Record<string, unknown> = {}, by = ola): Promise<MatterValue> {
  const answer = await by.write('POST', '/api/v1/roadmap-elements', {
    title: 'Et element',
    product: a.key,
    ...fields,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
}
const move = async (m: MatterValue, name: string, body: unknown = {}): Promise<MatterValue> => {
  const answer = await ola.write('POST', `/api/v1/matters/${m.key}/transitions/${name}`, body, {
    version: m.version,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MatterValue>();
};
const timeline = async (query: string, by = ola): Promise<TimelineValue> => {
  const answer = await by.get(`/api/v1/roadmap/timeline?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TimelineValue>();
};
const needs = async (needing: MatterValue, needed: MatterValue): Promise<void> => {
  const answer = await ola.write('POST', `/api/v1/roadmap-elements/${needing.key}/dependencies`, {
    on: needed.key,
    need: 'Det den gir',
    wantedBy: '2026-01-31',
  });
  expect(answer.json<DependencyValue>().state, answer.body).toBe('accepted');
};
const judge = (by: TestClient, ...elements: unknown[]) =>
  by.write('POST', '/api/v1/roadmap/judgements', { elements });

describe('the timeline', () => {
  it('comes by product and start, page by page, each once', async () => {
    const programme = 'Rekkefølge';
    const made = [
      await element({ programme, product: b.key, plannedStart: '2026-01-10' }),
      await element({ programme, plannedStart: '2026-03-01' }),
      await element({ programme }),
      await element({ programme, plannedStart: '2026-02-01' }),
      await element({ programme, product: null }),
      await element({ programme, plannedStart: '2026-02-01' }),
      await element({ programme, product: b.key }),
      await element({ programme, product: null, plannedStart: '2026-01-01' }),
    ];
    const expected = [3, 5, 1, 2, 0, 6, 7, 4].map((i) => made[i]!.key);
    const whole = await timeline(`programme=${encodeURIComponent(programme)}`);
    expect(whole.elements.map((e) => e.key)).toEqual(expected);
    expect(whole).toMatchObject({ total: { count: 8, capped: false }, next: null, today: '2026-01-15' });
    for (const limit of [1, 2, 3, 5, 7]) {
      const got: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: TimelineValue = await timeline(
          `programme=${encodeURIComponent(programme)}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
        );
        expect(page.elements.length).toBeLessThanOrEqual(limit);
        got.push(...page.elements.map((e) => e.key));
        cursor = page.next;
      }
      expect(got, String(limit)).toEqual(expected);
    }
  });

  it('tells dependencies, those outside the filter, and whom a late one holds up', async () => {
    const [programme, other] = ['Forsinket', 'Andre'];
    const dates = { plannedStart: '2025-11-01', plannedEnd: '2025-12-20' };
    const late = await element({ programme, ...dates, team: team.key });
    const next = await element({ programme, plannedStart: '2026-01-10', plannedEnd: '2026-02-10' });
    const last = await element({ programme: other, product: b.key, plannedStart: '2026-03-01' });
    await needs(next, late);
    await needs(last, next);
    const seen = await timeline(`programme=${programme}`);
    expect(seen.elements.find((e) => e.key === late.key)).toMatchObject({
      late: true,
      mayEdit: true,
      team: { key: team.key },
      holdsUp: [next.key, last.key],
    });
    expect(seen.outside).toMatchObject([{ key: last.key, plannedStart: '2026-03-01' }]);
    expect(seen.dependencies.find((d) => d.to === next.key)).toMatchObject({
      from: late.key,
      state: 'accepted',
      standing: 'impossible',
      daysOver: 5,
    });
    expect(seen.dependencies.find((d) => d.to === last.key)).toMatchObject({ standing: 'possible' });
    expect((await timeline(`programme=${programme}`, stranger)).elements[0]).toMatchObject({
      mayEdit: false,
    });
  });

  it('shows nobody what is not theirs: neither elements, ends, dependencies nor counts', async () => {
    const programme = 'Hemmelig';
    const dates = { plannedStart: '2025-11-01', plannedEnd: '2025-12-20' };
    const open = await element({ programme, ...dates });
    const hidden = await element({ programme, title: 'Skjult', audience: 'restricted' });
    const behind = await element({ programme: 'Bak', title: 'Bak den skjulte' });
    await needs(hidden, open);
    await needs(behind, hidden);
    const seen = await timeline(`programme=${programme}`, stranger);
    expect(seen.elements.map((e) => e.key)).toEqual([open.key]);
    expect(seen).toMatchObject({ dependencies: [], outside: [], total: { count: 1 } });
    expect(seen.elements[0]?.holdsUp).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(hidden.key);
    const own = await timeline(`programme=${programme}`);
    expect(own.elements).toHaveLength(2);
    const choices = (await stranger.get('/api/v1/roadmap/choices')).json<{ programmes: string[] }>();
    expect(choices.programmes).toContain(programme);
    const secret = await element({ programme: 'Bare for meg', audience: 'restricted' });
    expect(secret.fields.programme).toBe('Bare for meg');
    expect((await stranger.get('/api/v1/roadmap/choices')).body).not.toContain('Bare for meg');
  });

  it('filters by state, product and team, and leaves out what was dropped', async () => {
    const programme = 'Filter';
    const first = await element({ programme, team: team.key });
    const second = await element({ programme, product: b.key });
    await move(second, 'drop', { reason: 'Nei' });
    const keys = async (query: string) =>
      (await timeline(`programme=${programme}&${query}`)).elements.map((e) => e.key);
    expect(await keys('')).toEqual([first.key]);
    expect(await keys('state=dropped')).toEqual([second.key]);
    expect(await keys('state=dropped,proposed')).toEqual([first.key, second.key]);
    expect(await keys(`product=${b.key}&state=dropped`)).toEqual([second.key]);
    expect(await keys(`product=${b.key}`)).toEqual([]);
    expect(await keys(`team=${team.key}`)).toEqual([first.key]);
    expect(await keys('team=TEAM-NONE')).toEqual([]);
    for (const bad of ['state=ready', 'limit=0', 'limit=501', 'cursor=x', 'colour=red'])
      expect((await ola.get(`/api/v1/roadmap/timeline?${bad}`)).statusCode, bad).toBe(400);
    expect((await t.nobody.get('/api/v1/roadmap/timeline')).statusCode).toBe(401);
  });

  it('knows what is delivered and not in production', async () => {
    const programme = 'Levert';
    let m = await element({ programme, plannedEnd: '2026-02-01' });
    const epic = (
      await ola.write('POST', '/api/v1/epics', {
        title: 'Et epos',
        owner: olaId,
        team: team.key,
        description: 'Hvorfor',
      })
    ).json<MatterValue>();
    const link = { type: 'decomposes', from: m.key, to: epic.key };
    expect((await ola.write('POST', '/api/v1/links', link)).statusCode).toBe(201);
    m = await move(await move(m, 'accept'), 'start');
    const refused = await ola.write(
      'POST',
      `/api/v1/matters/${m.key}/transitions/deliver`,
      {},
      { version: m.version },
    );
    expect(refused.json()).toMatchObject({
      code: 'transition_refused',
      missing: [{ criterion: 'VEI-L1' }],
    });
    let e = epic;
    for (const name of ['prepare', 'start', 'close']) e = await move(e, name);
    m = await move((await ola.get(`/api/v1/matters/${m.key}`)).json<MatterValue>(), 'deliver');
    await refreshRollups(t.db);
    const [shown] = (await timeline(`programme=${programme}`)).elements;
    expect(shown).toMatchObject({ state: 'delivered', rollup: { total: 1, closed: 1, inProduction: 0 } });
  });
});

describe('judging progress', () => {
  const judgements = async (m: { key: string }, by = ola) =>
    (await by.get(`/api/v1/roadmap-elements/${m.key}/judgements`)).json<ElementJudgementsValue>();

  it('confirms and corrects, tells it in the history, and each failure by itself', async () => {
    const first = await move(await element({ plannedStart: '2026-01-01' }), 'accept');
    const second = await move(await element(), 'accept');
    const proposed = await element();
    const answer = await judge(
      ola,
      { key: first.key, version: first.version, progress: 30, plannedEnd: '2026-04-01' },
      { key: second.key, version: second.version - 1, progress: 10 },
      { key: proposed.key, version: proposed.version, progress: 10 },
      { key: 'VEI-999999', version: 1, progress: 10 },
    );
    expect(answer.json()).toEqual({
      done: [{ key: first.key, version: first.version + 1 }],
      failed: [
        { key: second.key, code: 'stale_version', faults: [] },
        { key: proposed.key, code: 'rule_broken', faults: [] },
        { key: 'VEI-999999', code: 'not_found', faults: [] },
      ],
    });
    // Nothing changed since: that somebody looked is told all the same.
    const again = await judge(ola, { key: first.key, version: first.version + 1, progress: 30 });
    expect(again.json()).toMatchObject({ done: [{ version: first.version + 2 }] });
    const now = (await ola.get(`/api/v1/matters/${first.key}`)).json<MatterValue>();
    expect(now.fields).toMatchObject({ judgedProgress: 30, plannedEnd: '2026-04-01' });
    expect(await judgements(first)).toMatchObject({
      progress: 30,
      judgedBy: { id: olaId },
      mayJudge: true,
      items: [{ progress: 30, computed: null }, { progress: 30 }],
    });
    const history = (await ola.get(`/api/v1/matters/${first.key}/history`)).json<{
      items: { type: string; changes: { field: string }[] }[];
    }>();
    expect(history.items.slice(0, 2)).toMatchObject([
      { type: 'matter.judged', changes: [] },
      { type: 'matter.judged', changes: [{ field: 'judgedProgress' }, { field: 'plannedEnd' }] },
    ]);
    const period = await judge(ola, {
      key: first.key,
      version: first.version + 2,
      progress: 30,
      plannedEnd: '2025-12-01',
    });
    expect(period.json()).toMatchObject({
      failed: [{ code: 'invalid_input', faults: [{ pointer: '/plannedEnd' }] }],
    });
  });

  it('written as a field it is a judgement too, by those who judge', async () => {
    const m = await move(await element({}, ola), 'accept');
    const edited = await ola.write(
      'PATCH',
      `/api/v1/roadmap-elements/${m.key}`,
      { judgedProgress: 55 },
      { version: m.version },
    );
    expect(edited.statusCode).toBe(200);
    expect((await judgements(m)).items).toMatchObject([{ progress: 55 }]);
    // Whoever registered one may change its texts, not judge it.
    const own = await element({ product: null }, stranger);
    const tried = await stranger.write(
      'PATCH',
      `/api/v1/roadmap-elements/${own.key}`,
      { judgedProgress: 5 },
      { version: own.version },
    );
    expect(tried.statusCode).toBe(403);
    const born = await stranger.write('POST', '/api/v1/roadmap-elements', {
      title: 'Ferdig',
      judgedProgress: 100,
    });
    expect(born.statusCode).toBe(403);
  });

  it('is on the round of the product owner, and overdue after a week', async () => {
    const id = await t.make.person('Rune Runde', 'employee');
    const product = await t.make.product({ title: 'Runde' });
    await t.make.role(id, ['productOwner', product.id]);
    const rune = await t.as(id);
    const m = await move(await element({ product: product.key }, ola), 'accept').catch(async () => {
      const made = await element({ product: product.key }, rune);
      const moved = await rune.write(
        'POST',
        `/api/v1/matters/${made.key}/transitions/accept`,
        {},
        { version: made.version },
      );
      return moved.json<MatterValue>();
    });
    const round = async () => (await rune.get('/api/v1/roadmap/monday')).json();
    expect(await round()).toMatchObject({
      products: [{ title: 'Runde' }],
      more: false,
      items: [{ key: m.key, overdue: false, judgedProgress: null }],
    });
    const days = async (n: number) =>
      t.db.sql(
        `update matter set state_since = $2::timestamptz - make_interval(days => $3) where id = (select id from node where key = $1)`,
        [m.key, t.clock.now(), n],
      );
    await days(7);
    expect(await round()).toMatchObject({ items: [{ overdue: false }] });
    await days(8);
    expect(await round()).toMatchObject({ items: [{ overdue: true }] });
    expect((await rune.get('/api/v1/roadmap/waiting')).json()).toMatchObject({ toJudge: 1, overdue: 1 });
    expect((await stranger.get('/api/v1/roadmap/monday')).json()).toMatchObject({ items: [], products: [] });
  });

  it('as another user, and bad input', async () => {
    const m = await move(await element(), 'accept');
    const one = { key: m.key, version: m.version, progress: 10 };
    expect((await judge(t.nobody, one)).statusCode).toBe(401);
    expect((await judge(auditor, one)).statusCode).toBe(403);
    expect((await judge(stranger, one)).json()).toMatchObject({ failed: [{ code: 'not_allowed' }] });
    for (const bad of [
      { ...one, progress: 101 },
      { ...one, progress: -1 },
      { ...one, progress: 1.5 },
      { ...one, version: 0 },
      { ...one, words: 'x' },
      { ...one, plannedEnd: '31.12.2026' },
    ])
      expect((await judge(ola, bad)).statusCode).toBe(400);
    expect((await judge(ola)).statusCode).toBe(400);
    const hidden = await move(await element({ audience: 'restricted' }), 'accept');
    expect((await judge(stranger, { ...one, key: hidden.key })).json()).toMatchObject({
      failed: [{ code: 'not_found' }],
    });
    expect((await stranger.get(`/api/v1/roadmap-elements/${hidden.key}/judgements`)).statusCode).toBe(404);
    // Two at once: one is stale, and told so.
    const both = await Promise.all([judge(ola, one), judge(ola, { ...one, progress: 20 })]);
    expect(both.flatMap((r) => r.json<{ done: unknown[] }>().done)).toHaveLength(1);
  });
});
