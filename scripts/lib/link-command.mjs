import { existsSync, lstatSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts `rodtrad` among the installed commands, so that `npx rodtrad` in the checkout runs this one: npx otherwise makes
 * a copy of the package in its cache, and trips over a broken one there. npm makes no such link for a root package.
 *
 * @param {string} root folder of the package
 */
export function linkCommand(root) {
  const folder = join(root, 'node_modules', '.bin');
  const link = join(folder, 'rodtrad');
  // Windows wants a script of its own there; npx's copy serves it.
  if (process.platform === 'win32' || !existsSync(folder) || lstatSync(link, { throwIfNoEntry: false }))
    return;
  symlinkSync(join('..', '..', 'bin', 'rodtrad.js'), link);
}
