import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { dispatchOf, signatureOf } from '../../../../test/harness/dispatch.ts';

const secret = 'a secret known to both ends';
let t: TestApp;
let admin: TestClient;
let employee: TestClient;
let auditor: TestClient;

/** Tells of a deployment by webhook; gives its key. */
async function deploy(
  lines: readonly string[],
  parts: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  number += 1;
  const body = JSON.stringify(
    dispatchOf({
      sha: number.toString(16).padStart(40, '0'),
      'release-notes': JSON.stringify(lines),
      ...parts,
    }),
  );
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/webhooks/release-notes',
    payload: body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(secret, body) },
  });
  expect(answer.statusCode).toBe(200);
  return answer.json().key;
}
let number = 0;

const read = async (key: string) => (await employee.get(`/api/v1/deployments/${key}`)).json();
const edit = (client: TestClient, prefix: string, body: Record<string, unknown>) =>
  client.write('PUT', `/api/v1/tracker-prefixes/${prefix}`, body);
const explain = (client: TestClient, key: string, body: Record<string, unknown>) =>
  client.write('POST', `/api/v1/deployments/${key}/explanation`, body);
/** Standing links to a deployment: from, type and whether somebody must decide. */
const linksTo = (key: string) =>
  t.db.sql(
    `select f.key, l.type, l.status from link l join node f on f.id = l.from_id join node n on n.id = l.to_id
     where n.key = $1 and l.removed_at is null and l.type <> 'deploys' order by 1`,
    [key],
  );
const countEvents = async (type: string): Promise<number> =>
  (await t.db.sql<{ n: number }>('select count(*) as n from event where type = $1', [type]))[0]!.n;

beforeAll(async () => {
  t = await startTestApp({ env: { RODTRAD_WEBHOOK_SECRET: secret } });
  admin = await t.as(await t.make.person('Anne Admin', 'admin'));
  employee = await t.as(await t.make.person('Kari Nordmann', 'employee'));
  auditor = await t.as(await t.make.person('Rune Revisor', 'auditor'));
});
afterAll(() => t.close());

