import type { SessionValue } from '../../contract/session.ts';
import { api } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { sessionQuery } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { problemText } from '../shared/ui/problem.tsx';
import { toast } from '../shared/ui/toasts.tsx';

type Person = NonNullable<SessionValue['person']>;
type Change = Partial<Pick<Person, 'language' | 'theme' | 'density' | 'singleKeys'>>;

/** Changes the reader's own preferences at once, and back again when the server refuses. */
export function useProfile(): (change: Change) => void {
  const texts = useTexts();
  return (change) => {
    const before = queryClient.getQueryData(sessionQuery.queryKey);
    if (before?.person)
      queryClient.setQueryData(sessionQuery.queryKey, { ...before, person: { ...before.person, ...change } });
    api.session
      .profile({ body: change })
      .then((session) => queryClient.setQueryData(sessionQuery.queryKey, session))
      .catch((error: unknown) => {
        queryClient.setQueryData(sessionQuery.queryKey, before);
        toast(problemText(texts, error).title, { tone: 'danger' });
      });
  };
}

/** Signs out here, and where one came from when that has its own session. */
export function useLogout(): () => void {
  const texts = useTexts();
  return () => {
    api.session
      .logout()
      .then(({ endSession }) => window.location.assign(endSession ?? '/'))
      .catch((error: unknown) => toast(problemText(texts, error).title, { tone: 'danger' }));
  };
}
