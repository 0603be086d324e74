import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { FollowUpRowValue, MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { remindOfFollowUps } from './tasks.ts';

let t: TestApp;
let manager: TestClient;
let office: TestClient;
let leader: TestClient;
let employee: TestClient;
let officeId: number;
let employeeId: number;
let group: { key: string };

const problemCriteria = ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5'];
const conceptCriteria = ['TIL-K1', 'TIL-K3', 'TIL-K6'];

beforeAll(async () => {
  t = await startTestApp();
  group = await t.make.productGroup();
  manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
  officeId = await t.make.person('Odd Kontor', 'employee', 'portfolioOffice');
  office = await t.as(officeId);
  leader = await t.as(await t.make.person('Lars Leder', 'employee', 'managementGroup'));
  employeeId = await t.make.person('Eli Ansatt', 'employee');
  employee = await t.as(employeeId);
});
afterAll(() => t?.close());

async function initiative(fields: Record<string, unknown> = {}): Promise<MatterValue> {
  const answer = await manager.write('POST', '/api/v1/initiatives', { title: 'Et tiltak', ...fields });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

/** An initiative with everything that its first gate asks for. */
async function readyForProblem(title: string): Promise<MatterValue> {
  const m = await initiative({
    title,
    description: 'Behovet',
    nextPhaseScope: 'Neste fase',
    owner: employeeId,
  });
  for (const id of problemCriteria)
    await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/${id}`, { status: 'met' });
  return m;
}

/** An initiative in the problem phase with everything its next gate asks for, except the approval. */
async function readyForConcept(title: string): Promise<MatterValue> {
  const m = await readyForProblem(title);
  await manager.write('POST', `/api/v1/matters/${m.key}/transitions/toProblem`, {}, { version: 1 });
  await manager.write(
    'PATCH',
    `/api/v1/initiatives/${m.key}`,
    {
      problemStatement: 'Problemet er **stort**:\n\n- ett\n- to',
      moscow: 'must',
      productGroup: group.key,
      riskIfNotDone: 'Det går galt',
      funding: [{ year: 2027, budgetLine: 'Post 22', amount: 1_500_000 }],
    },
    { version: 2 },
  );
  for (const [i, id] of conceptCriteria.entries()) {
    await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/${id}`, {
      status: i === 0 ? 'waived' : 'met',
      note: `Vurdert i gruppen, ${id}`,
    });
  }
  return m;
}

