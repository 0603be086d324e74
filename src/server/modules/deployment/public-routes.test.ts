import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveModule } from '../../../../test/deployment/served.ts';
import { readXml } from '../../../../test/deployment/strict-xml.ts';
import type {
  ProductReleaseNotesInput,
  PublicNotFoundInput,
  PublicPageInput,
  ReleaseNoteInput,
  ReleaseNotesIndexInput,
} from '../../../contract/public.ts';
import { servePublicPages } from './public-routes.ts';

let served: Served;
let bare: Served;
let built: string;
const origin = 'https://notater.etaten.example';
const sha = (digit: string): string => digit.repeat(40);
const hostile = `]]> <script>alert("x")</script> & 'æøå' \u0001\u000b\uFFFE 🧵\nny linje </li>`;

/** A renderer that shows what it was given. */
const renderer = `export const render = (input) => ({
  lang: input.site.language,
  head: '<title>' + input.page + '</title>',
  html: '<pre>' + encodeURIComponent(JSON.stringify(input)) + '</pre>',
});\n`;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'rodtrad-public-'));
  mkdirSync(join(built, 'ssr'));
  mkdirSync(join(built, 'web', '.vite'), { recursive: true });
  writeFileSync(join(built, 'ssr', 'entry.js'), renderer);
  writeFileSync(join(built, 'ssr', 'package.json'), '{"type":"module"}');
  const manifest = {
    'features/public/public-entry.ts': {
      file: 'assets/p.js',
      css: ['assets/p-1.css'],
      imports: ['_base.js'],
    },
    '_base.js': { file: 'assets/b.js', css: ['assets/base-2.css'], imports: ['_base.js'] },
    'main.tsx': { file: 'assets/m.js', css: ['assets/m-3.css'] },
  };
  writeFileSync(join(built, 'web', '.vite', 'manifest.json'), JSON.stringify(manifest));
  served = await serveModule((app, { services }) =>
    servePublicPages(app, services, { agency: 'Etaten & co', origin, built }),
  );
  const { world, db } = served;
  const idporten = await world.product('idporten');
  const krr = await world.product('krr');
  await world.product('tom');
  const test = await world.environment('test', false);
  const prod = await world.environment('prod', true);
  const web = await world.application(idporten, 'web login/2');
  const api = await world.application(krr, 'krr-api');
  const deploy = (environment: number, at: string, digit: string, lines: string[]) =>
    world.deployment({ application: web, product: idporten, environment, at, sha: sha(digit), lines });
  await deploy(test, '2025-03-01T08:00:00Z', 'a', ['I test']);
  await deploy(prod, '2025-03-02T08:00:00Z', 'a', ['Første']);
  await deploy(prod, '2025-03-03T08:00:00Z', 'b', [hostile]);
  const third = await deploy(prod, '2025-03-04T08:00:00Z', 'a', ['MOVE-1 Første igjen']);
  const gone = await deploy(prod, '2025-03-05T08:00:00Z', 'c', ['Slettet']);
  await db.sql('update node set deleted_at = now() where id = $1', [gone]);
  const issue = await world.externalIssue('MOVE-1', idporten);
  await db.sql(
    `insert into line_reference (line_id, type, value, starts, ends, node_id)
     select id, 'issue', 'MOVE-1', 0, 6, $2 from deployment_line where deployment_id = $1`,
    [third, issue],
  );
  for (let i = 0; i < 60; i++) {
    await world.deployment({
      application: api,
      product: krr,
      environment: prod,
      at: new Date(Date.UTC(2025, 0, 1 + i)).toISOString(),
      lines: [`Endring ${i}`],
    });
  }
  await db.sql(
    `insert into release_page (path, product_id, environment) values
       ('/prod-releases/', null, null), ('/idporten/release-notes/', $1, null), ('/krr/release-notes', $2, 'prod')`,
    [idporten, krr],
  );
  bare = await serveModule((app, { services }) =>
    servePublicPages(app, services, { agency: 'Etaten', origin, built: join(built, 'nothing') }),
  );
});
afterAll(async () => {
  await served?.close();
  await bare?.close();
  if (built) rmSync(built, { recursive: true, force: true });
});

/** The input that a page was rendered from. */
async function inputOf<T extends PublicPageInput>(url: string, status = 200): Promise<T> {
  const answer = await served.get(url);
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
    url,
    status,
    'text/html; charset=utf-8',
  ]);
  const shown = /<pre>(.*)<\/pre>/s.exec(answer.body)?.[1] ?? '';
  return JSON.parse(decodeURIComponent(shown)) as T;
}

