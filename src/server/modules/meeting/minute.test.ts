import { describe, expect, it } from 'vitest';
import {
  begin,
  employee,
  employeeId,
  initiative,
  itemOf,
  leader,
  manager,
  office,
  officeId,
  plan,
  read,
  readyForConcept,
  record,
  startWorld,
  t,
  wordsOf,
} from '../../../../test/meeting/world.ts';
import type { FollowUpRowValue, MeetingValue } from '../../../contract/meeting.ts';
import { remindOfFollowUps } from './tasks.ts';

startWorld();

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
