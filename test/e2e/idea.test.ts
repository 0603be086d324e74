import type { Locator, Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, expectNarrow, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

/** From another agency, and reads nynorsk. */
const asker = 'Olav Tveiterås';
const employee = 'Berit Tangerås';
const productOwner = 'Sara Nygjerde';
const title = 'Kvittering når eit brev er opna i innboksen';
const why = 'Vi svarer på tjue telefoner i uka om brev som er sendt.';

const nn = (key: string, values?: Parameters<typeof say>[1]) => say(key, values, 'nn');
const answer = (page: Page, question: string, choice: string): Locator =>
  page
    .getByRole('group', { name: nn(`need.door.question.${question}`) })
    .getByRole('radio', { name: nn(`need.door.${question}.${choice}`) });
const bell = (page: Page): Locator => page.getByRole('banner').locator('a[href="/notices"]');

describe('an idea from another agency', () => {
  let page: Page;
  let key = '';

  test('a service owner signs in and comes to the front door with the keyboard', async () => {
    page = await product.open();
    await page.goto('/needs');
    const olav = page.getByRole('button', { name: new RegExp(`^${asker}`) });
    await tabTo(page, olav);
    await page.keyboard.press('Enter');
    await arrived(page, nn('need.title'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'nn-NO');
    await expectAccessible(page);
    await expectNarrow(page);
    await page.goto('/needs/new');
    await arrived(page, nn('need.door.title'));
    await expectAccessible(page);
  });

  test('a fault or an order is told where it goes, and is not made a need', async () => {
    await tabTo(page, answer(page, 'matter', 'idea'));
    await page.keyboard.press('ArrowDown');
    await expect(answer(page, 'matter', 'fault')).toBeChecked();
    await expect(page.getByRole('heading', { name: nn('need.door.to.faultDesk') })).toBeVisible();
    await expect(page.getByRole('button', { name: nn('need.door.send') })).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { name: nn('need.door.to.orderDesk') })).toBeVisible();
    await expectAccessible(page);
    await answer(page, 'matter', 'idea').check();
  });

  test('nothing is sent before it is said in a sentence', async () => {
    const send = page.getByRole('button', { name: nn('need.door.send') });
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/needs\/new$/);
    const short = page.getByRole('textbox', { name: nn('process.need.field.title') });
    await short.fill('Kv');
    // Money, teams and months are ours to judge: whoever is outside is not asked.
    await expect(page.getByRole('group', { name: nn('need.door.question.money') })).toHaveCount(0);
    await send.click();
    await expect(page.getByText(nn('need.answer.titleShort'))).toBeVisible();
    await expect(short).toBeFocused();
  });

  test('it is told where it belongs, and lands with whoever has the product', async () => {
    await page.getByRole('textbox', { name: nn('process.need.field.title') }).fill(title);
    await page
      .getByRole('textbox', { name: nn('process.need.field.description') })
      .fill('Vi veit ikkje om den som fekk brevet, har opna det.');
    const place = page.getByRole('region', { name: nn('need.door.belongs') });
    await expect(place).toContainText(nn('need.door.to.consider'));
    await page.getByRole('combobox', { name: nn('field.product') }).selectOption({ label: 'Innboks' });
    await expectAccessible(page);
    await expectNarrow(page);
    await tabTo(page, page.getByRole('button', { name: nn('need.door.send') }));
    await page.keyboard.press('Enter');
    await arrived(page, title);
    key = /\/matters\/(BEH-\d+)$/.exec(page.url())?.[1] ?? '';
    expect(key).toMatch(/^BEH-\d+$/);
    await expect(page.getByText(nn('need.support.own'))).toBeVisible();
    await expect(page.getByRole('region', { name: nn('need.handle.title') })).toHaveCount(0);
    await expectAccessible(page);
    await expectNarrow(page);
  });

  test('an employee supports it, and has to say why', async () => {
    const other = await product.openAs(employee);
    await other.goto(`/matters/${key}`);
    await arrived(other, title);
    await tabTo(other, other.getByRole('button', { name: say('need.support.action') }));
    await other.keyboard.press('Enter');
    const dialog = other.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: say('need.support.heading', { key }) })).toBeVisible();
    await dialog.getByRole('button', { name: say('need.support.give') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(say('common.reasonNeeded'));
    await expectAccessible(other);
    await dialog.getByRole('textbox', { name: say('need.support.why') }).fill(why);
    await dialog.getByRole('button', { name: say('need.support.give') }).click();
    await expect(other.getByText(why).first()).toBeVisible();
    await expect(other.getByRole('button', { name: say('need.support.withdraw') })).toBeVisible();
    await expect(other.getByRole('heading', { name: say('need.support.count', { count: 1 }) })).toBeVisible();
    await other.context().close();
  });

  test('the product owner is told, and takes it up with an epic made for it', async () => {
    const owner = await product.openAs(productOwner);
    await owner.goto('/notices');
    await arrived(owner, say('collaboration.notices'));
    const told = owner.getByRole('listitem').filter({ has: owner.getByRole('heading', { name: title }) });
    await expect(told).toContainText(say('collaboration.notice.needArrived'));
    await expectAccessible(owner);
    await expectNarrow(owner);

    await owner.goto('/');
    await arrived(owner, say('work.title'));
    const waiting = owner.getByRole('region', { name: new RegExp(say('need.waiting.title')) });
    await waiting.getByRole('link', { name: new RegExp(title) }).click();
    await arrived(owner, title);
    await expect(owner.getByText(why).first()).toBeVisible();
    const handle = owner.getByRole('region', { name: say('need.handle.title') });
    await tabTo(owner, handle.getByRole('button', { name: say('need.handle.answer') }));
    await owner.keyboard.press('Enter');
    const dialog = owner.getByRole('dialog');
    await dialog.getByRole('button', { name: say('need.answer.takeUp') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(say('need.answer.choose'));
    await dialog.getByRole('radio', { name: say('need.answer.new') }).check();
    await dialog.getByRole('combobox', { name: say('need.answer.kind') }).selectOption('epic');
    await dialog.getByRole('combobox', { name: say('field.team') }).selectOption({ label: 'Team Innboks' });
    await expectAccessible(owner);
    await dialog.getByRole('button', { name: say('need.answer.takeUp') }).click();
    await expect(dialog).toHaveCount(0);
    await expect(owner.getByText(say('process.need.state.takenUp'), { exact: true }).first()).toBeVisible();
    await expect(handle.getByRole('button', { name: say('need.handle.more') })).toBeVisible();
    await expect(owner.getByRole('link', { name: /EPO-\d+/ }).first()).toBeVisible();
    await owner.context().close();
  });

  test('whoever asked gets word in their own language, by the bell, while they read', async () => {
    await expect(bell(page)).not.toHaveAccessibleName(nn('collaboration.bell', { count: 0, shown: '0' }));
    await tabTo(page, bell(page));
    await page.keyboard.press('Enter');
    await arrived(page, nn('collaboration.notices'));
    const group = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
    await expect(group).toContainText(nn('collaboration.notice.needTakenUp'));
    await expectAccessible(page);
    await group.getByRole('button', { name: nn('collaboration.markRead') }).click();
    await expect(group).toHaveCount(0);
    await page.getByRole('radio', { name: nn('collaboration.show.all') }).check();
    await expect(group).toContainText(nn('collaboration.notice.needTakenUp'));
    await expect(group.getByRole('button', { name: nn('collaboration.markUnread') })).toBeVisible();
  });

  test('whoever supported it gets the same word in theirs', async () => {
    const other = await product.openAs(employee);
    await other.goto('/notices');
    await arrived(other, say('collaboration.notices'));
    const group = other.getByRole('listitem').filter({ has: other.getByRole('heading', { name: title }) });
    await expect(group).toContainText(say('collaboration.notice.needTakenUp'));
    await group.getByRole('link', { name: new RegExp(title) }).click();
    await arrived(other, title);
    await other.context().close();
  });
});
