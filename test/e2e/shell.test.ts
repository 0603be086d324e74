import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Language } from '../../src/domain/kernel/text.ts';
import { languageTags } from '../../src/texts/index.ts';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const palette = (page: Page, language?: Language) =>
  page.getByRole('dialog', { name: say('common.palette', {}, language) });
const menuButton = (page: Page, name: string, language?: Language) =>
  page.getByRole('banner').getByRole('button', { name: say('common.personMenu', { name }, language) });

describe('with the keyboard', () => {
  let page: Page;

  test('the palette goes, does and finds', async () => {
    page = await product.openAs('Ingrid Solbakk');
    await page.goto('/');
    await arrived(page, say('work.title'));
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type(say('deliveries.section.calendar'));
    await expect(palette(page).getByRole('option', { selected: true })).toContainText(
      say('deliveries.section.calendar'),
    );
    await page.keyboard.press('Enter');
    await arrived(page, say('deliveries.calendar.title'));
    await expect(palette(page)).toBeHidden();

    // Also while one writes, and Escape leaves everything as it was.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xyzzy plugh');
    await expect(palette(page)).toContainText(say('common.palette.nothing', { text: 'xyzzy plugh' }));
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
  });

  test('/ finds a matter by a word of its title', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('varsler som folk');
    const found = palette(page).getByRole('option', { name: /TIL-7/ });
    await expect(found).toBeVisible();
    await expect(palette(page).getByRole('option', { selected: true })).toContainText('TIL-7');
    await page.keyboard.press('Enter');
    await arrived(page, 'Varsler som folk tør å stole på');
  });

  test('? tells the keys that work here, and g with a letter goes', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog').filter({ hasText: say('common.shortcuts.on') });
    await expect(help).toBeVisible();
    await expect(help.getByText(say('matter.editTitle'))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    for (const [letter, heading] of [
      ['p', say('portfolio.title')],
      ['h', say('handbook.title')],
      ['l', say('deliveries.list.title')],
      ['w', say('work.title')],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await arrived(page, heading);
    }
    // The page one left knew a key that this one does not.
    await page.keyboard.press('?');
    await expect(page.getByText(say('common.shortcuts.on'))).toBeVisible();
    await expect(page.getByText(say('matter.editTitle'))).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  test('the skip link leads past the menu', async () => {
    await page.goto('/portfolio');
    await arrived(page, say('portfolio.title'));
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: say('common.skip') });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
  });

  test('single keys can be switched off; those with Ctrl still work', async () => {
    await menuButton(page, 'Ingrid Solbakk').click();
    const single = page.getByRole('switch', { name: say('common.singleKeys') });
    await expect(single).toBeChecked();
    await expectAccessible(page);
    const kept = page.waitForResponse((r) => r.request().method() !== 'GET' && r.ok());
    await single.uncheck();
    await kept;
    await page.reload();
    await arrived(page, say('portfolio.title'));
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await expect(palette(page).getByRole('combobox')).toHaveValue('');
    expect(new URL(page.url()).pathname).toBe('/portfolio');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.context().close();
  });
});

