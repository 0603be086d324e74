import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder of the installed package (where `package.json`, `migrations/` and `src/texts/` are),
 * whether this file runs as source or from `dist/`.
 */
export function packageRoot(): string {
  found ??= search(dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** The version in `package.json`. */
export function packageVersion(): string {
  return readPackage(packageRoot()).version;
}

function search(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && readPackage(folder).name === 'rodtrad') return folder;
    if (folder === dirname(folder)) throw new Error(`No rodtrad package.json above ${start}.`);
  }
}

function readPackage(folder: string): { name: string; version: string } {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version } = parsed as { name?: string; version?: string };
  return { name: name ?? '', version: version ?? '' };
}
