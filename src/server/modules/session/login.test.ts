import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, startTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { startTestProvider, type TestProvider } from '../../../../test/harness/oidc-provider.ts';

describe('logging in by OIDC', () => {
  let provider: TestProvider;
  let t: TestApp;

  beforeAll(async () => {
    provider = await startTestProvider('http://localhost/auth/callback');
    t = await startTestApp({
      env: {
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
      },
    });
    provider.accounts.set('kari', {
      name: 'Kari Nordmann',
      email: 'kari@etat.example',
      email_verified: true,
      locale: 'nn',
    });
  });
  afterAll(async () => {
    await t.close();
    await provider.close();
  });

  async function begin(returnTo = '/') {
    const answer = await t.nobody.get(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    const cookie = answer.cookies[0];
    if (answer.statusCode !== 302 || !cookie) throw new Error(`${answer.statusCode} ${answer.body}`);
    return { address: String(answer.headers.location), cookie, header: `${cookie.name}=${cookie.value}` };
  }
  const finish = (back: string, cookie: string) => {
    const url = new URL(back);
    return t.nobody.request({ url: url.pathname + url.search, headers: { cookie } });
  };
  async function logIn(account: string, returnTo?: string) {
    const begun = await begin(returnTo);
    const answer = await finish(await provider.logIn(begun.address, account), begun.header);
    const session = answer.cookies.find((c) => c.name === 'rodtrad');
    const client = createClient(t.app, { cookie: `rodtrad=${session?.value}` });
    return { answer, client, who: session ? (await client.get('/api/v1/session')).json() : null };
  }
  const failed = (answer: { statusCode: number; headers: Record<string, unknown> }) => [
    answer.statusCode,
    answer.headers.location,
  ];

  it('asks with PKCE, state and nonce, bound to this browser', async () => {
    const { address, cookie } = await begin();
    const asked = new URL(address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: provider.clientId,
      redirect_uri: 'http://localhost/auth/callback',
      response_type: 'code',
      scope: 'openid profile email',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(cookie).toMatchObject({
      name: 'rodtrad-login',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 900,
    });
    expect(address).not.toContain(cookie.value);
  });

  it('makes the person at the first login, without a role, and knows them at the second', async () => {
    const first = await logIn('kari', '/tiltak/TIL-1?fane=historikk');
    expect(failed(first.answer)).toEqual([302, '/tiltak/TIL-1?fane=historikk']);
    expect(first.who).toMatchObject({
      person: { name: 'Kari Nordmann', email: 'kari@etat.example', language: 'nn' },
      roles: [],
      permissions: [],
      login: 'oidc',
    });
    const second = await logIn('kari');
    expect(second.who.person.id).toBe(first.who.person.id);
    const [row] = await t.db.sql('select subject from person where id = $1', [first.who.person.id]);
    expect(row).toEqual({ subject: `${provider.issuer} kari` });
    const events = await t.db.sql(`select type, actor_id from event where type like 'person.%'`);
    expect(events).toEqual([{ type: 'person.created', actor_id: first.who.person.id }]);
  });

  it('recognises a person who was added with the same verified address, with their roles', async () => {
    const id = await t.make.person('Ola Leder', 'employee', 'admin');
    await t.db.sql(`update person set email = 'Ola.Leder@etat.example' where id = $1`, [id]);
    provider.accounts.set('ola', {
      name: 'Ola Normann Leder',
      email: 'ola.leder@etat.example',
      email_verified: true,
    });
    const { who } = await logIn('ola');
    expect(who.person).toMatchObject({ id, name: 'Ola Leder' });
    expect(who.permissions).toContain('directory.edit');
    provider.accounts.set('falsk', {
      name: 'Falsk Ola',
      email: 'ola.leder@etat.example',
      email_verified: true,
    });
    const other = await logIn('falsk');
    expect(other.who.person.id).not.toBe(id);
    expect(other.who).toMatchObject({ person: { email: null }, permissions: [] });
  });

  it('does not trust an address that nobody has verified', async () => {
    const id = await t.make.person('Anne Sjef', 'admin');
    await t.db.sql(`update person set email = 'anne@etat.example' where id = $1`, [id]);
    provider.accounts.set('mallory', { name: 'Mallory', email: 'anne@etat.example', email_verified: false });
    const { who } = await logIn('mallory');
    expect(who.person.id).not.toBe(id);
    expect(who).toMatchObject({ person: { name: 'Mallory', email: null }, roles: [] });
  });

  it('refuses somebody who has left', async () => {
    await logIn('kari');
    await t.db.sql(`update person set left_at = now() where subject = $1`, [`${provider.issuer} kari`]);
    const { answer, who } = await logIn('kari');
    expect(failed(answer)).toEqual([302, '/?login=left']);
    expect(who).toBeNull();
    await t.db.sql('update person set left_at = null where subject = $1', [`${provider.issuer} kari`]);
  });

  it('lets no browser finish what another began, nor anybody twice', async () => {
    const mine = await begin();
    const back = await provider.logIn(mine.address, 'kari');
    const theirs = await begin();
    for (const cookie of ['', theirs.header, 'rodtrad-login=x']) {
      expect(failed(await finish(back, cookie))).toEqual([302, '/?login=failed']);
    }
    expect(failed(await finish(back, mine.header))).toEqual([302, '/']);
    expect(failed(await finish(back, mine.header))).toEqual([302, '/?login=failed']);
  });

  it.each([
    ['a changed state', (u: URL) => u.searchParams.set('state', 'x')],
    ['a wrong code', (u: URL) => u.searchParams.set('code', 'x')],
    ['no code', (u: URL) => u.searchParams.delete('code')],
    ['another issuer', (u: URL) => u.searchParams.set('iss', 'https://evil.example')],
    [
      'a refusal',
      (u: URL) =>
        (u.search = `?error=access_denied&state=${u.searchParams.get('state')}&iss=${u.searchParams.get('iss')}`),
    ],
    ['nothing', (u: URL) => (u.search = '')],
  ])('fails quietly with %s', async (_name, change) => {
    const begun = await begin();
    const back = new URL(await provider.logIn(begun.address, 'kari'));
    change(back);
    const answer = await finish(back.href, begun.header);
    expect(failed(answer)).toEqual([302, '/?login=failed']);
    expect(answer.cookies.find((c) => c.name === 'rodtrad')).toBeUndefined();
  });

  it('takes a quarter of an hour at most', async () => {
    const begun = await begin();
    const back = await provider.logIn(begun.address, 'kari');
    t.clock.move(16 * 60_000);
    expect(failed(await finish(back, begun.header))).toEqual([302, '/?login=failed']);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/api/v1/session',
    '/auth/login',
    '',
  ])('never leads away to %s', async (returnTo) => {
    expect(failed((await logIn('kari', returnTo)).answer)).toEqual([302, '/']);
  });

  it('ends at the provider as well', async () => {
    const { client, who } = await logIn('kari');
    const out = await client.request({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { 'x-csrf-token': who.csrf },
    });
    const address = new URL(out.json().endSession);
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe('http://localhost/');
    expect(address.searchParams.get('id_token_hint')).toMatch(/^ey/);
  });

  it('has no list of people to choose from', async () => {
    expect((await t.nobody.get('/api/v1/session/demo-people')).statusCode).toBe(404);
    expect((await t.nobody.write('POST', '/api/v1/session/demo', { person: 1 })).statusCode).toBe(404);
  });

  it('says so when the provider is away, and works when it is back', async () => {
    const away = await startTestApp({
      env: { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' },
    });
    try {
      const answer = await away.nobody.get('/auth/login');
      expect(failed(answer)).toEqual([302, '/?login=unavailable']);
    } finally {
      await away.close();
    }
  });
});

describe('logging in at the demo', () => {
  it('offers the demo people with their roles, and nobody else', async () => {
    const t = await startTestApp({ env: { RODTRAD_MODE: 'demo' } });
    try {
      const real = await t.make.person('Ekte Person', 'admin');
      const group = await t.make.productGroup('Innlogging');
      const demo = await t.make.person('Demo Leder', ['productGroupLeader', group.id]);
      await t.db.sql('update person set demo = true where id = $1', [demo]);
      const { people } = (await t.nobody.get('/api/v1/session/demo-people')).json();
      expect(people).toEqual([
        {
          id: demo,
          name: 'Demo Leder',
          roles: [
            {
              role: 'productGroupLeader',
              scopeKind: 'productGroup',
              scope: { key: group.key, kind: 'productGroup', title: 'Innlogging', state: null },
              scopeName: null,
            },
          ],
        },
      ]);
      const refused = await t.nobody.write('POST', '/api/v1/session/demo', { person: real });
      expect([refused.statusCode, refused.json().faults[0].reason]).toEqual([400, 'no_such_person']);
      expect((await (await t.as(demo)).get('/api/v1/session')).json().mode).toBe('demo');
      const begun = await t.nobody.get('/auth/login?returnTo=/tiltak');
      expect([begun.statusCode, begun.headers.location]).toEqual([302, '/tiltak']);
    } finally {
      await t.close();
    }
  });
});