test('the language is chosen, is that of the page, and stays', async () => {
  const page = await product.openAs('Amina Yusuf Hassan');
  await page.goto('/portfolio');
  await arrived(page, say('portfolio.title'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb-NO');
  await menuButton(page, 'Amina Yusuf Hassan').click();
  for (const [language, before] of [
    ['nn', 'nb'],
    ['en', 'nn'],
  ] as const) {
    await page.getByRole('combobox', { name: say('common.language', {}, before) }).selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', languageTags[language]);
    await expect(
      page.getByRole('heading', { level: 1, name: say('portfolio.title', {}, language) }),
    ).toBeVisible();
    await expect(
      page.getByRole('columnheader', { name: say('field.owner', {}, language) }).first(),
    ).toBeVisible();
  }
  await page.reload();
  await arrived(page, say('portfolio.title', {}, 'en'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await expect(
    page.getByRole('navigation', { name: say('common.navigation', {}, 'en') }).first(),
  ).toContainText(say('handbook.title', {}, 'en'));
  await expectAccessible(page);
  // A text is in the language it was written in, and says so.
  await page.goto('/matters/TIL-7');
  await arrived(page, 'Varsler som folk tør å stole på');
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', /^(nb|no)/);
  await page.context().close();
});

test('dark is chosen, and stays', async () => {
  const page = await product.openAs('Magnus Åsheim');
  const ground = () =>
    page.locator('body').evaluate((e) => e.ownerDocument.defaultView?.getComputedStyle(e).backgroundColor);
  await page.goto('/');
  await arrived(page, say('work.title'));
  const light = await ground();
  await menuButton(page, 'Magnus Åsheim').click();
  await page.getByRole('combobox', { name: say('common.theme') }).selectOption('dark');
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  await arrived(page, say('work.title'));
  expect(await ground()).toBe(dark);
  await page.context().close();
});

test('on a phone the bar at the bottom leads everywhere', async () => {
  const page = await product.openAs('Sara Nygjerde', { width: 390, height: 800 });
  await page.goto('/');
  await arrived(page, say('work.title'));
  const bar = page.locator('nav.rt-phone');
  await expect(bar).toBeInViewport({ ratio: 1 });
  await expect(page.locator('nav.rt-nav')).toBeHidden();
  await expectAccessible(page);
  await bar.getByRole('link', { name: say('portfolio.title') }).click();
  await arrived(page, say('portfolio.title'));
  await expect(bar.getByRole('link', { name: say('portfolio.title') })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expectAccessible(page);
  await bar.getByRole('button', { name: say('common.more') }).click();
  await bar.getByRole('button', { name: say('handbook.title') }).click();
  await arrived(page, say('handbook.title'));
  await bar.getByRole('button', { name: say('common.search') }).click();
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('TIL-7');
  await palette(page)
    .getByRole('option', { name: /TIL-7 / })
    .first()
    .click();
  await arrived(page, 'Varsler som folk tør å stole på');
  const widths = await page.locator('html').evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(widths[0]).toBe(widths[1]);
  await expectAccessible(page);
  await page.context().close();
});

test('what does not exist is said so inside the shell', async () => {
  const page = await product.openAs('Sara Nygjerde');
  await page.goto('/finnes/ikke');
  await arrived(page, say('common.notFound.title'));
  await expectAccessible(page);
  await tabTo(page, page.getByRole('main').getByRole('link', { name: say('common.error.home') }));
  await page.keyboard.press('Enter');
  await arrived(page, say('work.title'));
  await page.context().close();
});

test('the pages that no journey comes by are accessible too', async () => {
  const page = await product.openAs('Kari Øyehaug');
  const words = (key: string) => say(key, {}, 'nn');
  for (const [path, heading] of [
    ['/portfolio?view=board', words('portfolio.title')],
    ['/roadmap', words('roadmap.title')],
    ['/backlog', words('backlog.title')],
    ['/settings', words('settings.profile')],
    ['/settings/tokens', words('settings.tokens')],
    ['/settings/members', words('settings.members')],
    ['/settings/audit', words('settings.audit')],
    ['/api/docs', words('settings.api')],
  ] as const) {
    await page.goto(path);
    await arrived(page, heading);
    await expectAccessible(page);
  }
  await page.context().close();
});

test('innsyn, retention and personal data are accessible too', async () => {
  const page = await product.openAs('Kari Øyehaug');
  for (const [path, heading] of [
    ['/matters/TIL-7/disclosure', say('disclosure.of', { key: 'TIL-7' }, 'nn')],
    ['/matters/TIL-7/erasure', say('disclosure.erase.title', { key: 'TIL-7' }, 'nn')],
    ['/settings/disclosures', say('disclosure.title', {}, 'nn')],
    ['/settings/retention', say('disclosure.retention.title', {}, 'nn')],
    ['/settings/people', say('disclosure.people.title', {}, 'nn')],
  ] as const) {
    await page.goto(path);
    await arrived(page, heading);
    await expectAccessible(page);
  }
  await page.context().close();
});
