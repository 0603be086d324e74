import { createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, startTestApp, type TestApp } from '../../../../test/harness/app.ts';

const hourMs = 3_600_000;
const statusOf = (a: LightMyRequestResponse) => [a.statusCode, a.json().code];

describe('who calls', () => {
  let t: TestApp;
  let kari: number;

  beforeAll(async () => {
    t = await startTestApp({ sessionCacheMs: 5000 });
    kari = await t.make.person('Kari Nordmann', 'employee');
  });
  afterAll(() => t.close());

  async function login(headers: Record<string, string> = {}) {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/session/demo',
      headers,
      payload: { person: kari },
    });
    const cookie = answer.cookies[0];
    if (!cookie) throw new Error(answer.body);
    return { cookie, header: `${cookie.name}=${cookie.value}`, csrf: answer.json().csrf as string };
  }
  const profile = (headers: Record<string, string>) =>
    t.app.inject({ method: 'PATCH', url: '/api/v1/session/profile', headers, payload: { theme: 'dark' } });

  it('gives a session in a cookie no script reads, and keeps only its hash', async () => {
    const { cookie } = await login({ 'user-agent': 'x'.repeat(500) });
    expect(cookie).toMatchObject({
      name: 'rodtrad',
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 604_800,
    });
    expect(cookie.secure).toBeUndefined();
    const hash = createHash('sha256').update(cookie.value).digest();
    const [row] = await t.db.sql(
      'select person_id, length(user_agent) as agent from session where id_hash = $1',
      [hash],
    );
    expect(row).toEqual({ person_id: kari, agent: 200 });
    const all = await t.db.sql<{ row: string }>('select session::text as row from session');
    expect(all.some(({ row: text }) => text.includes(cookie.value))).toBe(false);
  });

  it('binds the cookie to this host and to TLS when people come by https', async () => {
    const https = await startTestApp({ env: { RODTRAD_PUBLIC_URL: 'https://sak.example' } });
    try {
      const person = await https.make.person('Kari', 'employee');
      const answer = await https.nobody.write('POST', '/api/v1/session/demo', { person });
      expect(answer.cookies[0]).toMatchObject({
        name: '__Host-rodtrad',
        secure: true,
        path: '/',
        httpOnly: true,
      });
      expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    } finally {
      await https.close();
    }
  });

  it('tells who one is, what one may, and the token for writes', async () => {
    const { header, csrf } = await login();
    const answer = await t.app.inject({ url: '/api/v1/session', headers: { cookie: header } });
    expect(answer.json()).toMatchObject({
      person: {
        id: kari,
        name: 'Kari Nordmann',
        language: 'nb',
        theme: 'auto',
        density: 'comfortable',
        singleKeys: true,
      },
      roles: [{ role: 'employee', scopeKind: 'agency', scope: null, scopeName: null }],
      csrf,
      mode: 'development',
      login: 'demo',
    });
    expect(answer.json().permissions).toContain('matter.create');
    expect(answer.json().permissions).not.toContain('directory.edit');
    const nobody = (await t.nobody.get('/api/v1/session')).json();
    expect(nobody).toMatchObject({ person: null, roles: [], permissions: [], csrf: null });
  });

  it('gives a new session at each login and ends the old one', async () => {
    const first = await login();
    const second = await login({ cookie: first.header });
    expect(second.cookie.value).not.toBe(first.cookie.value);
    expect((await t.app.inject({ url: '/api/v1/work', headers: { cookie: first.header } })).statusCode).toBe(
      401,
    );
    expect((await t.app.inject({ url: '/api/v1/work', headers: { cookie: second.header } })).statusCode).toBe(
      200,
    );
  });

  it('logs out at once', async () => {
    const { header, csrf } = await login();
    const headers = { cookie: header, 'x-csrf-token': csrf };
    expect((await t.app.inject({ url: '/api/v1/work', headers })).statusCode).toBe(200);
    const out = await t.app.inject({ method: 'DELETE', url: '/api/v1/session', headers });
    expect([out.statusCode, out.json(), out.cookies[0]?.value]).toEqual([200, { endSession: null }, '']);
    expect((await t.app.inject({ url: '/api/v1/work', headers })).statusCode).toBe(401);
  });

  it('ends a session that is not used for eight hours, and any after seven days', async () => {
    const start = t.clock.now();
    const quiet = await startTestApp({ now: start });
    try {
      const person = await quiet.make.person('Ola', 'employee');
      const idle = await quiet.as(person);
      const busy = await quiet.as(person);
      for (let hour = 0; hour < 7 * 24; hour += 7) {
        quiet.clock.move(new Date(start.getTime() + hour * hourMs));
        expect((await busy.get('/api/v1/work')).statusCode, `hour ${hour}`).toBe(200);
      }
      expect(statusOf(await idle.get('/api/v1/work'))).toEqual([401, 'not_signed_in']);
      quiet.clock.move(new Date(start.getTime() + 7 * 24 * hourMs));
      expect((await busy.get('/api/v1/work')).statusCode).toBe(401);
    } finally {
      await quiet.close();
    }
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { 'x-csrf-token': 'x'.repeat(32) }],
    ['another site by its origin', { right: 'yes', origin: 'https://evil.example' }],
    ['no origin one may know', { right: 'yes', origin: 'null' }],
    ['another site as the browser says', { right: 'yes', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { right: 'yes', 'sec-fetch-site': 'same-site' }],
  ])(
    'refuses a write with the cookie and %s',
    async (_name, { right, ...headers }: Record<string, string>) => {
      const { header, csrf } = await login();
      const answer = await profile({
        cookie: header,
        ...(right ? { 'x-csrf-token': csrf } : {}),
        ...headers,
      });
      expect(statusOf(answer)).toEqual([403, 'csrf']);
      const [row] = await t.db.sql('select theme from person where id = $1', [kari]);
      expect(row).toEqual({ theme: 'auto' });
    },
  );

  it('lets nobody be logged in by another site', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/session/demo',
      headers: { origin: 'https://evil.example' },
      payload: { person: kari },
    });
    expect(statusOf(answer)).toEqual([403, 'csrf']);
  });

  it('takes a write with the token, from our own pages by whichever name', async () => {
    const { header, csrf } = await login();
    for (const [origin, host] of [
      ['http://localhost', 'localhost'],
      ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ] as const) {
      const answer = await profile({
        cookie: header,
        'x-csrf-token': csrf,
        origin,
        host,
        'sec-fetch-site': 'same-origin',
      });
      expect([answer.statusCode, answer.json().person?.theme]).toEqual([200, 'dark']);
    }
    const events = await t.db.sql<{ payload: unknown }>(
      "select payload from event where type = 'person.edited'",
    );
    expect(events).toEqual([
      { payload: { changes: [{ field: 'theme', from: 'auto', to: 'dark' }], data: { personId: kari } } },
    ]);
  });

  it('remembers for some seconds who somebody is, and forgets at once what this process changes', async () => {
    const admin = await t.as(await t.make.person('Anne Admin', 'admin'));
    const person = await t.make.person('Per Ny');
    const client = await t.as(person);
    expect((await client.get('/api/v1/people')).statusCode).toBe(403);
    await t.make.role(person, 'auditor');
    // Behind the program's back: seen when the seconds have passed.
    expect((await client.get('/api/v1/people')).statusCode).toBe(403);
    const given = await admin.write('POST', '/api/v1/memberships', { person, role: 'employee' });
    expect((await client.get('/api/v1/people')).statusCode).toBe(200);
    await t.db.sql("delete from membership where person_id = $1 and role = 'auditor'", [person]);
    t.clock.move(1000);
    await admin.write('DELETE', `/api/v1/memberships/${given.json().id}`);
    expect((await client.get('/api/v1/people')).statusCode).toBe(403);
  });

  it('asks the database at most once a request', async () => {
    const uncached = await startTestApp();
    try {
      const client = await uncached.as(await uncached.make.person('Kari', 'employee'));
      await client.get('/api/v1/openapi.json');
      let asked = 0;
      const { sql } = uncached.services.db;
      const db = uncached.services.db as { sql: typeof sql };
      db.sql = (...args) => {
        asked += 1;
        return sql(...args) as never;
      };
      await client.get('/api/v1/openapi.json');
      expect(asked).toBe(1);
    } finally {
      await uncached.close();
    }
  });
});

