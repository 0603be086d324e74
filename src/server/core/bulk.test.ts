import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../test/harness/app.ts';
import type { MadeNode } from '../../../test/harness/directory.ts';
import type { MatterRowValue, MatterValue } from '../../contract/matters.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import { onEdit } from './edit.ts';
import { verifyAudit } from './verify.ts';

let t: TestApp;
let member: TestClient;
let other: TestClient;
let outsider: TestClient;
let memberId: number;
let team: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  team = await t.make.team(await t.make.productGroup());
  memberId = await t.make.person('Mia Medlem', 'employee', ['teamMember', team.id]);
  member = await t.as(memberId);
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
});
afterAll(() => t?.close());

interface Outcome {
  done: { key: string; version: number }[];
  failed: { key: string; code: string; faults: { pointer: string; reason: string }[] }[];
}
async function issue(fields: Record<string, unknown> = {}, by = member): Promise<MatterValue> {
  const made = await by.write('POST', '/api/v1/issues', { title: 'En sak', team: team.key, ...fields });
  expect(made.statusCode, made.body).toBe(201);
  return made.json<MatterValue>();
}
const bulk = (c: TestClient, matters: { key: string; version: number }[], rest: object) =>
  c.write('POST', '/api/v1/issues/bulk-edit', {
    matters: matters.map(({ key, version }) => ({ key, version })),
    ...rest,
  });
const read = async (key: string) => (await member.get(`/api/v1/matters/${key}`)).json<MatterValue>();

describe('the same change to many', () => {
  it('changes those it can, tells of each of the others why, and takes none with it', async () => {
    const fine = await issue({ labels: ['a', 'b'] });
    const same = await issue({ owner: memberId, labels: ['b', 'c'] });
    const stale = await issue();
    await member.write('PATCH', `/api/v1/issues/${stale.key}`, { title: 'Endret' }, { version: 1 });
    const hidden = await issue({}, other);
    await t.db.sql(
      `update matter m set audience = 'restricted' from node n where n.id = m.id and n.key = $1`,
      [hidden.key],
    );
    const foreign = await issue({ team: null }, other);
    const full = await issue({ labels: Array.from({ length: 20 }, (_, i) => `nr ${i}`) });
    const answer = await bulk(
      member,
      [fine, same, stale, hidden, foreign, full, { key: 'SAK-99999', version: 1 }],
      { fields: { owner: memberId }, addLabels: ['c'], removeLabels: ['a'] },
    );
    expect(answer.statusCode, answer.body).toBe(200);
    const { done, failed } = answer.json<Outcome>();
    expect(done).toEqual([
      { key: fine.key, version: 2 },
      // It was so already: neither version nor event.
      { key: same.key, version: 1 },
    ]);
    expect(failed.map((f) => [f.key, f.code])).toEqual([
      [stale.key, 'stale_version'],
      [hidden.key, 'not_found'],
      [foreign.key, 'not_allowed'],
      [full.key, 'rule_broken'],
      ['SAK-99999', 'not_found'],
    ]);
    expect(failed[3]!.faults).toMatchObject([{ pointer: '/addLabels', reason: 'too_many' }]);
    const now = await read(fine.key);
    expect(now.fields).toMatchObject({ owner: { id: memberId }, labels: ['b', 'c'] });
    expect((await read(stale.key)).fields.owner).toBeNull();
    expect((await verifyAudit(t.db)).drift).toEqual([]);
  });

  it('a value nobody could have refuses them all at once', async () => {
    const m = await issue();
    for (const [rest, pointer] of [
      [{ fields: { owner: 999_999 } }, '/owner'],
      [{ fields: { color: 'red' } }, '/fields/color'],
      [{ fields: { estimate: -1 } }, '/fields/estimate'],
      [{ addLabels: [' '] }, '/addLabels/0'],
    ] as const) {
      const answer = await bulk(member, [m], rest);
      expect([answer.statusCode, answer.json().faults[0].pointer]).toEqual([400, pointer]);
    }
    expect((await bulk(member, [], { fields: {} })).statusCode).toBe(400);
    const many = Array.from({ length: 1001 }, (_, i) => ({ key: `SAK-${i + 1}`, version: 1 }));
    expect((await bulk(member, many, { fields: {} })).statusCode).toBe(400);
    expect((await read(m.key)).version).toBe(1);
  });

  it('what a hook refuses for one, is refused for that one alone', async () => {
    const [a, b, c] = [await issue(), await issue({ title: 'Nekt meg' }), await issue()];
    onEdit('issue', async (_tx, _call, { matter }) => {
      if (matter.title === 'Nekt meg') throw new ProblemError('rule_broken');
    });
    const { done, failed } = (await bulk(member, [a, b, c], { fields: { estimate: 7 } })).json<Outcome>();
    expect(done.map((d) => d.key)).toEqual([a.key, c.key]);
    expect(failed).toMatchObject([{ key: b.key, code: 'rule_broken' }]);
    expect((await read(b.key)).version).toBe(1);
    expect((await read(a.key)).fields.estimate).toBe(7);
  });

  it('two at once over the same: each matter is changed by one, the other is told', async () => {
    const matters = await Promise.all(Array.from({ length: 12 }, () => issue()));
    const [x, y] = await Promise.all([
      bulk(member, matters, { fields: { estimate: 1 } }),
      bulk(member, [...matters].reverse(), { fields: { estimate: 2 } }),
    ]);
    const done = [...x.json<Outcome>().done, ...y.json<Outcome>().done];
    const failed = [...x.json<Outcome>().failed, ...y.json<Outcome>().failed];
    expect(done.map((d) => d.key).sort()).toEqual(matters.map((m) => m.key).sort());
    expect(failed.every((f) => f.code === 'stale_version')).toBe(true);
    expect(failed).toHaveLength(12);
  });

  it('as another user: nobody 401, outsider 403', async () => {
    const m = await issue();
    expect((await bulk(t.nobody, [m], { fields: {} })).statusCode).toBe(401);
    expect((await bulk(outsider, [m], { fields: {} })).statusCode).toBe(403);
    const theirs = (await bulk(other, [m], { fields: { estimate: 1 } })).json<Outcome>();
    expect(theirs.failed).toMatchObject([{ key: m.key, code: 'not_allowed' }]);
  });

  it('takes a thousand in a few seconds', async () => {
    for (let i = 0; i < 10; i += 1) await Promise.all(Array.from({ length: 100 }, () => issue()));
    const rows: MatterRowValue[] = [];
    let cursor: string | null = '';
    while (cursor !== null && rows.length < 1000) {
      const page: { items: MatterRowValue[]; next: string | null } = (
        await member.get(
          `/api/v1/issues?team=${team.key}&sort=created&order=desc&limit=200${cursor ? `&cursor=${cursor}` : ''}`,
        )
      ).json();
      rows.push(...page.items);
      cursor = page.next;
    }
    const started = performance.now();
    const answer = await bulk(member, rows.slice(0, 1000), {
      fields: { owner: memberId },
      addLabels: ['stor', 'rydding'],
    });
    const took = performance.now() - started;
    console.info(`1,000 in ${Math.round(took)} ms`);
    expect(answer.json<Outcome>().done).toHaveLength(1000);
    expect(took).toBeLessThan(10_000);
  }, 120_000);
});
