import { type NotePage, parseNotePage } from '../../../../domain/deployment/index.ts';
import { isEnvironmentName, isSlug } from '../queries/ensure.ts';
import type { OldAddress } from '../queries/release-pages.ts';
import { readNoteFile } from './walk-tree.ts';

/** What the section pages (`_index.md`) of a tree say: titles of products, and addresses they used to have. */
export interface Sections {
  readonly titles: ReadonlyMap<string, string>;
  readonly addresses: readonly OldAddress[];
}

/** Addresses of our own, that no old one may take. */
const own = /^\/(?:api|auth|assets|nb|nn|en|healthz|readyz|metrics)(?:\/|$)/;

/** An old address as it is looked up: from the root, without a slash at the end; null when it is none of ours to have. */
export function oldPath(alias: string): string | null {
  const path = alias.trim().replace(/\/+$/, '');
  return /^\/[\w.~%/-]{1,300}$/.test(path) && !path.startsWith('//') && !own.test(path) ? path : null;
}

/** Reads the pages. One that cannot be read is a courtesy lost, nothing more. */
export async function readPages(root: string, paths: readonly string[]): Promise<Sections> {
  const titles = new Map<string, string>();
  const addresses: OldAddress[] = [];
  for (const path of paths) {
    const file = await readNoteFile(root, path);
    const page: NotePage | null = 'bytes' in file ? parseNotePage(file.bytes, path) : null;
    if (!page) continue;
    if (page.product !== null && !isSlug(page.product)) continue;
    if (page.environment !== null && !isEnvironmentName(page.environment)) continue;
    if (page.product !== null && page.environment === null && page.title !== null) {
      titles.set(page.product, page.title.slice(0, 500));
    }
    for (const alias of page.aliases) {
      const old = oldPath(alias);
      if (old !== null) addresses.push({ path: old, product: page.product, environment: page.environment });
    }
  }
  return { titles, addresses };
}
