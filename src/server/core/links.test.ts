import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { employee, makeWorld, outsider, type World } from '../../../test/thread/world.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { type Db, openDb } from '../platform/db/db.ts';
import { addLink, decideLink, type NewLink, removeLink } from './links.ts';
import { resolveKey } from './nodes.ts';

let database: TestDatabase;
let db: Db;
let w: World;
let kari: Actor;
let eline: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  w = await makeWorld(db);
  kari = employee(await w.person('Kari'));
  eline = outsider(await w.person('Eline'), 1);
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

const add = (input: NewLink, actor: Actor = kari) => db.transaction((tx) => addLink(tx, { actor }, input));
const problem = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
};
const events = (nodeId: number) =>
  db.sql<{ type: string; payload: { data: Record<string, unknown> } }>(
    'select type, payload from event where node_id = $1 order by id',
    [nodeId],
  );
const explained = async (id: number): Promise<string> =>
  (await db.sql<{ explained: string }>('select explained from deployment where id = $1', [id]))[0]!.explained;

describe('linking', () => {
  it('is told in the history of both ends, without naming the other', async () => {
    const from = await w.matter('initiative', 'TIL-1', 'notStarted');
    const to = await w.matter('epic', 'EPO-1', 'proposed');
    const { link, outcome } = await add({ type: 'decomposes', fromId: from, toId: to, note: 'Avtalt' });
    expect(outcome).toBe('added');
    expect(link).toMatchObject({ from: 'TIL-1', to: 'EPO-1', status: 'confirmed', note: 'Avtalt' });
    expect(await events(from)).toMatchObject([
      { type: 'link.added', payload: { data: { direction: 'down', otherId: to } } },
    ]);
    expect(await events(to)).toMatchObject([
      { type: 'link.added', payload: { data: { direction: 'up', otherId: from } } },
    ]);
    expect(JSON.stringify(await events(to))).not.toContain('TIL-1');
    const dirty = await db.sql('select 1 from rollup_dirty where node_id = $1', [from]);
    expect(dirty).toHaveLength(1);
  });

  it('twice gives the first one back, and writes nothing more', async () => {
    const from = await w.matter('initiative', 'TIL-2', 'notStarted');
    const to = await w.matter('epic', 'EPO-2', 'proposed');
    const first = await add({ type: 'decomposes', fromId: from, toId: to });
    const second = await add({ type: 'decomposes', fromId: from, toId: to });
    expect(second).toMatchObject({ outcome: 'existed', link: { id: first.link.id } });
    expect(await events(from)).toHaveLength(1);
    // To have to do with each other has no direction.
    await add({ type: 'relates', fromId: from, toId: to });
    expect((await add({ type: 'relates', fromId: to, toId: from })).outcome).toBe('existed');
  });

  it('at the same moment makes one link', async () => {
    const from = await w.node('commit', 'git', 'aaaa');
    const to = await w.node('release', 'releases', 'r-1');
    const both = await Promise.all([
      add({ type: 'delivers', fromId: from, toId: to }),
      add({ type: 'delivers', fromId: from, toId: to }),
    ]);
    expect(both.map((b) => b.outcome).sort()).toEqual(['added', 'existed']);
  });

  it('refuses what the kinds do not allow, with the reason', async () => {
    const initiative = await w.matter('initiative', 'TIL-3', 'notStarted');
    const issue = await w.matter('issue', 'SAK-3', 'todo');
    const upwards = await problem(add({ type: 'decomposes', fromId: issue, toId: initiative }));
    expect(upwards).toMatchObject({ code: 'link_refused', extra: { reason: 'breakdown_upwards' } });
    const nothing = await problem(add({ type: 'delivers', fromId: initiative, toId: issue }));
    expect(nothing).toMatchObject({ code: 'link_refused', extra: { reason: 'not_a_delivery' } });
    const itself = await problem(add({ type: 'relates', fromId: issue, toId: issue }));
    expect(itself).toMatchObject({ code: 'link_refused', extra: { reason: 'to_itself' } });
  });

  it('looks the same whether an end is not there or not yours', async () => {
    const open = await w.matter('issue', 'SAK-4', 'todo', { audience: 'public' });
    const closed = await w.matter('issue', 'SAK-5', 'todo', { audience: 'restricted' });
    expect(await problem(add({ type: 'relates', fromId: open, toId: closed }, eline))).toMatchObject({
      code: 'not_found',
    });
    expect(await problem(add({ type: 'relates', fromId: open, toId: 999_999 }, eline))).toMatchObject({
      code: 'not_found',
    });
    const id = await w.link('relates', open, closed);
    for (const actor of [kari, eline]) {
      const gone = await problem(db.transaction((tx) => removeLink(tx, { actor }, id)));
      expect(gone.code).toBe('not_found');
    }
  });
});