describe('a prefix of issue keys', () => {
  it('is rejected, and with it go its references, links, issues and explanations; confirmed, they come back', async () => {
    const key = await deploy(['SKJEMA-7: Ny side', 'SKJEMA-8 og SKJEMA-9: Retter']);
    expect((await read(key)).explained).toBe('issue');
    expect(await linksTo(key)).toEqual(
      [7, 8, 9].map((n) => ({ key: `SKJEMA-${n}`, type: 'delivers', status: 'confirmed' })),
    );
    const rejected = await edit(admin, 'SKJEMA', { status: 'rejected' });
    expect(rejected.statusCode).toBe(200);
    expect(rejected.json()).toMatchObject({ prefix: 'SKJEMA', status: 'rejected' });
    expect(await read(key)).toMatchObject({ explained: 'none', issues: [] });
    expect(await linksTo(key)).toEqual([]);
    expect((await employee.get('/api/v1/thread/SKJEMA-7')).statusCode).toBe(404);
    // Told again by the pipeline, a rejected prefix stays rejected.
    const other = await deploy(['SKJEMA-20: Noe']);
    expect((await read(other)).explained).toBe('none');

    await edit(admin, 'SKJEMA', { status: 'confirmed', url: 'https://sak.example/browse/{key}' });
    const back = await read(key);
    expect(back).toMatchObject({ explained: 'issue', issues: ['SKJEMA-7', 'SKJEMA-8', 'SKJEMA-9'] });
    expect(back.content[0].references[0].url).toBe('https://sak.example/browse/SKJEMA-7');
    expect(await linksTo(key)).toHaveLength(3);
    expect((await read(other)).explained).toBe('issue');
    expect((await employee.get('/api/v1/thread/SKJEMA-7')).statusCode).toBe(200);
    const told = await t.db.sql(
      `select distinct e.actor_kind, p.name from event e join person p on p.id = e.actor_id where e.type in ('tracker.edited', 'fact.reread')`,
    );
    expect(told).toEqual([{ actor_kind: 'person', name: 'Anne Admin' }]);
  });

  it('that nobody could learn is added by a person; saying it again changes nothing', async () => {
    const key = await deploy(['Rydder opp etter [RFC-12]'], { product: 'annet', title: 'Annet' });
    expect((await read(key)).explained).toBe('none');
    const added = await edit(admin, 'RFC', { status: 'confirmed', product: 'annet', tracker: 'Redmine' });
    expect(added.json()).toMatchObject({
      prefix: 'RFC',
      tracker: 'redmine',
      status: 'confirmed',
      evidence: 1,
      product: { title: 'Annet', kind: 'product' },
    });
    expect((await read(key)).explained).toBe('issue');
    const events = await countEvents('tracker.edited');
    const again = await edit(admin, 'RFC', { status: 'confirmed' });
    expect(again.json()).toEqual(added.json());
    expect(await countEvents('tracker.edited')).toBe(events);
  });

  it('suggests what had to be guessed, never counts it, and forgets what somebody rejected', async () => {
    const key = await deploy(['Merge branch ryddeSKJEMA-431 into main']);
    expect((await read(key)).explained).toBe('none');
    expect(await linksTo(key)).toEqual([{ key: 'SKJEMA-431', type: 'delivers', status: 'suggested' }]);
    const [link] = (await employee.get('/api/v1/suggestions')).json().items;
    expect(link).toMatchObject({
      reason: 'sameKey',
      to: { key },
      evidence: expect.stringContaining('ryddeSKJEMA-431'),
    });
    await edit(admin, 'SKJEMA', { status: 'rejected' });
    expect(await linksTo(key)).toEqual([]);
    await edit(admin, 'SKJEMA', { status: 'confirmed' });
    const [suggested] = (await employee.get('/api/v1/suggestions')).json().items;
    const decided = await employee.write('POST', `/api/v1/links/${suggested.link.id}/decision`, {
      decision: 'rejected',
    });
    expect(decided.statusCode).toBe(200);
    await edit(admin, 'SKJEMA', { status: 'rejected' });
    await edit(admin, 'SKJEMA', { status: 'confirmed' });
    expect((await linksTo(key)).filter((l) => l.status !== 'rejected')).toEqual([]);
  });

  it('moves its issues when the tracker is another one', async () => {
    await edit(admin, 'SKJEMA', { status: 'confirmed', tracker: 'youtrack', url: null });
    const rows = await t.db.sql<{ namespace: string }>(
      `select distinct n.namespace from node n join external_issue x on x.id = n.id where x.prefix = 'SKJEMA'`,
    );
    expect(rows).toEqual([{ namespace: 'youtrack' }]);
    const before = await t.db.sql('select count(*) as n from node');
    await deploy(['SKJEMA-7: Samme sak igjen']);
    const after = await t.db.sql('select count(*) as n from node');
    // The deployment and its commit, and no second SKJEMA-7.
    expect(after[0]!.n).toBe(Number(before[0]!.n) + 2);
  });

  it('is listed with whether the viewer may edit', async () => {
    const mine = (await admin.get('/api/v1/tracker-prefixes')).json();
    expect(mine.mayEdit).toBe(true);
    expect(mine.items.map((p: { prefix: string }) => p.prefix)).toContain('SKJEMA');
    expect((await employee.get('/api/v1/tracker-prefixes')).json().mayEdit).toBe(false);
  });

  it('is the product owner’s to edit for their own product, and for nobody else', async () => {
    const [annet] = await t.db.sql<{ id: number }>(`select id from product where slug = 'annet'`);
    const owner = await t.as(await t.make.person('Petter Produkt', 'employee', ['productOwner', annet!.id]));
    expect((await edit(owner, 'RFC', { status: 'rejected' })).statusCode).toBe(200);
    expect((await edit(owner, 'RFC', { status: 'confirmed', product: 'fjordpost' })).statusCode).toBe(403);
    expect((await edit(owner, 'SKJEMA', { status: 'rejected', product: 'annet' })).statusCode).toBe(403);
    expect((await edit(employee, 'RFC', { status: 'confirmed' })).statusCode).toBe(403);
    expect((await edit(t.nobody, 'RFC', { status: 'confirmed' })).statusCode).toBe(401);
  });

  it.each([
    ['one of our own', 'TIL', {}, 'path:prefix', 'own_prefix'],
    ['that of deployments', 'PRS', {}, 'path:prefix', 'own_prefix'],
    ['letters no tracker has', 'ÆØÅ', {}, 'path:prefix', 'wrong_pattern'],
    ['small letters', 'abc', {}, 'path:prefix', 'wrong_pattern'],
    ['a product that is not there', 'NYE', { product: 'finnesikke' }, '/product', 'no_such_reference'],
    [
      'an address without a place for the key',
      'NYE',
      { url: 'https://sak.example/' },
      '/url',
      'needs_key_place',
    ],
    ['an address that is none', 'NYE', { url: 'https://{key}:x' }, '/url', 'needs_key_place'],
    ['an address of another kind', 'NYE', { url: 'javascript:alert(1)//{key}' }, '/url', 'wrong_pattern'],
    ['our own name as a tracker', 'NYE', { tracker: 'rodtrad' }, '/tracker', 'wrong_pattern'],
    ['a tracker like a path', 'NYE', { tracker: '../x' }, '/tracker', 'wrong_pattern'],
    ['a field nobody knows', 'NYE', { colour: 'red' }, '/colour', 'unknown_field'],
    ['a status there is not', 'NYE', { status: 'learned' }, '/status', 'not_a_choice'],
  ])('is not %s', async (_, prefix, body, pointer, reason) => {
    const events = await countEvents('tracker.edited');
    const answer = await edit(admin, encodeURIComponent(prefix), { status: 'confirmed', ...body });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().faults).toContainEqual(expect.objectContaining({ pointer, reason }));
    expect(await countEvents('tracker.edited')).toBe(events);
  });
});