async function plan(day = '2026-02-03', body: Record<string, unknown> = {}): Promise<MeetingValue> {
  const answer = await office.write('POST', '/api/v1/meetings', { day, ...body });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json();
}
async function begin(m: MeetingValue): Promise<MeetingValue> {
  const answer = await office.write('POST', `/api/v1/meetings/${m.key}/open`, undefined, {
    version: m.version,
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
const read = async (key: string, client = office): Promise<MeetingValue> =>
  (await client.get(`/api/v1/meetings/${key}`)).json();
const itemOf = (m: MeetingValue, key: string): MeetingItemValue => {
  const found = m.items.find((i) => i.matter?.key === key);
  if (!found) throw new Error(`${key} is not on the agenda`);
  return found;
};
const record = (
  m: MeetingValue,
  i: MeetingItemValue,
  body: Record<string, unknown>,
  client = manager,
  version = i.version,
) => client.write('PUT', `/api/v1/meetings/${m.key}/items/${i.id}/decision`, body, { version });
const stateOf = async (key: string): Promise<string> =>
  (await manager.get(`/api/v1/matters/${key}`)).json<MatterValue>().state;
/** The text of a document: `w:t` runs and the XML they came in. */
function wordsOf(content: Buffer): { text: string; xml: string; styles: string } {
  const files = unzipSync(new Uint8Array(content));
  const xml = strFromU8(files['word/document.xml']!);
  const text = [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/g)]
    .map(([m]) => m.replace(/<[^>]+>/g, ''))
    .join('\n');
  return { text, xml, styles: strFromU8(files['word/styles.xml']!) };
}

describe('planning', () => {
  it('proposes from the data, and keeps what people ordered, added and took off', async () => {
    const fresh = await initiative({ title: 'Helt nytt' });
    const gate = await readyForProblem('Klart for problem');
    const late = await readyForProblem('Forsinket');
    await manager.write('POST', `/api/v1/matters/${late.key}/transitions/toProblem`, {}, { version: 1 });
    await manager.write(
      'PATCH',
      `/api/v1/initiatives/${late.key}`,
      { plannedEnd: '2020-01-01', milestones: [{ milestone: 'Passert', date: '2019-01-01' }] },
      { version: 2 },
    );
    const meeting = await plan();
    expect(meeting).toMatchObject({ state: 'planned', version: 1, previous: null, mayEdit: true });
    expect(meeting.title).toBe('Porteføljemøte 3. februar 2026');
    const codes = (key: string) => itemOf(meeting, key).reasons.map((r) => r.code);
    expect(codes(gate.key)).toEqual(['gate', 'new']);
    expect(itemOf(meeting, gate.key).reasons[0]).toMatchObject({
      transition: 'toProblem',
      to: 'problem',
      pending: false,
    });
    expect(codes(fresh.key)).toEqual(['new']);
    // A milestone of long ago was told of in its time.
    expect(codes(late.key)).toEqual(['late']);
    const order = meeting.items.map((i) => i.matter?.key);
    expect(order.indexOf(gate.key)).toBeLessThan(order.indexOf(fresh.key));

    const own = (
      await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, { title: 'Eventuelt' })
    ).json<MeetingValue>();
    const eventuelt = own.items.at(-1)!;
    expect(eventuelt).toMatchObject({ title: 'Eventuelt', proposed: false, matter: null });
    await office.write('POST', `/api/v1/meetings/${meeting.key}/items/${eventuelt.id}/move`, {
      after: null,
    });
    await office.write('DELETE', `/api/v1/meetings/${meeting.key}/items/${itemOf(own, fresh.key).id}`);
    const later = await initiative({ title: 'Kom etterpå' });
    const renewed = (
      await office.write('POST', `/api/v1/meetings/${meeting.key}/agenda`)
    ).json<MeetingValue>();
    const keys = renewed.items.map((i) => i.matter?.key ?? i.title);
    expect(keys[0]).toBe('Eventuelt');
    expect(keys.at(-1)).toBe(later.key);
    expect(keys).not.toContain(fresh.key);
    // Asked for again by hand, it comes back as the item it was.
    const back = await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, { matter: fresh.key });
    expect(itemOf(back.json(), fresh.key).id).toBe(itemOf(own, fresh.key).id);
    const twice = await office.write('POST', `/api/v1/meetings/${meeting.key}/items`, {
      matter: fresh.key,
    });
    expect([twice.statusCode, twice.json().reason]).toEqual([409, 'already_on_agenda']);
  });

  it('what is new counts from the meeting held before', async () => {
    const before = await begin(await plan('2026-02-10'));
    const fresh = await initiative({ title: 'Etter forrige møte' });
    const next = await plan('2026-02-17');
    expect(next.previous).toEqual({ key: before.key, day: '2026-02-10' });
    const onlyNew = next.items.filter((i) => i.reasons.some((r) => r.code === 'new'));
    expect(onlyNew.map((i) => i.matter?.key)).toEqual([fresh.key]);
  });

  it('two move items at once: both moves hold', async () => {
    const m = await plan('2026-02-18');
    for (const title of ['A', 'B', 'C'])
      await office.write('POST', `/api/v1/meetings/${m.key}/items`, { title });
    const [a, b, c] = (await read(m.key)).items.filter((i) => i.matter === null);
    await Promise.all([
      office.write('POST', `/api/v1/meetings/${m.key}/items/${c!.id}/move`, { after: null }),
      manager.write('POST', `/api/v1/meetings/${m.key}/items/${a!.id}/move`, { after: b!.id }),
    ]);
    const own = (await read(m.key)).items.filter((i) => i.matter === null).map((i) => i.title);
    expect(own).toEqual(['C', 'B', 'A']);
  });

  it('who comes, when and where can be changed until it is approved; a stale version tells how it is', async () => {
    const m = await plan('2026-02-19', { time: '09:30', place: 'Rom 4', chair: officeId });
    expect(m).toMatchObject({
      time: '09:30',
      place: 'Rom 4',
      chair: { name: 'Odd Kontor' },
      participants: [{ id: officeId, attendance: 'invited' }],
    });
    const people = [
      { id: officeId, attendance: 'present' },
      { id: employeeId, attendance: 'absent' },
    ];
    const url = `/api/v1/meetings/${m.key}/participants`;
    const set = await office.write('PUT', url, { people }, { version: 1 });
    expect(set.json<MeetingValue>().participants.map((p) => [p.name, p.attendance])).toEqual([
      ['Eli Ansatt', 'absent'],
      ['Odd Kontor', 'present'],
    ]);
    const stale = await office.write(
      'PATCH',
      `/api/v1/meetings/${m.key}`,
      { place: 'Rom 5' },
      { version: 1 },
    );
    expect([stale.statusCode, stale.json().current.version]).toEqual([412, 2]);
    expect(
      (
        await office.write('PATCH', `/api/v1/meetings/${m.key}`, { day: '2026-02-20' }, { version: 2 })
      ).json(),
    ).toMatchObject({ day: '2026-02-20', version: 3 });
    for (const [body, status] of [
      [{ people: [{ id: 999_999, attendance: 'present' }] }, 400],
      [{ people: [people[0], people[0]] }, 400],
      [{ people: [{ id: officeId, attendance: 'late' }] }, 400],
    ] as const)
      expect((await office.write('PUT', url, body, { version: 3 })).statusCode).toBe(status);
  });
});

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

