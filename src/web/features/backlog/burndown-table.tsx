import type { SprintReportValue } from '../../../contract/sprints.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import type { Unit } from './burndown-scales.ts';
import { rounded } from './sprint-words.ts';

/** The figures of the burndown, day by day. */
export function BurndownTable({ report, unit }: { readonly report: SprintReportValue; readonly unit: Unit }) {
  const texts = useTexts();
  const { t } = texts;
  const weekday = new Intl.DateTimeFormat(texts.tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const change = (value: number, sign: string) => (value > 0 ? `${sign}${rounded(texts, value)}` : '');
  return (
    <details className="rt-sprint-people">
      <summary>{t('sprint.burndownTable')}</summary>
      <ScrollBox>
        <table className="rt-table">
          <caption className="rt-sr">{t('sprint.burndownTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sprint.day')}</th>
              {(['sprint.remaining', 'sprint.ideal', 'sprint.added', 'sprint.removed'] as const).map(
                (key) => (
                  <th key={key} scope="col" className="rt-number">
                    {t(key)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('sprint.atStart')}</th>
              <td className="rt-number">{rounded(texts, report.start[unit])}</td>
              <td className="rt-number">{rounded(texts, report.start[unit])}</td>
              <td />
              <td />
            </tr>
            {report.days.map((d) => (
              <tr key={d.day}>
                <th scope="row">{weekday.format(new Date(`${d.day}T00:00:00Z`))}</th>
                <td className="rt-number">{d.left ? rounded(texts, d.left[unit]) : ''}</td>
                <td className="rt-number">{rounded(texts, d.ideal[unit])}</td>
                <td className="rt-number">{change(d.added[unit], '+')}</td>
                <td className="rt-number">{change(d.removed[unit], '−')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
