import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import type { RetentionRuleValue } from '../../../contract/retention.ts';
import { sealEvents } from '../../core/seal.ts';
import { verifyAudit } from '../../core/verify.ts';

let t: TestApp;
let admin: TestClient;
let auditor: TestClient;
let employee: TestClient;
let employeeId: number;

const secret = 'Innhold som skal bort';
const rule = async (kind: string): Promise<RetentionRuleValue> => {
  const all = (await auditor.get('/api/v1/retention')).json();
  return all.items.find((i: RetentionRuleValue) => i.kind === kind);
};
const set = async (kind: string, body: Record<string, unknown>, client = admin, version?: number) =>
  client.write(
    'PUT',
    `/api/v1/retention/${kind}`,
    { audience: 'agency', years: null, action: 'keep', ...body },
    { version: version ?? (await rule(kind)).version },
  );
const carryOut = async (
  action: string,
  matters: { key: string; version: number }[],
  client = admin,
  version?: number,
) =>
  client.write(
    'POST',
    '/api/v1/retention/initiative/carrying-out',
    { action, matters },
    { version: version ?? (await rule('initiative')).version },
  );
const read = async (key: string): Promise<MatterValue> => (await admin.get(`/api/v1/matters/${key}`)).json();

/** An initiative with something of everything, that ended some years ago. */
async function ended(years: number): Promise<string> {
  const { key, version } = (
    await employee.write('POST', '/api/v1/initiatives', {
      title: secret,
      description: secret,
      owner: employeeId,
    })
  ).json();
  await employee.write('POST', `/api/v1/matters/${key}/comments`, { body: secret });
  await employee.write('POST', `/api/v1/matters/${key}/comments`, { body: secret, internal: true });
  await employee.write('PUT', `/api/v1/matters/${key}/criteria/TIL-P1`, { status: 'met', note: secret });
  const other = (await employee.write('POST', '/api/v1/initiatives', { title: 'Henger sammen' })).json();
  await employee.write('POST', '/api/v1/links', { type: 'relates', from: key, to: other.key });
  const over = await admin.write(
    'POST',
    `/api/v1/matters/${key}/transitions/reject`,
    { reason: secret },
    { version },
  );
  expect(over.statusCode, over.body).toBe(200);
  await t.db.sql(
    `update matter set ended_at = now() - make_interval(years => $2) where id = (select id from node where key = $1)`,
    [key, years],
  );
  return key;
}

beforeAll(async () => {
  t = await startTestApp();
  admin = await t.as(
    await t.make.person('Anne Admin', 'admin', 'employee', 'portfolioManager', 'portfolioOffice'),
  );
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  employeeId = await t.make.person('Eli Ansatt', 'employee');
  employee = await t.as(employeeId);
});
afterAll(() => t?.close());

describe('the rules', () => {
  it('keep everything until somebody says otherwise, and tell of each change', async () => {
    expect(await rule('initiative')).toMatchObject({ action: 'keep', years: null, version: 1, due: 0 });
    const answer = await set('initiative', { years: 10, action: 'erase' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ version: 2, years: 10, updatedBy: { name: 'Anne Admin' } });
    // The same again is no change.
    expect((await set('initiative', { years: 10, action: 'erase' })).json()).toMatchObject({ version: 2 });
    const stale = await set('initiative', { years: 5, action: 'erase' }, admin, 1);
    expect([stale.statusCode, stale.json().current.version]).toEqual([412, 2]);
    const [event] = await t.db.sql<{ payload: unknown }>(
      `select payload from event where type = 'retention.set'`,
    );
    expect(event!.payload).toMatchObject({
      changes: [
        { field: 'years', from: null, to: 10 },
        { field: 'action', from: 'keep', to: 'erase' },
      ],
    });
  });

  it('are set by administrators only, and whole', async () => {
    expect((await set('initiative', {}, employee)).statusCode).toBe(403);
    expect((await set('initiative', {}, auditor)).statusCode).toBe(403);
    expect((await employee.get('/api/v1/retention')).statusCode).toBe(403);
    expect((await set('party', {}, admin, 1)).statusCode).toBe(400);
    expect((await set('initiative', { more: 1 })).statusCode).toBe(400);
    expect((await set('initiative', { years: 5 })).json().faults[0].reason).toBe('not_expected');
    expect((await set('initiative', { action: 'erase' })).json().faults[0].reason).toBe('required');
    expect((await set('initiative', { audience: 'friends' })).json().faults[0].reason).toBe('not_a_choice');
  });

  it('give new matters their access level, unless somebody chooses another', async () => {
    await set('initiative', { audience: 'restricted', years: 10, action: 'erase' });
    const body = { title: 'Nytt tiltak' };
    expect((await employee.write('POST', '/api/v1/initiatives', body)).json().audience).toBe('restricted');
    const open = { ...body, audience: 'public' };
    expect((await employee.write('POST', '/api/v1/initiatives', open)).json().audience).toBe('public');
    await set('initiative', { audience: 'agency', years: 10, action: 'erase' });
  });
});

