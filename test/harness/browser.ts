import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';

/** Where systems keep a Chromium. */
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function tryTo(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 300_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds a browser: Playwright's own, else the system's; else gets one (Playwright's download, or the package manager
 * where we may use it). Throws with what to do when none is to be had.
 */
export function findBrowser(): string {
  const present = (): string | undefined =>
    [chromium.executablePath(), ...systemBrowsers].find((p) => existsSync(p));
  const first = present();
  if (first) return first;
  tryTo('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  const downloaded = present();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    tryTo('apt-get', ['update']);
    tryTo('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const installed = present();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium. Install it with "npx playwright install chromium" or "sudo apt-get install chromium", and run again.',
  );
}

/** A browser for one test file. */
export interface TestBrowser {
  /** A new person's browser: no cookies. */
  open(options?: {
    width?: number;
    height?: number;
    dark?: boolean;
    script?: boolean;
  }): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

/** Starts Chromium headless with a profile of its own and nothing that calls home. */
export async function startBrowser(baseURL: string): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'rodtrad-browser-'));
  const browser: Browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: profile } as Record<string, string>,
  });
  return {
    async open({ width = 1280, height = 900, dark = false, script = true } = {}) {
      const context = await browser.newContext({
        baseURL,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        locale: 'nb-NO',
        timezoneId: 'Europe/Oslo',
        javaScriptEnabled: script,
      });
      return { context, page: await context.newPage() };
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Violations of WCAG 2.1 A and AA that axe finds on the page as it now is, each with the elements. `colours` asks only
 * for what another colour scheme can change.
 */
export async function axeViolations(page: Page, scope: 'all' | 'colours' = 'all'): Promise<string[]> {
  // As it stands when the fonts are there and what they moved has been drawn.
  await page.locator('html').evaluate(async ({ ownerDocument: { fonts, defaultView } }) => {
    await fonts.ready;
    await new Promise((done) =>
      defaultView?.requestAnimationFrame(() => defaultView.requestAnimationFrame(done)),
    );
  });
  // There are no frames: it need not open a page of its own for each answer.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (scope === 'colours'
    ? axe.withRules(['color-contrast', 'link-in-text-block'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
  ).analyze();
  return violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary ?? ''}`),
  );
}
