import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api/client.ts';
import { queryClient } from './api/query-client.ts';
import { useMay } from './session.ts';

/** How saved views are read; others share them seldom. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => api.search.views({ signal }),
  staleTime: 60_000,
});

/** One's own views and those shared with one. */
export function useViews() {
  const may = useMay('view.edit');
  return useQuery({ ...viewsQuery, enabled: may });
}

/** Reads the views anew after one has been changed. */
export function refreshViews(): void {
  void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
}
