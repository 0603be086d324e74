import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { callBy, makePerson } from '../../../test/harness/people.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processes, processKinds, processOf } from '../../domain/processes.ts';
import { type Db, openDb } from '../platform/db/db.ts';
import { decideApproval, requestApproval } from './approvals.ts';
import { createMatter } from './create.ts';
import { markCriterion } from './criteria.ts';
import { editMatter } from './edit.ts';
import { historyOf, matterAsOf } from './history.ts';
import { once } from './idempotency.ts';
import { countMatters, listMatters } from './list.ts';
import { readMatter } from './present.ts';
import { sealEvents } from './seal.ts';
import { onTransition, transitionMatter } from './transition.ts';
import { verifyAudit } from './verify.ts';
import { storeDefinitions } from './versions.ts';

let database: TestDatabase;
let db: Db;
let owner: Db;
let employee: Actor;
let manager: Actor;
let leader: Actor;
let other: Actor;
let outsider: Actor;
const initiative = processes.initiative;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  owner = openDb({ url: database.ownerUrl });
  await storeDefinitions(db);
  employee = await makePerson(db, ['employee'], 'Eli Ansatt');
  manager = await makePerson(db, ['employee', 'portfolioManager'], 'Mona Styrer');
  leader = await makePerson(db, ['employee', 'managementGroup'], 'Lars Leder');
  other = await makePerson(db, ['employee'], 'Odd Annen');
  outsider = await makePerson(db, []);
});
afterAll(async () => {
  await db?.close();
  await owner?.close();
  await database?.drop();
});

const create = (actor: Actor, fields: Record<string, unknown>) =>
  db.transaction((tx) => createMatter(tx, callBy(actor), initiative, fields));
const edit = (actor: Actor, key: string, version: number, fields: Record<string, unknown>) =>
  db.transaction((tx) => editMatter(tx, db, callBy(actor), initiative, key, version, fields));
const move = (
  actor: Actor,
  key: string,
  name: string,
  version: number | null = null,
  reason: string | null = null,
) => db.transaction((tx) => transitionMatter(tx, db, callBy(actor), key, name, version, reason));
const mark = (
  actor: Actor,
  key: string,
  id: string,
  status: 'met' | 'waived' | 'open',
  note: string | null = null,
) => db.transaction((tx) => markCriterion(tx, db, callBy(actor), key, id, status, note));
const read = async (actor: Actor, key: string) => (await readMatter(db, db, actor, key))!;
const problem = async (work: Promise<unknown>): Promise<ProblemError> => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
};

