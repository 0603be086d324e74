import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MatterValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';

/** How a matter is read. */
export const matterQuery = (key: string) =>
  queryOptions({
    queryKey: ['matter', key],
    queryFn: ({ signal }) => api.matter.read({ params: { key }, signal }),
    // What is being read is not rewritten by itself: live changes are offered instead.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 5_000,
  });

/** The matter with this key. */
export function useMatter(key: string) {
  return useQuery(matterQuery(key));
}

/** Takes a matter as it is after a write; what hangs on it is read again when it is looked at. */
export function keepMatter(matter: MatterValue): void {
  queryClient.setQueryData(matterQuery(matter.key).queryKey, matter);
  for (const queryKey of [
    ['history', matter.key],
    ['links', matter.key],
    ['list', matter.kind],
    ['count', matter.kind],
    ['work'],
    ['thread'],
  ])
    void queryClient.invalidateQueries({ queryKey });
}

/** The matter as it is known now. */
export function knownMatter(key: string): MatterValue | undefined {
  return queryClient.getQueryData(matterQuery(key).queryKey);
}
