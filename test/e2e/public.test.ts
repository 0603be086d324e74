import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Language } from '../../src/domain/kernel/text.ts';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { expect, expectAccessible, say } from './support.ts';

let product: TestProduct;
let page: Page;
beforeAll(async () => {
  product = await startProduct();
  page = await product.open({ width: 320, height: 700, script: false });
});
afterAll(() => product?.close());

/** Nothing has to be pushed sideways to be read. */
async function expectNoSideways(): Promise<void> {
  const widths = await page.locator('html').evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(widths[0], page.url()).toBe(widths[1]);
}

const languages: readonly Language[] = ['nb', 'nn', 'en'];

describe('the public release notes, without JavaScript, on a narrow phone', () => {
  for (const language of languages) {
    test(`are read in ${language}`, async () => {
      const words = (key: string, values = {}) => say(key, values, language);
      await page.goto(`/${language}/release-notes`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1, name: words('public.notes.title') })).toBeVisible();
      await expectNoSideways();

      await page.getByRole('link', { name: 'Digital post', exact: true }).click();
      await expect(
        page.getByRole('heading', {
          level: 1,
          name: words('public.product.title', { product: 'Digital post' }),
        }),
      ).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(`/${language}/release-notes/digital-post`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectNoSideways();

      // The other languages are one click away, at the same place.
      const other = language === 'en' ? 'nb' : 'en';
      await page
        .getByRole('navigation', { name: words('public.languages') })
        .getByRole('link', { name: say(`common.language.${other}`) })
        .click();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      expect(new URL(page.url()).pathname).toBe(`/${other}/release-notes/digital-post`);
    });
  }

  test('a note has an address that lasts, and a feed to follow', async () => {
    await page.goto('/nb/release-notes/digital-post/prod');
    const feed = page.getByRole('link', { name: new RegExp(`^${escaped(say('public.feed'))}`) });
    const feedAddress = await feed.getAttribute('href');
    await expect(
      page.locator('head link[rel="alternate"][type="application/atom+xml"]').first(),
    ).toHaveAttribute('href', new RegExp(`${escaped(feedAddress ?? 'none')}$`));
    const first = page.getByRole('article').first().getByRole('link').first();
    const address = await first.getAttribute('href');
    expect(address).toMatch(/^\/nb\/release-notes\/digital-post\/prod\/[a-z-]+\/[0-9a-f]{40}$/);
    const text = (
      (await page.getByRole('article').first().getByRole('listitem').first().textContent()) ?? ''
    ).trim();
    expect(text).not.toBe('');
    await first.click();
    await expect(page.getByRole('article')).toContainText(text);
    await expect(page.getByText(/[0-9a-f]{40}/).first()).toBeVisible();
    await expectNoSideways();

    const answer = await page.request.get(feedAddress ?? '');
    expect(answer.headers()['content-type']).toContain('application/atom+xml');
    const atom = await answer.text();
    expect(atom).toContain(`${product.address}${address}`);
    // The address without a language leads to the same note.
    const found = await page.goto((address ?? '').replace(/^\/nb/, ''));
    expect(found?.status()).toBe(200);
    expect(new URL(page.url()).pathname).toBe(address);
  });

  test('what is not there is said so, with a way on', async () => {
    for (const [path, language] of [
      ['/nn/release-notes/finst-ikkje', 'nn'],
      ['/en/release-notes/digital-post/nowhere', 'en'],
    ] as const) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(
        page.getByRole('heading', { level: 1, name: say('public.notFound.title', {}, language) }),
      ).toBeVisible();
      await expectNoSideways();
      await page
        .getByRole('main')
        .getByRole('link', { name: say('public.notes.title', {}, language) })
        .click();
      await expect(
        page.getByRole('heading', { level: 1, name: say('public.notes.title', {}, language) }),
      ).toBeVisible();
    }
  });

  test('are beside the handbook, which draws each process and says the same in words', async () => {
    await page.goto('/nn/release-notes');
    const words = (key: string, values = {}) => say(key, values, 'nn');
    await page
      .getByRole('navigation', { name: words('public.sections') })
      .getByRole('link', { name: words('public.handbook.title') })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: words('public.handbook.title') })).toBeVisible();
    await expectNoSideways();
    await page
      .getByRole('main')
      .getByRole('link', { name: words('handbook.process.portfolio.name'), exact: true })
      .click();
    const name = words('handbook.process.portfolio.name');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/nn/handbook/portfolio');
    await expect(page.getByText(words('public.handbook.proposal'), { exact: true }).first()).toBeVisible();
    await expect(
      page.getByRole('img', {
        name: words('public.handbook.drawingOf', { kind: words('process.initiative.name') }),
      }),
    ).toBeVisible();
    const table = page.getByRole('table', {
      name: words('public.handbook.transitions', { kind: words('process.initiative.name') }),
    });
    await expect(table).toContainText(words('process.initiative.criterion.TIL-K5'));
    await expectNoSideways();
    const feed = await page.request.get('/nn/handbook/feed.atom');
    expect(feed.headers()['content-type']).toContain('application/atom+xml');
    expect(await feed.text()).toContain('/nn/handbook/incident#course');

    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: words('public.accessibility.title') })
      .click();
    await expect(
      page.getByRole('heading', { level: 1, name: words('public.accessibility.title') }),
    ).toBeVisible();
    await expectNoSideways();
  });

  test('are accessible in every part', async () => {
    // The scan itself needs JavaScript; the pages are the same.
    const scanned = await product.open({ width: 320, height: 700 });
    for (const path of [
      '/nb/release-notes',
      '/nn/release-notes/digital-post',
      '/en/release-notes/digital-post/prod',
      '/nn/release-notes/finst-ikkje',
      '/nb/handbook',
      '/en/handbook/backlog',
      '/nb/accessibility',
      '/nn/privacy',
    ]) {
      await scanned.goto(path);
      await expect(scanned.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(scanned);
    }
    await scanned.goto('/nb/release-notes/digital-post/prod');
    await scanned.getByRole('article').first().getByRole('link').first().click();
    await expect(scanned.getByText(say('public.note.facts'))).toBeVisible();
    await expectAccessible(scanned);
  });
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