/** Brings an initiative through its gate to Problem. */
async function toProblem(): Promise<string> {
  const { key } = await create(employee, {
    title: 'Felles varsling',
    description: 'Et behov',
    nextPhaseScope: 'To uker',
    owner: employee.personId,
  });
  for (const id of ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5']) await mark(employee, key, id, 'met', 'sett på');
  await move(manager, key, 'toProblem');
  return key;
}

describe('what the definitions say is what the database checks', () => {
  it.each(processKinds)('%s: the states', async (kind) => {
    const [row] = await owner.sql<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1`,
      [`matter_state_${processOf(kind)!.table}`],
    );
    const checked = [...row!.text.matchAll(/'([A-Za-z]+)'::text/g)]
      .map((m) => m[1])
      .filter((s) => s !== kind);
    expect(checked.sort()).toEqual(Object.keys(processOf(kind)!.states).sort());
  });
});

describe('registering', () => {
  it('gives a key of its own, never reused, and the event of it', async () => {
    const a = await create(employee, { title: 'Første tiltak' });
    await expect(
      db.transaction(async (tx) => {
        await createMatter(tx, callBy(employee), initiative, { title: 'Angret' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    const b = await create(employee, { title: 'Andre tiltak' });
    expect(a.key).toMatch(/^TIL-\d+$/);
    expect(Number(b.key.slice(4))).toBe(Number(a.key.slice(4)) + 2);
    const history = await historyOf(db, employee, initiative, a.id, {});
    expect(history.items).toMatchObject([
      { type: 'matter.created', actor: { name: 'Eli Ansatt' }, data: { key: a.key, state: 'notStarted' } },
    ]);
    await expect(
      db.sql(`select 1 from event where payload -> 'data' ->> 'key' = $1`, [
        `TIL-${Number(a.key.slice(4)) + 1}`,
      ]),
    ).resolves.toEqual([]);
  });

  it.each([
    [{ title: 'Ok tittel', team: 'NOPE' }, '/team', 'no_such_reference'],
    [{ title: 'Ok tittel', owner: 999999 }, '/owner', 'no_such_person'],
    [{ title: 'Ok tittel', description: 'a\u0000b' }, '/description', 'unclean_text'],
    [{ title: 'Ok tittel', description: '\ud800' }, '/description', 'unclean_text'],
    [{ title: '   a   ' }, '/title', 'too_short'],
    [
      { title: 'Ok tittel', plannedStart: '2026-05-01', plannedEnd: '2026-04-01' },
      '/plannedEnd',
      'before_start',
    ],
    [{ title: 'Ok tittel', colour: 'red' }, '/colour', 'unknown_field'],
    [{ title: 'Ok tittel', audience: null }, '/audience', 'required'],
  ])('refuses %j', async (fields, pointer, reason) => {
    const error = await problem(create(employee, fields));
    expect(error.faults).toMatchObject([{ pointer, reason }]);
  });

  it('keeps hostile text untouched', async () => {
    const text = `<script>alert(1)</script> ' " \\ $1 %s {n} \u202e ${'ø'.repeat(50)} [x](javascript:alert(1))`;
    const { key } = await create(employee, { title: text, description: text });
    expect(await read(employee, key)).toMatchObject({ title: text, fields: { description: text } });
  });

  it('answers a repeat with the same, and another content with a refusal', async () => {
    const call = callBy(employee, 'same-key');
    const run = (title: string) =>
      once(db, call, 'initiative.create', { title }, async (tx) => ({
        key: (await createMatter(tx, call, initiative, { title })).key,
      }));
    const [first, second] = await Promise.all([run('En gang'), run('En gang')]);
    expect(second).toEqual(first);
    expect(await run('En gang')).toEqual(first);
    expect((await problem(run('Noe annet'))).code).toBe('idempotency_reused');
  });
});

describe('changing', () => {
  it('raises the version once for a change, and not for none', async () => {
    const { key } = await create(employee, { title: 'Endres litt' });
    await edit(employee, key, 1, { moscow: 'should', personMonths: 4.5, plannedEnd: '2027-01-31' });
    expect(await read(employee, key)).toMatchObject({
      version: 2,
      fields: { moscow: 'should', personMonths: 4.5, plannedEnd: '2027-01-31' },
    });
    await edit(employee, key, 2, { moscow: 'should' });
    expect((await read(employee, key)).version).toBe(2);
  });

  it('refuses a stale version with the current state', async () => {
    const { key } = await create(employee, { title: 'To om samme' });
    await edit(employee, key, 1, { title: 'Den første vant' });
    const error = await problem(edit(employee, key, 1, { title: 'Den andre' }));
    expect(error.code).toBe('stale_version');
    expect(error.extra.current).toMatchObject({ version: 2, title: 'Den første vant' });
    expect((await problem(move(manager, key, 'hold', 1, 'x'))).code).toBe('stale_version');
  });

  it('lets one of two at once through', async () => {
    const { key } = await create(employee, { title: 'Kappløp' });
    const results = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((t) => edit(employee, key, 1, { title: `Kappløp ${t}` })),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect((await read(employee, key)).version).toBe(2);
  });

  it('is refused to whoever may not, and hidden from whoever may not see', async () => {
    const { key } = await create(employee, { title: 'Ikke din' });
    expect((await problem(edit(other, key, 1, { title: 'Min nå' }))).code).toBe('not_allowed');
    expect((await problem(edit(outsider, key, 1, { title: 'Min nå' }))).code).toBe('not_found');
    expect(await readMatter(db, db, outsider, key)).toBeNull();
    await edit(employee, key, 1, { audience: 'restricted' });
    expect(await readMatter(db, db, other, key)).toBeNull();
    expect((await problem(edit(other, key, 2, { title: 'Min nå' }))).code).toBe('not_found');
    expect(await readMatter(db, db, employee, key)).not.toBeNull();
  });
});

describe('the gate', () => {
  it('names everything that is missing', async () => {
    const { key } = await create(employee, { title: 'Tomt tiltak' });
    const error = await problem(move(manager, key, 'toProblem'));
    expect(error.code).toBe('transition_refused');
    expect(error.extra.missing).toEqual(
      ['TIL-P1', 'TIL-P2', 'TIL-P3', 'TIL-P4', 'TIL-P5', 'TIL-P6', 'TIL-P7'].map((criterion) => ({
        code: 'criterion',
        criterion,
      })),
    );
    const shown = (await read(employee, key)).actions.find((a) => a.name === 'toProblem')!;
    expect(shown.allowed).toBe(false);
    expect(shown.missing).toContainEqual({ code: 'role', roles: ['portfolioManager', 'portfolioOffice'] });
  });

  it('takes ticks by those who may, proves itself from the data, and can be waived with a reason', async () => {
    const { key } = await create(employee, { title: 'Porten', owner: employee.personId });
    expect((await problem(mark(other, key, 'TIL-P1', 'met'))).code).toBe('not_allowed');
    expect((await problem(mark(employee, key, 'TIL-P2', 'met'))).faults[0]!.reason).toBe(
      'criterion_is_computed',
    );
    expect((await problem(mark(employee, key, 'TIL-P3', 'waived', 'nei'))).code).toBe('not_allowed');
    expect((await problem(mark(manager, key, 'TIL-P3', 'waived', '  '))).faults[0]!.reason).toBe(
      'waiver_needs_reason',
    );
    expect((await problem(mark(employee, key, 'TIL-K1', 'met'))).code).toBe('not_found');
    await mark(employee, key, 'TIL-P1', 'met', 'innsikt fra brukertest');
    await mark(manager, key, 'TIL-P3', 'waived', 'haster');
    const { criteria, version } = await read(employee, key);
    const standing = Object.fromEntries(
      criteria.filter((c) => c.transition === 'toProblem').map((c) => [c.id, c.status]),
    );
    expect(standing).toMatchObject({
      'TIL-P1': 'met',
      'TIL-P2': 'open',
      'TIL-P3': 'waived',
      'TIL-P6': 'met',
    });
    expect(criteria.find((c) => c.id === 'TIL-P3')).toMatchObject({
      note: 'haster',
      by: { name: 'Mona Styrer' },
    });
    expect(version).toBe(1);
    await mark(employee, key, 'TIL-P1', 'open');
    expect((await read(employee, key)).criteria.find((c) => c.id === 'TIL-P1')!.status).toBe('open');
  });

  it('wants four eyes at a decision point, by person', async () => {
    const key = await toProblem();
    await edit(manager, key, 2, { problemStatement: 'Problemet', moscow: 'must' });
    for (const id of ['TIL-K1', 'TIL-K3', 'TIL-K6']) await mark(manager, key, id, 'met');
    const refused = await problem(move(manager, key, 'toConcept'));
    expect(refused.extra.missing).toEqual([
      { code: 'approval', role: 'managementGroup', have: 0, need: 1, pending: false },
    ]);
    await db.transaction((tx) => requestApproval(tx, db, callBy(manager), key, 'toConcept', 'klar'));
    expect(
      (
        await problem(
          db.transaction((tx) => requestApproval(tx, db, callBy(manager), key, 'toConcept', null)),
        )
      ).code,
    ).toBe('conflict');
    const approval = (await read(leader, key)).approvals[0]!;
    expect(approval).toMatchObject({
      status: 'pending',
      mayDecide: true,
      requestedBy: { name: 'Mona Styrer' },
    });
    const decide = (
      actor: Actor,
      decision: 'approved' | 'declined' | 'withdrawn',
      note: string | null = null,
    ) => db.transaction((tx) => decideApproval(tx, db, callBy(actor), key, approval.id, decision, note));
    expect((await problem(decide(other, 'approved'))).code).toBe('not_allowed');
    expect((await problem(decide(manager, 'approved'))).code).toBe('not_allowed');
    const both: Actor = { ...manager, held: [...manager.held, ...leader.held] };
    expect((await problem(decide(both, 'approved'))).extra.reason).toBe('self_approval');
    const ownsIt: Actor = { ...employee, held: [...employee.held, ...leader.held] };
    expect((await problem(decide(ownsIt, 'approved'))).extra.reason).toBe('self_approval');
    expect((await problem(decide(leader, 'declined'))).faults[0]!.reason).toBe('declining_needs_reason');
    await decide(leader, 'approved', 'enig');
    expect((await problem(decide(leader, 'declined', 'ombestemte meg'))).code).toBe('conflict');
    await move(manager, key, 'toConcept');
    expect((await read(manager, key)).state).toBe('concept');
    // Back and forth again: the old approval was for another stay in the state.
    await move(manager, key, 'backToProblem', null, 'mangler innsikt');
    const again = (await read(manager, key)).actions.find((a) => a.name === 'toConcept')!;
    expect(again.missing).toContainEqual({
      code: 'approval',
      role: 'managementGroup',
      have: 0,
      need: 1,
      pending: false,
    });
  });

  it('sets off what modules have hooked to it, in the same transaction', async () => {
    const { key } = await create(employee, { title: 'Med krok' });
    const heard: string[] = [];
    onTransition('initiative', async (_tx, _call, moved) => {
      if (moved.key !== key) return;
      heard.push(`${moved.from} ${moved.transition} ${moved.to}`);
      if (moved.transition === 'resume') throw new Error('the hook failed');
    });
    await move(manager, key, 'hold', null, 'venter');
    await expect(move(manager, key, 'resume')).rejects.toThrow('the hook failed');
    expect(heard).toEqual(['notStarted hold onHold', 'onHold resume notStarted']);
    expect((await read(manager, key)).state).toBe('onHold');
  });

  it('pauses and resumes where it was, rejects with a reason, reopens', async () => {
    const key = await toProblem();
    expect((await problem(move(manager, key, 'hold'))).extra.missing).toEqual([{ code: 'reason' }]);
    await move(manager, key, 'hold', null, 'venter på midler');
    await move(manager, key, 'reject', null, 'ingen midler');
    expect((await read(manager, key)).category).toBe('done');
    await move(manager, key, 'reopen', null, 'midler kom');
    expect((await read(manager, key)).state).toBe('problem');
    expect((await problem(move(manager, key, 'flyToTheMoon'))).code).toBe('not_found');
  });
});

describe('history', () => {
  it('tells a matter as it stood', async () => {
    const { id, key } = await create(employee, { title: 'Som den sto', owner: employee.personId });
    const instant = async () =>
      (await db.sql<{ at: Date }>(`select clock_timestamp() + interval '1 millisecond' as at`))[0]!.at;
    const first = await instant();
    await new Promise((r) => setTimeout(r, 5));
    await edit(employee, key, 1, { title: 'Som den ble', owner: other.personId });
    await mark(manager, key, 'TIL-P1', 'met', 'ja');
    const then = await matterAsOf(db, initiative, { id, key }, first);
    expect(then).toMatchObject({
      title: 'Som den sto',
      version: 1,
      fields: { owner: { name: 'Eli Ansatt' } },
      criteria: [],
    });
    const later = await matterAsOf(db, initiative, { id, key }, new Date(Date.now() + 60_000));
    expect(later).toMatchObject({
      title: 'Som den ble',
      version: 2,
      fields: { owner: { name: 'Odd Annen' } },
      criteria: [{ id: 'TIL-P1', status: 'met', note: 'ja' }],
    });
    expect((await problem(matterAsOf(db, initiative, { id, key }, new Date(0)))).code).toBe('not_found');
    const page = await historyOf(db, employee, initiative, id, { limit: 2 });
    expect(page.items.map((e) => e.type)).toEqual(['criterion.met', 'matter.edited']);
    expect(page.items[1]!.changes).toContainEqual({
      field: 'owner',
      from: { id: employee.personId, name: 'Eli Ansatt' },
      to: { id: other.personId, name: 'Odd Annen' },
    });
    expect(
      (await historyOf(db, employee, initiative, id, { limit: 2, cursor: page.next! })).items.map(
        (e) => e.type,
      ),
    ).toEqual(['matter.created']);
  });
});

describe('lists', () => {
  it('pages through every sort, both ways, each row once and in order', async () => {
    for (let i = 0; i < 23; i += 1) {
      await create(employee, {
        title: `Liste ${String.fromCharCode(65 + ((i * 7) % 23))} å`,
        ...(i % 3 === 0 ? {} : { plannedEnd: `2027-0${1 + (i % 5)}-10` }),
        ...(i % 4 === 0 ? {} : { moscow: ['must', 'should', 'could', 'wont'][i % 4] }),
      });
    }
    for (const sort of [
      'updated',
      'created',
      'key',
      'title',
      'state',
      'priority',
      'plannedStart',
      'plannedEnd',
    ] as const) {
      for (const order of ['asc', 'desc'] as const) {
        const seen: { key: string; title: string; plannedEnd: string | null; priority: number | null }[] = [];
        let cursor: string | undefined;
        do {
          const page = await listMatters(db, employee, initiative, {
            sort,
            order,
            limit: 7,
            ...(cursor ? { cursor } : {}),
          });
          seen.push(...page.items);
          cursor = page.next ?? undefined;
        } while (cursor);
        const { total } = await countMatters(db, employee, initiative, {});
        expect(new Set(seen.map((r) => r.key)).size, `${sort} ${order}`).toBe(total.count);
        expect(seen.length).toBe(total.count);
        const values = seen.map((r) =>
          sort === 'priority'
            ? r.priority
            : sort === 'plannedEnd'
              ? r.plannedEnd
              : sort === 'title'
                ? r.title
                : null,
        );
        const filled = values.filter((v) => v !== null);
        if (sort === 'priority' || sort === 'plannedEnd')
          expect(values.slice(filled.length).every((v) => v === null)).toBe(true);
        const compare = new Intl.Collator('nb').compare;
        const sorted = [...filled].sort((a, b) =>
          typeof a === 'string' ? compare(a, b as string) : Number(a) - Number(b),
        );
        expect(filled).toEqual(order === 'asc' ? sorted : sorted.reverse());
      }
    }
  });

  it('filters, counts the same, and refuses what it does not know', async () => {
    const query = { q: 'liste', state: 'notStarted,problem', priority: '1,2' };
    const { items } = await listMatters(db, employee, initiative, { ...query, limit: 200 });
    expect(items.length).toBeGreaterThan(0);
    expect((await countMatters(db, employee, initiative, query)).total.count).toBe(items.length);
    expect((await problem(listMatters(db, employee, initiative, { state: 'mars' }))).faults[0]!.pointer).toBe(
      'query:state',
    );
    expect((await problem(listMatters(db, employee, initiative, { owner: 'Kari' }))).faults[0]!.pointer).toBe(
      'query:owner',
    );
    for (const cursor of [
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["a",{},1]').toString('base64url'),
    ]) {
      expect((await problem(listMatters(db, employee, initiative, { cursor }))).faults[0]!.pointer).toBe(
        'query:cursor',
      );
    }
    expect((await listMatters(db, outsider, initiative, {})).items).toEqual([]);
  });
});

describe('the trail', () => {
  it('is sealed behind the horizon, whole, and the matters agree with it', async () => {
    await sealEvents(db);
    const result = await verifyAudit(db);
    expect(result).toMatchObject({ ok: true, unsealed: 0, broken: null, drift: [] });
    expect(result.checked).toBeGreaterThan(50);
  });

  it('cannot be rewritten by the role that serves', async () => {
    await expect(db.sql(`update event set type = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(db.sql('delete from event')).rejects.toThrow(/permission denied/);
    await expect(
      owner.sql(`update event set type = 'x' where id = (select min(id) from event)`),
    ).rejects.toThrow(/append-only/);
  });

  it('keeps its proof when personal data is erased', async () => {
    const [row] = await db.sql<{ id: number }>(
      `select min(id) as id from event where type = 'criterion.met'`,
    );
    await db.sql('select erase_event($1)', [row!.id]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, erased: 1 });
  });

  it('names a payload changed behind the product’s back', async () => {
    const [row] = await db.sql<{ id: number }>(
      `select max(id) as id from event where type = 'matter.edited'`,
    );
    await owner.sql('alter table event disable trigger event_append_only');
    const [before] = await owner.sql<{ payload: unknown }>('select payload from event where id = $1', [
      row!.id,
    ]);
    await owner.sql(`update event set payload = '{"changes": []}' where id = $1`, [row!.id]);
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'payload_changed' });
    await owner.sql('update event set payload = $2 where id = $1', [
      row!.id,
      JSON.stringify(before!.payload),
    ]);
    await owner.sql('update event set actor_id = $2 where id = $1', [row!.id, other.personId]);
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'chain_broken' });
    await owner.sql('update event set actor_id = $2 where id = $1', [row!.id, employee.personId]);
    expect((await verifyAudit(db)).ok).toBe(true);
    await owner.sql('alter table event enable trigger event_append_only');
  });

  it('names a row removed, and a matter changed past its events', async () => {
    await owner.sql(
      `update matter set state = 'rejected' where id = (select min(id) from matter where state = 'notStarted')`,
    );
    const { ok, drift } = await verifyAudit(db);
    expect(ok).toBe(false);
    expect(drift).toMatchObject([{ field: 'state' }]);
    await owner.sql('alter table event disable trigger event_append_only');
    const [row] = await owner.sql<{ id: number }>(
      'delete from event where id = (select max(id) from event) returning id',
    );
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'missing_event' });
  });
});
