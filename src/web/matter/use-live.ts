import { useEffect, useState } from 'react';
import { queryClient } from '../shared/api/query-client.ts';
import { onLiveChange } from '../shared/live-stream.ts';
import { usePerson } from '../shared/session.ts';
import { matterQuery } from './use-matter.ts';

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
    return onLiveChange(key, (change) => {
      if (change.actorId !== me.id) setChanges((all) => [...all, change.actor ?? '']);
    });
  }, [key, me.id]);
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
