import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import type { DeploymentFilters } from '../../shared/facts/deployment-filters.ts';

/** Everything about deployments in the cache begins with this. */
export const deploymentsKey = ['deployments'] as const;

/** Pages of the list, newest first. */
export const listQuery = (filters: DeploymentFilters) =>
  infiniteQueryOptions({
    queryKey: [...deploymentsKey, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.deployment.list({
        query: { ...filters, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** How many there are under a filter. */
export const countQuery = (filters: DeploymentFilters) =>
  queryOptions({
    queryKey: [...deploymentsKey, 'count', filters],
    queryFn: ({ signal }) => api.deployment.count({ query: filters, signal }),
  });

/** How many there are each day. */
export const densityQuery = (filters: DeploymentFilters) =>
  queryOptions({
    queryKey: [...deploymentsKey, 'density', filters],
    queryFn: ({ signal }) => api.deployment.density({ query: filters, signal }),
  });

/** What runs where. Also what the choices of product, application and environment are made from. */
export const runningQuery = queryOptions({
  queryKey: [...deploymentsKey, 'running'],
  queryFn: ({ signal }) => api.deployment.running({ query: {}, signal }),
  staleTime: 60_000,
});

/** One deployment. */
export const deploymentQuery = (key: string) =>
  queryOptions({
    queryKey: [...deploymentsKey, 'one', key],
    queryFn: ({ signal }) => api.deployment.read({ params: { key }, signal }),
  });

/** The direct links of a deployment. */
export const linksQuery = (key: string) =>
  queryOptions({
    queryKey: ['thread', 'links', key],
    queryFn: ({ signal }) => api.thread.links({ params: { key }, signal }),
  });

/** One application. */
export const applicationQuery = (key: string) =>
  queryOptions({
    queryKey: [...deploymentsKey, 'application', key],
    queryFn: ({ signal }) => api.deployment.application({ params: { key }, signal }),
  });

/** The prefixes of issue keys. */
export const trackersQuery = queryOptions({
  queryKey: [...deploymentsKey, 'trackers'],
  queryFn: ({ signal }) => api.deployment.prefixes({ signal }),
});

/** Imports, newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: [...deploymentsKey, 'imports'],
  queryFn: ({ pageParam, signal }) =>
    api.deployment.imports({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
