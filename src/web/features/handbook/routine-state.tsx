import type { RoutineCellValue } from '../../../contract/handbook.ts';
import { practiceDays } from '../../../domain/handbook/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** Where a routine stands, by shape and word: a dashed ring for a gap, a clock for overdue, a tick for in place. */
export function RoutineState({ state }: { readonly state: RoutineCellValue['state'] }) {
  const { t } = useTexts();
  return (
    <span className="rt-routine-state" data-state={state}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {state === 'hole' ? (
          <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" strokeDasharray="3 2.3" />
        ) : null}
        {state === 'overdue' ? (
          <>
            <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />
            <path d="M8 4.5V8l2.4 1.6" fill="none" strokeWidth="1.8" />
          </>
        ) : null}
        {state === 'current' ? <path d="M2.8 8.4l3.4 3.4 7-7.4" fill="none" strokeWidth="2.2" /> : null}
      </svg>
      {t(`handbook.routines.state.${state}`)}
    </span>
  );
}

/** What the data says of whether it is practised, in words with the number. */
export function usePracticeText(): (cell: RoutineCellValue) => string {
  const { derived } = useTexts();
  return (c) =>
    c.practice === 'unknown'
      ? derived('handbook.routines.practiceText.unknown')
      : derived(`handbook.routines.practiceText.${c.process}`, { count: c.count, days: practiceDays });
}
