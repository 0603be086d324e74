import { useQuery } from '@tanstack/react-query';
import { api } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { matterQuery } from './use-matter.ts';

/** The direct links of a node. */
export function useLinks(key: string) {
  return useQuery({
    queryKey: ['links', key],
    queryFn: ({ signal }) => api.thread.links({ params: { key }, signal }),
  });
}

/** Reads again what hangs on the links of some nodes. */
export function linksChanged(...keys: readonly string[]): void {
  for (const key of keys) {
    void queryClient.invalidateQueries({ queryKey: ['links', key] });
    void queryClient.invalidateQueries({ queryKey: matterQuery(key).queryKey });
    void queryClient.invalidateQueries({ queryKey: ['history', key] });
    void queryClient.invalidateQueries({ queryKey: ['below', key] });
  }
  void queryClient.invalidateQueries({ queryKey: ['thread'] });
}
