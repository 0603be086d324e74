import type { Reason } from './types.ts';

/** What the path of a file in a tree of release notes says about it. */
export type NotePath =
  | {
      readonly kind: 'deployment';
      readonly product: string;
      readonly environment: string;
      readonly application: string;
      readonly sha: string;
    }
  | { readonly kind: 'page'; readonly product: string | null; readonly environment: string | null }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: Reason };

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/;
const SHA = /^[0-9a-f]{40}$/i;
const FOLDER_SUFFIX = '-releases';

/** True for a name a product, environment or application can have: letters, digits, `.`, `_`, `-`, at most 100. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** True for a full commit id: 40 hexadecimal digits, in either case. */
export function isSha(text: string): boolean {
  return SHA.test(text);
}

/**
 * The environment by its one name: `kt` (kundetest) is `test`, letter case does not matter; nothing said is null.
 * @see the notes' front matter, where `kt` stands on what lies in `test-releases`
 */
export function normaliseEnvironment(text: string | null): string | null {
  const name = (text ?? '').trim().toLowerCase();
  return name === '' ? null : name === 'kt' ? 'test' : name;
}

/**
 * Reads `<product>/<environment>-releases/<application>-<sha>.md`, relative to the tree's root (`\` counts as `/`).
 * `_index.md` on any level is a page, not a deployment.
 */
export function parseNotePath(path: string): NotePath {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const file = parts.at(-1) ?? '';
  if (file === '_index.md' && parts.length <= 3) {
    const folder = parts.length === 3 ? environmentOfFolder(parts[1] ?? '') : null;
    return { kind: 'page', product: parts.length > 1 ? (parts[0] ?? null) : null, environment: folder };
  }
  const [product = '', folder = ''] = parts;
  const environment = environmentOfFolder(folder);
  if (parts.length !== 3 || environment === null || !file.toLowerCase().endsWith('.md') || product === '..') {
    return refused('path', 'pathShape', {
      expected: '<product>/<environment>-releases/<application>-<sha>.md',
    });
  }
  const stem = file.slice(0, -3);
  const dash = stem.lastIndexOf('-');
  const application = stem.slice(0, Math.max(dash, 0));
  const sha = stem.slice(dash + 1);
  if (dash < 1 || !isSha(sha)) return refused('sha', 'shaInvalid', { found: sha.slice(0, 80) });
  if (!isName(product)) return refused('product', 'nameInvalid', { found: product.slice(0, 80) });
  if (!isName(environment)) return refused('environment', 'nameInvalid', { found: environment.slice(0, 80) });
  if (!isName(application)) return refused('application', 'nameInvalid', { found: application.slice(0, 80) });
  return { kind: 'deployment', product, environment, application, sha: sha.toLowerCase() };
}

function environmentOfFolder(folder: string): string | null {
  return folder.endsWith(FOLDER_SUFFIX) ? normaliseEnvironment(folder.slice(0, -FOLDER_SUFFIX.length)) : null;
}

function refused(field: string, code: Reason['code'], params: Reason['params']): NotePath {
  return { kind: 'refused', field, reason: { code, params } };
}
