import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { DisclosureDraftValue, DisclosureValue } from '../../../contract/disclosure.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { Redaction } from '../../../domain/disclosure/index.ts';

let t: TestApp;
let admin: TestClient;
let employee: TestClient;
let auditor: TestClient;
let key: string;
/** After the first words, before they were rewritten. */
let early: string;

const secret = 'Fjord Data AS krever 4,2 millioner';
const note = 'Vi tror ikke på tallene deres';
const comment = 'Ring Kari på 99 88 77 66 før møtet';

const now = async (): Promise<string> => {
  const [row] = await t.db.sql<{ at: Date }>('select clock_timestamp() as at');
  return row!.at.toISOString();
};
const draftOf = (
  at: string,
  client = admin,
  parts = 'fields,criteria,approvals,links,attachments,comments,history',
) =>
  client.get(
    `/api/v1/matters/${key}/disclosure-draft?at=${encodeURIComponent(at)}&parts=${parts}&language=nb`,
  );
const draft = async (at: string): Promise<DisclosureDraftValue> => {
  const answer = await draftOf(at);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const itemOf = (d: DisclosureDraftValue, id: string) => {
  const found = d.sections.flatMap((s) => s.items).find((i) => i.id === id);
  if (!found) throw new Error(`${id} is not in the draft`);
  return found;
};
/** Blacks out some words of an item. */
const black = (
  d: DisclosureDraftValue,
  item: string,
  words: string,
  more: Partial<Redaction> = {},
): Redaction => {
  const from = itemOf(d, item).text.indexOf(words);
  expect(from).toBeGreaterThanOrEqual(0);
  return { item, part: 'text', from, to: from + words.length, ground: 's23', ...more };
};
const make = (
  d: DisclosureDraftValue,
  redactions: Redaction[],
  more: Record<string, unknown> = {},
  client = admin,
  idempotency?: string,
) =>
  client.write(
    'POST',
    `/api/v1/matters/${key}/disclosures`,
    {
      at: d.at,
      parts: ['fields', 'criteria', 'approvals', 'links', 'attachments', 'comments', 'history'],
      language: 'nb',
      fingerprint: d.fingerprint,
      redactions,
      widerAccess: true,
      ...more,
    },
    idempotency === undefined ? {} : { key: idempotency },
  );
const fileOf = async (id: number, format: string, client = admin): Promise<Buffer> => {
  const answer = await client.get(`/api/v1/disclosures/${id}/files/${format}`);
  expect(answer.statusCode).toBe(200);
  return answer.rawPayload;
};
/** Everything a reader could find in a text document: every part of the package, as text. */
const wholeDocx = (bytes: Buffer): string =>
  Object.values(unzipSync(new Uint8Array(bytes)))
    .map((part) => strFromU8(part))
    .join('\n');

beforeAll(async () => {
  t = await startTestApp({ env: { RODTRAD_AGENCY_NAME: 'Prøvedirektoratet' } });
  admin = await t.as(await t.make.person('Anne Admin', 'admin', 'employee'));
  employee = await t.as(await t.make.person('Eli Ansatt', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  const made: MatterValue = (
    await employee.write('POST', '/api/v1/initiatives', {
      title: 'Ny avtale om drift',
      description: `Leverandøren sier: **${secret}**.\n\n- Dette er åpent`,
    })
  ).json();
  key = made.key;
  await employee.write('POST', `/api/v1/matters/${key}/comments`, { body: comment });
  await employee.write('POST', `/api/v1/matters/${key}/comments`, { body: note, internal: true });
  early = await now();
  await employee.write(
    'PATCH',
    `/api/v1/initiatives/${key}`,
    { title: 'Avtale om drift, ny runde' },
    { version: 1 },
  );
});
afterAll(() => t?.close());

describe('a draft', () => {
  it('is the matter as it stood, with what was said, and without notes inside the agency', async () => {
    const then = await draft(early);
    expect(itemOf(then, 'field.title')).toMatchObject({
      head: 'Tittel',
      text: 'Ny avtale om drift',
      lang: 'nb',
    });
    expect(itemOf(then, 'state').text).toBe('Ikke startet');
    const said = then.sections.find((s) => s.part === 'comments')!.items;
    expect(said).toMatchObject([
      { head: expect.stringContaining('Eli Ansatt'), text: comment, markdown: true },
    ]);
    expect(then.withheld).toMatchObject([{ ground: 's14', head: expect.stringContaining('Internt notat') }]);
    expect(JSON.stringify(then)).not.toContain(note);
    const today = await draft(await now());
    expect(itemOf(today, 'field.title').text).toBe('Avtale om drift, ny runde');
    const told = today.sections.find((s) => s.part === 'history')!.items.map((i) => i.text);
    expect(told.join('\n')).toContain('Tittel: fra «Ny avtale om drift» til «Avtale om drift, ny runde»');
  });

  it('takes a day or a time of the agency’s zone, and not a time to come', async () => {
    const [row] = await t.db.sql<{ day: string; next: string; before: string }>(
      `select to_char(now() at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day,
              to_char(now() at time zone 'Europe/Oslo' + interval '2 days', 'YYYY-MM-DD') as next,
              to_char(now() at time zone 'Europe/Oslo' - interval '1 day', 'YYYY-MM-DD"T"HH24:MI') as before`,
    );
    expect((await draftOf(row!.day)).statusCode).toBe(200);
    const future = await draftOf(row!.next);
    expect([future.statusCode, future.json().faults[0].reason]).toEqual([400, 'time_to_come']);
    // Before it was registered there was nothing to give out.
    expect((await draftOf(row!.before)).statusCode).toBe(404);
    for (const bad of ['i går', '2026-02-31', '2026-02-31T10:00'])
      expect((await draftOf(bad)).statusCode).toBe(400);
    expect((await draftOf(early, admin, 'fields,secrets')).statusCode).toBe(400);
  });

  it('is refused to others, and of what one does not see', async () => {
    expect((await draftOf(early, employee)).statusCode).toBe(403);
    expect((await draftOf(early, auditor)).statusCode).toBe(403);
    expect((await draftOf(early, t.nobody)).statusCode).toBe(401);
    await t.db.sql(
      `update matter set audience = 'restricted' where id = (select id from node where key = $1)`,
      [key],
    );
    expect((await draftOf(early)).statusCode).toBe(404);
    await t.db.sql(`update matter set audience = 'agency' where id = (select id from node where key = $1)`, [
      key,
    ]);
  });
});

describe('what is given out', () => {
  it('has nothing of what is blacked out anywhere in the files, and lists the grounds', async () => {
    const d = await draft(early);
    const said = d.sections.find((s) => s.part === 'comments')!.items[0]!.id;
    const answer = await make(
      d,
      [
        black(d, 'field.description', secret),
        { item: said, part: 'all', ground: 's13', provision: 'forvaltningsloven § 13 første ledd nr. 1' },
      ],
      { requester: 'Nordlys', reference: '26/123-4' },
    );
    expect(answer.statusCode, answer.body).toBe(201);
    const made: DisclosureValue = answer.json();
    expect(made).toMatchObject({
      matter: { key },
      at: d.at,
      requester: 'Nordlys',
      reference: '26/123-4',
      madeBy: { name: 'Anne Admin' },
      grounds: [
        { ground: 's13', places: 1, provisions: ['forvaltningsloven § 13 første ledd nr. 1'] },
        { ground: 's23', places: 1, provisions: [] },
      ],
    });
    const docx = await fileOf(made.id, 'docx');
    const html = await fileOf(made.id, 'html');
    for (const whole of [wholeDocx(docx), html.toString('utf8')]) {
      expect(whole).not.toContain(secret);
      expect(whole).not.toContain('4,2 millioner');
      expect(whole).not.toContain('99 88 77 66');
      expect(whole).not.toContain(note);
      expect(whole).not.toContain('Anne Admin');
      expect(whole).toContain('[sladdet, offl. § 23]');
      expect(whole).toContain('[sladdet, offl. § 13]');
      expect(whole).toContain('Dette er åpent');
      expect(whole).toContain('forvaltningsloven § 13 første ledd nr. 1');
      expect(whole).toContain('Internt notat');
      expect(whole).toContain('Prøvedirektoratet');
      expect(whole).not.toMatch(/[\uE000\uE001]/u);
    }
    // White on black, also in print.
    expect(wholeDocx(docx)).toMatch(/w:fill="000000"/);
    expect(html.toString('utf8')).toContain('<strong><mark>[sladdet, offl. § 23]</mark></strong>');
    for (const [format, bytes] of [
      ['docx', docx],
      ['html', html],
    ] as const) {
      const file = made.files.find((f) => f.format === format)!;
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
      // The same again, byte by byte, whatever has happened since.
      expect((await fileOf(made.id, format, auditor)).equals(bytes)).toBe(true);
    }
  });

  it('is told of in the trail without naming who asked', async () => {
    const d = await draft(early);
    const made: DisclosureValue = (await make(d, [], { requester: 'Kari Nysgjerrig' })).json();
    const [event] = await t.db.sql<{ payload: { data: Record<string, unknown> } }>(
      `select payload from event where type = 'disclosure.made' and (payload->'data'->>'disclosure')::int = $1`,
      [made.id],
    );
    expect(event!.payload.data).toMatchObject({ asOf: d.at, grounds: [], files: expect.any(Array) });
    expect(JSON.stringify(event!.payload)).not.toContain('Nysgjerrig');
    const list = (await auditor.get(`/api/v1/disclosures?key=${key}`)).json();
    expect(list.items[0]).toEqual(made);
    expect((await employee.get('/api/v1/disclosures')).statusCode).toBe(403);
    expect((await employee.get(`/api/v1/disclosures/${made.id}/files/docx`)).statusCode).toBe(403);
    await expect(t.db.sql(`update disclosure set redactions = '[]'`)).rejects.toThrow(/permission denied/);
    await expect(t.db.sql('delete from disclosure_file')).rejects.toThrow(/permission denied/);
  });

  it('is made once, however often it is sent, and only of what was looked at', async () => {
    const d = await draft(early);
    const first = await make(d, [], {}, admin, 'innsyn-1');
    const again = await make(d, [], {}, admin, 'innsyn-1');
    expect(again.json()).toEqual(first.json());
    const other = await make(d, [], { requester: 'En annen' }, admin, 'innsyn-1');
    expect([other.statusCode, other.json().code]).toEqual([409, 'idempotency_reused']);
    const stale = await make({ ...d, fingerprint: '0'.repeat(64) }, []);
    expect([stale.statusCode, stale.json().current]).toEqual([412, { fingerprint: d.fingerprint }]);
  });

  it.each<[string, (d: DisclosureDraftValue) => Record<string, unknown>, number, string]>([
    [
      'a place that is not there',
      () => ({ redactions: [{ item: 'field.none', part: 'all', ground: 's14' }] }),
      400,
      'not_in_draft',
    ],
    [
      'secrecy without its provision',
      () => ({ redactions: [{ item: 'field.title', part: 'all', ground: 's13' }] }),
      400,
      'required',
    ],
    [
      'a ground that is none',
      () => ({ redactions: [{ item: 'field.title', part: 'all', ground: 's99' }] }),
      400,
      'not_a_choice',
    ],
    ['an unknown field', () => ({ secret: true }), 400, 'unknown_field'],
    ['nothing to go along', () => ({ parts: [] }), 400, 'too_few'],
    [
      'wider access not weighed',
      () => ({ redactions: [{ item: 'field.title', part: 'all', ground: 's14' }], widerAccess: false }),
      422,
      'wider_access_not_weighed',
    ],
  ])('is refused: %s', async (_name, more, status, reason) => {
    const d = await draft(early);
    const answer = await make(d, [], more(d));
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.json().faults[0]).toMatchObject({ reason, text: expect.any(String) });
  });

  it('is refused to others', async () => {
    const d = await draft(early);
    expect((await make(d, [], {}, employee)).statusCode).toBe(403);
    expect((await make(d, [], {}, auditor)).statusCode).toBe(403);
    expect((await make(d, [], {}, t.nobody)).statusCode).toBe(401);
    expect((await admin.get('/api/v1/disclosures/999999')).statusCode).toBe(404);
  });
});