describe('rings', () => {
  it('are refused with the ring named, within a kind and between kinds of one rank', async () => {
    const [a, b, c] = [
      await w.matter('issue', 'SAK-10', 'todo'),
      await w.matter('issue', 'SAK-11', 'todo'),
      await w.externalIssue('RING-12'),
    ];
    await add({ type: 'decomposes', fromId: a, toId: b });
    await add({ type: 'decomposes', fromId: b, toId: c });
    const ring = await problem(add({ type: 'decomposes', fromId: c, toId: a }));
    expect(ring).toMatchObject({
      code: 'link_ring',
      extra: { ring: ['SAK-10', 'SAK-11', 'RING-12', 'SAK-10'] },
    });
    await add({ type: 'dependsOn', fromId: a, toId: b });
    expect((await problem(add({ type: 'dependsOn', fromId: b, toId: a }))).code).toBe('link_ring');
    // What causes what may lead back.
    await add({ type: 'causes', fromId: a, toId: b });
    expect((await add({ type: 'causes', fromId: b, toId: a })).outcome).toBe('added');
  });

  it('do not name what the reader may not see', async () => {
    const mine = await w.matter('issue', 'SAK-20', 'todo');
    const hidden = await w.matter('issue', 'SAK-21', 'todo', { audience: 'restricted' });
    const other = await w.matter('issue', 'SAK-22', 'todo');
    await w.link('decomposes', mine, hidden);
    await w.link('decomposes', hidden, other);
    const ring = await problem(add({ type: 'decomposes', fromId: other, toId: mine }));
    expect(ring.extra.ring).toEqual(['SAK-20', null, 'SAK-22', 'SAK-20']);
  });

  it('cannot be closed by two at once', async () => {
    for (let i = 0; i < 8; i += 1) {
      const a = await w.matter('epic', `EPO-${100 + 2 * i}`, 'proposed');
      const b = await w.matter('epic', `EPO-${101 + 2 * i}`, 'proposed');
      const c = await w.matter('epic', `EPO-${200 + 2 * i}`, 'proposed');
      const d = await w.matter('epic', `EPO-${201 + 2 * i}`, 'proposed');
      await w.link('decomposes', b, c);
      await w.link('decomposes', d, a);
      // No node in common, so that only the lock of the family keeps them apart.
      const results = await Promise.allSettled([
        add({ type: 'decomposes', fromId: a, toId: b }),
        add({ type: 'decomposes', fromId: c, toId: d }),
      ]);
      const refused = results.filter((r) => r.status === 'rejected');
      expect(refused).toHaveLength(1);
      expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ code: 'link_ring' });
    }
  });

  it('cannot be closed by confirming a suggestion', async () => {
    const a = await w.matter('epic', 'EPO-300', 'proposed');
    const b = await w.matter('epic', 'EPO-301', 'proposed');
    await w.link('decomposes', a, b);
    const id = await w.link('decomposes', b, a, 'suggested');
    const ring = await problem(db.transaction((tx) => decideLink(tx, { actor: kari }, id, 'confirmed')));
    expect(ring).toMatchObject({ code: 'link_ring', extra: { ring: ['EPO-300', 'EPO-301', 'EPO-300'] } });
  });
});

