import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, testConfig } from '../../../../test/harness/app.ts';
import { allRoutes } from '../../../contract/index.ts';
import { systemClock } from '../context.ts';
import { openDb } from '../db/db.ts';
import { buildServer } from './build-server.ts';

const monitorToken = 'a token that only the monitor has';
const script = 'console.log("Rød tråd");'.repeat(50);

describe('the server', () => {
  let t: TestApp;
  let web: string;

  beforeAll(async () => {
    web = mkdtempSync(join(tmpdir(), 'rodtrad-web-'));
    mkdirSync(join(web, 'assets'));
    writeFileSync(
      join(web, 'index.html'),
      '<!doctype html>\n<html lang="nb" data-color-scheme="auto"><body></body></html>',
    );
    writeFileSync(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(web, 'assets', 'app-1a2b3c.js'), script);
    writeFileSync(join(web, 'assets', 'app-1a2b3c.js.br'), brotliCompressSync(script));
    t = await startTestApp({ webRoot: web, env: { RODTRAD_METRICS_TOKEN: monitorToken } });
  });
  afterAll(async () => {
    await t.close();
    rmSync(web, { recursive: true });
  });

  it('refuses to start with a route that does not say who may call it', async () => {
    const parts = { services: t.services, config: t.config };
    const unsaid = buildServer({ ...parts, modules: [(app) => void app.get('/secret', async () => 'x')] });
    await expect(unsaid).rejects.toThrow('GET /secret does not state a permission');
    const unknown = buildServer({
      ...parts,
      modules: [
        (app) => void app.get('/secret', { config: { permission: 'king' as 'public' } }, async () => 'x'),
      ],
    });
    await expect(unknown).rejects.toThrow('does not state a permission');
  });

  it('serves every route of the contract with the permission it states', () => {
    const missing = allRoutes
      .filter((r) => !t.app.hasRoute({ method: r.method, url: r.path }))
      .map((r) => r.id);
    expect(missing).toEqual([]);
  });

  it('lets nobody and strangers in nowhere but where it says so', async () => {
    const stranger = await t.as(await t.make.person('Uten Rolle'));
    for (const r of allRoutes.filter((x) => x.permission !== 'public')) {
      const url = r.path.replace(/:[A-Za-z]+/g, '1');
      expect((await t.nobody.write(r.method as 'POST', url, {})).statusCode, r.id).toBe(401);
      if (r.permission === 'signedIn') continue;
      expect((await stranger.write(r.method as 'POST', url, {})).statusCode, r.id).toBe(403);
    }
  });

  it('tells browsers what pages may not do, on every answer', async () => {
    for (const url of ['/', '/healthz', '/api/v1/session', '/api/v1/nothing', '/assets/none.js']) {
      const { headers } = await t.nobody.get(url);
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
        'server-timing': expect.stringMatching(/^app;dur=\d+(\.\d+)?$/),
      });
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
    }
    expect((await t.nobody.get('/api/v1/session')).headers['cache-control']).toBe('no-store');
  });

  it('names the right methods where the wrong one is used', async () => {
    const answer = await t.nobody.request({ method: 'PUT', url: '/api/v1/session' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, DELETE']);
    const read = await t.nobody.get('/api/v1/links');
    expect([read.statusCode, read.headers.allow]).toEqual([405, 'POST']);
  });

  it('shows the API as a page, in three languages, with every operation and nothing inline', async () => {
    const page = (language: string) =>
      t.nobody.request({ url: '/api', headers: { 'accept-language': language } });
    const titles = [];
    for (const language of ['nb', 'nn', 'en']) {
      const { statusCode, body } = await page(language);
      expect(statusCode).toBe(200);
      expect(allRoutes.filter((r) => !body.includes(`id="${r.id}"`)).map((r) => r.id)).toEqual([]);
      expect(body).not.toMatch(/<script|<style|style=|>api\./);
      titles.push(/<p>([^<]+)/.exec(body)?.[1]);
    }
    expect(new Set(titles).size).toBe(3);
    expect((await t.nobody.get('/api/style.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  describe('the client', () => {
    const html = { accept: 'text/html,*/*;q=0.8' };

    it('is given at every address a person opens, in their language', async () => {
      const kari = await t.make.person('Kari', 'employee');
      await t.db.sql(`update person set language = 'nn' where id = $1`, [kari]);
      const me = await t.as(kari);
      for (const url of ['/', '/tiltak/TIL-1', '/handbok/initiative?lang=x']) {
        const answer = await me.request({ url, headers: html });
        expect([answer.statusCode, answer.headers['content-type']]).toEqual([
          200,
          'text/html; charset=utf-8',
        ]);
        expect(answer.body).toContain('<html lang="nn" data-color-scheme="auto">');
        expect(answer.headers['cache-control']).toBe('no-cache');
      }
      const english = await t.nobody.request({
        url: '/',
        headers: { ...html, 'accept-language': 'de, en-GB;q=0.8, nb;q=0.5' },
      });
      expect(english.body).toContain('<html lang="en"');
    });

    it('comes packed, and not again while it is the same', async () => {
      const packed = await t.nobody.request({
        url: '/',
        headers: { ...html, 'accept-encoding': 'gzip, br' },
      });
      expect(packed.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(packed.rawPayload).toString()).toContain('<html lang="nb"');
      const same = await t.nobody.request({
        url: '/',
        headers: { ...html, 'if-none-match': String(packed.headers.etag) },
      });
      expect([same.statusCode, same.body]).toEqual([304, '']);
    });

    it('has files that are kept for ever, packed beforehand', async () => {
      const url = '/assets/app-1a2b3c.js';
      const plain = await t.nobody.get(url);
      expect([plain.statusCode, plain.body]).toEqual([200, script]);
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const packed = await t.nobody.request({ url, headers: { 'accept-encoding': 'br' } });
      expect(packed.headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': expect.stringContaining('javascript'),
      });
      expect((await t.nobody.get('/favicon.svg')).headers['content-type']).toBe('image/svg+xml');
    });

    it.each([
      '/assets/none.js',
      '/assets/../index.html',
      '/assets/..%2findex.html',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/none.png',
      '/api/v1/nothing',
      '/auth/nothing',
    ])('is not given for %s', async (url) => {
      const answer = await t.nobody.request({ url, headers: html });
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    });
  });

  describe('the monitor', () => {
    it('sees that it is up and ready', async () => {
      expect((await t.nobody.get('/healthz')).json()).toEqual({ status: 'ok' });
      expect((await t.nobody.get('/readyz')).json()).toEqual({ status: 'ok', checks: { database: 'ok' } });
    });

    it('reads figures with its token, or somebody with the permission, and nobody else', async () => {
      const ask = (authorization?: string) =>
        t.nobody.request({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
      expect((await ask()).statusCode).toBe(401);
      expect((await ask('Bearer wrong')).statusCode).toBe(401);
      const answer = await ask(`Bearer ${monitorToken}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toContain('text/plain');
      expect(answer.body).toMatch(
        /rodtrad_http_request_duration_seconds_count\{route="platform.health",method="GET",status="200"\} [1-9]/,
      );
      expect(answer.body).toMatch(/^rodtrad_events_unsealed \d+$/m);
      expect(answer.body).toMatch(/^rodtrad_db_pool_open [1-9]/m);
      expect(answer.body).toContain('rodtrad_nodejs_eventloop_lag_seconds');
      const admin = await t.make.person('Anne', 'admin');
      expect((await (await t.as(admin)).get('/metrics')).statusCode).toBe(200);
      expect((await (await t.withToken(admin, ['metrics.read'])).get('/metrics')).statusCode).toBe(200);
      expect((await (await t.withToken(admin, ['matter.read'])).get('/metrics')).statusCode).toBe(403);
      expect((await (await t.as(await t.make.person('Ola', 'employee'))).get('/metrics')).statusCode).toBe(
        403,
      );
    });
  });

  it('answers 503, not 500, while the database is away, and lives on', async () => {
    const db = openDb({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const services = { db, clock: systemClock, timeZone: 'Europe/Oslo' };
    const app = await buildServer({ services, config: testConfig(), modules: [] });
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json().checks]).toEqual([503, { database: 'does not answer' }]);
    const signedIn = await app.inject({ url: '/api/v1/openapi.json', headers: { cookie: 'rodtrad=x' } });
    expect([signedIn.statusCode, signedIn.json().code, signedIn.headers['retry-after']]).toEqual([
      503,
      'unavailable',
      '5',
    ]);
    expect(signedIn.body).not.toContain('ECONNREFUSED');
    await app.close();
    await db.close();
  });

  it('limits requests of one caller, logins more strictly, and says for how long', async () => {
    const env = { RODTRAD_RATE_LIMIT: '20', RODTRAD_LOGIN_RATE_LIMIT: '3' };
    const limited = await startTestApp({ env });
    try {
      const kari = await limited.make.person('Kari', 'employee');
      const [first, second] = [await limited.as(kari), await limited.as(kari)];
      const third = await limited.nobody.write('POST', '/api/v1/session/demo', { person: 1 });
      const fourth = await limited.nobody.write('POST', '/api/v1/session/demo', { person: 1 });
      expect([third.statusCode, fourth.statusCode, fourth.json().code]).toEqual([
        200,
        429,
        'too_many_requests',
      ]);
      expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(0);
      const statuses = [];
      for (let i = 0; i < 11; i += 1) {
        statuses.push(
          (await first.get('/api/v1/session')).statusCode,
          (await second.get('/api/v1/session')).statusCode,
        );
      }
      expect(statuses).toEqual([...Array(20).fill(200), 429, 429]);
      expect((await first.get('/healthz')).statusCode).toBe(200);
      expect((await limited.nobody.get('/api/v1/session')).statusCode).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
