import { useEffect, useRef, useState } from 'react';
import { callKind } from '../../shared/api/client.ts';
import { onLiveChange } from '../../shared/live-stream.ts';
import { usePerson } from '../../shared/session.ts';
import type { Filters } from './list-state.ts';
import { readListsAgain } from './use-list.ts';

/** Beyond this many at once it is not asked of each whether it belongs to the list: they are counted as if they did. */
const askedAtOnce = 8;

/**
 * Listens for what others do to the matters of a list. Nothing in the list changes by itself: `waiting` counts the
 * matters that have changed, `show` reads them. What one does oneself does not count, nor what the filter leaves out.
 */
export function useLiveList(
  kind: string,
  filters: Filters,
): { readonly waiting: number; readonly show: () => void } {
  const me = usePerson();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const asked = JSON.stringify(filters);
  const pending = useRef(new Set<string>());
  useEffect(() => {
    setChanged(new Set());
    pending.current.clear();
    const among = JSON.parse(asked) as Filters;
    let timer: number | undefined;
    let over = false;
    const belongs = async (key: string): Promise<boolean> => {
      // A row that is shown, or one that would be.
      if (document.querySelector(`[data-key="${CSS.escape(key)}"]`) || among.q) return true;
      const found = await callKind(kind, 'list', { query: { ...among, q: key, limit: 1 } });
      return found.items[0]?.key === key;
    };
    const settle = async () => {
      timer = undefined;
      const keys = [...pending.current];
      pending.current.clear();
      const known = await Promise.all(
        keys.map(async (key) => (keys.length > askedAtOnce ? true : belongs(key).catch(() => true))),
      );
      if (over) return;
      setChanged((now) => new Set([...now, ...keys.filter((_, i) => known[i])]));
    };
    const end = onLiveChange(null, (change) => {
      if (change.kind !== kind || change.actorId === me.id || !change.type.startsWith('matter.')) return;
      pending.current.add(change.key);
      timer ??= window.setTimeout(() => void settle(), 600);
    });
    return () => {
      over = true;
      window.clearTimeout(timer);
      end();
    };
  }, [kind, asked, me.id]);
  return {
    waiting: changed.size,
    show: () => {
      setChanged(new Set());
      void readListsAgain(kind);
    },
  };
}
