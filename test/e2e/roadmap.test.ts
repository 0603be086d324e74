import type { Locator, Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Language } from '../../src/domain/kernel/text.ts';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, choose, expect, expectAccessible, expectNarrow, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const owner = 'Sara Nygjerde';
const other = 'Nora Vestbygda';
/** The day that many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
interface Element {
  readonly key: string;
  readonly title: string;
}
/** The elements of a product that are being worked on. */
async function running(of: string, name: string): Promise<readonly Element[]> {
  const api = await product.as(name);
  const found = await api.get(`/api/v1/roadmap-elements?product=${of}&state=inProgress,backlog&limit=20`);
  return found.json<{ items: readonly Element[] }>().items;
}

describe('the timeline', () => {
  let page: Page;
  const grid = (): Locator => page.getByRole('treegrid', { name: say('roadmap.timeline') });
  const row = (index: number): Locator => grid().locator(`[data-row="${index}"]`);
  const focused = (): Locator => grid().locator(':focus');

  test('is a treegrid that the arrows go through', async () => {
    page = await product.openAs(owner);
    await page.goto('/roadmap/timeline?product=innboks');
    await arrived(page, say('roadmap.timeline'));
    await expectAccessible(page);
    await tabTo(page, row(0));
    await expect(row(0)).toHaveAttribute('aria-expanded', 'true');
    await expect(row(0)).toHaveAttribute('aria-level', '1');
    const rows = Number(await grid().getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(2);

    await page.keyboard.press('ArrowLeft');
    await expect(row(0)).toHaveAttribute('aria-expanded', 'false');
    await expect(grid()).toHaveAttribute('aria-rowcount', '2');
    await expect(page).toHaveURL(/folded=/);
    await page.keyboard.press('ArrowRight');
    await expect(row(0)).toHaveAttribute('aria-expanded', 'true');
    await expect(grid()).toHaveAttribute('aria-rowcount', String(rows));

    await page.keyboard.press('ArrowDown');
    await expect(row(1)).toBeFocused();
    await expect(row(1)).toHaveAttribute('aria-level', '2');
    await page.keyboard.press('ArrowRight');
    await expect(focused()).toHaveRole('gridcell');
    await expect(focused()).toHaveAttribute('data-name', 'title');
    await page.keyboard.press('End');
    await expect(focused()).toHaveAttribute('data-name', 'bar');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect(row(1)).toBeFocused();
    await page.keyboard.press('End');
    await expect(row(rows - 2)).toBeFocused();
    await expect(page.getByRole('region', { name: say('roadmap.chosen') })).toBeVisible();
    await page.keyboard.press('Home');
    await expect(row(0)).toBeFocused();
  });

  test('a date is set where it stands', async () => {
    const at = await grid().locator('[data-kind="element"] [data-name="plannedEnd"] button').first();
    const index = Number(await at.locator('xpath=ancestor::tr').getAttribute('data-row'));
    const { key } = await keyOf(row(index));
    await row(0).focus();
    for (let i = 0; i < index; i += 1) await page.keyboard.press('ArrowDown');
    await expect(row(index)).toBeFocused();
    for (const name of ['title', 'state', 'plannedStart', 'plannedEnd']) {
      await page.keyboard.press('ArrowRight');
      await expect(focused()).toHaveAttribute('data-name', name);
    }
    await page.keyboard.press('Enter');
    const input = row(index).locator('input');
    await expect(input).toBeFocused();
    const saved = page.waitForResponse((r) => r.request().method() === 'PATCH');
    const end = inDays(500);
    await input.fill(end);
    await page.keyboard.press('Enter');
    expect((await saved).status()).toBe(200);
    await expect(row(index).locator('[data-name="plannedEnd"]')).toContainText(end.slice(0, 4));
    const api = await product.as(owner);
    const now = (await api.get(`/api/v1/matters/${key}`)).json<{ fields: { plannedEnd: string } }>();
    expect(now.fields.plannedEnd).toBe(end);
    await expectAccessible(page);
  });

  test('shows today, keeps the scale in the address, and is a list on a phone', async () => {
    await expect(grid().getByText(say('roadmap.today'), { exact: true })).toBeInViewport();
    const zoom = (name: string) =>
      page.getByRole('radio', { name: say(`roadmap.zoom.${name}`), exact: true });
    await choose(page, zoom('week'));
    await expect(page).toHaveURL(/zoom=week/);
    await page.reload();
    await arrived(page, say('roadmap.timeline'));
    await expect(zoom('week')).toBeChecked();
    await choose(page, zoom('quarter'));
    await expect(page).not.toHaveURL(/zoom=/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(grid()).toHaveCount(0);
    await expectNarrow(page);
    await page.context().close();
  });
});

/** The key that the first link of a row leads to. */
async function keyOf(row: Locator): Promise<{ key: string }> {
  const href = (await row.getByRole('link').first().getAttribute('href')) ?? '';
  return { key: href.split('/').at(-1) ?? '' };
}

test('the Monday round is gone through with Enter', async () => {
  const page = await product.openAs(owner);
  await page.goto('/roadmap/monday');
  await arrived(page, say('roadmap.monday'));
  await expectAccessible(page);
  await expectNarrow(page);
  const fields = page.locator('[data-field="progress"]');
  const rows = page.locator('.rt-monday tbody tr[data-status]');
  const total = await fields.count();
  expect(total).toBeGreaterThan(1);
  await tabTo(page, fields.first());
  await fields.first().fill('140');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText(say('roadmap.monday.notPercent'));
  await expect(fields.first()).toBeFocused();
  await fields.first().fill('45');
  await fields.first().press('Enter');
  await expect(fields.nth(1)).toBeFocused();
  await expect(rows.first()).toContainText(say('roadmap.monday.done'));
  await expect(page.getByRole('status').filter({ hasText: / bekreftet/ })).toContainText(
    say('roadmap.monday.confirmed', { count: 1, total, overdue: 0 }),
  );
  // What nobody has judged yet is not confirmed as it is.
  const unjudged = await fields.evaluateAll(
    (all) => all.filter((f) => 'value' in f && f.value === '').length,
  );
  await tabTo(
    page,
    page.getByRole('button', {
      name: say('roadmap.monday.confirmRest', { count: total - 1 - unjudged }),
    }),
  );
  await page.keyboard.press('Enter');
  const done = rows.filter({ hasText: say('roadmap.monday.done') });
  await expect(done).toHaveCount(total - unjudged);
  const open = rows.filter({ hasNotText: say('roadmap.monday.done') }).locator('[data-field="progress"]');
  for (let left = unjudged; left > 0; left -= 1) {
    await open.first().fill('0');
    await open.first().press('Enter');
    await expect(open).toHaveCount(left - 1);
  }
  await expect(done).toHaveCount(total);
  await expectAccessible(page);
  await page.context().close();
});

test('a dependency is asked for, and answered by whoever owns the other element', async () => {
  const mine = (await running('innboks', owner))[0]!;
  const theirs = (await running('hendelser', other))[0]!;
  const need = 'En hendelse når et brev er lest.';
  const page = await product.openAs(owner);
  await page.goto(`/matters/${mine.key}`);
  await arrived(page, mine.title);
  await expectAccessible(page);
  await expectNarrow(page);
  const part = page.locator('#dependencies');
  await tabTo(page, part.getByRole('button', { name: say('roadmap.ask') }));
  await page.keyboard.press('Enter');
  const picker = part.getByRole('combobox', { name: say('roadmap.askOn') });
  await expect(picker).toBeFocused();
  await page.keyboard.type(theirs.key);
  await expect(page.getByRole('option', { name: new RegExp(`^${theirs.key} `) })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await part.getByRole('button', { name: say('roadmap.askSend') }).click();
  await expect(part.getByRole('alert')).toHaveText(say('roadmap.askNeedMissing'));
  await part.getByRole('textbox', { name: say('roadmap.askNeed') }).fill(need);
  await part.getByLabel(say('roadmap.askBy')).fill(inDays(100));
  await expectAccessible(page);
  await part.getByRole('button', { name: say('roadmap.askSend') }).click();
  const asked = part.getByRole('listitem').filter({ hasText: need });
  await expect(asked).toContainText(say('roadmap.dependency.asked'));

  const answering = await product.openAs(other);
  await answering.goto('/');
  await arrived(answering, say('work.title'));
  const waiting = answering
    .getByRole('region', { name: new RegExp(`^${say('roadmap.title')}`) })
    .locator('.rt-dependency')
    .filter({ hasText: need });
  await tabTo(answering, waiting.getByRole('button', { name: say('roadmap.answer') }));
  await answering.keyboard.press('Enter');
  const form = answering.getByRole('form', { name: say('roadmap.answerTo', { key: mine.key }) });
  await form.getByRole('radio', { name: say('roadmap.answerNo') }).check();
  await form.getByRole('button', { name: say('roadmap.answerSend') }).click();
  await expect(form.getByRole('alert')).toHaveText(say('roadmap.answerWordsMissing'));
  await form.getByRole('radio', { name: say('roadmap.answerYes') }).check();
  await form.getByLabel(say('roadmap.answerDay')).fill(inDays(86));
  await expectAccessible(answering);
  await form.getByRole('button', { name: say('roadmap.answerSend') }).click();
  await expect(waiting).toHaveCount(0);
  await answering.context().close();

  await page.reload();
  await arrived(page, mine.title);
  await expect(asked).toContainText(say('roadmap.answeredBy', { name: other }));
  await expect(asked).not.toContainText(say('roadmap.dependency.asked'));
  await page.goto('/notices?show=all');
  await arrived(page, say('collaboration.notices'));
  await expect(
    page.getByText(say('collaboration.notice.dependencyAnswered', { actor: other, answer: 'accepted' })),
  ).toBeVisible();
  await page.context().close();
});

describe('the public roadmap, without login and without script', () => {
  let page: Page;
  let element = '';
  const languages: readonly Language[] = ['nb', 'nn', 'en'];

  for (const language of languages) {
    test(`is read in ${language}`, async () => {
      const words = (key: string, values = {}) => say(key, values, language);
      page ??= await product.open({ width: 390, height: 844, script: false });
      await page.goto(`/${language}/roadmap`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(
        page.getByRole('heading', { level: 1, name: words('public.roadmap.title') }),
      ).toBeVisible();
      await page.getByRole('main').getByRole('link', { name: 'Innboks', exact: true }).click();
      await expect(
        page.getByRole('heading', {
          level: 1,
          name: words('public.roadmap.productTitle', { product: 'Innboks' }),
        }),
      ).toBeVisible();
      await expect(
        page.getByRole('heading', { name: words('public.roadmap.state.inProgress') }),
      ).toBeVisible();
      const item = page.locator('.pub-state li a').first();
      const title = (await item.textContent()) ?? '';
      await item.click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole('region', { name: words('public.roadmap.facts') })).toContainText(
        words('public.roadmap.where'),
      );
      const widths = await page.locator('html').evaluate((e) => [e.scrollWidth, e.clientWidth]);
      expect(widths[0], page.url()).toBe(widths[1]);
      const path = new URL(page.url()).pathname;
      // The address is permanent: the same but for the language.
      element ||= path.replace(/^\/\w+/, '');
      expect(path).toBe(`/${language}${element}`);
    });
  }

  test('is accessible in every part, in every language', async () => {
    // The scan itself needs JavaScript; the pages are the same.
    const scanned = await product.open();
    for (const path of ['/nb/roadmap', '/nn/roadmap/innboks', `/en${element}`, '/nb/roadmap/finnes-ikke']) {
      await scanned.goto(path);
      await expect(scanned.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(scanned);
      await expectNarrow(scanned);
    }
  });
});
