import { Link } from 'react-router';
import type { RoutineCellValue } from '../../../contract/handbook.ts';
import { practiceRuleOf } from '../../../domain/handbook/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** Where a routine stands, by shape and word: a dashed ring for a gap, a clock for overdue, a tick for in place, a dash for none. */
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
        {state === 'none' ? <path d="M4 8h8" fill="none" strokeWidth="2" /> : null}
        {state === 'current' ? <path d="M2.8 8.4l3.4 3.4 7-7.4" fill="none" strokeWidth="2.2" /> : null}
      </svg>
      {t(`handbook.routines.state.${state}`)}
    </span>
  );
}

/** What a team's practice is told from. */
type Counted = Pick<RoutineCellValue, 'process' | 'practice' | 'done' | 'of'>;

/** What the data says of whether it is practised, in words with the number. */
export function usePracticeText(): (c: Counted) => string {
  const { derived } = useTexts();
  return ({ process, practice, done, of }) =>
    practice === 'unknown' || practice === 'noOccasion'
      ? derived(`handbook.routines.practiceText.${practice}`)
      : derived(`handbook.routines.practiceText.${process}`, {
          done,
          of,
          days: practiceRuleOf(process)?.days ?? 0,
        });
}

/** Whether it is practised, with its number: a door to what was counted. Plainly words where nothing is. */
export function PracticeLink({ cell: c }: { readonly cell: RoutineCellValue }) {
  const { t, number } = useTexts();
  const practice = usePracticeText();
  const word = t(`handbook.routines.practice.${c.practice}`);
  if (c.practice === 'unknown' || c.practice === 'noOccasion')
    return (
      <span className="rt-practice" data-practice={c.practice}>
        {word}
      </span>
    );
  const all = practiceRuleOf(c.process)?.enough === 'all';
  return (
    <Link
      to={`/handbook/routines/${encodeURIComponent(c.team)}/${c.process}#counted`}
      className="rt-practice"
      data-practice={c.practice}
      title={practice(c)}
    >
      {word}: {all ? t('handbook.routines.doneOf', { done: c.done, of: c.of }) : number(c.done)}
    </Link>
  );
}
