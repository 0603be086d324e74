import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';

/** How a team works, its active and planned sprints, and what its last ones got done. */
export const planningQuery = (team: string) =>
  queryOptions({
    queryKey: ['sprint-planning', team],
    queryFn: ({ signal }) => api.sprint.planning({ params: { team }, signal }),
  });

/** What a sprint was, or is so far. */
export const reportQuery = (key: string) =>
  queryOptions({
    queryKey: ['sprint-report', key],
    queryFn: ({ signal }) => api.sprint.report({ params: { key }, signal }),
  });

/** Reads everything that tells of sprints again, and the lists of issues that are in them. */
export async function readSprintsAgain(): Promise<void> {
  await Promise.all(
    ['sprint-planning', 'sprint-report', 'sprint-list', 'sprints', 'backlog-team']
      .map((name) => queryClient.invalidateQueries({ queryKey: [name] }))
      .concat(
        queryClient.invalidateQueries({ queryKey: ['list', 'issue'] }),
        queryClient.invalidateQueries({ queryKey: ['count', 'issue'] }),
      ),
  );
}
