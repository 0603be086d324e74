import { queryOptions } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';

/** How a team and what it has in hand are read. */
export const teamQuery = (team: string) =>
  queryOptions({
    queryKey: ['backlog-team', team],
    queryFn: ({ signal }) => api.backlog.team({ params: { team }, signal }),
  });

/** How a team has set up its board of a kind. */
export const boardQuery = (team: string, kind: 'epic' | 'issue') =>
  queryOptions({
    queryKey: ['backlog-board', team, kind],
    queryFn: ({ signal }) => api.backlog.board({ params: { team, kind }, signal }),
  });
