import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, say, tabTo } from './support.ts';

let product: TestProduct;
let page: Page;
const keys: string[] = [];
const lead = 'Ida Marie Fossdal';
const colleague = 'Amina Yusuf Hassan';
const team = 'team-skjemamotor';

beforeAll(async () => {
  product = await startProduct();
  const api = await product.as(lead);
  for (const title of ['Første på tavla', 'Andre på tavla', 'Tredje på tavla']) {
    const made = await api.write('POST', '/api/v1/issues', { title, team, labels: ['tavleprøve'] });
    keys.push(made.json<{ key: string }>().key);
  }
  page = await product.openAs(lead);
});
afterAll(() => product?.close());

const state = (name: string) => say(`process.issue.state.${name}`);
const column = (name: string) => page.locator(`[data-column-state="${name}"]`);
const card = (key: string) => page.locator(`[data-card="${key}"]`);
const link = (key: string) => card(key).locator('[data-card-link]');
const heard = (text: string | RegExp) =>
  expect(page.locator('[aria-live="polite"]').filter({ hasText: text }).first()).toBeAttached();
const order = (name: string) =>
  column(name)
    .locator('[data-card]')
    .evaluateAll((cards) =>
      cards
        .map((c) => ({ key: c.getAttribute('data-card'), top: c.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map((c) => c.key),
    );

describe('a board, with the keyboard alone', () => {
  test('is reached, and its cards walked with the arrows', async () => {
    await page.goto(`/backlog/teams/${team}?label=tavleprøve`);
    await arrived(page, 'Team Skjemamotor');
    await expect(card(keys[0]!)).toBeVisible();
    await expect(column('todo').getByRole('heading')).toContainText('3');
    await expectAccessible(page);
    await tabTo(page, link(keys[0]!));
    await page.keyboard.press('ArrowDown');
    await expect(link(keys[1]!)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(link(keys[0]!)).toBeFocused();
  });

  test('a card is put in another place, told, and keeps focus', async () => {
    await page.keyboard.press('Shift+ArrowDown');
    await heard(say('backlog.board.moved', { key: keys[0]!, state: state('todo'), place: 2, count: 3 }));
    await expect.poll(() => order('todo')).toEqual([keys[1], keys[0], keys[2]]);
    await expect(link(keys[0]!)).toBeFocused();
    // The menu does the same: to the bottom.
    await page.keyboard.press('m');
    const last = card(keys[0]!).getByRole('button', { name: say('backlog.board.last') });
    await tabTo(page, last);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => order('todo')).toEqual([keys[1], keys[2], keys[0]]);
    await expect(link(keys[0]!)).toBeFocused();
    await page.reload();
    await expect.poll(() => order('todo')).toEqual([keys[1], keys[2], keys[0]]);
  });

  test('a card goes to the next column with Shift and the arrow', async () => {
    await tabTo(page, link(keys[1]!));
    await page.keyboard.press('Shift+ArrowRight');
    await expect(column('inProgress').locator(`[data-card="${keys[1]}"]`)).toBeVisible();
    await expect(link(keys[1]!)).toBeFocused();
    await heard(state('inProgress'));
    await expect(column('todo').getByRole('heading')).toContainText('2');
    const now = (await (await product.as(lead)).get(`/api/v1/matters/${keys[1]}`)).json<{ state: string }>();
    expect(now.state).toBe('inProgress');
  });

  test('a limit is shown before it is broken, and breaking it is meant and kept', async () => {
    const address = `/api/v1/teams/${team}/boards/issue`;
    const api = await product.as(lead);
    const board = (await api.get(address)).json<{ version: number }>();
    await api.write(
      'PUT',
      address,
      { limits: [{ state: 'inProgress', most: 1 }] },
      { version: board.version },
    );
    await page.reload();
    await expect(column('inProgress').getByRole('heading')).toContainText(
      say('backlog.wip.of', { count: 1, limit: 1 }),
    );
    await tabTo(page, link(keys[2]!));
    await page.keyboard.press('Shift+ArrowRight');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(
      say('backlog.wip.ask', { state: state('inProgress'), count: 1, limit: 1 }),
    );
    await expectAccessible(page);
    await tabTo(page, dialog.getByRole('button', { name: say('backlog.wip.anyway') }));
    await page.keyboard.press('Enter');
    await expect(column('inProgress').locator(`[data-card="${keys[2]}"]`)).toBeVisible();
    await expect(column('inProgress').getByRole('heading')).toContainText(say('backlog.wip.over'));
    const told = (await api.get(`/api/v1/matters/${keys[2]}/history`)).json<{ items: { type: string }[] }>();
    expect(told.items.map((e) => e.type)).toContain('board.limitBroken');
  });

  test('what a colleague does is offered and never jumps', async () => {
    const api = await product.as(colleague);
    const made = await api.write('POST', '/api/v1/issues', {
      title: 'Fjerde på tavla',
      team,
      labels: ['tavleprøve'],
    });
    const { key } = made.json<{ key: string }>();
    const told = page.getByRole('status').filter({ hasText: say('backlog.live.waiting', { count: 1 }) });
    await expect(told).toBeVisible();
    await expect(card(key)).toHaveCount(0);
    await told.getByRole('button', { name: say('backlog.live.show') }).click();
    await expect(card(key)).toBeVisible();
    await expect(told).toHaveCount(0);
  });
});

describe('a board in lanes', () => {
  const cell = (lane: string, name: string) =>
    page.locator(`[data-lane="${lane}"][data-column-state="${name}"]`);

  test('a card goes to the lane above with Shift and the arrow, and is what the lane says', async () => {
    await page.goto(`/backlog/teams/${team}?label=tavleprøve&lane=issueType`);
    await arrived(page, 'Team Skjemamotor');
    const first = cell('task', 'todo').locator('[data-card-link]').first();
    await expect(first).toBeVisible();
    const key = (await cell('task', 'todo').locator('[data-card]').first().getAttribute('data-card')) ?? '';
    await expectAccessible(page);
    await tabTo(page, first);
    await page.keyboard.press('Shift+ArrowUp');
    await expect(cell('feature', 'todo').locator(`[data-card="${key}"]`)).toBeVisible();
    await expect(link(key)).toBeFocused();
    await heard(say('lists.lane.moved', { key, lane: say('process.issue.choice.issueType.feature') }));
    const now = (await (await product.as(lead)).get(`/api/v1/matters/${key}`)).json<{
      fields: { issueType: string };
    }>();
    expect(now.fields.issueType).toBe('feature');
    const head = page.locator('[data-lane-head="feature"]').getByRole('button');
    await expect(head).toContainText('1');
    await head.press('Enter');
    await expect(head).toHaveAttribute('aria-expanded', 'false');
    await expect(card(key)).toHaveCount(0);
  });

  test('cards are written where one stands, one after the other', async () => {
    await page.goto(`/backlog/teams/${team}?label=tavleprøve`);
    await arrived(page, 'Team Skjemamotor');
    await expect(column('todo').locator('[data-card]').first()).toBeVisible();
    await page.keyboard.press('c');
    const field = page.getByRole('textbox', {
      name: say('lists.add.new', { kind: say('process.issue.name').toLowerCase() }),
    });
    await expect(field).toBeFocused();
    for (const title of ['Skrevet på stedet', 'Og en til']) {
      await page.keyboard.type(title);
      await page.keyboard.press('Enter');
      await expect(column('todo').getByRole('link', { name: title })).toBeVisible();
      await expect(field).toHaveValue('');
      await expect(field).toBeFocused();
    }
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
  });
});

describe('a list', () => {
  test('several are chosen and edited at once with the keyboard', async () => {
    await page.goto(`/backlog/teams/${team}?label=tavleprøve&view=table&sort=rank`);
    await arrived(page, 'Team Skjemamotor');
    await expect(page.locator('[data-row]')).toHaveCount(6);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(page.getByText(say('portfolio.selected', { count: 3 }))).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: say('backlog.bulk.edit'), exact: true }).press('Enter');
    await page.getByRole('button', { name: say('field.estimate'), exact: true }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('7');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('backlog.bulk.done', { done: 3, failed: 0 })).first()).toBeAttached();
    await expect(
      page.locator('[data-row] [data-column="estimate"] .rt-cell-value', { hasText: /^7$/ }),
    ).toHaveCount(3);
  });

  test('a cell is edited where it stands, and the groups have their counts', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByRole('combobox').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.goto(`/backlog/teams/${team}?label=tavleprøve&view=table&group=state`);
    const group = page.locator('.rt-group', { hasText: state('inProgress') });
    await expect(group).toContainText('2');
    await expectAccessible(page);
  });
});

