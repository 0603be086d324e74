import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** Objectives and key results of an initiative. */
export const okrQuery = (key: string) =>
  queryOptions({
    queryKey: ['okr', 'initiative', key],
    queryFn: ({ signal }) => api.okr.ofInitiative({ params: { key }, signal }),
  });

/** A key result with everything that was measured. */
export const measurementsQuery = (key: string) =>
  queryOptions({
    queryKey: ['okr', 'measurements', key],
    queryFn: ({ signal }) => api.okr.measurements({ params: { key }, signal }),
  });

/** Measurements that wait for the reader. */
export const dueQuery = queryOptions({
  queryKey: ['okr', 'due'],
  queryFn: ({ signal }) => api.okr.due({ signal }),
});

/** Reads again what measuring, adding or moving a key result changes. */
export function okrChanged(...keys: readonly string[]): void {
  void queryClient.invalidateQueries({ queryKey: ['okr'] });
  for (const key of keys)
    for (const name of ['matter', 'history', 'links'])
      void queryClient.invalidateQueries({ queryKey: [name, key] });
}
