import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatterValue } from '../../src/contract/matters.ts';
import { processKinds, processOf } from '../../src/domain/processes.ts';
import { startTestApp, type TestApp, type TestClient } from '../harness/app.ts';

let t: TestApp;
let employee: TestClient;
let manager: TestClient;
let leader: TestClient;
let other: TestClient;
let auditor: TestClient;
let outsider: TestClient;
let employeeId: number;

beforeAll(async () => {
  t = await startTestApp();
  employeeId = await t.make.person('Eli Ansatt', 'employee');
  employee = await t.as(employeeId);
  manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
  leader = await t.as(await t.make.person('Lars Leder', 'employee', 'managementGroup'));
  other = await t.as(await t.make.person('Odd Annen', 'employee'));
  auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
  outsider = await t.as(await t.make.person('Ute Utenfor'));
});
afterAll(() => t?.close());

async function create(fields: Record<string, unknown> = {}): Promise<MatterValue> {
  const answer = await employee.write('POST', '/api/v1/initiatives', { title: 'Et tiltak', ...fields });
  expect(answer.statusCode).toBe(201);
  return answer.json<MatterValue>();
}

/** Every command on a matter, as a call. */
const commands: [string, (c: TestClient, m: MatterValue) => ReturnType<TestClient['get']>][] = [
  [
    'edit',
    (c, m) =>
      c.write('PATCH', `/api/v1/initiatives/${m.key}`, { title: 'Nytt navn' }, { version: m.version }),
  ],
  [
    'transition',
    (c, m) =>
      c.write('POST', `/api/v1/matters/${m.key}/transitions/hold`, { reason: 'x' }, { version: m.version }),
  ],
  ['mark', (c, m) => c.write('PUT', `/api/v1/matters/${m.key}/criteria/TIL-P1`, { status: 'met' })],
  [
    'requestApproval',
    (c, m) => c.write('POST', `/api/v1/matters/${m.key}/approvals`, { transition: 'toConcept' }),
  ],
  [
    'decideApproval',
    (c, m) => c.write('POST', `/api/v1/matters/${m.key}/approvals/1`, { decision: 'approved' }),
  ],
];
const reads: [string, (m: MatterValue) => string][] = [
  ['read', (m) => `/api/v1/matters/${m.key}`],
  ['history', (m) => `/api/v1/matters/${m.key}/history`],
  ['asOf', (m) => `/api/v1/matters/${m.key}/as-of?at=2030-01-01`],
];

