import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** How many unread notices there are; asked when the stream tells that it has changed, and when the page is looked at again. */
export const countQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => api.collaboration.noticeCount({ signal }),
  refetchOnWindowFocus: true,
});

/** How often the count is asked for while the stream is away, in milliseconds. */
export const fallbackInterval = 20_000;

/** Marks notices and shows the new count at once; the lists are read anew. */
export async function markNotices(body: {
  readonly read: boolean;
  readonly node?: string;
  readonly upTo?: number;
}): Promise<void> {
  const count = await api.collaboration.markNotices({ body });
  queryClient.setQueryData(countQuery.queryKey, count);
  await queryClient.invalidateQueries({ queryKey: ['notices', 'list'] });
}

/** Who follows a node. */
export const watchersQuery = (key: string) =>
  queryOptions({
    queryKey: ['watchers', key],
    queryFn: ({ signal }) => api.collaboration.watchers({ params: { key }, signal }),
  });
