import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const nn = (key: string, values?: Parameters<typeof say>[1]) => say(key, values, 'nn');

describe('the texts of a process', () => {
  test('the owner adopts a proposal, writes it anew and brings the old one back', async () => {
    const page = await product.openAs('Thea Kvammen');
    await page.goto('/handbook/deployment');
    await arrived(page, nn('handbook.process.deployment.name'));
    const name = nn('handbook.section.roles');
    const section = page.getByRole('region', { name });
    await expect(section.getByText(nn('handbook.proposal'), { exact: true })).toBeVisible();
    await expectAccessible(page);
    await tabTo(page, section.getByRole('button', { name: nn('handbook.adopt') }));
    await page.keyboard.press('Enter');
    await expect(section.getByText(nn('handbook.adoptedBy', { name: 'Thea Kvammen' }))).toBeVisible();
    await expect(section.getByText(nn('handbook.proposal'), { exact: true })).toHaveCount(0);

    await section.getByRole('button', { name: nn('handbook.edit', { section: name }) }).click();
    await expect(section.getByRole('textbox')).toBeFocused();
    await expectAccessible(page);
    await section.getByRole('textbox').fill('Den som **trykkjer**, følgjer med etterpå.');
    await page.keyboard.press('Control+Enter');
    await expect(section.getByText('følgjer med etterpå')).toBeVisible();
    await expect(section.getByRole('button', { name: nn('handbook.edit', { section: name }) })).toBeFocused();

    await section.getByRole('button', { name: nn('handbook.history', { section: name }) }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(nn('handbook.version', { number: 2 }))).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: nn('handbook.restoreNamed', { version: 1 }) }).click();
    await expect(dialog).toHaveCount(0);
    await expect(section.getByText('Deploy-Production')).toBeVisible();
  });

  test('others read it, and are offered nothing they may not do', async () => {
    const page = await product.openAs('Amina Yusuf Hassan');
    await page.goto('/handbook/deployment');
    await arrived(page, say('handbook.process.deployment.name'));
    const name = say('handbook.section.purpose');
    await expect(page.getByRole('region', { name })).toBeVisible();
    await expect(page.getByRole('button', { name: say('handbook.edit', { section: name }) })).toHaveCount(0);
    await expect(page.getByRole('button', { name: say('handbook.adopt') })).toHaveCount(0);
  });
});

describe('the matrix of routines', () => {
  test('is walked with the arrow keys, and a gap is filled by whoever leads the team', async () => {
    const page = await product.openAs('Vegard Rudshaug');
    await page.goto('/handbook/routines?show=hole');
    await arrived(page, say('handbook.routines.title'));
    await expectAccessible(page);
    const row = page.getByRole('row', { name: /^Team Innboks/ });
    const cells = row.getByRole('cell');
    await tabTo(page, cells.first().getByRole('link').first());
    await page.keyboard.press('End');
    await expect(cells.last().getByRole('link').first()).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(cells.nth(-2).getByRole('link').first()).toBeFocused();

    const hole = say('handbook.routines.state.hole');
    const gap = row.getByRole('cell').filter({ hasText: hole }).first().getByRole('link').first();
    const address = (await gap.getAttribute('href')) ?? '';
    const process = address.split('/').at(-1) ?? '';
    await gap.click();
    const name = say(`handbook.process.${process}.name`);
    await arrived(page, say('handbook.routines.heading', { process: name, team: 'Team Innboks' }));
    await expect(page.getByText(say('handbook.routines.none'))).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: say('handbook.routines.write') }));
    await page.keyboard.press('Enter');
    await page
      .getByRole('textbox', { name: say('handbook.routines.body') })
      .fill('Ukevakten **svarer** samme dag.');
    await expectAccessible(page);
    await page.getByRole('button', { name: say('handbook.save') }).click();
    await expect(page.getByText('samme dag')).toBeVisible();
    await expect(page.getByText(say('handbook.routines.state.current')).first()).toBeVisible();
    await expectAccessible(page);

    await page.goto('/handbook/routines');
    await arrived(page, say('handbook.routines.title'));
    const filled = page.locator(`a[href="${address}"]`);
    await expect(filled).toContainText(say('handbook.routines.state.current'));
  });

  test('leads from a number to what it is made of', async () => {
    const page = await product.openAs('Vegard Rudshaug');
    await page.goto('/handbook/routines?show=practised&process=deployment');
    await arrived(page, say('handbook.routines.title'));
    const number = page
      .getByRole('row', { name: /^Team Innboks/ })
      .getByRole('link', { name: new RegExp(`^${say('handbook.routines.practice.practised')}: \\d+`) });
    await number.click();
    const process = say('handbook.process.deployment.name');
    await arrived(page, say('handbook.routines.heading', { process, team: 'Team Innboks' }));
    const table = page.getByRole('table', { name: say('handbook.routines.counted') });
    await expect(table.getByRole('rowheader').first()).toBeVisible();
    await expectAccessible(page);
  });
});