test('parts are added under an issue, and the tree is walked', async () => {
  await page.goto(`/matters/${keys[0]}`);
  await arrived(page, 'Første på tavla');
  const add = page.getByRole('textbox', {
    name: say('backlog.children.new', { kind: say('process.issue.name').toLowerCase() }),
  });
  for (const title of ['Første del', 'Andre del']) {
    await tabTo(page, add);
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name: new RegExp(title) })).toBeVisible();
  }
  const items = page.getByRole('tree').getByRole('treeitem');
  await items.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await expect(items.first()).toContainText('Andre del');
  await expectAccessible(page);
  await page.keyboard.press('Control+z');
  await expect(items.first()).toContainText('Første del');
});

test('an issue that has grown becomes an epic, with its parts', async () => {
  await page.goto(`/matters/${keys[0]}`);
  await arrived(page, 'Første på tavla');
  await page
    .getByRole('main')
    .getByRole('button', { name: say('common.more'), exact: true })
    .press('Enter');
  await page.getByRole('button', { name: say('backlog.promote.action') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(say('backlog.promote.text'));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: say('backlog.promote.action') }).press('Enter');
  await expect(page).toHaveURL(/\/matters\/EPO-/);
  await arrived(page, 'Første på tavla');
  await expect(page.getByRole('treeitem', { name: /Første del/ })).toBeVisible();
  const api = await product.as(lead);
  const was = (await api.get(`/api/v1/matters/${keys[0]}`)).json<{ state: string }>();
  expect(was.state).toBe('dropped');
});