describe('a deployment nobody has explained', () => {
  it('is declared maintenance by a person with a note, and that is taken back with one', async () => {
    const key = await deploy(['Bump x from 1 to 2']);
    expect((await read(key)).explained).toBe('none');
    const said = await explain(employee, key, { maintenance: true, note: ' Sikkerhetsoppdatering ' });
    expect(said.json()).toMatchObject({
      key,
      explained: 'maintenance',
      explanationNote: 'Sikkerhetsoppdatering',
    });
    const events = await countEvents('deployment.explained');
    await explain(employee, key, { maintenance: true, note: 'Sikkerhetsoppdatering' });
    expect(await countEvents('deployment.explained')).toBe(events);
    const back = await explain(employee, key, { maintenance: false, note: 'Det var en feilretting' });
    expect(back.json()).toMatchObject({ explained: 'none', explanationNote: null });
    const [event] = await t.db.sql<{ name: string; payload: unknown }>(
      `select p.name, e.payload from event e join person p on p.id = e.actor_id where e.type = 'deployment.unexplained'`,
    );
    expect(event).toEqual({
      name: 'Kari Nordmann',
      payload: {
        changes: [
          { field: 'explanationNote', from: 'Sikkerhetsoppdatering', to: null },
          { field: 'explained', from: 'maintenance', to: 'none' },
        ],
        data: { note: 'Det var en feilretting' },
      },
    });
    expect((await explain(employee, key, { maintenance: false, note: 'Igjen' })).statusCode).toBe(409);
  });

  it('stays what the person said when it is told again with other lines, until an issue explains it', async () => {
    const parts = { sha: 'f'.repeat(40) };
    const key = await deploy(['Litt rydding'], parts);
    await explain(employee, key, { maintenance: true, note: 'Rydding' });
    await deploy(['Litt mer rydding'], parts);
    expect(await read(key)).toMatchObject({ explained: 'maintenance', explanationNote: 'Rydding' });
    await deploy(['SKJEMA-70: Litt mer rydding'], parts);
    expect((await read(key)).explained).toBe('issue');
  });

  it('is not explained by nobody, nor by who may only look, nor without words, nor where there is none', async () => {
    const key = await deploy(['Ukjent']);
    const body = { maintenance: true, note: 'Rydding' };
    expect((await explain(t.nobody, key, body)).statusCode).toBe(401);
    expect((await explain(auditor, key, body)).statusCode).toBe(403);
    for (const note of ['', '   ', 'x'.repeat(2001), 'a\u0000b']) {
      expect((await explain(employee, key, { ...body, note })).statusCode).toBe(400);
    }
    expect((await explain(employee, 'PRS-999999', body)).statusCode).toBe(404);
    expect((await explain(employee, 'SKJEMA-70', body)).statusCode).toBe(404);
    expect((await read(key)).explained).toBe('none');
  });
});