describe('carrying out', () => {
  it('takes out the content, leaves the node, its number, its links and an unbroken trail', async () => {
    const key = await ended(11);
    const young = await ended(9);
    const due = (await auditor.get('/api/v1/retention/initiative/due')).json();
    expect(due.items).toMatchObject([{ matter: { key }, comments: 2, attachments: 0 }]);
    const version = due.items[0].version;
    expect((await carryOut('erase', [{ key, version }], employee)).statusCode).toBe(403);
    expect((await carryOut('erase', [{ key, version }], auditor)).statusCode).toBe(403);
    const d = (
      await admin.get(`/api/v1/matters/${key}/disclosure-draft?at=${new Date().toISOString()}&parts=fields`)
    ).json();
    const given = await admin.write('POST', `/api/v1/matters/${key}/disclosures`, {
      at: d.at,
      parts: ['fields'],
      language: d.language,
      fingerprint: d.fingerprint,
      redactions: [],
      widerAccess: false,
    });
    expect(given.statusCode, given.body).toBe(201);

    const wrong = await carryOut('erase', [
      { key: young, version: (await read(young)).version },
      { key, version: version + 7 },
      { key: 'TIL-9999', version: 1 },
    ]);
    expect(wrong.json()).toEqual({
      done: [],
      failed: [
        { key: young, code: 'conflict' },
        { key, code: 'stale_version' },
        { key: 'TIL-9999', code: 'not_found' },
      ],
    });
    expect((await carryOut('erase', [{ key, version }], admin, 1)).json().failed[0].code).toBe(
      'stale_version',
    );
    expect((await carryOut('erase', [{ key, version }])).json()).toEqual({ done: [key], failed: [] });
    expect((await carryOut('erase', [{ key, version: version + 1 }])).json().failed[0].code).toBe('conflict');

    const left = await read(key);
    expect(left).toMatchObject({ key, title: 'Innholdet er slettet', state: 'rejected' });
    expect(left.fields.owner).toBeNull();
    expect(left.createdBy).toBeNull();
    const stream = (await admin.get(`/api/v1/matters/${key}/stream?limit=100`)).body;
    for (const text of [JSON.stringify(left), stream]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain('Eli Ansatt');
    }
    const [kept] = await t.db.sql<{ links: number; words: number }>(
      `select (select count(*)::int from link l join node n on n.id in (l.from_id, l.to_id) where n.key = $1 and l.removed_at is null) as links,
        (select count(*)::int from event e join node n on n.id = e.node_id where n.key = $1 and e.payload::text like '%' || $2 || '%') as words`,
      [key, secret],
    );
    expect(kept).toEqual({ links: 1, words: 0 });
    const file = await admin.get(`/api/v1/disclosures/${given.json().id}/files/docx`);
    expect(file.statusCode).toBe(410);
    expect((await read(young)).title).toBe(secret);

    await sealEvents(t.db);
    const verified = await verifyAudit(t.db);
    expect(verified).toMatchObject({ ok: true, broken: null, drift: [] });
    expect(verified.erased).toBeGreaterThan(4);
  });

  it('takes out people and leaves what was written', async () => {
    await set('initiative', { years: 8, action: 'anonymise' });
    const [first] = (await auditor.get('/api/v1/retention/initiative/due')).json().items;
    const { key } = first.matter;
    const [one, two] = await Promise.all([
      carryOut('anonymise', [{ key, version: first.version }]),
      carryOut('anonymise', [{ key, version: first.version }]),
    ]);
    // Two at once: the one has done it when the other comes.
    expect([one.json().done.length, two.json().done.length].sort()).toEqual([0, 1]);
    const left = await read(key);
    expect(left).toMatchObject({ title: secret, createdBy: null });
    const stream = (await admin.get(`/api/v1/matters/${key}/stream?limit=100`)).json();
    expect(JSON.stringify(stream)).not.toContain('Eli Ansatt');
    const said = stream.items.flatMap((i: { comment: unknown }) => i.comment ?? []);
    expect(said[0]).toMatchObject({ body: secret, author: { name: 'Anonymisert' } });
    await sealEvents(t.db);
    expect(await verifyAudit(t.db)).toMatchObject({ ok: true, drift: [] });
  });
});