test('a team plans a sprint with the keyboard, starts it, and sees what is left', async () => {
  const api = await product.as(lead);
  const way = `/api/v1/teams/${team}/way-of-working`;
  const { version } = (await api.get(way)).json<{ version: number }>();
  expect((await api.write('PUT', way, { way: 'sprints' }, { version })).statusCode).toBe(200);
  await page.goto(`/backlog/teams/${team}/planning`);
  await arrived(page, say('sprint.planningTitle', { team: 'Team Skjemamotor' }));
  const sprint = page.getByRole('region', { name: 'Sprint 1', exact: true });
  await expect(sprint).toContainText(say('sprint.empty'));
  const first = page.locator('[data-plan-list="backlog"] [data-plan-issue] > a').first();
  const title = (await first.textContent()) ?? '';
  await expectAccessible(page);
  await tabTo(page, first);
  await page.keyboard.press('Shift+ArrowRight');
  const moved = sprint.getByRole('link', { name: title, exact: true });
  await expect(moved).toBeFocused();
  await heard(/Sprint 1/);
  await sprint.getByRole('button', { name: say('sprint.start') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: say('sprint.goal') }).fill('Skjemaene er raske');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: say('sprint.start') }).press('Enter');
  await expect(sprint).toContainText('Skjemaene er raske');
  await sprint.getByRole('link', { name: say('sprint.report') }).press('Enter');
  await arrived(page, /^Sprint 1/);
  await expect(page.getByRole('heading', { name: say('sprint.burndown') })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expectAccessible(page);
});
