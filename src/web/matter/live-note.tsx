import { Button } from '@digdir/designsystemet-react';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useLive } from './use-live.ts';

/** Tells that others have changed the matter, and reads it when asked to. */
export function LiveNote({ matterKey }: { readonly matterKey: string }) {
  const { t, list } = useTexts();
  const { waiting, who, show } = useLive(matterKey);
  return (
    <div role="status" className="rt-live">
      {waiting > 0 ? (
        <>
          <span>{t('matter.newChanges', { count: waiting, who: list(who) })}</span>
          <Button data-size="sm" variant="secondary" onClick={show}>
            {t('matter.showChanges')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
