import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageRoot } from '../src/server/platform/config/index.ts';

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes of what the first page loads, gzipped. */
export interface FirstPage {
  readonly jsGzip: number;
  readonly cssGzip: number;
  readonly files: number;
}

/** The page people come to first, by the file that is loaded for it. */
const firstRoute = /features\/work\/[^/]*page\.tsx$/;

/** Sizes by the build's manifest: the entry and the first page with all they import. Null when it is not built. */
export function firstPage(): FirstPage | null {
  const folder = join(packageRoot(), 'dist/web');
  const file = join(folder, '.vite/manifest.json');
  if (!existsSync(file)) return null;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>;
  const wanted = new Set<string>();
  const take = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const next of manifest[name]?.imports ?? []) take(next);
  };
  for (const [name, chunk] of Object.entries(manifest)) {
    if (name === 'index.html' || firstRoute.test(chunk.src ?? name)) take(name);
  }
  const chunks = [...wanted].flatMap((name) => manifest[name] ?? []);
  const gzip = (path: string): number => gzipSync(readFileSync(join(folder, path)), { level: 6 }).length;
  const css = new Set(chunks.flatMap((c) => c.css ?? []));
  const js = new Set(chunks.map((c) => c.file).filter((f) => f.endsWith('.js')));
  const sum = (files: Set<string>): number => [...files].reduce((total, f) => total + gzip(f), 0);
  return { jsGzip: sum(js), cssGzip: sum(css), files: js.size + css.size };
}
