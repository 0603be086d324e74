import type { Locator, Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, initiative, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const title = 'Én kvittering for alt som sendes inn';
const field = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: initiative.field(name), exact: true });
const history = (page: Page): Locator => page.getByRole('region', { name: say('matter.history') });
const steps = (page: Page): Locator => page.getByRole('list', { name: say('matter.phases') });
/** Opens a text, writes it anew and saves it with the keyboard. */
async function write(page: Page, name: string, text: string): Promise<void> {
  await field(page, name)
    .getByRole('button', { name: say('matter.edit', { field: initiative.field(name) }) })
    .click();
  await field(page, name).getByRole('textbox').fill(text);
  const saved = page.waitForResponse((r) => r.request().method() === 'PATCH' && r.ok());
  await page.keyboard.press('Control+Enter');
  await saved;
}

describe('an initiative, from the idea to the problem phase', () => {
  let page: Page;
  let key = '';

  test('is registered with the keyboard alone', async () => {
    page = await product.open();
    await page.goto('/portfolio');
    const ingrid = page.getByRole('button', { name: /^Ingrid Solbakk/ });
    await expect(ingrid).toBeVisible();
    await expectAccessible(page);
    await tabTo(page, ingrid);
    await page.keyboard.press('Enter');
    await arrived(page, say('portfolio.title'));
    await expectAccessible(page);

    await page.keyboard.press('c');
    await arrived(page, say('process.initiative.new'));
    await tabTo(page, page.getByRole('textbox', { name: initiative.field('title') }));
    await page.keyboard.press('Enter');
    await expect(page.getByText(say('portfolio.titleShort', { least: 3 }))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');

    await arrived(page, title);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    key = /\/matters\/(TIL-\d+)$/.exec(page.url())?.[1] ?? '';
    expect(key).toMatch(/^TIL-\d+$/);
  });

  test('says in words what is missing, and leads to where it is mended', async () => {
    const next = page.getByRole('region', { name: say('matter.stateAndNext') });
    const open = say('matter.criteriaMet', {
      state: initiative.state('problem'),
      met: 0,
      total: 7,
      open: 7,
    });
    await expect(next).toContainText(open);
    const missing = next.getByRole('button', { name: initiative.criterion('TIL-P2') });
    await tabTo(page, missing);
    await page.keyboard.press('Enter');
    await expect(
      field(page, 'description').getByRole('button', {
        name: say('matter.edit', { field: initiative.field('description') }),
      }),
    ).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Folk skal få **én** kvittering, uansett hvor de sendte inn.');
    await page.keyboard.press('Control+Enter');
    await expect(field(page, 'description').locator('strong')).toHaveText('én');
    await expect(next).toContainText(
      say('matter.criteriaMet', { state: initiative.state('problem'), met: 1, total: 7, open: 6 }),
    );
    await expect(missing).toHaveCount(0);
  });

  test('its criteria are ticked with a note, and one is waived with a reason', async () => {
    const criterion = (id: string) => page.locator(`#criterion-${id}`);
    for (const id of ['TIL-P1', 'TIL-P3', 'TIL-P4']) {
      await criterion(id)
        .getByRole('checkbox', { name: initiative.criterion(id) })
        .check();
      await expect(criterion(id)).toContainText('Ingrid Solbakk');
    }
    await criterion('TIL-P1')
      .getByRole('button', { name: say('matter.noteOn', { criterion: initiative.criterion('TIL-P1') }) })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: say('matter.note') }).fill('Elleve intervjuer i vår.');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: say('common.save') }).click();
    await expect(criterion('TIL-P1')).toContainText('Elleve intervjuer i vår.');

    await criterion('TIL-P5')
      .getByRole('button', { name: say('matter.waiveNamed', { criterion: initiative.criterion('TIL-P5') }) })
      .click();
    await dialog.getByRole('button', { name: say('matter.waive') }).click();
    await expect(dialog.getByRole('alert')).toHaveText(say('common.reasonNeeded'));
    await dialog.getByRole('textbox').fill('Avklares i konseptfasen.');
    await dialog.getByRole('button', { name: say('matter.waive') }).click();
    await expect(criterion('TIL-P5')).toContainText('Avklares i konseptfasen.');
    await expect(criterion('TIL-P5')).toContainText(say('matter.waivedBy', { name: 'Ingrid Solbakk' }));
  });

  test('moves to Problem when everything is in place', async () => {
    await page.getByRole('button', { name: initiative.move('toProblem'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(say('matter.missingHeading', { count: 2 }));
    await dialog.getByRole('button', { name: initiative.criterion('TIL-P6') }).click();

    const owner = page.getByRole('combobox', { name: say('field.owner') });
    await expect(owner).toBeFocused();
    await page.keyboard.type('Nora Vest');
    await expect(page.getByRole('option', { name: /Nora Vestbygda/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(owner).toHaveValue('Nora Vestbygda');
    await write(page, 'nextPhaseScope', 'To personer i seks uker.');
    await expect(page.getByText(say('matter.ready', { state: initiative.state('problem') }))).toBeVisible();

    await page.getByRole('button', { name: initiative.move('toProblem'), exact: true }).click();
    await dialog.getByRole('button', { name: initiative.move('toProblem') }).click();
    await expect(steps(page).locator('[aria-current="step"]')).toHaveText(initiative.state('problem'));
    await expectAccessible(page);
  });

  test('a colleague is told of a change without losing the place', async () => {
    const other = await product.openAs('Anne Lise Moenget');
    const stream = other.waitForResponse((r) => r.url().includes('/api/v1/events/stream?node='));
    await other.goto(`/matters/${key}`);
    await arrived(other, title);
    expect((await stream).status()).toBe(200);
    const place = other.getByRole('textbox', { name: initiative.field('personMonths') });
    await place.focus();

    await write(page, 'problemStatement', 'Hver tredje som sender inn, ringer for å høre om det kom fram.');
    const told = other.getByRole('status').filter({
      hasText: say('matter.newChanges', { count: 1, who: 'Ingrid Solbakk' }),
    });
    await expect(told).toBeVisible();
    await expect(place).toBeFocused();
    await expect(field(other, 'problemStatement')).not.toContainText('Hver tredje');
    await expectAccessible(other);
    await told.getByRole('button', { name: say('matter.showChanges') }).click();
    await expect(field(other, 'problemStatement')).toContainText('Hver tredje som sender inn');
    await expect(told).toHaveCount(0);
    await other.context().close();
  });

  test('two who write in the same field both see both versions', async () => {
    const other = await product.openAs('Anne Lise Moenget');
    await other.goto(`/matters/${key}`);
    await arrived(other, title);
    const section = field(other, 'description');
    await section
      .getByRole('button', { name: say('matter.edit', { field: initiative.field('description') }) })
      .click();
    await section.getByRole('textbox').fill('Anne Lises beskrivelse.');

    await write(page, 'description', 'Ingrids beskrivelse.');
    await expect(field(page, 'description')).toContainText('Ingrids beskrivelse.');

    await other.keyboard.press('Control+Enter');
    const conflict = section.getByRole('alert');
    await expect(conflict).toContainText(say('matter.conflict', { field: initiative.field('description') }));
    await expect(conflict).toContainText('Ingrids beskrivelse.');
    await expect(conflict).toContainText('Anne Lises beskrivelse.');
    await expectAccessible(other);
    await conflict.getByRole('button', { name: say('matter.conflict.keepMine') }).click();
    await expect(conflict).toHaveCount(0);
    await expect(section.getByText('Anne Lises beskrivelse.')).toBeVisible();
    await other.context().close();
  });

  test('the history tells it field by field, and nothing written is lost', async () => {
    await page.reload();
    await arrived(page, title);
    await expect(field(page, 'description')).toContainText('Anne Lises beskrivelse.');
    const entry = history(page)
      .getByRole('listitem')
      .filter({ has: page.locator('del', { hasText: 'Ingrids beskrivelse.' }) })
      .filter({ hasText: 'Anne Lise Moenget' })
      .first();
    await expect(entry).toContainText(initiative.field('description'));
    await entry.locator('summary').click();
    await expect(entry.locator('del')).toContainText('Ingrids beskrivelse.');
    await expect(entry.locator('ins')).toContainText('Anne Lises beskrivelse.');

    await history(page)
      .getByRole('radio', { name: say('matter.history.states') })
      .check();
    const moved = history(page)
      .getByRole('listitem')
      .filter({ hasText: say('event.matter.transitioned') });
    await expect(moved.first()).toContainText(initiative.state('notStarted'));
    await expect(moved.first()).toContainText(initiative.state('problem'));
    await expect(history(page)).not.toContainText(initiative.criterion('TIL-P1'));
    await history(page)
      .getByRole('radio', { name: say('matter.history.criteria') })
      .check();
    await expect(history(page)).toContainText('Avklares i konseptfasen.');
  });
});

test('a matter can be seen as it stood', async () => {
  const api = await product.as('Ingrid Solbakk');
  const running = (await api.get('/api/v1/initiatives?state=implementation&limit=1')).json<{
    items: readonly { key: string; title: string }[];
  }>().items[0]!;
  const now = (await api.get(`/api/v1/matters/${running.key}`)).json<{ stateSince: string }>();
  const before = new Date(Date.parse(now.stateSince) - 2 * 86_400_000).toISOString().slice(0, 10);
  const page = await product.openAs('Ingrid Solbakk');
  await page.goto(`/matters/${running.key}`);
  await arrived(page, running.title);
  await expect(steps(page).locator('[aria-current="step"]')).toHaveText(initiative.state('implementation'));
  await page.getByLabel(say('matter.asItStood')).fill(before);
  const stood = page.locator('.rt-as-of');
  await expect(stood.getByText(initiative.state('planning'), { exact: true })).toBeVisible();
  await expect(steps(page)).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('at')).toBe(before);
  await expectAccessible(page);
  await stood.getByRole('button', { name: say('matter.backToNow') }).click();
  await expect(steps(page).locator('[aria-current="step"]')).toHaveText(initiative.state('implementation'));
});

test('the work below is a tree, and what is done can be undone', async () => {
  const api = await product.as('Ingrid Solbakk');
  const { items } = (await api.get('/api/v1/initiatives?state=implementation&limit=50')).json<{
    items: readonly { key: string; title: string; rollup: { total: number } | null }[];
  }>();
  const running = items.find((i) => (i.rollup?.total ?? 0) > 10)!;
  const page = await product.openAs('Ingrid Solbakk');
  await page.goto(`/matters/${running.key}`);
  await arrived(page, running.title);
  const below = page.getByRole('region', { name: say('backlog.children.title') });
  const lines = below.getByRole('treeitem');
  // Two levels are open when the first is small.
  const second = below.locator('[role="treeitem"][aria-level="2"]');
  await expect(second.first()).toBeVisible();
  const whole = below.locator('[role="treeitem"][aria-expanded="true"]').first();
  await whole.focus();
  await page.keyboard.press('ArrowRight');
  await expect(second.first()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(lines.first()).toBeFocused();
  await expect(lines.first()).toHaveAttribute('aria-expanded', 'false');
  await expectAccessible(page);
  await below.getByRole('radio', { name: say('matter.below.only.notInProduction') }).press('Space');
  await expect(lines.first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: say('matter.edit', { field: initiative.field('title') }) }).click();
  await page.keyboard.type('Et helt annet navn');
  await page.keyboard.press('Enter');
  await arrived(page, 'Et helt annet navn');
  await expect(page.getByRole('button', { name: say('common.undo') })).toBeVisible();
  await page.keyboard.press('Control+z');
  await arrived(page, running.title);
});