describe('API tokens', () => {
  let t: TestApp;
  let kari: number;

  beforeAll(async () => {
    t = await startTestApp({ sessionCacheMs: 5000 });
    kari = await t.make.person('Kari Nordmann', 'employee');
  });
  afterAll(() => t.close());

  it('are shown once, kept as a hash, limited to their scopes, revoked at once', async () => {
    const me = await t.as(kari);
    const offered = (await me.get('/api/v1/tokens')).json();
    expect(offered).toMatchObject({ items: [], scopes: expect.arrayContaining(['matter.read']) });
    expect(offered.scopes).not.toContain('directory.edit');
    const made = await me.write('POST', '/api/v1/tokens', {
      name: 'Rør',
      scopes: ['directory.read'],
      days: 30,
    });
    const { token, value } = made.json();
    expect(made.statusCode).toBe(201);
    expect(value).toMatch(/^rt_[A-Za-z0-9_-]{43}$/);
    expect(token).toMatchObject({
      name: 'Rør',
      scopes: ['directory.read'],
      hint: value.slice(-4),
      usedAt: null,
    });
    const rows = await t.db.sql<{ row: string }>('select api_token::text as row from api_token');
    expect(rows.some(({ row }) => row.includes(value))).toBe(false);

    const program = createClient(t.app, { authorization: `Bearer ${value}` });
    expect((await program.get('/api/v1/people')).statusCode).toBe(200);
    expect((await program.get('/api/v1/initiatives')).statusCode).toBe(403);
    expect((await me.get('/api/v1/tokens')).json().items[0].usedAt).toBe(t.clock.now().toISOString());

    const other = await t.as(await t.make.person('Ola', 'employee'));
    expect((await other.write('DELETE', `/api/v1/tokens/${token.id}`)).statusCode).toBe(404);
    expect((await me.write('DELETE', `/api/v1/tokens/${token.id}`)).json().revokedAt).not.toBeNull();
    expect((await program.get('/api/v1/people')).statusCode).toBe(401);
    const events = await t.db.sql("select type from event where type like 'token.%' order by id");
    expect(events).toEqual([{ type: 'token.created' }, { type: 'token.revoked' }]);
  });

  it('keep how a person wants it, and nothing else', async () => {
    const me = await t.as(kari);
    const set = (density: string) => me.write('PATCH', '/api/v1/session/profile', { density });
    expect((await set('compact')).json().person.density).toBe('compact');
    expect((await me.get('/api/v1/session')).json().person).toMatchObject({ density: 'compact' });
    expect((await set('dense')).statusCode).toBe(400);
    expect((await set('comfortable')).json().person.density).toBe('comfortable');
  });

  it('write without the token of a page, never as a cookie, and never make others', async () => {
    const me = await t.as(kari);
    const scopes = ['token.edit', 'profile.edit'];
    const { value } = (await me.write('POST', '/api/v1/tokens', { name: 'a', scopes, days: 1 })).json();
    const program = createClient(t.app, { authorization: `Bearer ${value}` });
    expect((await program.write('PATCH', '/api/v1/session/profile', { singleKeys: false })).statusCode).toBe(
      200,
    );
    const more = await program.write('POST', '/api/v1/tokens', { name: 'b', scopes, days: 1 });
    expect(statusOf(more)).toEqual([403, 'not_allowed']);
    const asCookie = createClient(t.app, { cookie: `rodtrad=${value}` });
    expect((await asCookie.get('/api/v1/tokens')).statusCode).toBe(401);
  });

  it('count for nothing when wrong, even beside a good cookie', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/session/demo',
      payload: { person: kari },
    });
    const cookie = `rodtrad=${answer.cookies[0]?.value}`;
    for (const authorization of ['Bearer rt_wrongwrongwrongwrongwrong', 'Basic abc', 'Bearer', 'rt_x']) {
      const refused = await t.app.inject({ url: '/api/v1/work', headers: { cookie, authorization } });
      expect(statusOf(refused)).toEqual([401, 'not_signed_in']);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('end by themselves, and with whoever they act for', async () => {
    const ola = await t.make.person('Ola Slutter', 'employee');
    const program = await t.withToken(ola, ['directory.read']);
    const again = await t.withToken(ola, ['directory.read']);
    expect((await program.get('/api/v1/people')).statusCode).toBe(200);
    await t.db.sql('update person set left_at = now() where id = $1', [ola]);
    expect((await again.get('/api/v1/people')).statusCode).toBe(401);
    const late = await t.withToken(kari, ['directory.read']);
    t.clock.move(25 * hourMs);
    expect((await late.get('/api/v1/people')).statusCode).toBe(401);
  });

  it.each([
    [
      'a scope that does not exist',
      { name: 'a', scopes: ['matter.read', 'king'], days: 1 },
      '/scopes/1',
      'no_such_scope',
    ],
    [
      'a scope one does not have',
      { name: 'a', scopes: ['directory.edit'], days: 1 },
      '/scopes/0',
      'no_such_scope',
    ],
    ['no scope', { name: 'a', scopes: [], days: 1 }, '/scopes', 'too_few'],
    ['too long a time', { name: 'a', scopes: ['matter.read'], days: 366 }, '/days', 'too_large'],
    ['no name', { name: '', scopes: ['matter.read'], days: 1 }, '/name', 'too_short'],
  ])('are not made with %s', async (_name, body, pointer, reason) => {
    const answer = await (await t.as(kari)).write('POST', '/api/v1/tokens', body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().faults).toContainEqual(expect.objectContaining({ pointer, reason }));
  });
});
