import type { Page } from 'playwright/test';
import { afterAll, beforeAll, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, say, tabTo } from './support.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

/** Opens an initiative by words of its title. */
async function openInitiative(page: Page, title: string): Promise<void> {
  const found = await page.request.get('/api/v1/initiatives', { params: { q: title } });
  const { items } = (await found.json()) as { items: { key: string }[] };
  await page.goto(`/matters/${items[0]?.key}`);
  await arrived(page, title);
}

const demands = (key: string, values = {}) => say(`demand.${key}`, values);

test('a demand nobody answers is found, and answered by keyboard where it stands', async () => {
  const page = await product.openAs('Camilla Holtestad');
  await page.goto('/portfolio');
  await page.getByRole('link', { name: demands('documents'), exact: true }).click();
  await arrived(page, demands('documents'));
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Tildelingsbrev/ }).click();
  await arrived(page, /^Tildelingsbrev/);
  const row = page.getByRole('row', { name: /Klimafotavtrykket/ });
  await expect(row).toContainText(demands('unansweredOne'));
  await expect(page.getByRole('row', { name: /post fra det offentlige på ett sted/ })).toContainText('TIL-');
  await expectAccessible(page);
  await tabTo(page, row.getByRole('button', { name: /Klimafotavtrykket/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, row.getByRole('combobox'));
  await page.keyboard.type('Ett bilde av driften');
  await expect(page.getByRole('option', { name: /Ett bilde av driften/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(row).not.toContainText(demands('unansweredOne'));
  // The demand has moved with its answer.
  await expect(row).toContainText(say('process.demand.state.answered'));
  await page.goto('/demands/unanswered');
  await arrived(page, demands('unanswered'));
  await expect(page.getByRole('row', { name: /Samiske språk/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Klimafotavtrykket/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('demands are pasted in: first what would happen, then it happens, with the faults told by line', async () => {
  const page = await product.openAs('Camilla Holtestad');
  await page.goto('/guiding-documents/new');
  await page.getByLabel(demands('documentTitle')).fill('Supplerende tildelingsbrev');
  await page.getByRole('button', { name: say('portfolio.register') }).click();
  await arrived(page, 'Supplerende tildelingsbrev');
  await page.getByRole('button', { name: demands('import.open') }).click();
  await page.getByLabel(demands('import.text')).fill('1;Første krav;Tekst\n2;Andre krav;\n;Uten nummer;');
  await page.getByRole('button', { name: demands('import.try') }).click();
  await expect(
    page.getByText(demands('import.would', { created: 2, changed: 0, unchanged: 0 })),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: demands('import.take'), exact: true }).click();
  await expect(page.getByText(/^Linje 3, nummer:/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Første krav/ })).toBeVisible();

  await page.goto('/new/demand');
  await arrived(page, say('process.demand.new'));
  await page
    .getByLabel(demands('document'), { exact: true })
    .selectOption({ label: 'Supplerende tildelingsbrev' });
  await expect(page.getByLabel(demands('number'), { exact: true })).toHaveValue('3');
  await expectAccessible(page);
  await page.getByLabel(demands('title'), { exact: true }).fill('Tredje krav');
  await page.keyboard.press('Enter');
  await arrived(page, 'Tredje krav');
});

test('a measurement that is due waits on My work, and is recorded there', async () => {
  const page = await product.openAs('Sara Nygjerde');
  await page.goto('/');
  await arrived(page, say('work.title'));
  const due = page.getByRole('region', { name: new RegExp(say('okr.due.title')) });
  await expect(due.getByText(/finner ikke brevet/)).toBeVisible();
  await due.getByRole('button', { name: /finner ikke brevet/ }).click();
  await due.getByLabel(say('okr.measure.valueIn', { unit: 'i måneden' })).fill('abc');
  await due.getByRole('button', { name: say('okr.measure.record') }).click();
  await expect(due.getByRole('alert')).toHaveText(say('okr.measure.notNumber'));
  await expectAccessible(page);
  await due.getByLabel(say('okr.measure.valueIn', { unit: 'i måneden' })).fill('1 320');
  await due.getByRole('button', { name: say('okr.measure.record') }).click();
  await expect(due.getByText(/finner ikke brevet/)).toHaveCount(0);
});

test('what was measured shows as a curve with its table, and is corrected without being lost', async () => {
  const page = await product.openAs('Sara Nygjerde');
  await openInitiative(page, 'Én innboks for innbyggere og virksomheter');
  const okr = page.getByRole('region', { name: say('okr.title') });
  await expect(okr.getByText(/nå 1\s?320 i måneden/)).toBeVisible();
  await okr
    .getByText(/målinger over tid/)
    .first()
    .click();
  await expect(okr.getByRole('img', { name: /Måltall: 85 prosent/ })).toBeVisible();
  await expectAccessible(page);

  await okr.getByRole('link', { name: /finner ikke brevet/ }).click();
  await arrived(page, /finner ikke brevet/);
  const measured = page.getByRole('region', { name: say('okr.measurements'), exact: true });
  await measured
    .getByRole('button', { name: /^Rett målingen/ })
    .first()
    .click();
  await measured.getByLabel(say('okr.measure.value'), { exact: false }).last().fill('1 280');
  await measured.getByLabel(say('okr.measure.reason')).fill('Talte én uke dobbelt');
  await measured
    .getByRole('form')
    .getByRole('button', { name: say('okr.measure.correct'), exact: true })
    .click();
  await expect(measured.getByRole('row', { name: /1\s?280/ })).toContainText('Talte én uke dobbelt');
  await expect(measured.getByRole('row', { name: /1\s?320/ })).toContainText(say('okr.entry.superseded'));
  await expectAccessible(page);
});

test('a key result is added under a new objective, by keyboard', async () => {
  const page = await product.openAs('Maja Bergersvik');
  await openInitiative(page, 'Felles kontaktregister for virksomheter');
  const okr = page.getByRole('region', { name: say('okr.title') });
  await tabTo(page, okr.getByRole('button', { name: say('okr.newObjective') }));
  await page.keyboard.press('Enter');
  await okr.getByLabel(say('okr.form.objective'), { exact: true }).fill('Mindre dobbeltarbeid');
  await okr.getByLabel(say('okr.form.title'), { exact: true }).fill('Etater som fører egen liste');
  await okr.getByLabel(say('okr.form.baseline')).fill('41');
  await okr.getByLabel(say('okr.form.target')).fill('5');
  await okr.getByLabel(say('okr.form.unit')).fill('etater');
  await page.keyboard.press('Enter');
  await expect(okr.getByRole('heading', { name: 'Mindre dobbeltarbeid' })).toBeVisible();
  await expect(okr.getByText(say('okr.incomplete', { count: 1, min: 2, max: 3 }))).toBeVisible();
  await expectAccessible(page);
});
