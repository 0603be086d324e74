import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** All guiding documents. */
export const documentsQuery = queryOptions({
  queryKey: ['demand', 'documents'],
  queryFn: ({ signal }) => api.demand.documents({ signal }),
});

/** A guiding document with its demands. */
export const documentQuery = (key: string) =>
  queryOptions({
    queryKey: ['demand', 'document', key],
    queryFn: ({ signal }) => api.demand.document({ params: { key }, signal }),
  });

/** Demands that nothing answers; of a product group, or all. */
export const unansweredQuery = (productGroup: string | null) =>
  queryOptions({
    queryKey: ['demand', 'unanswered', productGroup],
    queryFn: ({ signal }) =>
      api.demand.unanswered({ query: { limit: 500, ...(productGroup ? { productGroup } : {}) }, signal }),
  });

/** Reads again what answering a demand, or changing a document, changes. */
export function demandsChanged(...keys: readonly string[]): void {
  void queryClient.invalidateQueries({ queryKey: ['demand'] });
  for (const key of keys)
    for (const name of ['matter', 'history', 'links'])
      void queryClient.invalidateQueries({ queryKey: [name, key] });
}