describe('deciding and removing', () => {
  it('a suggestion is confirmed or rejected once; the rejected does not come again', async () => {
    const a = await w.matter('epic', 'EPO-400', 'proposed');
    const b = await w.externalIssue('SUG-1');
    const suggested = await add({
      type: 'decomposes',
      fromId: a,
      toId: b,
      status: 'suggested',
      confidence: 0.8,
    });
    const id = suggested.link.id;
    const decide = (d: 'confirmed' | 'rejected') =>
      db.transaction((tx) => decideLink(tx, { actor: kari }, id, d));
    expect((await decide('rejected')).status).toBe('rejected');
    expect((await decide('rejected')).status).toBe('rejected');
    expect(await problem(decide('confirmed'))).toMatchObject({ code: 'conflict' });
    const again = await add({ type: 'decomposes', fromId: a, toId: b, status: 'suggested' });
    expect(again).toMatchObject({ outcome: 'existed', link: { status: 'rejected' } });
    // A person who links them says more than the machine that suggested it.
    expect(await add({ type: 'decomposes', fromId: a, toId: b })).toMatchObject({
      outcome: 'confirmed',
      link: { id, status: 'confirmed' },
    });
    expect((await events(a)).map((e) => e.type)).toEqual([
      'link.suggested',
      'link.rejected',
      'link.confirmed',
    ]);
  });

  it('an origin explains a deployment that nothing else does, until it is removed', async () => {
    const product = await w.product('origins');
    const application = await w.application(product, 'app');
    const environment = await w.environment('origins-prod', true);
    const at = '2026-01-05T10:00:00Z';
    const deployment = await w.deployment({ application, product, environment, at });
    const initiative = await w.matter('initiative', 'TIL-50', 'done');
    const { link } = await add({ type: 'delivers', fromId: initiative, toId: deployment });
    expect(await explained(deployment)).toBe('origin');
    const issue = await add({ type: 'delivers', fromId: await w.externalIssue('ORG-1'), toId: deployment });
    expect(await explained(deployment)).toBe('issue');
    await db.transaction((tx) => removeLink(tx, { actor: kari }, issue.link.id));
    expect(await explained(deployment)).toBe('origin');
    await db.transaction((tx) => removeLink(tx, { actor: kari }, link.id));
    expect(await explained(deployment)).toBe('none');
    const gone = await problem(db.transaction((tx) => removeLink(tx, { actor: kari }, link.id)));
    expect(gone.code).toBe('not_found');
    expect((await events(initiative)).map((e) => e.type)).toEqual(['link.added', 'link.removed']);
    // A removed link may be made anew.
    expect((await add({ type: 'delivers', fromId: initiative, toId: deployment })).outcome).toBe('added');
  });
});

describe('a key', () => {
  it('is found in any case and however its hyphen was typed', async () => {
    const id = await w.externalIssue('MP-686');
    for (const text of ['MP-686', 'mp-686', ' MP 686 ', 'MP–686', 'mp686', 'MP-686:', 'jira:mp-686']) {
      expect(await resolveKey(db, kari, text), text).toMatchObject({ node: { id } });
    }
    for (const text of [
      '',
      '   ',
      'MP-6860',
      'x'.repeat(300),
      'MP\u0000-686',
      "'; drop table node; --",
      '\ud800',
      '%',
    ]) {
      expect(await resolveKey(db, kari, text), JSON.stringify(text)).toBeNull();
    }
  });

  it('of two meanings is answered with the candidates, and picked by namespace', async () => {
    const ours = await w.node('externalIssue', 'jira', 'TWO-1', 'Hos oss');
    await w.node('externalIssue', 'github', 'TWO-1', 'Hos dem');
    expect(await resolveKey(db, kari, 'two-1')).toEqual({
      candidates: [
        { key: 'TWO-1', kind: 'externalIssue', title: 'Hos oss', namespace: 'jira' },
        { key: 'TWO-1', kind: 'externalIssue', title: 'Hos dem', namespace: 'github' },
      ],
    });
    expect(await resolveKey(db, kari, 'jira:TWO-1')).toMatchObject({ node: { id: ours } });
    // An outsider sees neither.
    expect(await resolveKey(db, eline, 'TWO-1')).toBeNull();
  });

  it('that has moved leads to the new one', async () => {
    const id = await w.matter('issue', 'SAK-900', 'todo');
    await db.sql('insert into key_alias (key, node_id) values ($1, $2)', ['GAMMEL-7', id]);
    expect(await resolveKey(db, kari, 'gammel-7')).toEqual({ moved: 'SAK-900' });
    expect(await resolveKey(db, eline, 'GAMMEL-7')).toBeNull();
  });
});
