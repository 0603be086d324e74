import type { KeyResultValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** When the next measurement is due and by whom; late ones stand out. Nothing when none is. */
export function DueText({ keyResult: k }: { readonly keyResult: KeyResultValue }) {
  const { t, shortDay } = useTexts();
  if (k.nextDue === null) return null;
  return (
    <p className={k.overdue ? 'rt-okr-late' : 'rt-meta'}>
      {t(k.overdue ? 'okr.overdue' : 'okr.nextDue', {
        day: shortDay(k.nextDue),
        who: k.measuredBy?.name ?? '',
      })}
    </p>
  );
}
