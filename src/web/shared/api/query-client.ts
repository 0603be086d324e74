import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';

/** The cache of what has been read. Refusals are not tried again; a lost connection is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status === 503),
    },
    mutations: { retry: false },
  },
});
