import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { callKind } from '../../shared/api/client.ts';
import type { Filters, SortName } from './list-state.ts';

/** Rows of a list, page by page; those before stay while new ones come. */
export function useRows(
  kind: string,
  filters: Filters,
  sort: SortName | null,
  order: 'asc' | 'desc',
  limit = 50,
) {
  return useInfiniteQuery({
    queryKey: ['list', kind, filters, sort, order, limit],
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
  });
}

/** How many there are under a filter, in all and by state. */
export function useCount(kind: string, filters: Filters) {
  return useQuery({
    queryKey: ['count', kind, filters],
    queryFn: ({ signal }) => callKind(kind, 'count', { query: { ...filters }, signal }),
    placeholderData: keepPreviousData,
  });
}
