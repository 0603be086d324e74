import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator, Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, expectNarrow, initiative, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const writer = 'Ingrid Solbakk';
/** Reads nynorsk. */
const mentioned = 'Jonas Haugland';
const key = 'TIL-7';
const title = 'Varsler som folk tør å stole på';

describe('talking about a matter', () => {
  let page: Page;
  const area = (): Locator => page.getByRole('textbox', { name: say('collaboration.write') });
  const suggestions = (): Locator =>
    page.getByRole('listbox', { name: say('collaboration.suggestionsLabel') });
  const comment = (p: Page): Locator => p.locator('.rt-comment').filter({ hasText: 'teksten i varselet' });

  test('a person and a matter are picked with the keyboard while one writes', async () => {
    page = await product.openAs(writer);
    await page.goto(`/matters/${key}`);
    await arrived(page, title);
    await expectAccessible(page);
    await expectNarrow(page);
    await area().focus();
    await page.keyboard.type('Kan du se på **teksten** i varselet, @Jonas Hau');
    await expect(suggestions().getByRole('option', { selected: true })).toContainText(mentioned);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(area()).toHaveValue(`Kan du se på **teksten** i varselet, @${mentioned} `);
    await page.keyboard.type('? Den bør være lik den i #TIL-2');
    await expect(suggestions().getByRole('option', { selected: true })).toContainText('TIL-2');
    await page.keyboard.press('Tab');
    await expect(area()).toHaveValue(/#TIL-2 $/);
    await page.keyboard.press('Control+Enter');
    await expect(comment(page)).toBeVisible();
    await expect(comment(page).locator('strong').filter({ hasText: 'teksten' })).toBeVisible();
    await expect(comment(page).getByRole('link', { name: /TIL-2/ })).toHaveAttribute('href', /\/TIL-2$/);
    await expect(comment(page)).toContainText(mentioned);
    await expect(area()).toHaveValue('');
    await expect(area()).toBeFocused();
  });

  test('whoever was mentioned follows, and is told in their own language', async () => {
    await page.getByRole('button', { name: /^\d+ følger/ }).click();
    const who = page.locator('.rt-menu').filter({ hasText: mentioned });
    await expect(who).toContainText(say('collaboration.watch.reason.mentioned'));
    await page.keyboard.press('Escape');

    const other = await product.openAs(mentioned);
    await other.goto('/notices');
    await arrived(other, say('collaboration.notices', {}, 'nn'));
    const told = other.getByRole('listitem').filter({ has: other.getByRole('heading', { name: title }) });
    await expect(told).toContainText(say('collaboration.notice.mentioned', { actor: writer }, 'nn'));
    await expectAccessible(other);
    await expectNarrow(other);
    await told
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await arrived(other, title);
    await expect(comment(other)).toBeVisible();
    const follow = other.getByRole('button', { name: say('collaboration.watching', {}, 'nn'), exact: true });
    await tabTo(other, follow);
    await other.keyboard.press('Enter');
    await expect(
      other.getByRole('button', { name: say('collaboration.watch', {}, 'nn'), exact: true }),
    ).toBeVisible();
    await other.context().close();
  });

  test('a file is attached and comes as a download; a page of HTML is not taken in', async () => {
    const files = page.locator('#attachments');
    const input = files.locator('input[type="file"]');
    await input.setInputFiles({
      name: 'Ordliste.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('varsel: det du får når noe har skjedd\n'),
    });
    const link = files.getByRole('link', { name: 'Ordliste.txt', exact: true });
    await expect(link).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('Ordliste.txt');
    expect(await readFile(await download.path(), 'utf8')).toContain('varsel: det du får');
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');

    await input.setInputFiles({
      name: 'side.html',
      mimeType: 'text/html',
      buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
    });
    await expect(files.getByRole('alert')).toContainText('side.html');
    await expect(files.getByRole('link', { name: 'side.html' })).toHaveCount(0);
    await expectAccessible(page);
    await page.context().close();
  });
});

describe('a channel', () => {
  test('is connected by whoever leads a team, and a message comes through', async () => {
    const received: string[] = [];
    const tool = createServer((request, response) => {
      request.on('data', (chunk) => received.push(String(chunk)));
      request.on('end', () => response.end('ok'));
    });
    await new Promise<void>((resolve) => tool.listen(0, '127.0.0.1', resolve));
    try {
      const page = await product.openAs('Arild Myhrestuen');
      await page.goto('/settings/channels');
      await arrived(page, say('integration.channels'));
      await expectAccessible(page);
      await expectNarrow(page);
      await tabTo(page, page.getByRole('button', { name: say('integration.newChannel') }).first());
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: say('integration.channelName') }).fill('#oppslag');
      await dialog.getByRole('button', { name: say('common.save') }).click();
      await expect(dialog.getByRole('alert')).toHaveText(say('integration.fillInChannel'));
      await expectAccessible(page);
      await dialog
        .getByRole('textbox', { name: say('integration.address') })
        .fill(`http://127.0.0.1:${(tool.address() as AddressInfo).port}/services/hemmelig-ende`);
      await dialog
        .getByRole('combobox', { name: say('integration.place'), exact: true })
        .selectOption({ label: 'Team Oppslag og lager' });
      await dialog.getByRole('button', { name: say('common.save') }).click();
      await arrived(page, '#oppslag');
      await expect(page.getByText('…ende')).toBeVisible();
      await expect(page.getByText('hemmelig')).toHaveCount(0);
      await page.getByRole('button', { name: say('integration.testChannel') }).click();
      await expect(page.getByRole('cell', { name: say('integration.status.delivered') })).toBeVisible({
        timeout: 30_000,
      });
      expect(received.join('')).toContain('#oppslag');
      await expectAccessible(page);
      await expectNarrow(page);
      await page.context().close();
    } finally {
      await new Promise((resolve) => tool.close(resolve));
    }
  });
});

