import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentOf, type PublicBundle, type PublicPageInput } from '../../../contract/public.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';

/** The built half of the public pages. */
export interface PublicPages {
  /** Addresses of the stylesheets; none while the client is not built. */
  stylesheets(): readonly string[];
  /** The whole document. @throws ProblemError `unavailable` when the renderer is not built */
  render(input: PublicPageInput): Promise<string>;
}

/** The entry in Vite's manifest whose styles the public pages have. */
const entry = 'features/public/public-entry.ts';

/**
 * Opens the renderer (`ssr/entry.js`) and the manifest (`web/.vite/manifest.json`) below a folder, normally `dist` of
 * the package. Both are read when first needed, and again when they have been built anew.
 */
export function openPublicPages(folder: string): PublicPages {
  const bundle = whenBuilt(join(folder, 'ssr', 'entry.js'), async (file, built) => {
    const loaded: unknown = await import(`${pathToFileURL(file).href}?built=${built}`);
    if (!isBundle(loaded)) throw new Error(`${file} exports no render(): it is not the public renderer.`);
    return loaded;
  });
  const styles = whenBuilt(join(folder, 'web', '.vite', 'manifest.json'), (file) =>
    stylesOf(JSON.parse(readFileSync(file, 'utf8'))),
  );
  return {
    stylesheets: () => styles() ?? [],
    async render(input) {
      const loaded = bundle();
      if (!loaded) throw new ProblemError('unavailable', { extra: { notBuilt: 'dist/ssr/entry.js' } });
      return documentOf((await loaded).render(input));
    },
  };
}

/** Reads a file once, and again when it has changed; undefined while it is not there. */
function whenBuilt<T>(file: string, read: (file: string, built: number) => T): () => T | undefined {
  let last: { readonly built: number; readonly value: T } | undefined;
  return () => {
    const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (built === undefined) return undefined;
    if (last?.built !== built) last = { built, value: read(file, built) };
    return last.value;
  };
}

function isBundle(loaded: unknown): loaded is PublicBundle {
  return (
    typeof loaded === 'object' && loaded !== null && 'render' in loaded && typeof loaded.render === 'function'
  );
}

interface Chunk {
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** The styles of the entry and of what it imports, each once, in the order they apply. */
function stylesOf(manifest: Readonly<Record<string, Chunk>>): readonly string[] {
  const name = Object.keys(manifest).find((key) => key === entry || key.endsWith(`/${entry}`));
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string): void => {
    if (visited.has(key)) return;
    visited.add(key);
    for (const imported of manifest[key]?.imports ?? []) visit(imported);
    for (const file of manifest[key]?.css ?? []) found.add(`/${file}`);
  };
  if (name !== undefined) visit(name);
  return [...found];
}