describe('the minute', () => {
  it('is edited until it is approved, then stands; corrections are addenda', async () => {
    const m = await initiative({ title: 'I referatet' });
    const planned = await plan();
    const meeting = await begin(planned);
    let item = itemOf(meeting, m.key);
    item = itemOf((await record(meeting, item, { decision: 'noted', words: 'Sett på' })).json(), m.key);
    const url = `/api/v1/meetings/${meeting.key}`;
    const edited = await office.write(
      'PATCH',
      `${url}/items/${item.id}`,
      { minuteText: 'Slik ble det sagt.' },
      { version: item.version },
    );
    expect(itemOf(edited.json(), m.key)).toMatchObject({
      minuteText: 'Slik ble det sagt.',
      minuteEdited: true,
    });
    const early = await office.write('POST', `${url}/addenda`, { text: 'For tidlig' });
    expect([early.statusCode, early.json().reason]).toEqual([409, 'minute_not_approved']);
    const stale = await office.write('POST', `${url}/close`, undefined, { version: 1 });
    expect(stale.statusCode).toBe(412);
    const closed = await office.write('POST', `${url}/close`, undefined, { version: meeting.version });
    expect(closed.json()).toMatchObject({ state: 'closed', closedBy: { name: 'Odd Kontor' } });
    await manager.write('PATCH', `/api/v1/initiatives/${m.key}`, { title: 'Nytt navn' }, { version: 1 });
    const after = itemOf(await read(meeting.key), m.key);
    expect(after).toMatchObject({ title: 'I referatet', minuteText: 'Slik ble det sagt.', choices: [] });
    for (const attempt of [
      () => record(meeting, after, { decision: 'noted', words: 'Endret' }),
      () =>
        office.write('PATCH', `${url}/items/${after.id}`, { minuteText: 'x' }, { version: after.version }),
      () => office.write('PATCH', url, { place: 'x' }, { version: meeting.version + 1 }),
      () => office.write('POST', `${url}/agenda`),
      () => office.write('POST', `${url}/items/${after.id}/move`, { after: null }),
    ]) {
      const answer = await attempt();
      expect([answer.statusCode, answer.json().reason]).toEqual([409, 'minute_approved']);
    }
    // Whatever the program tries, the database refuses.
    await expect(t.db.sql(`update meeting_item set words = 'x' where id = $1`, [after.id])).rejects.toThrow(
      'is approved',
    );
    const added = await office.write('POST', `${url}/addenda`, { item: after.id, text: 'Rettelse: i går' });
    expect(added.json<MeetingValue>().addenda).toMatchObject([
      { item: after.id, text: 'Rettelse: i går', by: { name: 'Odd Kontor' } },
    ]);
    await expect(t.db.sql(`update meeting_addendum set text = 'x'`)).rejects.toThrow('permission denied');
  });

  it('as a document: headings, its language, what was decided, and addenda', async () => {
    const m = await initiative({ title: 'Sak i dokument' });
    const meeting = await begin(
      await plan('2026-02-03', { chair: officeId, place: 'Rom <4> & "5"', participants: [employeeId] }),
    );
    await record(meeting, itemOf(meeting, m.key), {
      decision: 'noted',
      words: 'Med **fet** skrift\n\n1. én\n2. to',
      followUp: { person: employeeId, day: '2026-03-02' },
    });
    await office.write('POST', `/api/v1/meetings/${meeting.key}/close`, undefined, {
      version: meeting.version,
    });
    await office.write('POST', `/api/v1/meetings/${meeting.key}/addenda`, { text: 'Gjelder alle.' });
    const answer = await office.get(`/api/v1/meetings/${meeting.key}/minute.docx?language=nn`);
    expect(answer.headers['content-type']).toContain('officedocument.wordprocessingml.document');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''Referat-${meeting.key}.docx`,
    );
    const { text, xml, styles } = wordsOf(answer.rawPayload);
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml).toContain('<w:pStyle w:val="Heading2"/>');
    expect(xml).toContain('<w:numPr>');
    expect(styles).toContain('w:lang w:val="nn-NO"');
    for (const words of [
      'Rom &lt;4&gt; &amp; ',
      'Til stades',
      'Eli Ansatt',
      'fet',
      'Gjelder alle.',
      'Oppfølging',
    ])
      expect(text).toContain(words);
    expect(text).toContain(`${m.key} Sak i dokument`);
    expect(text).toContain('Tatt til orientering.');
    expect(xml).not.toContain('**');
  });

  it('decision notes: each initiative that goes to the management group, with evidence, funding and proposal', async () => {
    const m = await readyForConcept('Felles register');
    const other = await initiative({ title: 'Går ikke videre' });
    const meeting = await begin(await plan());
    const now = await read(meeting.key, manager);
    await record(meeting, itemOf(now, m.key), { decision: 'toManagement', words: 'Vi anbefaler ja.' });
    await record(meeting, itemOf(now, other.key), { decision: 'noted' });
    const { text, xml, styles } = wordsOf(
      (await leader.get(`/api/v1/meetings/${meeting.key}/notes.docx?language=nb`)).rawPayload,
    );
    for (const words of [
      'Felles register',
      'Ledergruppen godkjenner at tiltaket går fra Problem til Konsept.',
      'Vi anbefaler ja.',
      'stort',
      'Det går galt',
      'Fraveket',
      'Vurdert i gruppen, TIL-K1',
      'Vurdert i gruppen, TIL-K3',
      'Regnet ut fra det som er fylt ut',
      'Post 22',
      'Sum',
    ])
      expect(text).toContain(words);
    expect(text.replace(/\s/g, ' ')).toContain('1 500 000');
    expect(text).toContain('Mona Styrer, ');
    expect(text).not.toContain('Går ikke videre');
    expect(xml).toContain('<w:tblHeader/>');
    expect(styles).toContain('w:lang w:val="nb-NO"');
    const one = wordsOf(
      (
        await leader.get(
          `/api/v1/meetings/${meeting.key}/items/${itemOf(now, m.key).id}/note.docx?language=en`,
        )
      ).rawPayload,
    );
    expect(one.text).toContain('The management group approves that the initiative moves from');
    expect(one.styles).toContain('w:lang w:val="en-GB"');
  });
});

describe('follow-ups', () => {
  it('are told to whoever got them, and once more when they are due', async () => {
    const person = await t.make.person('Pia Påminnet', 'employee');
    const m = await initiative({ title: 'Purres' });
    const meeting = await begin(await plan());
    const [{ today }] = await t.db
      .sql<{ today: string }>(`select (now() at time zone 'Europe/Oslo')::date::text as today`)
      .then((rows) => [rows[0]!] as const);
    await record(meeting, itemOf(meeting, m.key), {
      decision: 'noted',
      followUp: { person, day: today },
    });
    await remindOfFollowUps(t.services);
    await remindOfFollowUps(t.services);
    const told = await t.db.sql<{ type: string }>(
      'select type from notice where person_id = $1 order by id',
      [person],
    );
    expect(told.map((n) => n.type)).toEqual(['followUpGiven', 'followUp']);
  });

  it('stand on the list of whoever got them, and come back when they are due', async () => {
    const m = await initiative({ title: 'Følges opp' });
    const meeting = await begin(await plan('2026-04-01'));
    await record(meeting, itemOf(meeting, m.key), {
      decision: 'moreInfo',
      words: 'Regn på det',
      followUp: { person: employeeId, day: '2020-01-01' },
    });
    const mine = (await employee.get('/api/v1/meetings/follow-ups')).json<{ items: FollowUpRowValue[] }>();
    const row = mine.items.find((i) => i.matter?.key === m.key)!;
    expect(row).toMatchObject({ meeting: meeting.key, words: 'Regn på det', day: '2020-01-01' });
    const next = await plan('2026-04-08');
    expect(itemOf(next, m.key).reasons).toContainEqual({
      code: 'followUp',
      meeting: meeting.key,
      day: '2020-01-01',
    });
    const url = `/api/v1/meetings/${meeting.key}/items/${row.item}/follow-up`;
    expect((await leader.write('POST', url, { done: true })).statusCode).toBe(404);
    await office.write('POST', `/api/v1/meetings/${meeting.key}/close`, undefined, {
      version: meeting.version,
    });
    expect((await employee.write('POST', url, { done: true })).json().doneAt).toBeTruthy();
    const left = (await employee.get('/api/v1/meetings/follow-ups')).json<{ items: FollowUpRowValue[] }>();
    expect(left.items.some((i) => i.item === row.item)).toBe(false);
  });
});

describe('as another user', () => {
  it('nobody 401, an employee 403, a reader reads and cannot write; a token is held to its scopes', async () => {
    const m = await plan();
    const item = m.items[0]!;
    const url = `/api/v1/meetings/${m.key}`;
    const writes: [Parameters<TestClient['write']>[0], string, unknown][] = [
      ['POST', '/api/v1/meetings', { day: '2026-02-03' }],
      ['PATCH', url, { place: 'x' }],
      ['PUT', `${url}/participants`, { people: [] }],
      ['POST', `${url}/open`, undefined],
      ['POST', `${url}/close`, undefined],
      ['POST', `${url}/agenda`, undefined],
      ['POST', `${url}/items`, { title: 'x' }],
      ['PATCH', `${url}/items/${item.id}`, { note: 'x' }],
      ['POST', `${url}/items/${item.id}/move`, { after: null }],
      ['DELETE', `${url}/items/${item.id}`, undefined],
      ['PUT', `${url}/items/${item.id}/decision`, { decision: 'noted' }],
      ['POST', `${url}/addenda`, { text: 'x' }],
    ];
    for (const [method, path, body] of writes) {
      expect((await t.nobody.write(method, path, body, { version: 1 })).statusCode).toBe(401);
      for (const client of [employee, leader])
        expect((await client.write(method, path, body, { version: 1 })).statusCode).toBe(403);
    }
    for (const path of ['/api/v1/meetings', url, `${url}/minute.docx`, `${url}/notes.docx`]) {
      expect((await employee.get(path)).statusCode).toBe(403);
      expect((await leader.get(path)).statusCode).toBe(200);
    }
    const shown = await read(m.key, leader);
    expect([shown.mayEdit, shown.items.every((i) => i.choices.length === 0)]).toEqual([false, true]);
    const reader = await t.withToken(officeId, ['meeting.read']);
    expect((await reader.get(url)).statusCode).toBe(200);
    expect((await reader.write('POST', `${url}/agenda`)).statusCode).toBe(403);
    // May work with meetings, but not move matters: what it would carry out is told as missing.
    const writer = await t.withToken(officeId, ['meeting.read', 'meeting.edit']);
    await begin(m);
    const held = await record(m, item, { decision: 'hold', words: 'x' }, writer);
    expect([held.statusCode, held.json().missing]).toEqual([409, [{ code: 'token_scope' }]]);
  });

  it('a restricted matter is on the agenda only for those who see it', async () => {
    const hidden = await initiative({ title: 'Skjult', audience: 'restricted' });
    const m = await begin(await plan());
    const seen = await read(m.key, manager);
    const item = itemOf(seen, hidden.key);
    expect(m.items.some((i) => i.title === 'Skjult')).toBe(false);
    expect((await read(m.key, leader)).items.some((i) => i.matter?.key === hidden.key)).toBe(false);
    expect((await record(m, item, { decision: 'noted' }, office)).statusCode).toBe(404);
    expect((await record(m, item, { decision: 'noted', words: 'Hemmelig' }, manager)).statusCode).toBe(200);
    const closed = await office.write('POST', `/api/v1/meetings/${m.key}/close`, undefined, {
      version: m.version,
    });
    expect(closed.statusCode).toBe(200);
    // The whole minute is frozen, also what the one who approved it does not see.
    expect(itemOf(await read(m.key, manager), hidden.key).minuteText).toContain('Hemmelig');
    const theirs = wordsOf((await office.get(`/api/v1/meetings/${m.key}/minute.docx`)).rawPayload).text;
    expect(theirs).not.toContain('Hemmelig');
    const note = await leader.get(`/api/v1/meetings/${m.key}/items/${item.id}/note.docx`);
    expect(note.statusCode).toBe(404);
    const add = await office.write('POST', `/api/v1/meetings/${m.key}/items`, { matter: hidden.key });
    expect(add.statusCode).toBe(409);
    const planned = await plan();
    expect(
      (await office.write('POST', `/api/v1/meetings/${planned.key}/items`, { matter: hidden.key }))
        .statusCode,
    ).toBe(400);
  });
});

describe('bad input', () => {
  it.each([
    [{}],
    [{ day: '2026-02-30' }],
    [{ day: '2026-02-03', time: '25:00' }],
    [{ day: '2026-02-03', title: '   ' }],
    [{ day: '2026-02-03', participants: [0] }],
    [{ day: '2026-02-03', chair: 999_999 }],
    [{ day: '2026-02-03', secret: true }],
    [{ day: '2026-02-03', place: 'x\u0000' }],
  ])('refuses %j', async (body) => {
    expect((await office.write('POST', '/api/v1/meetings', body)).statusCode).toBe(400);
  });

  it('wants a version, one of matter and title, and a meeting that is there', async () => {
    const m = await plan();
    const url = `/api/v1/meetings/${m.key}`;
    expect((await office.write('PATCH', url, { place: 'x' })).statusCode).toBe(428);
    expect((await office.write('POST', `${url}/items`, {})).statusCode).toBe(400);
    expect((await office.write('POST', `${url}/items`, { title: 'x', matter: 'TIL-1' })).statusCode).toBe(
      400,
    );
    expect((await office.write('POST', `${url}/items`, { matter: 'TIL-99999' })).statusCode).toBe(400);
    expect((await office.get('/api/v1/meetings/MOT-99999')).statusCode).toBe(404);
    expect((await office.get('/api/v1/meetings/TIL-1')).statusCode).toBe(404);
  });

  it('planning twice with one key is planning once', async () => {
    const body = { day: '2026-05-05' };
    const one = await office.write('POST', '/api/v1/meetings', body, { key: 'same' });
    const two = await office.write('POST', '/api/v1/meetings', body, { key: 'same' });
    expect(two.json().key).toBe(one.json().key);
  });

  it('lists by pages, the latest first', async () => {
    const first = (await office.get('/api/v1/meetings?limit=2')).json();
    expect(first.items).toHaveLength(2);
    const second = (await office.get(`/api/v1/meetings?limit=2&cursor=${first.next}`)).json();
    expect(first.items[1].day >= second.items[0].day).toBe(true);
    expect(second.items.map((m: MeetingValue) => m.key)).not.toContain(first.items[0].key);
    const planned = (await office.get('/api/v1/meetings?state=planned')).json();
    expect(planned.items.every((m: MeetingValue) => m.state === 'planned')).toBe(true);
  });
});