describe('finding', () => {
  let page: Page;
  const hits = (): Locator => page.getByRole('list', { name: say('search.results') }).getByRole('listitem');
  const field = (): Locator => page.getByRole('searchbox', { name: say('search.prompt') });

  test('a word of nynorsk finds what is written in bokmål', async () => {
    page = await product.openAs(writer);
    await page.goto('/search');
    await arrived(page, say('search.title'));
    await expectAccessible(page);
    await tabTo(page, field());
    await page.keyboard.type('hending');
    await expect(page).toHaveURL(/q=hending/);
    await expect(
      hits()
        .filter({ hasText: /hendelse/i })
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await page.keyboard.press('ArrowDown');
    await expect(hits().first().getByRole('link')).toBeFocused();
  });

  test('a slip of the finger is told, and finds what was meant', async () => {
    await field().fill('innlogginng');
    const [before] = say('search.corrected', { typed: 'innlogginng', meant: '@' }).split('@');
    await expect(page.getByRole('status').filter({ hasText: before ?? '' })).toBeVisible();
    await expect(
      hits()
        .filter({ hasText: /innlogging/i })
        .first(),
    ).toBeVisible();
    await page.getByRole('combobox', { name: say('search.kind') }).selectOption('epic');
    await expect(page).toHaveURL(/kind=epic/);
    await expect(hits().first()).toContainText('EPO-');
    await expect(hits().filter({ hasText: 'TIL-' })).toHaveCount(0);
  });

  test('the palette opens a matter by its key', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('til-7');
    const palette = page.getByRole('dialog', { name: say('common.palette') });
    await expect(palette.getByRole('option', { selected: true })).toContainText(title);
    await page.keyboard.press('Enter');
    await arrived(page, title);
    await expect(page).toHaveURL(new RegExp(`/matters/${key}$`));
  });
});

describe('a view of a list', () => {
  const name = 'Må gjøres i prøven';
  const tools = (p: Page, language: 'nb' | 'nn' = 'nb'): Locator =>
    p.getByRole('button', { name: say('search.tools', {}, language) });

  test('is saved with its filters, and shared with the agency', async () => {
    const page = await product.openAs(writer);
    await page.goto('/portfolio?priority=1&sort=title');
    await arrived(page, say('portfolio.title'));
    await tabTo(page, tools(page));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: say('search.view.save'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('common.save') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(say('search.view.nameNeeded'));
    await expectAccessible(page);
    await dialog.getByRole('textbox', { name: say('search.view.name') }).fill(name);
    await dialog.getByRole('combobox', { name: say('search.view.sharedWith') }).selectOption('agency');
    await dialog.getByRole('button', { name: say('common.save') }).click();
    await expect(dialog).toHaveCount(0);
    const saved = page.getByRole('link', { name, exact: true });
    await expect(saved).toHaveAttribute('aria-current', 'page');
    await expectAccessible(page);
    await page.context().close();
  });

  test('is opened by a colleague from the navigation, and taken along as a file in their language', async () => {
    const page = await product.openAs(mentioned);
    await page.goto('/');
    await arrived(page, say('work.title', {}, 'nn'));
    await tabTo(page, page.getByRole('link', { name, exact: true }));
    await page.keyboard.press('Enter');
    await arrived(page, say('portfolio.title', {}, 'nn'));
    await expect(page).toHaveURL(/priority=1/);
    await expect(page).toHaveURL(/sort=title/);
    await expectAccessible(page);
    await expectNarrow(page);
    await tools(page, 'nn').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('search.export.csv', {}, 'nn'), exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).split(/\r?\n/).filter(Boolean);
    expect(lines[0]).toContain(initiative.field('title', 'nn'));
    expect(lines[0]).toContain(say('field.owner', {}, 'nn'));
    expect(lines[0]).not.toContain(say('field.owner'));
    const shown = await page.getByRole('main').getByRole('row').count();
    expect(lines.length).toBe(shown);
    await page.context().close();
  });

  test('is in the settings with the others', async () => {
    const page = await product.openAs(writer);
    await page.goto('/settings/views');
    await arrived(page, say('search.views'));
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole('button', { name: say('search.view.removeNamed', { name }) }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('search.view.remove') })
      .click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
    await page.context().close();
  });
});
