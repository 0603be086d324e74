import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** Channels of the places I answer for, or of one of them. */
export const channelsQuery = (place: string | null) =>
  queryOptions({
    queryKey: ['channels', place],
    queryFn: ({ signal }) => api.channel.list({ query: place === null ? {} : { place }, signal }),
  });

/** Places I may connect a channel for. */
export const placesQuery = queryOptions({
  queryKey: ['channels', 'places'],
  queryFn: ({ signal }) => api.channel.places({ signal }),
});

/** Messages of a channel, newest first; read anew while some wait. */
export const messagesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['channels', id, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      api.channel.deliveries({
        params: { id },
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) =>
      query.state.data?.pages.some((p) => p.items.some((d) => d.status === 'waiting')) ? 3000 : false,
  });

/** Reads everything about channels anew. */
export function reloadChannels(): void {
  void queryClient.invalidateQueries({ queryKey: ['channels'] });
}
