import { queryOptions } from '@tanstack/react-query';
import { initiativeProcess } from '../../../domain/portfolio/index.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** How an initiative's reports are read. */
export const reportsQuery = (key: string) =>
  queryOptions({
    queryKey: ['portfolio', key, 'reports'],
    queryFn: ({ signal }) => api.portfolio.reports({ params: { key }, signal }),
  });

/** How an initiative's distributions are read. */
export const distributionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['portfolio', key, 'distributions'],
    queryFn: ({ signal }) => api.portfolio.distributions({ params: { key }, signal }),
  });

/** How an initiative's dependencies are read. */
export const dependenciesQuery = (key: string) =>
  queryOptions({
    queryKey: ['portfolio', key, 'dependencies'],
    queryFn: ({ signal }) => api.portfolio.dependencies({ params: { key }, signal }),
  });

/** How it is read whether an initiative is proposed done. */
export const proposalQuery = (key: string) =>
  queryOptions({
    queryKey: ['portfolio', key, 'proposal'],
    queryFn: ({ signal }) => api.portfolio.proposal({ params: { key }, signal }),
  });

/** How it is read what the portfolio asks of the reader. */
export const mineQuery = queryOptions({
  queryKey: ['portfolio', 'mine'],
  queryFn: ({ signal }) => api.portfolio.mine({ signal }),
});

/** Reads again what hangs on an initiative after something was done to it. */
export function initiativeChanged(key: string): void {
  for (const queryKey of [
    ['portfolio'],
    ['matter', key],
    ['history', key],
    ['links', key],
    ['list', 'initiative'],
    ['thread'],
  ])
    void queryClient.invalidateQueries({ queryKey });
}

/** States in which an initiative still wants something, as the list's filter writes them. */
export const openStates = Object.entries(initiativeProcess.states)
  .filter(([, s]) => s.category !== 'done')
  .map(([name]) => name)
  .join(',');

/** The address of the list behind a figure: initiatives not yet done, under a filter. */
export function listAddress(filter: Readonly<Record<string, string>>): string {
  return `/portfolio?${new URLSearchParams({ state: openStates, ...filter })}`;
}

/** The MoSCoW choice of a place in the order (1–4); null when it is not set. */
export function moscowOf(priority: number): string | null {
  return initiativeProcess.fields.moscow.choices[priority - 1] ?? null;
}
