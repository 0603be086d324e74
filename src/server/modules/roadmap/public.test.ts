import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '../../../../test/deployment/strict-xml.ts';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MatterValue } from '../../../contract/matters.ts';
import { publicElement, publicElements, publicNeeds, roadmapProducts } from './queries/public.ts';

let t: TestApp;
let ola: TestClient;
let shown: MatterValue;
let hidden: MatterValue;
const secret = 'Hemmelig plan';

beforeAll(async () => {
  t = await startTestApp();
  const open = await t.make.product({ title: 'Åpent produkt', slug: 'apent' });
  const closed = await t.make.product({ title: 'Lukket produkt', slug: 'lukket' });
  ola = await t.as(
    await t.make.person('Ola Eier', 'employee', ['productOwner', open.id], ['productOwner', closed.id]),
  );
  const make = async (fields: Record<string, unknown>): Promise<MatterValue> => {
    const answer = await ola.write('POST', '/api/v1/roadmap-elements', {
      plannedEnd: '2026-06-30',
      ...fields,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<MatterValue>();
  };
  shown = await make({
    title: 'Synlig & <ekte>',
    product: open.key,
    audience: 'public',
    summary: 'Kommer ]]> snart',
    judgedProgress: 20,
  });
  hidden = await make({ title: secret, product: open.key, audience: 'agency' });
  await make({ title: `${secret} 2`, product: closed.key, audience: 'restricted' });
  await make({ title: `${secret} 3`, audience: 'public' });
  const asked = await ola.write('POST', `/api/v1/roadmap-elements/${shown.key}/dependencies`, {
    on: hidden.key,
    need: secret,
  });
  expect(asked.json()).toMatchObject({ state: 'accepted' });
});
afterAll(() => t?.close());

describe('the public roadmap', () => {
  it('has what is public and nothing else: no titles, no keys, no products, no counts', async () => {
    const products = await roadmapProducts(t.db);
    expect(products).toMatchObject([{ slug: 'apent', inProgress: 0, planned: 1, delivered: 0 }]);
    const bodies = await Promise.all(
      ['/api/v1/public/roadmap', '/api/v1/public/roadmap/apent', '/nb/roadmap/apent/feed.atom'].map(
        async (url) => {
          const answer = await t.nobody.get(url);
          expect(answer.statusCode, url).toBe(200);
          return answer.body;
        },
      ),
    );
    for (const body of bodies) {
      expect(body).not.toContain(secret);
      expect(body).not.toContain(hidden.key);
      expect(body).not.toContain('lukket');
    }
    expect(JSON.parse(bodies[1]!)).toMatchObject({
      product: { slug: 'apent', name: 'Åpent produkt' },
      elements: [{ key: shown.key, state: 'proposed', progress: null, plannedEnd: '2026-06-30' }],
    });
    for (const url of ['/api/v1/public/roadmap/lukket', '/api/v1/public/roadmap/finnes-ikke'])
      expect((await t.nobody.get(url)).statusCode).toBe(404);
    const [product] = products;
    expect(await publicElements(t.db, product!.id, 'Europe/Oslo')).toHaveLength(1);
    expect(await publicElement(t.db, hidden.key, 'Europe/Oslo')).toBeNull();
    const found = await publicElement(t.db, shown.key, 'Europe/Oslo');
    expect(await publicNeeds(t.db, found!.id)).toEqual([]);
  });

  it('looks the same where something is hidden as where nothing is', async () => {
    const [there, absent, other] = await Promise.all(
      [`/nb/roadmap/apent/${hidden.key}`, '/nb/roadmap/apent/VEI-999999', '/nb/roadmap/lukket'].map((u) =>
        t.nobody.get(u),
      ),
    );
    // Without a built renderer a page is 503; what matters is that the two answer alike.
    expect(there!.statusCode).toBe(absent!.statusCode);
    expect(other!.statusCode).toBe(absent!.statusCode);
    expect(there!.headers.location).toBeUndefined();
  });

  it('has a feed that is well formed, with an ETag, in the language of the address', async () => {
    const answer = await t.nobody.get('/nn/roadmap/apent/feed.atom');
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
    expect(answer.headers['content-language']).toBe('nn');
    const xml = JSON.stringify(readXml(answer.body));
    expect(xml).toContain('Til vurdering: Synlig & <ekte>');
    expect(xml).toContain(`/nn/roadmap/apent/${shown.key}`);
    const again = await t.nobody.request({
      method: 'GET',
      url: '/nn/roadmap/apent/feed.atom',
      headers: { 'if-none-match': String(answer.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  it('leads to where an element is now', async () => {
    for (const url of [`/nb/roadmap/lukket/${shown.key}`, `/nb/roadmap/apent/${shown.key.toLowerCase()}`]) {
      const answer = await t.nobody.get(url);
      expect([answer.statusCode, answer.headers.location]).toEqual([301, `/nb/roadmap/apent/${shown.key}`]);
    }
  });

  it('is gone from there when it is no longer public', async () => {
    const now = (await ola.get(`/api/v1/matters/${shown.key}`)).json<MatterValue>();
    await ola.write(
      'PATCH',
      `/api/v1/roadmap-elements/${shown.key}`,
      { audience: 'agency' },
      { version: now.version },
    );
    expect((await t.nobody.get('/api/v1/public/roadmap')).json()).toEqual({ products: [] });
    expect((await t.nobody.get('/api/v1/public/roadmap/apent')).statusCode).toBe(404);
  });
});
