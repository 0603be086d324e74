import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { DependencyValue, ElementDependenciesValue } from '../../../contract/roadmap.ts';

let t: TestApp;
let ola: TestClient;
let berit: TestClient;
let leader: TestClient;
let stranger: TestClient;
let auditor: TestClient;
let outsider: TestClient;
let a: MadeNode;
let b: MadeNode;
let group: MadeNode;

beforeAll(async () => {
  t = await startTestApp();
  group = await t.make.productGroup('Gruppe B');
  a = await t.make.product({ title: 'Alfa' });
  b = await t.make.product({ title: 'Beta', productGroup: group });
  ola = await t.as(await t.make.person('Ola Alfa', 'employee', ['productOwner', a.id]));
  berit = await t.as(await t.make.person('Berit Beta', 'employee', ['productOwner', b.id]));
  leader = await t.as(await t.make.person('Lars Leder', 'employee', ['productGroupLeader', group.id]));
  stranger = await t.as(await t.make.person('Siri Annen', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
});
afterAll(() => t?.close());

async function element(
  by: TestClient,
  product: MadeNode,
  fields: Record<string, unknown> = {},
): Promise<MatterValue> {
  const answer = await by.write('POST', '/api/v1/roadmap-elements', {
    title: 'Et element',
    product: product.key,
    plannedStart: '2026-02-01',
    plannedEnd: '2026-03-01',
    ...(product === b ? { productGroup: group.key } : {}),
    ...fields,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
}
const askUrl = (m: { key: string }) => `/api/v1/roadmap-elements/${m.key}/dependencies`;
const ask = (by: TestClient, needing: MatterValue, on: string, body: Record<string, unknown> = {}) =>
  by.write('POST', askUrl(needing), { on, need: 'Et grensesnitt å hente fra', ...body });
async function asked(by: TestClient, needing: MatterValue, needed: MatterValue): Promise<DependencyValue> {
  const answer = await ask(by, needing, needed.key, { wantedBy: '2026-02-15' });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<DependencyValue>();
}
const answer = (by: TestClient, d: { id: number | null; version: number }, body: unknown) =>
  by.write('POST', `/api/v1/roadmap/dependencies/${d.id}/answer`, body, { version: d.version });
const withdraw = (by: TestClient, d: { id: number | null; version: number }, body: unknown = {}) =>
  by.write('POST', `/api/v1/roadmap/dependencies/${d.id}/withdraw`, body, { version: d.version });
const read = async (by: TestClient, m: { key: string }) =>
  (await by.get(askUrl(m))).json<ElementDependenciesValue>();
const links = (from: MatterValue, to: MatterValue) =>
  t.db.sql(
    `select 1 from link l join node f on f.id = l.from_id join node n on n.id = l.to_id
     where l.type = 'dependsOn' and l.status = 'confirmed' and l.removed_at is null and f.key = $1 and n.key = $2`,
    [from.key, to.key],
  );

describe('asking and answering', () => {
  it('is asked for by the one who needs, and counts on nothing until the other has promised', async () => {
    const needing = await element(ola, a);
    const needed = await element(berit, b);
    const d = await asked(ola, needing, needed);
    expect(d).toMatchObject({
      state: 'asked',
      other: { key: needed.key },
      mayAnswer: false,
      mayWithdraw: true,
    });
    expect(await links(needed, needing)).toHaveLength(0);
    expect((await read(berit, needed)).neededBy).toMatchObject([
      { id: d.id, state: 'asked', other: { key: needing.key }, mayAnswer: true, mayWithdraw: false },
    ]);

    const accepted = await answer(berit, d, {
      answer: 'accepted',
      promised: '2026-02-20',
      words: 'Det går.',
    });
    expect(accepted.statusCode, accepted.body).toBe(200);
    expect(accepted.headers.etag).toBe('"2"');
    expect(accepted.json()).toMatchObject({ state: 'accepted', promised: '2026-02-20', words: 'Det går.' });
    expect(await links(needed, needing)).toHaveLength(1);
    // The plan ends after the promise, and after the other starts.
    expect((await read(ola, needing)).needs).toMatchObject([
      { standing: 'impossible', daysOver: 28, promiseBroken: true },
    ]);
    const history = (await ola.get(`/api/v1/matters/${needing.key}/history`)).json<{
      items: { type: string }[];
    }>();
    expect(history.items.map((e) => e.type)).toEqual(
      expect.arrayContaining(['dependency.asked', 'dependency.accepted', 'link.added']),
    );
  });

  it('is declined with words, and can be asked for again', async () => {
    const needing = await element(ola, a);
    const needed = await element(berit, b);
    const d = await asked(ola, needing, needed);
    expect((await answer(berit, d, { answer: 'declined' })).json()).toMatchObject({
      faults: [{ pointer: '/words', reason: 'required' }],
    });
    expect((await answer(berit, d, { answer: 'accepted' })).json()).toMatchObject({
      faults: [{ pointer: '/promised', reason: 'required' }],
    });
    const no = await answer(berit, d, { answer: 'declined', words: 'Ikke i år.', promised: '2027-01-15' });
    expect(no.json()).toMatchObject({ state: 'declined', words: 'Ikke i år.', promised: '2027-01-15' });
    expect(await links(needed, needing)).toHaveLength(0);
    expect((await asked(ola, needing, needed)).state).toBe('asked');
  });

  it('an answer can be changed: moved, taken back by the other end, withdrawn by the asker', async () => {
    const needing = await element(ola, a);
    const needed = await element(berit, b);
    let d = await asked(ola, needing, needed);
    d = (await answer(berit, d, { answer: 'accepted', promised: '2026-02-20' })).json();
    d = (await answer(berit, d, { answer: 'accepted', promised: '2026-04-01' })).json();
    expect(d).toMatchObject({ promised: '2026-04-01', version: 3 });
    expect(await links(needed, needing)).toHaveLength(1);
    d = (await answer(leader, d, { answer: 'declined', words: 'Likevel ikke.' })).json();
    expect(await links(needed, needing)).toHaveLength(0);
    d = (await answer(berit, d, { answer: 'accepted', promised: '2026-05-01' })).json();
    expect(await links(needed, needing)).toHaveLength(1);
    const gone = await withdraw(ola, d, { words: 'Vi fant en annen vei.' });
    expect(gone.json()).toMatchObject({ state: 'withdrawn', words: 'Vi fant en annen vei.' });
    expect(await links(needed, needing)).toHaveLength(0);
    expect((await withdraw(ola, gone.json())).statusCode).toBe(409);
  });

  it('whoever answers for both ends has agreed with themselves', async () => {
    const first = await element(ola, a);
    const second = await element(ola, a, { plannedStart: '2026-04-01', plannedEnd: '2026-05-01' });
    const d = await asked(ola, second, first);
    expect(d).toMatchObject({
      state: 'accepted',
      promised: '2026-03-01',
      standing: 'possible',
      mayAnswer: true,
    });
    expect(await links(first, second)).toHaveLength(1);
  });

  it('is never answered by the one who asked, also when they have got the role since', async () => {
    const id = await t.make.person('Pia Begge', 'employee', ['productOwner', a.id]);
    const pia = await t.as(id);
    const needing = await element(pia, a);
    const needed = await element(berit, b);
    const d = await asked(pia, needing, needed);
    await t.make.role(id, ['productOwner', b.id]);
    expect((await answer(pia, d, { answer: 'accepted', promised: '2026-02-20' })).json()).toMatchObject({
      status: 422,
      code: 'rule_broken',
      reason: 'own_question',
    });
  });

  it('waits on the first page of those who can answer', async () => {
    const needing = await element(ola, a);
    const needed = await element(berit, b, { title: 'Venter på svar' });
    const d = await asked(ola, needing, needed);
    const waits = async (by: TestClient) =>
      (await by.get('/api/v1/roadmap/waiting'))
        .json<{ dependencies: { dependency: DependencyValue; on: { key: string } }[] }>()
        .dependencies.map((w) => w.dependency.id);
    expect(await waits(berit)).toContain(d.id);
    const told = async (type: string, key: string) =>
      (
        await t.db.sql<{ name: string }>(
          `select p.name from notice x join person p on p.id = x.person_id join node n on n.id = x.node_id
           where x.type = $1 and n.key = $2`,
          [type, key],
        )
      ).map((r) => r.name);
    const people = await told('dependencyAsked', needed.key);
    expect(people).toContain('Berit Beta');
    expect(people).not.toContain('Lars Leder');
    expect(await waits(leader)).toContain(d.id);
    expect(await waits(ola)).not.toContain(d.id);
    expect(await waits(stranger)).toEqual([]);
    await answer(berit, d, { answer: 'declined', words: 'Ikke nå.' });
    expect(await told('dependencyAnswered', needing.key)).toEqual(['Ola Alfa']);
    expect(await waits(berit)).not.toContain(d.id);
  });
});

describe('what is refused', () => {
  it('a ring, with the ring named; with what is only asked for too', async () => {
    const [x, y, z] = [await element(ola, a), await element(berit, b), await element(ola, a)];
    const d = await asked(ola, x, y); // x needs y
    await answer(berit, d, { answer: 'accepted', promised: '2026-02-20' });
    await asked(berit, y, z); // y needs z
    const ring = await ask(ola, z, x.key); // z needs x
    expect(ring.statusCode).toBe(409);
    expect(ring.json()).toMatchObject({ code: 'link_ring', ring: [z.key, y.key, x.key, z.key] });
    expect((await ask(ola, x, x.key)).json()).toMatchObject({ code: 'link_refused', reason: 'to_itself' });
  });

  it('the same twice, and two at once', async () => {
    const needing = await element(ola, a);
    const needed = await element(berit, b);
    const both = await Promise.all([ask(ola, needing, needed.key), ask(ola, needing, needed.key)]);
    expect(both.map((r) => r.statusCode).sort()).toEqual([201, 409]);
  });

  it('two answers at once: one is stale', async () => {
    const needing = await element(ola, a);
    const d = await asked(ola, needing, await element(berit, b));
    const both = await Promise.all([
      answer(berit, d, { answer: 'accepted', promised: '2026-02-20' }),
      answer(leader, d, { answer: 'declined', words: 'Nei.' }),
    ]);
    expect(both.map((r) => r.statusCode).sort()).toEqual([200, 412]);
    expect(
      (await berit.write('POST', `/api/v1/roadmap/dependencies/${d.id}/answer`, { answer: 'declined' }))
        .statusCode,
    ).toBe(428);
  });

  it('two asked at once that only together make a ring cannot both be accepted', async () => {
    const x = await element(ola, a);
    const y = await element(berit, b);
    const both = await Promise.all([ask(ola, x, y.key), ask(berit, y, x.key)]);
    const made = both.filter((r) => r.statusCode === 201).map((r) => r.json<DependencyValue>());
    const answers = await Promise.all(
      made.map((d) =>
        answer(d.other.key === y.key ? berit : ola, d, { answer: 'accepted', promised: '2026-02-20' }),
      ),
    );
    expect(answers.filter((r) => r.statusCode === 200)).toHaveLength(1);
  });

  it('what is done, unknown fields, and bad input', async () => {
    const needing = await element(ola, a);
    let needed = await element(berit, b);
    for (const body of [
      { on: needed.key },
      { on: needed.key, need: '  ' },
      { on: needed.key, need: 'x', share: 1 },
      { on: needed.key, need: 'x', wantedBy: '2026-02-30' },
      { on: needed.key, need: 'a\u0000b' },
    ])
      expect((await ola.write('POST', askUrl(needing), body)).statusCode).toBe(400);
    const moved = await berit.write(
      'POST',
      `/api/v1/matters/${needed.key}/transitions/drop`,
      { reason: 'Trengs ikke' },
      { version: needed.version },
    );
    needed = moved.json();
    expect((await ask(ola, needing, needed.key)).json()).toMatchObject({
      code: 'rule_broken',
      reason: 'done',
    });
  });
});

describe('as another user', () => {
  it('nobody 401, no role 403, not theirs 403, unseen 404', async () => {
    const needing = await element(ola, a, { audience: 'restricted' });
    const needed = await element(berit, b);
    const d = await asked(ola, needing, needed);
    const calls: ((c: TestClient) => ReturnType<TestClient['get']>)[] = [
      (c) => c.get(askUrl(needing)),
      (c) => ask(c, needing, needed.key),
      (c) => withdraw(c, d),
    ];
    for (const call of calls) {
      expect((await call(t.nobody)).statusCode).toBe(401);
      expect((await call(outsider)).statusCode).toBe(403);
      expect((await call(stranger)).statusCode).toBe(404);
    }
    expect((await ask(auditor, needing, needed.key)).statusCode).toBe(403);
    // The other end sees only its own element: the dependency is not there for it either.
    expect((await read(berit, needed)).neededBy).toEqual([]);
    expect((await answer(berit, d, { answer: 'declined', words: 'Nei' })).statusCode).toBe(404);

    const open = await element(ola, a);
    const other = await asked(ola, open, needed);
    expect((await answer(stranger, other, { answer: 'declined', words: 'Nei' })).statusCode).toBe(403);
    expect((await withdraw(berit, other)).statusCode).toBe(403);
    expect((await ask(stranger, open, needed.key)).statusCode).toBe(403);
    expect(
      (await answer(berit, { id: 999_999, version: 1 }, { answer: 'declined', words: 'Nei' })).statusCode,
    ).toBe(404);
  });
});
