import { Heading } from '@digdir/designsystemet-react';
import { useTexts } from '../shared/texts/texts-context.ts';
import { CriterionRow } from './criterion-row.tsx';
import { useMatterPlace } from './matter-context.ts';

/** The criteria of what can happen next, by transition: ticked, computed, waived; with note, by whom and when. */
export function Criteria() {
  const { t } = useTexts();
  const { matter, words } = useMatterPlace();
  const groups = matter.actions
    .map((a) => ({ action: a, criteria: matter.criteria.filter((c) => c.transition === a.name) }))
    .filter((g) => g.criteria.length > 0);
  if (groups.length === 0) return null;
  return (
    <section className="rt-section" id="criteria" tabIndex={-1} aria-labelledby="criteria-label">
      {groups.map(({ action, criteria }, i) => (
        <div key={action.name}>
          <Heading level={2} data-size="2xs" id={i === 0 ? 'criteria-label' : undefined}>
            {t('matter.criteriaFor', { state: words.state(action.to) })}{' '}
            <span className="rt-count">
              {t('matter.ofTotal', {
                count: criteria.filter((c) => c.status !== 'open').length,
                total: criteria.length,
              })}
            </span>
          </Heading>
          <ul className="rt-criteria">
            {criteria.map((c) => (
              <CriterionRow key={c.id} criterion={c} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
