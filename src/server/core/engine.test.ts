import { describe, expect, it } from 'vitest';
import {
  create,
  db,
  edit,
  employee,
  initiative,
  leader,
  manager,
  mark,
  move,
  other,
  outsider,
  owner,
  problem,
  read,
  startWorld,
  toProblem,
} from '../../../test/engine/world.ts';
import { callBy } from '../../../test/harness/people.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processKinds, processOf } from '../../domain/processes.ts';
import { decideApproval, requestApproval } from './approvals.ts';
import { createMatter } from './create.ts';
import { historyOf } from './history.ts';
import { once } from './idempotency.ts';
import { readMatter } from './present.ts';
import { onTransition } from './transition.ts';

startWorld();

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
