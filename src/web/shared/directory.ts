import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api/client.ts';

/** How product groups, teams, products, organisations and roles are read; they seldom change. */
export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => api.directory.overview({ signal }),
  staleTime: 5 * 60_000,
});

/** Product groups, teams, products, organisations and the roles one can give. */
export function useDirectory() {
  return useQuery(directoryQuery);
}
