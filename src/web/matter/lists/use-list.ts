import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { callKind } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { Filters, SortName } from './list-state.ts';

/** One page of rows. */
interface RowPage {
  readonly items: MatterRowValue[];
  readonly next: string | null;
}

/** What is being read is not rewritten by itself: what others do is offered instead. */
const still = { refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** The key of a list's rows in the cache. */
export const rowsKey = (
  kind: string,
  filters: Filters,
  sort: SortName | null,
  order: 'asc' | 'desc',
  limit: number,
) => ['list', kind, filters, sort, order, limit];

/** Rows of a list, page by page; those before stay while new ones come. */
export function useRows(
  kind: string,
  filters: Filters,
  sort: SortName | null,
  order: 'asc' | 'desc',
  limit = 50,
  enabled = true,
) {
  return useInfiniteQuery({
    queryKey: rowsKey(kind, filters, sort, order, limit),
    queryFn: ({ pageParam, signal }) =>
      callKind(kind, 'list', {
        query: {
          ...filters,
          ...(sort ? { sort, order } : {}),
          limit,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    enabled,
    ...still,
  });
}

/** How many there are under a filter, in all and by state. */
export function useCount(kind: string, filters: Filters) {
  return useQuery({
    queryKey: ['count', kind, filters],
    queryFn: ({ signal }) => callKind(kind, 'count', { query: { ...filters }, signal }),
    placeholderData: keepPreviousData,
    ...still,
  });
}

/** The groups of a list, each with its count. */
export function useGroups(kind: string, filters: Filters, by: string, enabled: boolean) {
  return useQuery({
    queryKey: ['count', kind, 'groups', by, filters],
    queryFn: ({ signal }) => callKind(kind, 'groups', { query: { ...filters, by }, signal }),
    placeholderData: keepPreviousData,
    enabled,
    ...still,
  });
}

/** All rows under a filter, up to `most`; for choosing them all. */
export async function rowsUpTo(
  kind: string,
  filters: Filters,
  sort: SortName | null,
  order: 'asc' | 'desc',
  most: number,
): Promise<MatterRowValue[]> {
  const rows: MatterRowValue[] = [];
  let cursor: string | null = '';
  while (cursor !== null && rows.length < most) {
    const page: RowPage = await callKind(kind, 'list', {
      query: {
        ...filters,
        ...(sort ? { sort, order } : {}),
        limit: Math.min(200, most - rows.length),
        ...(cursor ? { cursor } : {}),
      },
    });
    rows.push(...page.items);
    cursor = page.next;
  }
  return rows;
}

/** Reads lists and counts of a kind again. */
export async function readListsAgain(kind: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['list', kind] }),
    queryClient.invalidateQueries({ queryKey: ['count', kind] }),
  ]);
}

/** Shows rows as they now are, each where it stands: nothing moves. */
export function patchRows(kind: string, change: (row: MatterRowValue) => MatterRowValue): void {
  queryClient.setQueriesData<InfiniteData<RowPage>>({ queryKey: ['list', kind] }, (data) =>
    data ? { ...data, pages: data.pages.map((p) => ({ ...p, items: p.items.map(change) })) } : data,
  );
}
