import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { allRoutes } from '../../../contract/index.ts';
import { languages } from '../../../domain/kernel/text.ts';
import { createTexts } from '../texts/texts.ts';

const webhookSecret = 'what only the sender knows';
const json = { 'content-type': 'application/json' };
const grants = '/api/v1/memberships';
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('bad input is refused with where and why', () => {
  let t: TestApp;
  let admin: TestClient;

  beforeAll(async () => {
    t = await startTestApp({ env: { RODTRAD_BODY_LIMIT: '65536', RODTRAD_WEBHOOK_SECRET: webhookSecret } });
    admin = await t.as(await t.make.person('Anne Admin', 'admin', 'employee'));
  });
  afterAll(() => t.close());

  interface Case {
    readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    readonly url?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Buffer | object;
    readonly expect: readonly [status: number, code: string, pointer?: string, reason?: string];
  }
  const cases: Record<string, Case> = {
    'an unknown field': {
      body: { person: 1, role: 'auditor', colour: 'red' },
      expect: [400, 'unknown_field', '/colour', 'unknown_field'],
    },
    'an unknown field with a slash': {
      body: { person: 1, role: 'auditor', 'a/b~c': 1 },
      expect: [400, 'unknown_field', '/a~1b~0c', 'unknown_field'],
    },
    'a field missing': { body: { person: 1 }, expect: [400, 'invalid_input', '/role', 'required'] },
    'no body': { expect: [400, 'invalid_input', '', 'wrong_type'] },
    'an array for an object': { body: '[]', expect: [400, 'invalid_input', '', 'wrong_type'] },
    'null for an object': { body: 'null', expect: [400, 'invalid_input', '', 'wrong_type'] },
    'a number as text': {
      body: { person: '1', role: 'auditor' },
      expect: [400, 'invalid_input', '/person', 'wrong_type'],
    },
    'true for a number': {
      body: { person: true, role: 'auditor' },
      expect: [400, 'invalid_input', '/person', 'wrong_type'],
    },
    'half a number': {
      body: { person: 1.5, role: 'auditor' },
      expect: [400, 'invalid_input', '/person', 'wrong_type'],
    },
    'a number too small': {
      body: { person: 0, role: 'auditor' },
      expect: [400, 'invalid_input', '/person', 'too_small'],
    },
    'a number nobody holds exactly': {
      body: '{"person": 1e300, "role": "auditor"}',
      expect: [400, 'invalid_input', '/person', 'too_large'],
    },
    'a number too large for JSON': {
      body: '{"person": 1e999, "role": "auditor"}',
      expect: [400, 'invalid_input', '/person', 'wrong_type'],
    },
    'text too long': {
      body: { person: 1, role: 'x'.repeat(61) },
      expect: [400, 'invalid_input', '/role', 'too_long'],
    },
    'few letters that are long': {
      body: { person: 1, role: 'a\u0301'.repeat(40) },
      expect: [400, 'invalid_input', '/role', 'too_long'],
    },
    'text too short': {
      body: { person: 1, role: 'teamLead', scope: '' },
      expect: [400, 'invalid_input', '/scope', 'too_short'],
    },
    'a day that does not exist': {
      body: { person: 1, role: 'auditor', to: '2026-02-30T10:00:00Z' },
      expect: [400, 'invalid_input', '/to', 'not_an_instant'],
    },
    'a leap day of no leap year': {
      body: { person: 1, role: 'auditor', to: '2027-02-29T10:00:00Z' },
      expect: [400, 'invalid_input', '/to', 'not_an_instant'],
    },
    'hour 24': {
      body: { person: 1, role: 'auditor', to: '2026-03-01T24:00:00Z' },
      expect: [400, 'invalid_input', '/to', 'not_an_instant'],
    },
    'year 0': {
      body: { person: 1, role: 'auditor', to: '0000-03-01T10:00:00Z' },
      expect: [400, 'invalid_input', '/to', 'not_an_instant'],
    },
    'a time without zone': {
      body: { person: 1, role: 'auditor', to: '2026-03-01T10:00:00' },
      expect: [400, 'invalid_input', '/to', 'not_an_instant'],
    },
    'NUL in text': {
      body: '{"person":1,"role":"a\\u0000b"}',
      expect: [400, 'invalid_input', '/role', 'unclean_text'],
    },
    'half a surrogate pair': {
      body: '{"person":1,"role":"\\ud800"}',
      expect: [400, 'invalid_input', '/role', 'unclean_text'],
    },
    'NUL in a name': { body: '{"a\\u0000":1}', expect: [400, 'invalid_input', '', 'unclean_text'] },
    'half an object': { body: '{"person":1,', expect: [400, 'malformed_body', '', 'not_json'] },
    'nothing but a brace': { body: '{', expect: [400, 'malformed_body', '', 'not_json'] },
    'bytes that are no UTF-8': {
      body: Buffer.from([0x22, 0xe6, 0xf8, 0xe5, 0x22]),
      expect: [400, 'malformed_body', '', 'not_utf8'],
    },
    'UTF-16': { body: Buffer.from('\ufeff{}', 'utf16le'), expect: [400, 'malformed_body', '', 'not_utf8'] },
    'another character set': {
      headers: { 'content-type': 'application/json; charset=iso-8859-1' },
      body: '{}',
      expect: [415, 'unsupported_media_type'],
    },
    'a form': {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'person=1&role=auditor',
      expect: [415, 'unsupported_media_type'],
    },
    XML: {
      headers: { 'content-type': 'application/xml' },
      body: '<a/>',
      expect: [415, 'unsupported_media_type'],
    },
    'no type at all': {
      headers: { 'content-type': '' },
      body: '{}',
      expect: [415, 'unsupported_media_type'],
    },
    'a body too large': { body: `{"role":"${'x'.repeat(70_000)}"}`, expect: [413, 'too_large'] },
    'nesting too deep': { body: nested(5000), expect: [400, 'invalid_input', '/0'.repeat(32), 'too_deep'] },
    'a __proto__': {
      body: '{"person":1,"role":"auditor","__proto__":{"admin":true}}',
      expect: [400, 'unknown_field', '/__proto__', 'unknown_field'],
    },
    'a constructor': {
      body: '{"person":1,"role":"auditor","constructor":{"prototype":{"admin":true}}}',
      expect: [400, 'unknown_field', '/constructor', 'unknown_field'],
    },
    'a key that is no key': {
      headers: { 'idempotency-key': 'a b' },
      body: { person: 1, role: 'auditor' },
      expect: [400, 'invalid_input', 'header:Idempotency-Key', 'not_a_key'],
    },
    'an unknown query': {
      method: 'GET',
      url: '/api/v1/people?colour=red',
      expect: [400, 'unknown_field', 'query:colour', 'unknown_field'],
    },
    'a query that is no number': {
      method: 'GET',
      url: '/api/v1/people?limit=many',
      expect: [400, 'invalid_input', 'query:limit', 'wrong_type'],
    },
    'a query too large': {
      method: 'GET',
      url: '/api/v1/people?limit=201',
      expect: [400, 'invalid_input', 'query:limit', 'too_large'],
    },
    'a query given twice': {
      method: 'GET',
      url: '/api/v1/people?limit=1&limit=2',
      expect: [400, 'invalid_input', 'query:limit', 'wrong_type'],
    },
    '__proto__ in the query': {
      method: 'GET',
      url: '/api/v1/people?__proto__=1',
      expect: [400, 'unknown_field', 'query:__proto__', 'unknown_field'],
    },
    'NUL in the query': {
      method: 'GET',
      url: '/api/v1/people?q=a%00b',
      expect: [400, 'invalid_input', 'query:q', 'unclean_text'],
    },
    'a cursor of nobody': {
      method: 'GET',
      url: '/api/v1/people?cursor=abc',
      expect: [400, 'invalid_input', 'query:cursor', 'not_a_cursor'],
    },
    'a cursor of another list': {
      method: 'GET',
      url: `/api/v1/people?cursor=${Buffer.from('[1,2,3]').toString('base64url')}`,
      expect: [400, 'invalid_input', 'query:cursor', 'not_a_cursor'],
    },
    'a day in the query that does not exist': {
      method: 'GET',
      url: '/api/v1/coverage?from=2026-13-01',
      expect: [400, 'invalid_input', 'query:from', 'not_a_date'],
    },
    'a number in the path that is none': {
      method: 'DELETE',
      url: `${grants}/one`,
      expect: [400, 'invalid_input', 'path:id', 'wrong_type'],
    },
    'NUL in the path': {
      method: 'GET',
      url: '/api/v1/matters/TIL%00',
      expect: [400, 'invalid_input', 'path:key', 'unclean_text'],
    },
    'an address that cannot be decoded': {
      method: 'GET',
      url: '/api/v1/matters/%E0%A4',
      expect: [400, 'invalid_input'],
    },
    'a key too long': {
      method: 'GET',
      url: `/api/v1/matters/${'x'.repeat(201)}`,
      expect: [400, 'invalid_input', 'path:key', 'too_long'],
    },
    'no version': {
      method: 'PATCH',
      url: '/api/v1/initiatives/TIL-1',
      body: { title: 'Ny tittel' },
      expect: [428, 'version_required'],
    },
    'a version that is none': {
      method: 'PATCH',
      url: '/api/v1/initiatives/TIL-1',
      headers: { 'if-match': '3' },
      body: { title: 'Ny tittel' },
      expect: [400, 'invalid_input', 'header:If-Match', 'not_a_version'],
    },
    'an unknown address': { method: 'GET', url: '/api/v1/nothing', expect: [404, 'not_found'] },
    'the wrong method': { method: 'DELETE', url: '/api/v1/people', expect: [405, 'method_not_allowed'] },
  };

  it.each(Object.entries(cases))('%s', async (_name, c) => {
    const body =
      c.body === undefined || typeof c.body === 'string' || Buffer.isBuffer(c.body)
        ? c.body
        : JSON.stringify(c.body);
    const options: InjectOptions = {
      method: c.method ?? 'POST',
      url: c.url ?? grants,
      headers: { ...(body === undefined ? {} : json), ...c.headers },
      ...(body === undefined ? {} : { payload: body }),
    };
    const answer = await admin.request(options);
    const [status, code, pointer, reason] = c.expect;
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toMatchObject({
      type: `/problems/${code}`,
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(problem.title).not.toContain('problem.');
    if (pointer !== undefined) {
      expect(problem.faults).toContainEqual(
        expect.objectContaining({ pointer, reason, text: expect.any(String) }),
      );
    }
    expect(answer.body).not.toMatch(/node_modules|\.ts:|select |at Object/);
  });

  it('changes nothing of the objects all others come from', () => {
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('tells what is wrong in the language of whoever asks', async () => {
    const titles = await Promise.all(
      languages.map(async (language) => {
        const answer = await t.nobody.request({
          url: '/api/v1/people',
          headers: { 'accept-language': language },
        });
        expect(answer.headers['content-language']).toBe(language);
        return answer.json().title;
      }),
    );
    const texts = createTexts();
    expect(titles).toEqual(languages.map((l) => texts.text(l, 'problem.not_signed_in.title')));
    expect(new Set(titles).size).toBe(3);
  });

  it('never answers 500, whatever comes to whichever route', async () => {
    const bodies = [
      '',
      '{}',
      '[]',
      'null',
      '"x"',
      '0',
      '{"',
      nested(40),
      '{"a":1}',
      '{"__proto__":1}',
      '\u0000',
    ];
    const words = ['x', '%00', '-1', '1e9', '9'.repeat(30), '..%2f..', '%F0%9F%92%A9', "'%3B--"];
    const wrong: string[] = [];
    // Logging out would make the rest harmless.
    const routes = allRoutes.filter((r) => r.id !== 'session.logout');
    for (const [i, route] of routes.entries()) {
      for (const [j, body] of bodies.entries()) {
        const word = words[(i + j) % words.length] ?? 'x';
        const path = route.path.replace(/:[A-Za-z]+/g, word);
        const url = route.query ? `${path}?limit=${word}&q=${word}&cursor=${word}&from=${word}` : path;
        const answer = await admin.request({
          method: route.method,
          url,
          headers: {
            ...(route.method === 'GET' ? {} : json),
            'if-match': `"${j + 1}"`,
            'x-hub-signature-256': `sha256=${createHmac('sha256', webhookSecret).update(body).digest('hex')}`,
          },
          ...(route.method === 'GET' ? {} : { payload: body }),
        });
        if (answer.statusCode >= 500)
          wrong.push(`${route.method} ${url} ${body.slice(0, 20)}: ${answer.body}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('refuses headers and lines that are too long, and nonsense, before any route', async () => {
    await t.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = t.app.server.address() as AddressInfo;
    const ask = (headers: Record<string, string>, path = '/healthz') =>
      new Promise<[number | undefined, string]>((done, fail) => {
        const sent = httpRequest({ port, host: '127.0.0.1', path, headers }, (answer) => {
          let text = '';
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () => done([answer.statusCode, text]));
        });
        sent.on('error', fail);
        sent.end();
      });
    const [status, text] = await ask({ 'x-long': 'x'.repeat(20_000) });
    expect([status, JSON.parse(text).code]).toEqual([431, 'too_large']);
    expect((await ask({}, `/healthz?${'x'.repeat(20_000)}`))[0]).toBe(431);
    expect((await ask({}))[0]).toBe(200);
  });
});
