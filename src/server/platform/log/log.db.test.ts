import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/harness/app.ts';

let t: TestApp;
let lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  t = await startTestApp({ env: { LOG_LEVEL: 'debug' }, onLog: (line) => lines.push(JSON.parse(line)) });
});
afterAll(() => t.close());

it('has one line a request: which, who by number, what, how it went and how long', async () => {
  const kari = await t.make.person('Kari Hemmelig', 'employee');
  const me = await t.as(kari);
  lines = [];
  const answer = await me.get('/api/v1/people?q=Hemmelig');
  expect(lines).toEqual([
    {
      level: 'debug',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      requestId: answer.headers['x-request-id'],
      actor: kari,
      as: 'person',
      method: 'GET',
      route: 'directory.people',
      status: 200,
      ms: expect.any(Number),
      msg: 'request',
    },
  ]);
});

it('holds no name, address, query, cookie, token or body, whatever goes wrong', async () => {
  lines = [];
  const kari = await t.make.person('Kari Hemmelig', 'admin');
  const me = await t.as(kari);
  const program = await t.withToken(kari, ['directory.read']);
  await me.get('/api/v1/people?q=Hemmelig&colour=Hemmelig');
  await me.get('/api/v1/Hemmelig');
  await me.get('/Hemmelig.png');
  await program.get('/api/v1/people?q=Hemmelig');
  await me.write('POST', '/api/v1/memberships', { person: 1, role: 'Hemmelig', Hemmelig: 1 });
  await t.nobody.request({
    url: '/api/v1/people',
    headers: { authorization: 'Bearer rt_HemmeligHemmeligHemmelig' },
  });
  await t.nobody.request({ url: '/api/v1/people', headers: { cookie: 'rodtrad=Hemmelig' } });
  expect(lines.length).toBeGreaterThanOrEqual(8);
  expect(JSON.stringify(lines)).not.toMatch(/Hemmelig|rodtrad=|rt_/);
});

it('tells of a failure of ours with its cause, under the id that the caller was given', async () => {
  const broken = await startTestApp({
    env: { LOG_LEVEL: 'error' },
    onLog: (line) => lines.push(JSON.parse(line)),
  });
  try {
    const me = await broken.as(await broken.make.person('Kari', 'employee'));
    lines = [];
    const db = broken.services.db as { sql: typeof broken.services.db.sql };
    const { sql } = db;
    db.sql = (text, values) =>
      text.includes('from product_group') ? sql('select nothing_such') : sql(text, values);
    const answer = await me.get('/api/v1/directory');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('nothing_such');
    expect(answer.json().instance).toBe(`urn:uuid:${lines[0]?.requestId}`);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'error',
        err: expect.objectContaining({ sqlState: '42703' }),
        msg: 'request failed',
      }),
    ]);
  } finally {
    await broken.close();
  }
});
