import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** All webhooks, with how their deliveries go. */
export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => api.integration.list({ signal }),
});

/** Deliveries of one webhook, newest first; read anew while some wait. */
export const deliveriesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      api.integration.deliveries({
        params: { id },
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((p) => p.items.some((d) => d.status === 'waiting')) ? 3000 : false,
  });

/** Reads everything about webhooks anew. */
export function reloadWebhooks(): void {
  void queryClient.invalidateQueries({ queryKey: ['webhooks'] });
}
