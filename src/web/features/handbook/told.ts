import { queryOptions, useQuery } from '@tanstack/react-query';
import type { HandbookPageValue } from '../../../contract/handbook.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

const pageQuery = (id: string) =>
  queryOptions({
    queryKey: ['handbook-page', id],
    queryFn: ({ signal }) => api.handbook.page({ params: { process: id }, signal }),
    // What is being read or written is not rewritten by itself.
    refetchOnWindowFocus: false,
  });

/** The texts of a process. */
export function useHandbookPage(id: string) {
  return useQuery(pageQuery(id));
}

/** Keeps a page as it is after a write; the contents and histories are read again when looked at. */
export function keepHandbookPage(page: HandbookPageValue): void {
  queryClient.setQueryData(pageQuery(page.id).queryKey, page);
  void queryClient.invalidateQueries({ queryKey: ['handbook'] });
  void queryClient.invalidateQueries({ queryKey: ['handbook-versions', page.id] });
}
