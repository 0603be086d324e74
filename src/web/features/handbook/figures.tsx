import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { ProcessPageValue } from '../../../contract/handbook.ts';
import { processOf } from '../../../domain/processes.ts';
import { listPath } from '../../matter/lists/list-path.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { openListPath } from './open-matters.tsx';

/** How many are where now, and how long they have used to stay; every number opens the list behind it. */
export function Figures({ page, words }: { readonly page: ProcessPageValue; readonly words: ProcessTexts }) {
  const { t, number } = useTexts();
  const order = Object.keys(processOf(page.kind)?.states ?? {});
  const rows = [...page.figures.byState].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const most = Math.max(1, ...page.figures.byState.map((s) => s.count));
  return (
    <section>
      <Heading level={2} data-size="xs">
        {t('handbook.figures')}
      </Heading>
      <ScrollBox className="rt-figures">
        <table className="rt-table">
          <caption className="rt-sr">{t('handbook.figures')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('handbook.state')}</th>
              <th scope="col" className="rt-number">
                {t('handbook.now')}
              </th>
              <td />
              <th scope="col" className="rt-number">
                {t('handbook.medianDays')}
              </th>
              <th scope="col" className="rt-number">
                {t('handbook.moved', { days: page.figures.movedDays })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((s) => (
              <tr key={s.state}>
                <th scope="row">{words.state(s.state)}</th>
                <td className="rt-number">
                  <Link to={`${listPath(page.kind)}?state=${s.state}`}>{number(s.count)}</Link>
                </td>
                <td className="rt-figure-bar">
                  <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * s.count) / most} height="8" />
                  </svg>
                </td>
                <td className="rt-number">
                  {s.medianDays === null ? '–' : number(s.medianDays, { maximumFractionDigits: 1 })}
                </td>
                <td className="rt-number">{number(s.moved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="rt-meta">
        <Link to={openListPath(page.kind)}>{t('handbook.openCount', { count: page.figures.open })}</Link>
        {' · '}
        {t('handbook.movedCount', { count: page.figures.moved, days: page.figures.movedDays })}
      </p>
      <p className="rt-meta">{t('handbook.waitingForGate', { count: page.figures.waitingForGate })}</p>
    </section>
  );
}
