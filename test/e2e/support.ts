import { expect as asking, type Locator, type Page } from 'playwright/test';
import type { Language } from '../../src/domain/kernel/text.ts';
import { createTexts, type TextValues } from '../../src/server/platform/texts/texts.ts';
import { axeViolations } from '../harness/browser.ts';

const texts = createTexts();

/** Asks again until it is so, for as long as a busy machine may need. */
export const expect = asking.configure({ timeout: 12_000 });

/** The words of the screen, by their key; a key that does not exist is an error. */
export function say(key: string, values?: TextValues, language: Language = 'nb'): string {
  if (!texts.has(key)) throw new Error(`there is no text ${key}`);
  return texts.text(language, key, values);
}

/** The words of the initiative's process. */
export const initiative = {
  criterion: (id: string, language?: Language) => say(`process.initiative.criterion.${id}`, {}, language),
  state: (state: string, language?: Language) => say(`process.initiative.state.${state}`, {}, language),
  move: (name: string, language?: Language) => say(`process.initiative.transition.${name}`, {}, language),
  field: (name: string, language?: Language) => say(`process.initiative.field.${name}`, {}, language),
};

/** Scans the page as it now is: everything in light, what colours change in dark; it comes back light. */
export async function expectAccessible(page: Page): Promise<void> {
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  expect({ light, dark }, new URL(page.url()).pathname).toEqual({ light: [], dark: [] });
}

/** Waits for a page of the shell: its heading is there and nothing is being fetched any more. */
export async function arrived(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await expect(page.locator('.rt-loading, [aria-busy="true"]')).toHaveCount(0);
}

/** Goes forward with Tab until the element has focus, as somebody without a mouse does. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.first().waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await element.first().evaluate((e) => e === e.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${element}`);
}

/** The page as on a phone: nothing has to be pushed sideways to be read, and axe finds nothing. It comes back wide. */
export async function expectNarrow(page: Page): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const path = new URL(page.url()).pathname;
  await expect
    .poll(() => page.locator('html').evaluate((e) => e.scrollWidth - e.clientWidth), { message: path })
    .toBe(0);
  expect(await axeViolations(page), path).toEqual([]);
  if (wide) await page.setViewportSize(wide);
}

/** Chooses a radio with the keyboard: also where its own circle is hidden behind its label. */
export async function choose(page: Page, radio: Locator): Promise<void> {
  await radio.focus();
  await page.keyboard.press('Space');
  await expect(radio).toBeChecked();
}
