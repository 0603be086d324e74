import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { TestClient } from '../harness/app.ts';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, say } from './support.ts';

let product: TestProduct;
let page: Page;
let api: TestClient;
beforeAll(async () => {
  product = await startProduct();
  page = await product.openAs('Ingrid Solbakk');
  api = await product.as('Ingrid Solbakk');
});
afterAll(() => product?.close());

const get = async <T>(url: string): Promise<T> => (await api.get(url)).json<T>();
const countOf = async (query: string): Promise<number> =>
  (await get<{ count: number }>(`/api/v1/deployments/count?${query}`)).count;
/** The list says how many there are. */
const expectCount = (count: number) =>
  expect(page.locator('.rt-count')).toHaveText(say('deliveries.list.count', { count }));
const numberIn = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));
const query = () => new URL(page.url()).searchParams;

describe('deployments', () => {
  test('are filtered in the address', async () => {
    await page.goto('/deliveries');
    await arrived(page, say('deliveries.list.title'));
    await expectCount(await countOf(''));
    await expectAccessible(page);
    const filters = page.getByRole('region', { name: say('deliveries.filter.heading') });
    await filters.getByLabel(say('deliveries.filter.product')).selectOption({ label: 'Varsling' });
    await filters
      .getByLabel(say('deliveries.filter.environment'))
      .selectOption({ label: say('deliveries.filter.onlyProduction') });
    const chosen = await countOf('product=varsling&production=true');
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(await countOf('product=varsling'));
    await expectCount(chosen);
    expect(query().get('product')).toBe('varsling');
    expect(query().get('production')).toBe('true');

    await page.reload();
    await arrived(page, say('deliveries.list.title'));
    await expectCount(chosen);
    const rows = page
      .getByRole('table')
      .locator('tbody tr')
      .filter({ has: page.locator('a[data-row]') });
    await expect(rows.first()).toBeVisible();
    for (const row of await rows.all()) await expect(row).toContainText(say('deliveries.production'));
    await filters
      .getByRole('button', {
        name: say('deliveries.filter.remove', { filter: say('deliveries.filter.onlyProduction') }),
      })
      .click();
    await expectCount(await countOf('product=varsling'));
    expect(query().has('production')).toBe(false);
    await page.goBack();
    await expectCount(chosen);
  });

  test('by day: each number of the calendar opens its list', async () => {
    await page.goto('/deliveries/calendar?production=true');
    await arrived(page, say('deliveries.calendar.title'));
    const figure = (name: string) =>
      page
        .getByRole('main')
        .locator('dl.rt-figures > div')
        .filter({ hasText: say(name) })
        .getByRole('link');
    await expect(figure('deliveries.calendar.total')).toBeVisible();
    expect(numberIn(await figure('deliveries.calendar.total').textContent())).toBe(
      await countOf('production=true'),
    );
    await expectAccessible(page);
    const busiest = numberIn(await figure('deliveries.calendar.busiest').textContent());
    await figure('deliveries.calendar.busiest').click();
    await arrived(page, say('deliveries.list.title'));
    await expectCount(busiest);
    expect(query().get('from')).toBe(query().get('to'));
    expect(query().get('production')).toBe('true');
  });

  test('now: what runs where, and where production differs from test', async () => {
    await page.goto('/deliveries/now');
    await arrived(page, say('deliveries.now.title'));
    await expectAccessible(page);
    const running = await get<{
      applications: readonly { application: { key: string; title: string }; same: boolean | null }[];
    }>('/api/v1/running');
    const differ = running.applications.filter((a) => a.same === false);
    const equal = running.applications.find((a) => a.same === true);
    expect(differ.length).toBeGreaterThan(0);
    const table = page.getByRole('table', { name: say('deliveries.now.title') });
    const application = (title: string) => table.getByRole('link', { name: title, exact: true });
    await expect(application(equal?.application.title ?? '')).toBeVisible();
    await page.getByRole('switch', { name: say('deliveries.now.onlyDifferent') }).click();
    await expect(application(equal?.application.title ?? '')).toHaveCount(0);
    for (const a of differ) await expect(application(a.application.title)).toBeVisible();
    expect(query().get('different')).toBe('true');

    await application(differ[0]?.application.title ?? '').click();
    await arrived(page, differ[0]?.application.title ?? '');
    await expect(page.getByRole('heading', { name: say('deliveries.application.waiting') })).toBeVisible();
    await expectAccessible(page);
  });

  test('one: what it brought and why', async () => {
    const one = (
      await get<{ items: readonly { key: string; sha: string; issues: readonly string[] }[] }>(
        '/api/v1/deployments?production=true&explained=issue&limit=1',
      )
    ).items[0]!;
    await page.goto('/deliveries?production=true&explained=issue');
    await arrived(page, say('deliveries.list.title'));
    await page.locator('a[data-row]').first().click();
    await expect(page).toHaveURL(new RegExp(`/deployments/${one.key}$`));
    await expect(page.getByRole('heading', { name: say('deliveries.one.what') })).toBeVisible();
    await expect(page.getByText(one.sha, { exact: true })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(one.issues[0] ?? 'none');
    await expectAccessible(page);
    for (const path of ['trackers', 'imports']) {
      await page.goto(`/deliveries/${path}`);
      await arrived(page, say(`deliveries.${path}.title`));
      await expectAccessible(page);
    }
  });
});

describe('the thread', () => {
  test('each number of the coverage opens the list behind it', async () => {
    await page.goto('/insight');
    await arrived(page, say('insight.coverage.title'));
    await expectAccessible(page);
    const figures = page.getByRole('region', { name: say('insight.coverage.share'), exact: true });
    let sum = 0;
    for (const explained of ['issue', 'maintenance', 'none'] as const) {
      const link = figures.locator(`[data-explained="${explained}"]`).getByRole('link');
      await expect(link).toBeVisible();
      const count = numberIn(await link.textContent());
      expect(count).toBeGreaterThan(0);
      sum += count;
      await link.click();
      await arrived(page, say('deliveries.list.title'));
      await expectCount(count);
      expect(query().get('explained')).toBe(explained);
      expect(query().get('production')).toBe('true');
      await page.goBack();
      await arrived(page, say('insight.coverage.title'));
    }
    expect(sum).toBeLessThanOrEqual(await countOf('production=true'));
    const line = page.getByRole('link', {
      name: new RegExp(`^Varsling, ${say('insight.coverage.total')}: `),
    });
    const ofProduct = numberIn(await line.textContent());
    await line.click();
    await expectCount(ofProduct);
    expect(query().get('product')).toBe('varsling');
  });

  test('of an issue key: where it came out, and how long it took', async () => {
    const { items } = await get<{ items: readonly { issues: readonly string[] }[] }>(
      '/api/v1/deployments?production=true&explained=issue&limit=20',
    );
    const threads = await Promise.all(
      [...new Set(items.flatMap((d) => d.issues))].slice(0, 20).map((key) =>
        get<{
          focus: { key: string };
          leadTimeSeconds: number | null;
          deliveries: readonly { application: { title: string } }[];
        }>(`/api/v1/thread/${key}`),
      ),
    );
    const known = threads.find((t) => (t.leadTimeSeconds ?? 0) >= 86_400)!;
    await page.goto('/thread');
    await arrived(page, say('thread.start.title'));
    await expectAccessible(page);
    await page.getByRole('combobox', { name: say('thread.start.search') }).fill(known.focus.key);
    await page
      .getByRole('option', { name: new RegExp(`^${known.focus.key} `) })
      .first()
      .click();
    await arrived(page, say('thread.title', { key: known.focus.key }));
    const days = Math.floor((known.leadTimeSeconds ?? 0) / 86_400);
    await expect(
      page.getByText(
        new RegExp(`^${say('thread.deliveries.total', { span: `${days} d` }).replace(/\.$/, '')} `),
      ),
    ).toBeVisible();
    await expect(
      page.getByRole('rowheader', { name: known.deliveries[0]?.application.title ?? 'none' }),
    ).toBeVisible();
    await expectAccessible(page);

    // The picture is walked with the arrow keys; the list says the same.
    const cards = page.locator('svg a');
    await cards.filter({ hasText: known.focus.key }).first().focus();
    await page.keyboard.press('ArrowRight');
    const focused = page.locator('svg a:focus');
    await expect(focused).toHaveCount(1);
    await expect(focused).not.toContainText(known.focus.key);
    await page.keyboard.press('ArrowLeft');
    await expect(focused).toContainText(known.focus.key);
    const node = page.locator('svg a[href*="/deployments/"]').first();
    const deployment = (await node.getAttribute('href'))?.split('/').at(-1) ?? 'none';
    await page
      .getByRole('group', { name: say('thread.view'), exact: true })
      .getByText(say('thread.view.list'), { exact: true })
      .click();
    await expect(page.locator('svg a[href*="/deployments/"]')).toHaveCount(0);
    await expect(
      page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${deployment} `) })
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('a hole is mended by linking by hand', async () => {
    await page.goto('/insight/holes?code=deploymentUnexplained');
    await arrived(page, say('insight.holes.title'));
    await expectAccessible(page);
    const kind = page
      .getByRole('navigation', { name: say('insight.holes.kinds') })
      .getByRole('link', { name: say('thread.hole.deploymentUnexplained.long') });
    const before = numberIn(await kind.locator('strong').textContent());
    const mend = page
      .getByRole('table')
      .getByRole('link', { name: say('insight.holes.mend') })
      .first();
    const key = /PRS-\d+/.exec((await mend.getAttribute('href')) ?? '')?.[0] ?? 'none';
    await mend.click();
    await arrived(page, say('thread.title', { key }));
    await page.getByRole('button', { name: say('thread.links.add') }).click();
    await page.getByRole('button', { name: say('thread.links.save') }).click();
    await expect(page.getByRole('alert')).toHaveText(say('thread.links.missing'));
    await page.getByLabel(say('thread.links.relation')).selectOption('delivers:up');
    await page.getByRole('combobox', { name: say('thread.links.other') }).fill('EPO-10');
    await page.getByRole('option', { name: /^EPO-10 / }).click();
    await page.getByLabel(say('thread.links.note')).fill('Sagt i gjennomgangen.');
    await expectAccessible(page);
    await page.getByRole('button', { name: say('thread.links.save') }).click();
    const links = page.locator('.rt-thread-links');
    await expect(links.getByRole('listitem').filter({ hasText: 'EPO-10' })).toContainText(
      'Sagt i gjennomgangen.',
    );
    expect((await get<{ explained: string }>(`/api/v1/deployments/${key}`)).explained).toBe('origin');
    await page.goto('/insight/holes?code=deploymentUnexplained');
    await arrived(page, say('insight.holes.title'));
    await expect(kind.locator('strong')).toHaveText(String(before - 1));
    await expect(page.getByRole('table')).not.toContainText(`${key} `);
  });

  test('a suggestion is confirmed, and becomes a link', async () => {
    await page.goto('/insight/suggestions');
    await arrived(page, say('insight.suggestions.title'));
    await expectAccessible(page);
    const confirm = page.getByRole('button', {
      name: new RegExp(`^${say('insight.suggestions.confirm')}: `),
    });
    const name = (await confirm.first().getAttribute('aria-label')) ?? '';
    const [from = '', to = ''] = name.replace(/^.*?: /, '').split(' – ');
    expect(to).not.toBe('');
    await confirm.first().click();
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    const links = await get<{ items: readonly { other: { key: string }; link: { status: string } }[] }>(
      `/api/v1/nodes/${from}/links`,
    );
    expect(links.items.find((l) => l.other.key === to)?.link.status).toBe('confirmed');
    await page.goto(`/thread/${from}`);
    await arrived(page, say('thread.title', { key: from }));
    await expect(page.getByRole('button', { name: say('thread.links.removeOf', { key: to }) })).toBeVisible();
  });
});
