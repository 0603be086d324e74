import { useEffect, useState } from 'react';
import { queryClient } from '../shared/api/query-client.ts';
import { usePerson } from '../shared/session.ts';
import { matterQuery } from './use-matter.ts';

interface Change {
  readonly key?: string;
  readonly actorId?: number | null;
  readonly actor?: string | { readonly id: number; readonly name: string } | null;
}

/**
 * Listens for what others do to a matter while it is shown. Nothing on the page changes by itself: `waiting`
 * counts what has happened, `show` reads it.
 */
export function useLive(key: string): {
  readonly waiting: number;
  readonly who: readonly string[];
  readonly show: () => void;
} {
  const me = usePerson();
  const [changes, setChanges] = useState<readonly string[]>([]);
  useEffect(() => {
    setChanges([]);
    const source = new EventSource(`/api/v1/events/stream?node=${encodeURIComponent(key)}`);
    source.addEventListener('change', (event) => {
      const change = JSON.parse((event as MessageEvent<string>).data) as Change;
      const name = typeof change.actor === 'object' ? (change.actor?.name ?? '') : (change.actor ?? '');
      const id = typeof change.actor === 'object' ? change.actor?.id : change.actorId;
      const mine = id === undefined || id === null ? name === me.name : id === me.id;
      if (!mine) setChanges((all) => [...all, name]);
    });
    return () => source.close();
  }, [key, me.id, me.name]);
  return {
    waiting: changes.length,
    who: [...new Set(changes.filter(Boolean))],
    show: () => {
      setChanges([]);
      void queryClient.invalidateQueries({ queryKey: matterQuery(key).queryKey });
      void queryClient.invalidateQueries({ queryKey: ['history', key] });
      void queryClient.invalidateQueries({ queryKey: ['links', key] });
    },
  };
}
