import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, choose, expect, expectAccessible, expectNarrow, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const manager = 'Ingrid Solbakk';
const secretary = 'Camilla Holtestad';

/** What is chosen in a menu comes as a file: its name, and its bytes, which are those of a zip with something in it. */
async function expectOffice(page: Page, choose: () => Promise<void>, ending: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), choose()]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(bytes.length).toBeGreaterThan(2000);
}

describe('the weekly meeting', () => {
  let page: Page;
  let key = '';
  let first = '';
  const words = 'Møtet ber om å se tallene på nytt i januar.';
  const panel = (p: Page): Locator => p.locator('.rt-item');
  const agenda = (p: Page): Locator => p.locator('.rt-agenda-list > li');

  test('the planned meeting is found beside the portfolio, its agenda made from the data', async () => {
    page = await product.openAs(manager);
    await page.goto('/meetings');
    await arrived(page, say('meeting.title'));
    await expectAccessible(page);
    await expectNarrow(page);
    const upcoming = page.getByRole('table', { name: say('meeting.upcoming') });
    await tabTo(page, upcoming.getByRole('link'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/meetings\/[A-Z]+-\d+$/);
    key = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await arrived(page, /.+/);
    await expect(agenda(page).first()).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
  });

  test('n and p go from item to item', async () => {
    const total = await agenda(page).count();
    expect(total).toBeGreaterThan(2);
    const place = (n: number) => say('meeting.itemNumber', { place: n, total });
    await expect(panel(page)).toContainText(place(1));
    await page.keyboard.press('n');
    await expect(panel(page)).toContainText(place(2));
    await page.keyboard.press('n');
    await expect(panel(page)).toContainText(place(3));
    await expect(agenda(page).nth(2).getByRole('button')).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await expect(panel(page)).toContainText(place(1));
    await expect(panel(page)).toContainText(say('meeting.notStarted'));
  });

  test('a decision is recorded, and who else has the meeting open is told without anything moving', async () => {
    await page.getByRole('button', { name: say('meeting.open'), exact: true }).click();
    const record = panel(page).getByRole('button', { name: say('meeting.record'), exact: true });
    await expect(record).toBeVisible();
    first = (await panel(page).getByRole('heading', { level: 2 }).textContent()) ?? '';

    const other = await product.openAs(secretary);
    await other.goto(`/meetings/${key}`);
    await arrived(other, /.+/);
    await expect(panel(other)).toContainText(first);

    await record.click();
    await expect(panel(page).getByRole('alert')).toHaveText(say('meeting.chooseFirst'));
    const noted = panel(page).getByRole('radio', { name: say('meeting.decide.noted') });
    await tabTo(page, panel(page).getByRole('radio'));
    await choose(page, noted);
    await panel(page)
      .getByRole('textbox', { name: say('meeting.words') })
      .fill(words);
    await expectAccessible(page);
    await tabTo(page, record);
    await page.keyboard.press('Enter');
    await expect(panel(page).locator('.rt-recorded')).toContainText(say('meeting.decide.noted'));
    await expect(panel(page).locator('.rt-recorded')).toContainText(words);

    const told = other
      .getByRole('status')
      .filter({ hasText: say('meeting.live', { decisions: 1, changes: 1, who: manager }) });
    await expect(told).toBeVisible();
    await expect(panel(other).locator('.rt-recorded')).toHaveCount(0);
    await expectAccessible(other);
    await told.getByRole('button', { name: say('meeting.liveShow') }).click();
    await expect(agenda(other).first()).toContainText(say('meeting.decide.noted'));
    await expect(told).toHaveCount(0);
    await other.context().close();
  });

  test('the minute is there already, and comes as a document that people can go on editing', async () => {
    await choose(page, page.getByRole('radio', { name: say('meeting.minute'), exact: true }));
    const minute = page.getByRole('article');
    await expect(minute).toContainText(words);
    await expect(minute.getByRole('heading', { name: first })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await expectOffice(
      page,
      async () => {
        await page.getByRole('button', { name: say('meeting.documents') }).click();
        await page
          .getByRole('button', {
            name: say('meeting.documentIn', {
              document: say('meeting.downloadMinute'),
              language: say('common.language.nn'),
            }),
          })
          .click();
      },
      'docx',
    );
  });

  test('the minute is approved, and after that only addenda are written', async () => {
    await page.getByRole('button', { name: say('meeting.close'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/ikke behandlet/);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: say('meeting.close') }).click();
    await expect(page.getByText(say('meeting.approvedBy', { name: manager }))).toBeVisible();
    await expect(page.getByRole('button', { name: say('meeting.change'), exact: true })).toHaveCount(0);
    await page
      .getByRole('button', { name: say('meeting.addAddendum'), exact: true })
      .last()
      .click();
    await dialog.getByRole('textbox').fill('Tallene kom dagen etter.');
    await dialog.getByRole('button', { name: say('meeting.save') }).click();
    await expect(page.getByRole('article')).toContainText('Tallene kom dagen etter.');
  });
});

describe('a list that goes out', () => {
  let page: Page;
  const title = 'Prøve på virksomhetsplan';
  const rows = (): Locator => page.locator('.rt-plan tbody tr');

  test('is made, and initiatives are found for it', async () => {
    page = await product.openAs(manager);
    await page.goto('/plans');
    await arrived(page, say('plan.title'));
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole('button', { name: say('plan.new') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: say('plan.typeLabel') }).selectOption('yearPlan');
    await dialog.getByRole('textbox', { name: say('plan.name') }).fill(title);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: say('plan.make') }).click();
    await arrived(page, title);
    await expect(page.getByText(say('plan.noItems'))).toBeVisible();
    const picker = page.getByRole('combobox', { name: say('plan.add') });
    for (const [count, key] of [
      [1, 'TIL-2'],
      [2, 'TIL-3'],
      [3, 'TIL-4'],
    ] as const) {
      await picker.fill(key);
      await page.getByRole('option', { name: new RegExp(`^${key} `) }).click();
      await expect(rows()).toHaveCount(count);
    }
  });

  test('is put in order with Alt and the arrows, and summed', async () => {
    const link = page.getByRole('link', { name: /TIL-2\b/ });
    await link.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(rows().nth(1)).toContainText('TIL-2');
    await page.getByRole('button', { name: say('plan.up', { key: 'TIL-4' }) }).click();
    await expect(rows().nth(1)).toContainText('TIL-4');
    await expect(rows().nth(0)).toContainText('TIL-3');

    const amount = (key: string) => page.getByRole('textbox', { name: say('plan.amountOf', { key }) });
    await amount('TIL-3').fill('mye');
    await page.keyboard.press('Enter');
    await expect(rows().nth(0)).toContainText(say('plan.amountBad'));
    await amount('TIL-3').fill('1 250 000');
    await page.keyboard.press('Enter');
    await expect(page.locator('.rt-plan tfoot')).toContainText(/1\s250\s000/);
    await expectAccessible(page);
    await expectNarrow(page);
  });

  test('is frozen as it stands, and comes as a workbook', async () => {
    await page.getByRole('button', { name: say('plan.freeze'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(say('plan.freezeText'));
    await dialog.getByRole('button', { name: say('plan.freeze') }).click();
    await expect(page.locator('.rt-frozen-note')).toBeVisible();
    await expect(page.getByRole('combobox', { name: say('plan.add') })).toHaveCount(0);
    await expect(page.getByRole('button', { name: say('plan.up', { key: 'TIL-4' }) })).toHaveCount(0);
    await expect(rows()).toHaveText([/TIL-3/, /TIL-4/, /TIL-2/]);
    await expectAccessible(page);
    for (const [choice, ending] of [
      ['plan.exportXlsx', 'xlsx'],
      ['plan.exportDocx', 'docx'],
    ] as const)
      await expectOffice(
        page,
        async () => {
          await page.getByRole('button', { name: say('plan.export'), exact: true }).click();
          await page
            .getByRole('button', { name: say(choice, { language: say('common.language.nb') }) })
            .click();
        },
        ending,
      );
  });

  test('what has changed since it was frozen is told', async () => {
    const api = await product.as(manager);
    const { version } = (await api.get('/api/v1/matters/TIL-3')).json<{ version: number }>();
    const changed = await api.write(
      'PATCH',
      '/api/v1/initiatives/TIL-3',
      { title: 'Nytt navn etter frysingen' },
      { version },
    );
    expect(changed.statusCode, changed.body).toBe(200);
    await page.getByRole('button', { name: say('plan.compare'), exact: true }).click();
    await expect(page.getByRole('cell', { name: 'Nytt navn etter frysingen', exact: true })).toBeVisible();
    await expect(rows().nth(0)).not.toContainText('Nytt navn etter frysingen');
    await expectAccessible(page);
  });
});
