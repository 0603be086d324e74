import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations, startBrowser, type TestBrowser } from '../harness/browser.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await startBrowser('http://127.0.0.1');
});
afterAll(() => browser?.close());

test('the scan sees what is wrong: in all, and what only dark colours make wrong', async () => {
  const { page } = await browser.open();
  await page.setContent(`<!doctype html><html lang="nb"><title>Prøve</title><style>
      @media (prefers-color-scheme: dark) { p { color: #333; background: #222; } }
    </style><main><h1>Prøve</h1><p>En tekst</p><img src="data:,"><button></button></main></html>`);
  const ids = (found: readonly string[]) => found.map((f) => f.split(':')[0]).sort();
  expect(ids(await axeViolations(page))).toEqual(['button-name', 'image-alt']);
  expect(await axeViolations(page, 'colours')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(ids(await axeViolations(page, 'colours'))).toEqual(['color-contrast']);
});
