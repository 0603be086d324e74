import { Button } from '@digdir/designsystemet-react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useMeetingLive } from './use-meeting.ts';

/** Tells what others have recorded meanwhile, and reads it when asked to. Nothing on the page moves by itself. */
export function LiveNote({ meetingKey, read }: { readonly meetingKey: string; readonly read: unknown }) {
  const { t, list } = useTexts();
  const { decisions, changes, who, show } = useMeetingLive(meetingKey, read);
  return (
    <div role="status" className="rt-live">
      {changes > 0 ? (
        <>
          <span>{t('meeting.live', { decisions, changes, who: list(who) })}</span>
          <Button data-size="sm" variant="secondary" onClick={show}>
            {t('meeting.liveShow')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
