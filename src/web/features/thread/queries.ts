import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';

/** The thread of a node, up and down. */
export const threadQuery = (key: string) =>
  queryOptions({
    queryKey: ['thread', 'read', key],
    queryFn: ({ signal }) => api.thread.read({ params: { key }, query: { limit: 500 }, signal }),
  });

/** The direct links of a node, suggestions with them. */
export const linksQuery = (key: string) =>
  queryOptions({
    queryKey: ['thread', 'links', key],
    queryFn: ({ signal }) => api.thread.links({ params: { key }, signal }),
  });