describe('as another user', () => {
  it.each(commands)('%s: nobody 401, outsider 403, unseen 404 whatever the body', async (_name, call) => {
    const hidden = await create({ audience: 'restricted' });
    expect((await call(t.nobody, hidden)).statusCode).toBe(401);
    expect((await call(outsider, hidden)).statusCode).toBe(403);
    expect((await call(auditor, hidden)).statusCode).toBe(403);
    const unseen = await call(other, hidden);
    const absent = await call(other, { ...hidden, key: 'TIL-999999' });
    expect(unseen.statusCode).toBe(404);
    // Not yours looks like not there: nothing but the request's own id differs.
    const strip = (body: string) => body.replace(/urn:uuid:[0-9a-f-]+/, '');
    expect(strip(unseen.body)).toBe(strip(absent.body));
  });

  it.each(reads)('%s: nobody 401, outsider 403, unseen 404', async (_name, address) => {
    const hidden = await create({ audience: 'restricted' });
    expect((await t.nobody.get(address(hidden))).statusCode).toBe(401);
    expect((await outsider.get(address(hidden))).statusCode).toBe(403);
    expect((await other.get(address(hidden))).statusCode).toBe(404);
    expect((await employee.get(address(hidden))).statusCode).toBe(200);
    expect((await auditor.get(address(await create()))).statusCode).toBe(200);
  });

  it('a colleague who sees but may not is told so', async () => {
    const m = await create();
    const edit = await other.write('PATCH', `/api/v1/initiatives/${m.key}`, { title: 'Min' }, { version: 1 });
    expect([edit.statusCode, edit.json().code]).toEqual([403, 'not_allowed']);
    const move = await other.write(
      'POST',
      `/api/v1/matters/${m.key}/transitions/hold`,
      { reason: 'x' },
      { version: 1 },
    );
    expect([move.statusCode, move.json().missing]).toEqual([
      409,
      [{ code: 'role', roles: ['portfolioManager', 'portfolioOffice'] }],
    ]);
  });

  it('a token is held to its scopes', async () => {
    const m = await create();
    const reader = await t.withToken(employeeId, ['matter.read']);
    const answer = await reader.get(`/api/v1/matters/${m.key}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<MatterValue>().mayEdit).toBe(false);
    expect(
      (await reader.write('PATCH', `/api/v1/initiatives/${m.key}`, { title: 'Nytt' }, { version: 1 }))
        .statusCode,
    ).toBe(403);
    expect((await reader.write('POST', '/api/v1/initiatives', { title: 'Ny sak' })).statusCode).toBe(403);
  });
});

describe('versions', () => {
  it('the ETag is the version; a write without it is 428, a stale one 412 with the current state', async () => {
    const m = await create();
    const read = await employee.get(`/api/v1/matters/${m.key}`);
    expect(read.headers.etag).toBe('"1"');
    expect(read.headers['cache-control']).toContain('no-store');
    const without = await employee.write('PATCH', `/api/v1/initiatives/${m.key}`, { title: 'Nytt' });
    expect([without.statusCode, without.json().code]).toEqual([428, 'version_required']);
    const changed = await employee.write(
      'PATCH',
      `/api/v1/initiatives/${m.key}`,
      { moscow: 'must' },
      { version: 1 },
    );
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
    const stale = await employee.write(
      'PATCH',
      `/api/v1/initiatives/${m.key}`,
      { title: 'Nytt' },
      { version: 1 },
    );
    expect(stale.statusCode).toBe(412);
    expect(stale.headers['content-type']).toContain('application/problem+json');
    expect(stale.json()).toMatchObject({
      code: 'stale_version',
      current: { version: 2, fields: { moscow: 'must' } },
    });
    const nonsense = await employee.request({
      method: 'PATCH',
      url: `/api/v1/initiatives/${m.key}`,
      headers: { 'if-match': '*', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect(nonsense.statusCode).toBe(400);
  });
});

describe('repeats', () => {
  it('the same key gives the same matter, another content is refused, another person has keys of their own', async () => {
    const send = (c: TestClient, title: string) =>
      c.write('POST', '/api/v1/initiatives', { title }, { key: 'k-1' });
    const [a, b] = await Promise.all([send(employee, 'Bare en'), send(employee, 'Bare en')]);
    expect([a.statusCode, b.statusCode]).toEqual([201, 201]);
    expect(b.json().key).toBe(a.json().key);
    expect((await send(employee, 'En annen')).json().code).toBe('idempotency_reused');
    expect((await send(other, 'Bare en')).json().key).not.toBe(a.json().key);
    const bad = await employee.write(
      'POST',
      '/api/v1/initiatives',
      { title: 'Noe' },
      { key: 'x'.repeat(300) },
    );
    expect(bad.statusCode).toBe(400);
  });
});

describe('bad input is refused with where and why, never a 500', () => {
  it.each<[string, unknown, string]>([
    ['unknown field', { title: 'Ok tittel', colour: 'red' }, '/colour'],
    ['missing title', {}, '/title'],
    ['title of wrong type', { title: 42 }, '/title'],
    ['null title', { title: null }, '/title'],
    ['title too long', { title: 'x'.repeat(201) }, '/title'],
    ['title too short', { title: 'x' }, '/title'],
    ['text too long', { title: 'Ok tittel', description: 'x'.repeat(20_001) }, '/description'],
    ['a number as text', { title: 'Ok tittel', personMonths: '4' }, '/personMonths'],
    ['a negative number', { title: 'Ok tittel', personMonths: -1 }, '/personMonths'],
    ['a day that does not exist', { title: 'Ok tittel', plannedEnd: '2026-02-30' }, '/plannedEnd'],
    ['an instant for a day', { title: 'Ok tittel', plannedEnd: '2026-02-20T00:00:00Z' }, '/plannedEnd'],
    ['an unknown choice', { title: 'Ok tittel', moscow: 'MUST' }, '/moscow'],
    [
      'an unknown column of a row',
      { title: 'Ok tittel', milestones: [{ milestone: 'm', date: '2026-01-01', x: 1 }] },
      '/milestones/0/x',
    ],
    ['a row without its day', { title: 'Ok tittel', milestones: [{ milestone: 'm' }] }, '/milestones/0/date'],
    [
      'too many rows',
      {
        title: 'Ok tittel',
        milestones: Array.from({ length: 41 }, () => ({ milestone: 'm', date: '2026-01-01' })),
      },
      '/milestones',
    ],
    [
      'NUL in a row',
      { title: 'Ok tittel', milestones: [{ milestone: 'a\u0000', date: '2026-01-01' }] },
      '/milestones/0/milestone',
    ],
    ['a lone surrogate', { title: 'Ok \ud800 tittel' }, '/title'],
    ['a person who is not there', { title: 'Ok tittel', owner: 2 ** 40 }, '/owner'],
    ['a team that is a product', { title: 'Ok tittel', team: 'PRODUCT-1' }, '/team'],
    ['an array', [], ''],
    ['a string', 'title', ''],
  ])('%s', async (_name, body, pointer) => {
    const answer = await employee.write('POST', '/api/v1/initiatives', body);
    expect(answer.statusCode).toBe(400);
    const { faults, status } = answer.json<{
      faults?: { pointer: string; reason: string; text: string }[];
      status: number;
    }>();
    expect(status).toBe(400);
    expect(faults?.map((f) => f.pointer)).toContain(pointer);
    for (const f of faults ?? []) expect(f.text.length).toBeGreaterThan(3);
  });

  it('changes nothing when one of several fields is wrong', async () => {
    const m = await create();
    const answer = await employee.write(
      'PATCH',
      `/api/v1/initiatives/${m.key}`,
      { moscow: 'must', owner: 987654321 },
      { version: 1 },
    );
    expect(answer.statusCode).toBe(400);
    expect((await employee.get(`/api/v1/matters/${m.key}`)).json<MatterValue>()).toMatchObject({
      version: 1,
      fields: { moscow: null },
    });
  });

  it.each([
    'state=mars',
    'owner=kari',
    'priority=high',
    'limit=0',
    'limit=1000',
    'limit=x',
    'sort=colour',
    'order=up',
    'cursor=xyz',
    'colour=red',
    'q=',
    'q=%00',
  ])('list?%s', async (query) =>
    expect((await employee.get(`/api/v1/initiatives?${query}`)).statusCode).toBe(400),
  );

  it.each(['2026-02-30', 'yesterday', '2026-13-01T00:00:00Z', '', '1e400'])('as-of %s', async (at) => {
    const m = await create();
    expect(
      (await employee.get(`/api/v1/matters/${m.key}/as-of?at=${encodeURIComponent(at)}`)).statusCode,
    ).toBe(400);
  });

  it('hostile text comes back as it was', async () => {
    const text = `</script><svg onload=alert(1)> ''"\\ $1 {{x}} %00 \u202e [a](javascript:alert(1)) ${'\n'.repeat(3)}`;
    const m = await create({ description: text });
    expect(m.fields.description).toBe(text);
    expect(
      (await employee.get(`/api/v1/initiatives?q=${encodeURIComponent("%' or 1=1 --")}`)).json().items,
    ).toEqual([]);
  });

  it('an unknown transition, criterion or approval is not there', async () => {
    const m = await create();
    expect(
      (await manager.write('POST', `/api/v1/matters/${m.key}/transitions/fly`, {}, { version: 1 }))
        .statusCode,
    ).toBe(404);
    expect(
      (await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/TIL-X9`, { status: 'met' })).statusCode,
    ).toBe(404);
    expect(
      (await leader.write('POST', `/api/v1/matters/${m.key}/approvals/424242`, { decision: 'approved' }))
        .statusCode,
    ).toBe(404);
    expect(
      (await leader.write('POST', `/api/v1/matters/${m.key}/approvals/x`, { decision: 'approved' }))
        .statusCode,
    ).toBe(400);
  });
});

describe('bulk', () => {
  it('moves those it may and tells which it may not, and why', async () => {
    const [a, b] = [await create(), await create()];
    await employee.write('PATCH', `/api/v1/initiatives/${b.key}`, { title: 'Endret' }, { version: 1 });
    const answer = await manager.write('POST', '/api/v1/matters/transitions/hold', {
      matters: [
        { key: a.key, version: 1 },
        { key: b.key, version: 1 },
        { key: 'TIL-999999', version: 1 },
      ],
      reason: 'rydder',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      done: [{ key: a.key, state: 'onHold', version: 2 }],
      failed: [
        { key: b.key, code: 'stale_version' },
        { key: 'TIL-999999', code: 'not_found' },
      ],
    });
  });
});

describe('keys', () => {
  it('are read in any case; one that means two is answered with the candidates; a moved one redirects', async () => {
    const m = await create();
    expect((await employee.get(`/api/v1/matters/${m.key.toLowerCase()}`)).json().key).toBe(m.key);
    await t.db.sql(
      `insert into node (kind, namespace, key, title) values ('externalIssue', 'jira', 'ABC-1', 'En'), ('externalIssue', 'github', 'ABC-1', 'To')`,
    );
    const two = await employee.get('/api/v1/matters/ABC-1');
    expect(two.statusCode).toBe(300);
    expect(two.json().candidates).toHaveLength(2);
    await t.db.sql(`insert into key_alias (key, node_id) select 'TIL-900001', id from node where key = $1`, [
      m.key,
    ]);
    const moved = await employee.get('/api/v1/matters/TIL-900001');
    expect([moved.statusCode, moved.headers.location]).toEqual([308, `/api/v1/matters/${m.key}`]);
  });
});

describe('every kind', () => {
  it.each(processKinds)(
    '%s: is registered, listed, counted, changed and moved through its own routes',
    async (kind) => {
      const definition = processOf(kind)!;
      const base = `/api/v1/${definition.path}`;
      // Where not anybody may register one, the portfolio's manager may.
      const who = (definition.create as readonly string[]).includes('anyone') ? employee : manager;
      const made = (await who.write('POST', base, { title: `En ${kind}` })).json<MatterValue>();
      expect(made).toMatchObject({ kind, state: definition.initial, version: 1 });
      expect(made.key.startsWith(`${definition.keyPrefix}-`)).toBe(true);
      expect((await employee.get(base)).json().items.map((r: { key: string }) => r.key)).toContain(made.key);
      expect((await employee.get(`${base}/count`)).json().total.count).toBeGreaterThan(0);
      const wrongKind = kind === 'epic' ? 'issues' : 'epics';
      expect(
        (await who.write('PATCH', `/api/v1/${wrongKind}/${made.key}`, { title: 'Feil rute' }, { version: 1 }))
          .statusCode,
      ).toBe(404);
      expect(
        (await who.write('PATCH', `${base}/${made.key}`, { title: 'Riktig rute' }, { version: 1 })).json()
          .title,
      ).toBe('Riktig rute');
      expect(made.actions.map((a) => a.name).length).toBeGreaterThan(0);
    },
  );
});
