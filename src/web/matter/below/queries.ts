import { infiniteQueryOptions } from '@tanstack/react-query';
import type { BelowLevelValue, BelowRowValue, BelowValue } from '../../../contract/thread-below.ts';
import type { BelowFilter } from '../../../domain/thread/index.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** What the tree is narrowed to; null: nothing. */
export type Only = BelowFilter | null;

const read = (key: string, only: Only, depth: 1 | 2, cursor: string, signal: AbortSignal) =>
  api.thread.below({
    params: { key },
    query: { depth, ...(only ? { only } : {}), ...(cursor ? { cursor } : {}) },
    signal,
  });

const shared = {
  initialPageParam: '',
  getNextPageParam: (page: BelowLevelValue) => page.next,
  // What is being read is not rewritten by itself.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

/** How one level of the tree is read, page by page, when its whole is opened. */
export const levelQuery = (key: string, only: Only) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: ['below', key, 'level', only],
    queryFn: ({ pageParam, signal }): Promise<BelowLevelValue> => read(key, only, 1, pageParam, signal),
    staleTime: 30_000,
  });

/** How the first level is read: where it is small the second comes along, and is kept as if it had been opened. */
export const rootQuery = (key: string, only: Only) =>
  infiniteQueryOptions({
    ...shared,
    queryKey: ['below', key, 'root', only],
    queryFn: async ({ pageParam, signal }): Promise<BelowValue> => {
      const page = await read(key, only, pageParam ? 1 : 2, pageParam, signal);
      for (const row of page.items)
        if (row.level)
          queryClient.setQueryData(levelQuery(row.key, only).queryKey, {
            pages: [row.level],
            pageParams: [''],
          });
      return page;
    },
  });

/** Reads again what is below some nodes, where it is looked at. */
export function belowChanged(...keys: readonly string[]): void {
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: ['below', key] });
}

/** The rows read so far of a level, wherever in the tree it is. */
export function rowsKnown(key: string, only: Only): readonly BelowRowValue[] {
  const level = queryClient.getQueryData(levelQuery(key, only).queryKey);
  const root = queryClient.getQueryData(rootQuery(key, only).queryKey);
  return (level ?? root)?.pages.flatMap((p): readonly BelowRowValue[] => p.items) ?? [];
}
