import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { onLiveChange } from '../../shared/live-stream.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { readSprintsAgain } from './sprint-queries.ts';

/** Tells that others have changed what a page of sprints shows, by key, and reads it when asked to. Nothing jumps. */
export function SprintLive({ keys }: { readonly keys: readonly string[] }) {
  const { t } = useTexts();
  const me = usePerson();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef<ReadonlySet<string>>(new Set());
  shown.current = new Set(keys);
  useEffect(
    () =>
      onLiveChange(null, (c) => {
        if (c.actorId === me.id || !shown.current.has(c.key)) return;
        setChanged((now) => new Set([...now, c.key]));
      }),
    [me.id],
  );
  return (
    <div role="status" className="rt-live rt-live-list">
      {changed.size > 0 ? (
        <>
          <span>{t('backlog.live.waiting', { count: changed.size })}</span>
          <Button
            data-size="sm"
            variant="secondary"
            onClick={() => {
              setChanged(new Set());
              void readSprintsAgain();
            }}
          >
            {t('backlog.live.show')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
