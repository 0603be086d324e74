import { Button } from '@digdir/designsystemet-react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { Filters } from './list-state.ts';
import { useLiveList } from './use-live-list.ts';

/** Tells that others have changed what the list shows, and reads it when asked to. The list never jumps. */
export function LiveBar({ kind, filters }: { readonly kind: string; readonly filters: Filters }) {
  const { t } = useTexts();
  const { waiting, show } = useLiveList(kind, filters);
  return (
    <div role="status" className="rt-live rt-live-list">
      {waiting > 0 ? (
        <>
          <span>{t('backlog.live.waiting', { count: waiting })}</span>
          <Button data-size="sm" variant="secondary" onClick={show}>
            {t('backlog.live.show')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
