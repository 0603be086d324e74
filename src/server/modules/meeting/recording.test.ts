import { describe, expect, it } from 'vitest';
import {
  begin,
  employeeId,
  initiative,
  itemOf,
  leader,
  manager,
  office,
  plan,
  problemCriteria,
  read,
  readyForConcept,
  readyForProblem,
  record,
  startWorld,
  stateOf,
  t,
} from '../../../../test/meeting/world.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { MeetingValue } from '../../../contract/meeting.ts';

startWorld();

describe('recording', () => {
  it('carries the move out when everything is met, with events on the matter and the meeting', async () => {
    const m = await readyForProblem('Flyttes nå');
    const meeting = await begin(await plan());
    const item = itemOf(meeting, m.key);
    expect(item.choices.find((c) => c.decision === 'takeUp')).toBeDefined();
    const answer = await record(meeting, itemOf(await read(meeting.key, manager), m.key), {
      decision: 'takeUp',
      transition: 'toProblem',
      words: 'Viktig og klart',
      followUp: { person: employeeId, day: '2026-03-01' },
    });
    expect(answer.statusCode).toBe(200);
    const after = itemOf(answer.json(), m.key);
    expect(after).toMatchObject({
      decision: 'takeUp',
      version: 2,
      outcome: { status: 'moved', transition: 'toProblem', to: 'problem', missing: [] },
      followUp: { person: { name: 'Eli Ansatt' }, day: '2026-03-01', doneAt: null },
      recordedBy: { name: 'Mona Styrer' },
    });
    expect(after.minuteText).toBe(
      'Besluttet: Tas opp. Saken er flyttet til Problem.\n\nViktig og klart\n\nFølges opp av Eli Ansatt innen 1. mars 2026.',
    );
    expect(await stateOf(m.key)).toBe('problem');
    const history = (await manager.get(`/api/v1/matters/${m.key}/history`)).json().items;
    expect(history.slice(0, 2).map((e: { type: string }) => e.type)).toEqual([
      'meeting.decided.takeUp',
      'matter.transitioned',
    ]);
    expect(history[0].data).toMatchObject({ meeting: meeting.key, note: 'Viktig og klart' });
    const [event] = await t.db.sql<{ n: number }>(
      `select count(*)::int as n from event e join node n on n.id = e.node_id where n.key = $1 and e.type = 'meeting.recorded'`,
      [meeting.key],
    );
    expect(event?.n).toBe(1);
    // What is carried out is not swapped for something else; its words may be mended.
    const swap = await record(meeting, after, { decision: 'noted' });
    expect([swap.statusCode, swap.json().reason]).toEqual([409, 'already_carried_out']);
    const mend = await record(meeting, after, { decision: 'takeUp', words: 'Viktig' });
    expect([mend.statusCode, itemOf(mend.json(), m.key).words]).toEqual([200, 'Viktig']);
  });

  it('asks the management group when only their approval is missing, and moves when they have said yes', async () => {
    const m = await readyForConcept('Til konsept');
    const first = await begin(await plan());
    const item = itemOf(await read(first.key, manager), m.key);
    expect(item.choices.find((c) => c.decision === 'move')).toMatchObject({
      effect: 'asks',
      transition: 'toConcept',
    });
    const asked = itemOf((await record(first, item, { decision: 'move' })).json(), m.key);
    expect(asked.outcome).toMatchObject({ status: 'asked', to: 'concept' });
    expect(await stateOf(m.key)).toBe('problem');
    const { approvals } = (await leader.get(`/api/v1/matters/${m.key}`)).json<MatterValue>();
    const approve = `/api/v1/matters/${m.key}/approvals/${approvals[0]!.id}`;
    const second = await begin(await plan('2026-02-24'));
    const waiting = itemOf(await read(second.key, manager), m.key);
    expect(waiting.reasons[0]).toMatchObject({ code: 'gate', pending: true, to: 'concept' });
    for (const decision of ['move', 'toManagement'])
      expect(waiting.choices.find((c) => c.decision === decision)).toMatchObject({ effect: 'pending' });
    const pending = itemOf((await record(second, waiting, { decision: 'move' })).json(), m.key);
    expect(pending.outcome?.status).toBe('pending');
    expect((await leader.write('POST', approve, { decision: 'approved' })).statusCode).toBe(200);
    const done = await record(second, pending, { decision: 'move' });
    expect(itemOf(done.json(), m.key).outcome?.status).toBe('moved');
    expect(await stateOf(m.key)).toBe('concept');
  });

  it('shows everything missing; the decision can stand and be carried out when it is in place', async () => {
    const m = await initiative({ title: 'Mangler mye', description: 'Behov', nextPhaseScope: 'x' });
    const meeting = await begin(await plan());
    const item = itemOf(meeting, m.key);
    const refused = await record(meeting, item, { decision: 'takeUp' });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'transition_refused']);
    expect(refused.json().missing).toContainEqual({ code: 'criterion', criterion: 'TIL-P1' });
    expect(itemOf(await read(meeting.key), m.key).decision).toBeNull();
    const stands = await record(meeting, item, { decision: 'takeUp', evenIfMissing: true });
    const waiting = itemOf(stands.json(), m.key);
    expect(waiting.outcome).toMatchObject({ status: 'waiting', to: 'problem' });
    expect(waiting.outcome?.missing.length).toBe(5);
    expect(await stateOf(m.key)).toBe('notStarted');
    await manager.write('PATCH', `/api/v1/initiatives/${m.key}`, { owner: employeeId }, { version: 1 });
    for (const id of problemCriteria)
      await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/${id}`, { status: 'met' });
    const now = await record(meeting, waiting, { decision: 'takeUp' });
    expect(itemOf(now.json(), m.key).outcome?.status).toBe('moved');
  });

  it('the office records what only the manager may carry out: it waits for the manager', async () => {
    const m = await initiative({ title: 'Avslås' });
    const meeting = await begin(await plan());
    const item = itemOf(meeting, m.key);
    expect(item.choices.find((c) => c.decision === 'reject')).toMatchObject({
      effect: 'waits',
      missing: [{ code: 'role', roles: ['portfolioManager'] }],
    });
    const waiting = itemOf(
      (await record(meeting, item, { decision: 'reject', words: 'Nei', evenIfMissing: true }, office)).json(),
      m.key,
    );
    expect(waiting.outcome?.status).toBe('waiting');
    const done = await record(meeting, waiting, { decision: 'reject', words: 'Nei' });
    expect(itemOf(done.json(), m.key).outcome).toMatchObject({ status: 'moved', to: 'rejected' });
  });

  it('hold needs words; a matter that has moved since is not moved on by mistake', async () => {
    const m = await readyForProblem('Flyttet av andre');
    const meeting = await begin(await plan());
    const item = itemOf(meeting, m.key);
    expect((await record(meeting, item, { decision: 'hold' })).statusCode).toBe(400);
    await manager.write('POST', `/api/v1/matters/${m.key}/transitions/toProblem`, {}, { version: 1 });
    const stale = await record(meeting, item, { decision: 'move', transition: 'toProblem' });
    expect([stale.statusCode, stale.json().missing]).toEqual([
      409,
      [{ code: 'wrong_state', state: 'problem' }],
    ]);
    const held = await record(meeting, item, { decision: 'hold', words: 'Venter på loven' });
    expect([held.statusCode, await stateOf(m.key)]).toEqual([200, 'onHold']);
  });

  it('two record the same item: the second is told what the first wrote', async () => {
    const m = await initiative({ title: 'To på én gang' });
    const meeting = await begin(await plan());
    const item = itemOf(meeting, m.key);
    const answers = await Promise.all([
      record(meeting, item, { decision: 'noted', words: 'Første' }, manager),
      record(meeting, item, { decision: 'moreInfo', words: 'Andre' }, office),
    ]);
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 412]);
    const lost = answers.find((a) => a.statusCode === 412)!.json();
    expect(lost.code).toBe('stale_version');
    const won = itemOf(lost.current, m.key);
    expect([won.version, won.words]).toEqual([2, won.decision === 'noted' ? 'Første' : 'Andre']);
  });

  it('nothing is recorded before it begins, and an own item is only noted', async () => {
    const meeting = await plan();
    const own = (
      await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, { title: 'Orientering' })
    ).json<MeetingValue>();
    const item = own.items.at(-1)!;
    const early = await record(meeting, item, { decision: 'noted' });
    expect([early.statusCode, early.json().reason]).toEqual([409, 'meeting_not_open']);
    await begin(own);
    expect((await record(meeting, item, { decision: 'hold', words: 'x' })).statusCode).toBe(400);
    expect((await record(meeting, item, { decision: 'noted' })).statusCode).toBe(200);
    const off = await office.write('DELETE', `/api/v1/meetings/${meeting.key}/items/${item.id}`);
    expect([off.statusCode, off.json().reason]).toEqual([409, 'already_decided']);
  });
});
