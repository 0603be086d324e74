import type { Page } from 'playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, initiative, say, tabTo } from './support.ts';

interface Matter {
  readonly key: string;
  readonly title: string;
  readonly version: number;
}

let product: TestProduct;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.close());

const name = say('process.initiative.name');
const added = {
  nb: 'Klimavirkningen er vurdert',
  nn: 'Klimaverknaden er vurdert',
  en: 'The effect on the climate has been judged',
};

/** The part of the page that tells of one way to move. */
const way = (page: Page, transition: string) =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: initiative.move(transition), exact: true }) });

/** An initiative that lacks nothing to go to Problem. */
async function readyForProblem(): Promise<Matter> {
  const api = await product.as('Ingrid Solbakk');
  const me = (await api.get('/api/v1/session')).json<{ person: { id: number } }>().person;
  const made = await api.write('POST', '/api/v1/initiatives', {
    title: 'Færre brev på papir',
    description: 'Halvparten av brevene kan sendes digitalt.',
    owner: me.id,
    nextPhaseScope: 'Fire uker.',
  });
  expect(made.statusCode, made.body).toBe(201);
  const { key } = made.json<Matter>();
  for (const id of ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5']) {
    const marked = await api.write('PUT', `/api/v1/matters/${key}/criteria/${id}`, { status: 'met' });
    expect(marked.statusCode, marked.body).toBe(200);
  }
  return (await api.get(`/api/v1/matters/${key}`)).json<Matter>();
}

describe('the handbook', () => {
  test('draws the process, says the same in words, and leads to the matters', async () => {
    const page = await product.openAs('Amina Yusuf Hassan');
    await page.goto('/handbook');
    await arrived(page, say('handbook.title'));
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name, exact: true }).click();
    await arrived(page, name);
    await expectAccessible(page);

    const drawn = page.getByRole('figure').locator('svg').first();
    const table = page.getByRole('table', { name: say('handbook.figures') });
    for (const state of ['problem', 'implementation', 'onHold']) {
      const row = table.getByRole('row').filter({
        has: page.getByRole('rowheader', { name: initiative.state(state), exact: true }),
      });
      const count = Number(await row.getByRole('link').textContent());
      expect(count).toBeGreaterThan(0);
      await expect(
        drawn.getByRole('link', { name: `${initiative.state(state)} ${count}`, exact: true }),
      ).toBeVisible();
    }
    // Every way in the drawing is told below it.
    const arrows = await drawn.locator('path title').allTextContents();
    expect(new Set(arrows).size).toBeGreaterThan(10);
    for (const arrow of new Set(arrows))
      await expect(page.getByRole('heading', { level: 3, name: arrow, exact: true })).toBeVisible();
    await expect(way(page, 'toConcept')).toContainText(initiative.criterion('TIL-K5'));
    await expect(way(page, 'toConcept')).toContainText(
      say('handbook.approval', { role: say('role.managementGroup'), count: 1 }),
    );
    // Who does not own the process does not change it.
    await expect(
      page.getByRole('button', { name: say('handbook.addTo', { action: initiative.move('toConcept') }) }),
    ).toHaveCount(0);

    const problems = drawn.getByRole('link', { name: new RegExp(`^${initiative.state('problem')} `) });
    await tabTo(page, problems);
    await page.keyboard.press('Enter');
    await arrived(page, say('portfolio.title'));
    expect(new URL(page.url()).searchParams.get('state')).toBe('problem');
    await page.context().close();
  });

  test('the process owner adds a criterion, and it is asked for in the next phase only', async () => {
    const page = await product.openAs('Ingrid Solbakk');
    const api = await product.as('Ingrid Solbakk');
    const inside = (await api.get('/api/v1/initiatives?state=problem&limit=1')).json<{
      items: readonly Matter[];
    }>().items[0]!;
    const before = (await api.get('/api/v1/processes/initiative')).json<{ version: number }>().version;

    await page.goto('/handbook/initiative');
    await arrived(page, name);
    await expect(page.getByText(say('handbook.version', { number: before })).first()).toBeVisible();
    await way(page, 'toConcept')
      .getByRole('button', { name: say('handbook.addTo', { action: initiative.move('toConcept') }) })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('common.language.nb')).fill(added.nb);
    await dialog.getByRole('button', { name: say('handbook.add'), exact: true }).click();
    await expect(dialog.getByRole('alert')).toHaveText(say('handbook.allLanguages'));
    await expectAccessible(page);
    await dialog.getByLabel(say('common.language.nn')).fill(added.nn);
    await dialog.getByLabel(say('common.language.en')).fill(added.en);
    await dialog.getByRole('button', { name: say('handbook.add'), exact: true }).click();

    await expect(dialog).toHaveCount(0);
    const line = way(page, 'toConcept').getByRole('listitem').filter({ hasText: added.nb });
    await expect(line).toContainText(say('handbook.added', { name: 'Ingrid Solbakk', version: before + 1 }));
    await expect(page.locator('.rt-lead')).toContainText(say('handbook.version', { number: before + 1 }));
    await expectAccessible(page);

    // What stands in the phase already keeps to what held when it came in.
    await page.goto(`/matters/${inside.key}`);
    await arrived(page, inside.title);
    const criteria = page.getByRole('region', {
      name: say('matter.criteriaFor', { state: initiative.state('concept') }),
    });
    await expect(criteria).toContainText(initiative.criterion('TIL-K1'));
    await expect(criteria).not.toContainText(added.nb);

    const fresh = await readyForProblem();
    await page.goto(`/matters/${fresh.key}`);
    await arrived(page, fresh.title);
    await page.getByRole('button', { name: initiative.move('toProblem'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: initiative.move('toProblem') })
      .click();
    await expect(page.locator('[aria-current="step"]')).toHaveText(initiative.state('problem'));
    await expect(criteria).toContainText(added.nb);
    await criteria.getByRole('checkbox', { name: added.nb }).check();
    await expect(criteria.getByRole('listitem').filter({ hasText: added.nb })).toContainText(
      say('matter.ownCriterion'),
    );
    await page.context().close();
  });

  test('shows it in the language of whoever reads', async () => {
    const page = await product.openAs('Jonas Haugland');
    await page.goto('/handbook/initiative');
    await arrived(page, say('process.initiative.name', {}, 'nn'));
    await expect(page.getByText(added.nn)).toBeVisible();
    await expect(page.getByText(added.nb)).toHaveCount(0);
    await page.context().close();
  });
});
