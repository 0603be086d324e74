import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { axeViolations } from '../harness/browser.ts';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, say } from './support.ts';

let product: TestProduct;
let page: Page;
/** An administrator, who reads nynorsk. */
const reader = 'Kari Øyehaug';
beforeAll(async () => {
  product = await startProduct();
  page = await product.openAs(reader, { width: 320, height: 700 });
});
afterAll(() => product?.close());

/** The first of a list, by the path of its kind in the API. */
async function firstOf(path: string): Promise<string> {
  const api = await product.as(reader);
  const found = (await api.get(`/api/v1/${path}?limit=1`)).json<{ items: readonly { key: string }[] }>();
  return found.items[0]!.key;
}

const places: readonly string[] = [
  '/',
  '/portfolio',
  '/portfolio?view=board',
  '/portfolio/priorities',
  '/portfolio/milestones',
  '/portfolio/balance',
  '/guiding-documents',
  '/demands',
  '/demands/unanswered',
  '/key-results',
  '/roadmap',
  '/backlog/epics',
  '/backlog/issues',
  '/backlog/issues?view=board&team=team-post',
  '/backlog/teams',
  '/backlog/teams/team-post',
  '/handbook',
  '/handbook/initiative',
  '/handbook/routines',
  '/handbook/routines/team-post/development',
  '/deliveries',
  '/insight',
  '/insight/holes',
  '/thread/TIL-7',
  '/matters/TIL-7',
  '/notices/settings',
  '/settings/calendars',
  '/settings/webhooks',
  '/settings/members',
  '/new/initiative',
];
const matters: readonly string[] = ['needs', 'key-results', 'demands', 'roadmap-elements', 'epics', 'issues'];

/** Nothing has to be pushed sideways to be read, and the scan finds nothing. */
async function expectFits(path: string): Promise<void> {
  await page.goto(path);
  await arrived(page, /.+/);
  const lost = page.getByRole('heading', { name: say('common.notFound.title', {}, 'nn') });
  await expect(page.locator('.rt-problem').or(lost), path).toHaveCount(0);
  const wide = () =>
    page.locator('html').evaluate((html) => {
      const over = html.scrollWidth - html.clientWidth;
      if (over <= 0) return [];
      // Told with what sticks out, but for what scrolls inside its own frame.
      const out = [...html.querySelectorAll('body *')]
        .filter((e) => e.getBoundingClientRect().right > html.clientWidth + 1 && !e.closest('.rt-table-wrap'))
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
      return [`${over} px`, ...out.slice(0, 5)];
    });
  await expect.poll(wide, { message: path }).toEqual([]);
  expect(await axeViolations(page), path).toEqual([]);
}

describe('on the narrowest phone, in nynorsk', () => {
  for (const path of places) test(path, () => expectFits(path));
  for (const path of matters)
    test(`a page of ${path}`, async () => expectFits(`/matters/${await firstOf(path)}`));
});
