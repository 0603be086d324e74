import type { LinkType } from '../kernel/links.ts';
import { abandonedStates, categoryOf } from './states.ts';

/** The links that the tree of work below a node follows, from what was asked for down to what is done about it. */
export const belowLinkTypes: readonly LinkType[] = ['answers', 'decomposes'];

/** What the tree may be narrowed to: what is not done, or what has not come to production. */
export const belowFilters = ['open', 'notInProduction'] as const;

/** One of {@link belowFilters}. */
export type BelowFilter = (typeof belowFilters)[number];

/** What a filter of the tree looks at in a row. */
export interface BelowStanding {
  readonly kind: string;
  readonly state: string | null;
  /** The work below it; null when there is none. */
  readonly rollup: { readonly total: number; readonly closed: number; readonly inProduction: number } | null;
  /** Where it stands itself. */
  readonly closed: boolean;
  readonly inProduction: boolean;
}

/**
 * Whether a row of the tree is kept by a filter. `open`: it is not done, or something below it is not, so that open work
 * in a closed whole is never lost sight of. `notInProduction`: not everything below it (or, with nothing below, not it
 * itself) is in production. What has come to nothing is kept by neither.
 */
export function keptBelow(row: BelowStanding, only: BelowFilter | null): boolean {
  if (only === null) return true;
  if (abandonedStates.some((s) => s.kind === row.kind && s.state === row.state)) return false;
  if (only === 'open') {
    const done = row.closed || categoryOf(row.kind, row.state) === 'done';
    return !done || (row.rollup !== null && row.rollup.closed < row.rollup.total);
  }
  return row.rollup === null ? !row.inProduction : row.rollup.inProduction < row.rollup.total;
}

/** With at most so many rows on the first level, the second is shown opened too. */
export const smallLevel = 12;
