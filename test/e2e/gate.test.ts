import { afterAll, beforeAll, describe, test } from 'vitest';
import { startProduct, type TestProduct } from '../harness/product.ts';
import { arrived, expect, expectAccessible, initiative, say } from './support.ts';

interface Matter {
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly criteria: readonly { id: string; kind: string; status: string; transition: string }[];
}

let product: TestProduct;
let matter: Matter;
const move = initiative.move('toConcept');
const toOwner = 'Hilde Brekkemo';

/** An initiative in the problem phase that lacks nothing but the approval, owned by one of the management group. */
beforeAll(async () => {
  product = await startProduct();
  const api = await product.as('Ingrid Solbakk');
  const read = async (key: string) => (await api.get(`/api/v1/matters/${key}`)).json<Matter>();
  const waiting = (await api.get('/api/v1/initiatives?state=problem&limit=20')).json<{
    items: readonly { key: string }[];
  }>().items;
  const all = await Promise.all(waiting.map((m) => read(m.key)));
  // The one that nobody has asked for yet.
  matter = all.find((m) => m.criteria.some((c) => c.id === 'TIL-K6' && c.status === 'open'))!;
  const people = (await api.get('/api/v1/people?q=Hilde')).json<{
    items: readonly { id: number; name: string }[];
  }>().items;
  const edited = await api.write(
    'PATCH',
    `/api/v1/initiatives/${matter.key}`,
    { owner: people.find((p) => p.name === toOwner)!.id, moscow: 'should' },
    { version: matter.version },
  );
  expect(edited.statusCode, edited.body).toBe(200);
  for (const c of edited.json<Matter>().criteria.filter((c) => c.status === 'open')) {
    const marked = await api.write('PUT', `/api/v1/matters/${matter.key}/criteria/${c.id}`, {
      status: 'met',
    });
    expect(marked.statusCode, marked.body).toBe(200);
  }
});
afterAll(() => product?.close());

describe('a decision point', () => {
  test('tells who may not why not', async () => {
    const page = await product.openAs('Amina Yusuf Hassan');
    await page.goto(`/matters/${matter.key}`);
    await arrived(page, matter.title);
    await page.getByRole('button', { name: move, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(say('missing.role', { roles: say('role.portfolioManager') }));
    await expect(dialog).toContainText(
      say('missing.approval', { pending: 'no', role: say('role.managementGroup'), have: 0, need: 1 }),
    );
    await expectAccessible(page);
    // There is nothing in it to go on with.
    await expect(dialog.getByRole('button', { name: move, exact: true })).toHaveCount(0);
    await expect(
      dialog.getByRole('button', { name: say('matter.askApproval', { roles: say('role.managementGroup') }) }),
    ).toHaveCount(0);
    await page.context().close();
  });

  test('is asked for by the portfolio manager, who cannot answer it', async () => {
    const page = await product.openAs('Ingrid Solbakk');
    await page.goto(`/matters/${matter.key}`);
    await arrived(page, matter.title);
    await page.getByRole('button', { name: move, exact: true }).click();
    const ask = say('matter.askApproval', { roles: say('role.managementGroup') });
    await page.getByRole('dialog').getByRole('button', { name: ask }).click();
    const prompt = page.getByRole('dialog', { name: ask });
    await prompt.getByRole('textbox').fill('Klar til ledermøtet på torsdag.');
    await prompt.getByRole('button', { name: say('matter.ask'), exact: true }).click();
    const approvals = page.getByRole('region', { name: say('matter.approvals') });
    await expect(approvals).toContainText('Klar til ledermøtet på torsdag.');
    await expect(approvals).toContainText(say('matter.approval.pending'));
    await expect(approvals.getByRole('button', { name: say('matter.approve') })).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectAccessible(page);

    // Moving it is still refused, now because it waits.
    await page.getByRole('button', { name: move, exact: true }).click();
    await expect(page.getByRole('dialog')).toContainText(
      say('missing.approval', { pending: 'yes', role: say('role.managementGroup'), have: 0, need: 1 }),
    );
    await page.context().close();
  });

  test('is not answered by the one who owns what is decided', async () => {
    const page = await product.openAs(toOwner);
    await page.goto('/');
    await arrived(page, say('work.title'));
    // What others have asked about waits here; this one does not, and its page says why.
    const decide = page.getByRole('region', { name: say('work.decide') });
    await expect(decide.getByRole('link', { name: /^TIL-/ }).first()).toBeVisible();
    await expect(decide).not.toContainText(matter.key);
    await page.goto(`/matters/${matter.key}`);
    await arrived(page, matter.title);
    const approvals = page.getByRole('region', { name: say('matter.approvals') });
    await expect(approvals).toContainText(say('matter.whyNot.self_approval'));
    await expect(approvals.getByRole('button', { name: say('matter.approve') })).toHaveCount(0);
    await expectAccessible(page);
    await page.context().close();
  });

  test('is answered by another of the management group from My work', async () => {
    const page = await product.openAs('Magnus Åsheim');
    await page.goto('/');
    await arrived(page, say('work.title'));
    const approve = page.getByRole('button', { name: say('work.approveNamed', { key: matter.key }) });
    await expect(page.getByText('Klar til ledermøtet på torsdag.')).toBeVisible();
    await expectAccessible(page);
    await approve.click();
    const prompt = page.getByRole('dialog');
    await prompt.getByRole('textbox').fill('Enig. Se på kostnaden først.');
    await prompt.getByRole('button', { name: say('work.approve'), exact: true }).click();
    await expect(page.getByText(say('work.did.approved', { key: matter.key })).first()).toBeVisible();
    await expect(approve).toHaveCount(0);
    // It has not moved by itself.
    await page.goto(`/matters/${matter.key}`);
    await arrived(page, matter.title);
    await expect(page.locator('[aria-current="step"]')).toHaveText(initiative.state('problem'));
    await page.context().close();
  });

  test('is then carried out, and the history says who did what', async () => {
    const page = await product.openAs('Ingrid Solbakk');
    await page.goto(`/matters/${matter.key}`);
    await arrived(page, matter.title);
    await expect(page.getByText(say('matter.ready', { state: initiative.state('concept') }))).toBeVisible();
    await page.getByRole('button', { name: move, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: move }).click();
    await expect(page.locator('[aria-current="step"]')).toHaveText(initiative.state('concept'));
    const history = page.getByRole('region', { name: say('matter.history') });
    await expect(
      history
        .getByRole('listitem')
        .filter({ hasText: 'Magnus Åsheim' })
        .filter({ hasText: say('event.approval.approved') }),
    ).toContainText('Enig. Se på kostnaden først.');
    await expect(
      history
        .getByRole('listitem')
        .filter({ hasText: 'Ingrid Solbakk' })
        .filter({ hasText: say('event.matter.transitioned') })
        .first(),
    ).toContainText(initiative.state('concept'));
    await expectAccessible(page);
  });
});
