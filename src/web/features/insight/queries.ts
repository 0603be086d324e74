import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';

/** The period and product looked at, as in the address. */
export interface CoverageFilter {
  readonly from?: string;
  readonly to?: string;
  readonly product?: string;
}

/** How much of what was delivered to production is explained. */
export const coverageQuery = (filter: CoverageFilter) =>
  queryOptions({
    queryKey: ['insight', 'coverage', filter],
    queryFn: ({ signal }) => api.thread.coverage({ query: filter, signal }),
  });

/** Where the thread is broken. */
export const holesQuery = (filter: { readonly code?: string; readonly product?: string }) =>
  infiniteQueryOptions({
    queryKey: ['insight', 'holes', filter],
    queryFn: ({ pageParam, signal }) =>
      api.thread.holes({
        query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Suggested links, likeliest first. */
export const suggestionsQuery = (product: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['insight', 'suggestions', product ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.thread.suggestions({
        query: { limit: 25, ...(product ? { product } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