describe('the pages', () => {
  it('all products with something released, production first', async () => {
    const input = await inputOf<ReleaseNotesIndexInput>('/nb/release-notes');
    expect(input).toMatchObject({
      page: 'releaseNotesIndex',
      site: {
        language: 'nb',
        agency: 'Etaten & co',
        origin,
        timeZone: 'Europe/Oslo',
        stylesheets: ['/assets/base-2.css', '/assets/p-1.css'],
      },
    });
    expect(input.products).toEqual([
      {
        slug: 'idporten',
        name: 'idporten',
        environments: [
          { name: 'prod', production: true, count: 3, latest: '2025-03-04T08:00:00.000Z' },
          { name: 'test', production: false, count: 1, latest: '2025-03-01T08:00:00.000Z' },
        ],
      },
      {
        slug: 'krr',
        name: 'krr',
        environments: [{ name: 'prod', production: true, count: 60, latest: '2025-03-01T00:00:00.000Z' }],
      },
    ]);
  });

  it('a product, whole and by environment, 25 a page, everything once', async () => {
    const whole = await inputOf<ProductReleaseNotesInput>('/nn/release-notes/idporten');
    expect(whole).toMatchObject({ environment: null, total: 4, pages: 1, pageNumber: 1 });
    expect(whole.items.map((i) => i.sha[0])).toEqual(['a', 'b', 'a', 'a']);
    expect(whole.items[0]!.lines[0]).toMatchObject({
      text: 'MOVE-1 Første igjen',
      references: [{ type: 'issue', value: 'MOVE-1', key: null }],
    });
    const seen: string[] = [];
    for (const page of [1, 2, 3]) {
      const part = await inputOf<ProductReleaseNotesInput>(`/en/release-notes/krr/prod?page=${page}&utm=x`);
      expect(part).toMatchObject({ pageNumber: page, pages: 3, total: 60, environment: { name: 'prod' } });
      seen.push(...part.items.map((i) => i.deployedAt));
    }
    expect(seen).toHaveLength(60);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it('one release note at its permanent address: newest there, earlier, beside it, elsewhere', async () => {
    const input = await inputOf<ReleaseNoteInput>(
      `/nb/release-notes/idporten/prod/web%20login%2F2/${sha('a')}`,
    );
    expect(input).toMatchObject({
      page: 'releaseNote',
      product: { slug: 'idporten' },
      note: { deployedAt: '2025-03-04T08:00:00.000Z', lines: [{ text: 'MOVE-1 Første igjen' }] },
      earlier: ['2025-03-02T08:00:00.000Z'],
      previous: { sha: sha('b') },
      next: null,
    });
    expect(input.elsewhere).toMatchObject([{ environment: 'test', sha: sha('a'), production: false }]);
    const before = await inputOf<ReleaseNoteInput>(
      `/nb/release-notes/idporten/prod/web%20login%2F2/${sha('b')}`,
    );
    expect(before).toMatchObject({ previous: { sha: sha('a') }, next: { sha: sha('a') }, earlier: [] });
    expect(before.note.lines[0]!.text).toBe(hostile);
  });

  it.each([
    '/nb/release-notes/finnesikke',
    '/nb/release-notes/tom',
    '/nb/release-notes/idporten/mars',
    '/nb/release-notes/krr/test',
    '/nb/release-notes/krr?page=4',
    '/nb/release-notes/krr?page=0',
    '/nb/release-notes/krr?page=-1',
    '/nb/release-notes/krr?page=1e3',
    '/nb/release-notes/krr?page=1&page=2',
    '/nb/release-notes/krr?page=999999999999',
    '/nb/release-notes/a%00b',
    `/nb/release-notes/idporten/prod/web/${sha('a')}`,
    `/nb/release-notes/krr/prod/web%20login%2F2/${sha('a')}`,
    `/nb/release-notes/idporten/prod/web%20login%2F2/${sha('c')}`,
    `/nb/release-notes/idporten/prod/web%20login%2F2/${sha('A')}`,
    '/nb/release-notes/idporten/prod/web%20login%2F2/abc',
    '/nb/release-notes/idporten/mars/feed.atom',
    '/nb/release-notes/idporten/prod/web',
    '/nb/release-notes/a/b/c/d/e',
  ])('%s is not there, and says so in words', async (url) => {
    const input = await inputOf<PublicNotFoundInput>(url, 404);
    expect(input).toMatchObject({ page: 'notFound', path: url.split('?')[0]!.slice(3) });
  });

  it('can be kept a minute and then asked for again; packed; asked for by HEAD', async () => {
    const first = await served.get('/nb/release-notes');
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    expect(first.headers['content-language']).toBe('nb');
    expect(first.headers['content-security-policy']).toContain("default-src 'self'");
    expect(first.headers['set-cookie']).toBeUndefined();
    const etag = String(first.headers.etag);
    const again = await served.get('/nb/release-notes', { 'if-none-match': `"x", ${etag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const zipped = await served.get('/nb/release-notes/krr', { 'accept-encoding': 'gzip, br' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const plain = await served.get('/nb/release-notes/krr');
    expect(gunzipSync(zipped.rawPayload).toString()).toBe(plain.body);
    const head = await served.app.inject({ method: 'HEAD', url: '/nb/release-notes' });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
    expect((await served.get('/en/release-notes')).headers.etag).not.toBe(etag);
  });

  it('is a clear 503, not a crash, while the renderer is not built; the feed does not need it', async () => {
    const answer = await bare.get('/nb/release-notes');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'unavailable', notBuilt: 'dist/ssr/entry.js' });
    expect((await served.get('/nb/release-notes/krr/prod/feed.atom')).statusCode).toBe(200);
  });

  it('shows the renderer that was built last', async () => {
    const file = join(built, 'ssr', 'entry.js');
    await new Promise((done) => setTimeout(done, 20));
    writeFileSync(file, renderer.replace("'<pre>'", "'<p>ny</p><pre>'"));
    expect((await served.get('/nb/release-notes')).body).toContain('<p>ny</p>');
  });
});

describe('ways there', () => {
  it.each([
    ['/release-notes', 'nn-NO,nb;q=0.8', 302, '/nn/release-notes'],
    ['/release-notes', 'fr', 302, '/nb/release-notes'],
    ['/release-notes/', 'en', 302, '/en/release-notes'],
    ['/release-notes/krr/prod?page=2', 'en', 302, '/en/release-notes/krr/prod?page=2'],
    ['/nb/release-notes/', 'en', 301, '/nb/release-notes'],
    ['/nb/release-notes/krr/prod/?page=2', 'en', 301, '/nb/release-notes/krr/prod?page=2'],
    ['/prod-releases/', 'en', 301, '/nb/release-notes'],
    ['/prod-releases', 'en', 301, '/nb/release-notes'],
    ['/idporten/release-notes/', 'en', 301, '/nb/release-notes/idporten'],
    ['/krr/release-notes', 'en', 301, '/nb/release-notes/krr/prod'],
    ['/krr/release-notes/', 'en', 301, '/nb/release-notes/krr/prod'],
  ])('%s (%s) → %i %s', async (url, language, status, location) => {
    const answer = await served.get(url, { 'accept-language': language });
    expect([answer.statusCode, answer.headers.location]).toEqual([status, location]);
    if (status === 302) expect(answer.headers.vary).toBe('Accept-Language');
  });

  it('an old address that nobody knows is not there; none leads to another host', async () => {
    for (const url of ['/ukjent/release-notes/', '/test-releases/']) {
      expect(await inputOf<PublicNotFoundInput>(url, 404)).toMatchObject({ page: 'notFound' });
    }
    for (const url of [
      '//evil.example/release-notes/',
      '/release-notes//evil.example',
      '/%2F%2Fevil.example/release-notes/',
    ]) {
      const { location } = (await served.get(url)).headers;
      expect(new URL(location ?? '/', origin).origin).toBe(origin);
    }
  });

  it('only ever reads', async () => {
    const answer = await served.app.inject({ method: 'POST', url: '/nb/release-notes' });
    expect([answer.statusCode, String(answer.headers.allow).split(', ').sort()]).toEqual([
      405,
      ['GET', 'HEAD'],
    ]);
  });
});

describe('the feed', () => {
  it('is well-formed Atom with permanent ids, each commit once, whatever people wrote', async () => {
    const answer = await served.get('/nb/release-notes/idporten/prod/feed.atom');
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
    const feed = readXml(answer.body);
    expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(feed.text('id')).toBe('tag:notater.etaten.example,2026:release-notes/nb/idporten/prod');
    expect(feed.text('title')).toBe('idporten · prod · Etaten & co');
    expect(feed.text('updated')).toBe('2025-03-04T08:00:00.000Z');
    expect(feed.child('author').text('name')).toBe('Etaten & co');
    expect(feed.all('link').map((l) => l.attributes)).toEqual([
      {
        rel: 'self',
        type: 'application/atom+xml',
        href: `${origin}/nb/release-notes/idporten/prod/feed.atom`,
      },
      { rel: 'alternate', type: 'text/html', href: `${origin}/nb/release-notes/idporten/prod` },
    ]);
    const entries = feed.all('entry');
    expect(entries.map((e) => e.text('id'))).toEqual(
      ['a', 'b'].map(
        (d) => `tag:notater.etaten.example,2026:release-notes/idporten/prod/web%20login%2F2/${sha(d)}`,
      ),
    );
    expect(entries.map((e) => e.text('published'))).toEqual([
      '2025-03-02T08:00:00.000Z',
      '2025-03-03T08:00:00.000Z',
    ]);
    expect(entries[0]!.child('link').attributes.href).toBe(
      `${origin}/nb/release-notes/idporten/prod/web%20login%2F2/${sha('a')}`,
    );
    // The content is HTML, escaped once more: read as HTML it is a list of nothing but text.
    expect(entries[1]!.text('content')).toBe(
      '<ul><li>]]&gt; &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;æøå&#39;  🧵<br>ny linje &lt;/li&gt;</li></ul>',
    );
  });

  it('has the newest 50, and leads to the pages of its own language', async () => {
    const feed = readXml((await served.get('/en/release-notes/krr/prod/feed.atom')).body);
    const updated = feed.all('entry').map((e) => e.text('updated'));
    expect(updated).toHaveLength(50);
    expect(updated).toEqual([...updated].sort().reverse());
    expect(updated[0]).toBe('2025-03-01T00:00:00.000Z');
    expect(feed.all('entry')[0]!.child('link').attributes.href).toContain(`${origin}/en/release-notes/krr/`);
  });
});
