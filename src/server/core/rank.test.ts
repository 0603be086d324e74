import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../test/harness/app.ts';
import type { HistoryEntryValue, MatterRowValue, MatterValue } from '../../contract/matters.ts';
import { verifyAudit } from './verify.ts';

let t: TestApp;
let one: TestClient;
let two: TestClient;
let stranger: TestClient;
let outsider: TestClient;
let team: string;

beforeAll(async () => {
  t = await startTestApp();
  const made = await t.make.team(await t.make.productGroup());
  team = made.key;
  one = await t.as(await t.make.person('Ein', 'employee', ['teamMember', made.id]));
  two = await t.as(await t.make.person('Tvo', 'employee', ['teamMember', made.id]));
  stranger = await t.as(await t.make.person('Fremmed', 'employee'));
  outsider = await t.as(await t.make.person('Utenfor'));
});
afterAll(() => t?.close());

async function issue(): Promise<MatterValue> {
  const made = await one.write('POST', '/api/v1/issues', { title: 'En sak', team });
  return made.json<MatterValue>();
}
const put = (c: TestClient, key: string, body: unknown) =>
  c.write('PUT', `/api/v1/matters/${key}/rank`, body);
async function order(): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: MatterRowValue[]; next: string | null } = (
      await one.get(`/api/v1/issues?sort=rank&limit=200${cursor ? `&cursor=${cursor}` : ''}`)
    ).json();
    keys.push(...page.items.map((r) => r.key));
    cursor = page.next;
  }
  return keys;
}
async function ranks(): Promise<string[]> {
  const rows = await t.db.sql<{ rank: string }>(`select rank from matter where kind = 'issue'`);
  return rows.map((r) => r.rank);
}

describe('the order of a kind', () => {
  it('is set by hand: after, before, first, last; those registered later come after', async () => {
    const [a, b, c] = [(await issue()).key, (await issue()).key, (await issue()).key];
    expect(await order()).toEqual([a, b, c]);
    const moved = await put(one, c, { after: a });
    expect([moved.statusCode, moved.json()]).toMatchObject([200, { key: c, moved: true }]);
    expect(await order()).toEqual([a, c, b]);
    await put(one, b, { before: a });
    expect(await order()).toEqual([b, a, c]);
    await put(one, c, { after: null });
    expect(await order()).toEqual([c, b, a]);
    await put(one, c, { before: null });
    expect(await order()).toEqual([b, a, c]);
    const d = (await issue()).key;
    expect(await order()).toEqual([b, a, c, d]);
    // Between the last and one that is registered later there is room, too.
    await put(one, b, { after: c, before: d });
    expect(await order()).toEqual([a, c, b, d]);
  });

  it('is an event and no part of the version; where it stood already nothing is written', async () => {
    const [a, b] = [await issue(), await issue()];
    await put(one, b.key, { before: a.key });
    const again = await put(one, b.key, { before: a.key });
    expect(again.json()).toMatchObject({ moved: false });
    const now = (await one.get(`/api/v1/matters/${b.key}`)).json<MatterValue>();
    expect(now.version).toBe(1);
    const told = (await one.get(`/api/v1/matters/${b.key}/history`)).json<{ items: HistoryEntryValue[] }>();
    const ranked = told.items.filter((e) => e.type === 'matter.ranked');
    expect(ranked.map((e) => e.data)).toMatchObject([{ place: 'before', other: { key: a.key } }]);
    // An edit that was begun before goes through after.
    const edit = await one.write('PATCH', `/api/v1/issues/${b.key}`, { title: 'Nytt' }, { version: 1 });
    expect(edit.statusCode).toBe(200);
    expect((await verifyAudit(t.db)).drift).toEqual([]);
  });

  it.each<[string, object, number]>([
    ['nothing said', {}, 400],
    ['after itself', { after: 'itself' }, 400],
    ['before itself', { before: 'itself' }, 400],
    ['after what is not there', { after: 'SAK-99999' }, 400],
    ['an unknown field', { after: null, color: 'red' }, 400],
    ['not a key', { after: 7 }, 400],
  ])('%s is refused', async (_name, body, status) => {
    const { key } = await issue();
    const sent = JSON.parse(JSON.stringify(body).replace('itself', key)) as object;
    expect((await put(one, key, sent)).statusCode).toBe(status);
  });

  it('as another user: nobody 401, outsider 403, a colleague who may not edit 403, unseen 404', async () => {
    const [a, b] = [await issue(), await issue()];
    expect((await put(t.nobody, b.key, { before: a.key })).statusCode).toBe(401);
    expect((await put(outsider, b.key, { before: a.key })).statusCode).toBe(403);
    expect((await put(stranger, b.key, { before: a.key })).statusCode).toBe(403);
    await t.db.sql(
      `update matter m set audience = 'restricted' from node n where n.id = m.id and n.key = $1`,
      [b.key],
    );
    expect((await put(stranger, b.key, { before: a.key })).statusCode).toBe(404);
    expect((await put(two, a.key, { after: b.key })).json().faults[0]).toMatchObject({
      pointer: '/after',
      reason: 'no_such_reference',
    });
  });

  it('two at once both succeed, whatever they move where, and the order is well defined', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, async () => (await issue()).key));
    const place = fc.record({
      what: fc.integer({ min: 0, max: 7 }),
      at: fc.integer({ min: 0, max: 7 }),
      side: fc.constantFrom<'after' | 'before'>('after', 'before'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 2, maxLength: 6 }), async (moves) => {
        const wanted = moves.filter((m) => m.what !== m.at);
        const answers = await Promise.all(
          wanted.map((m, i) => put(i % 2 ? one : two, keys[m.what]!, { [m.side]: keys[m.at] })),
        );
        expect(answers.map((r) => r.statusCode)).toEqual(wanted.map(() => 200));
        const all = await ranks();
        expect(new Set(all).size).toBe(all.length);
        const now = (await order()).filter((k) => keys.includes(k));
        expect([...now].sort()).toEqual([...keys].sort());
        // What only one has touched stands on the side that one asked for.
        const touched = (key: string) =>
          wanted.filter((m) => keys[m.what] === key || keys[m.at] === key).length;
        for (const m of wanted) {
          const [what, at] = [keys[m.what]!, keys[m.at]!];
          if (touched(what) === 1 && wanted.filter((x) => keys[x.what] === at).length === 0)
            expect(now.indexOf(what) > now.indexOf(at)).toBe(m.side === 'after');
        }
      }),
      { numRuns: 25 },
    );
  });

  it('one place asked for again and again never runs out of room', async () => {
    const [a, x, y] = [await issue(), await issue(), await issue()];
    const high = Math.max(...(await ranks()).map((r) => r.length));
    let longest = high;
    for (let i = 0; i < 700; i += 1) {
      const answer = await put(one, (i % 2 ? x : y).key, { after: a.key });
      expect(answer.statusCode).toBe(200);
      longest = Math.max(longest, answer.json<{ rank: string }>().rank.length);
    }
    expect(longest).toBeLessThanOrEqual(100);
    const now = await order();
    expect(now.slice(now.indexOf(a.key), now.indexOf(a.key) + 3)).toEqual([a.key, x.key, y.key]);
    const all = await ranks();
    expect(new Set(all).size).toBe(all.length);
  }, 60_000);
});
