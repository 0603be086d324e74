import { queryOptions, useQuery } from '@tanstack/react-query';
import type { SessionValue } from '../../contract/session.ts';
import type { Permission } from '../../domain/kernel/permissions.ts';
import { api, setCsrf } from './api/client.ts';

/** How the session is read. It is read before anything is drawn, so it is always there. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await api.session.read();
    setCsrf(session.csrf);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** The session of whoever looks; `person` is null for nobody. */
export function useSession(): SessionValue {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('the session is read before the screen is drawn');
  return data;
}

/** The signed-in person. Only for pages inside the shell. */
export function usePerson(): NonNullable<SessionValue['person']> {
  const { person } = useSession();
  if (!person) throw new Error('nobody is signed in');
  return person;
}

/** Whether whoever looks holds a permission anywhere. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** Asks of any permission whether the reader holds it. */
export function useMayAny(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
