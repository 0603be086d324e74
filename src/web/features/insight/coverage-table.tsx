import { Link } from 'react-router';
import type { DeploymentFilters } from '../../shared/facts/deployment-filters.ts';
import { filterSearch } from '../../shared/facts/deployment-filters.ts';
import { ExplainedShape } from '../../shared/facts/explained-mark.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { Bar, type Counts, explainedShare, order, totalOf } from './bar.tsx';

/** One line of the table: its name, its counts, and the filter that opens the list behind them. */
export interface CoverageLine {
  readonly id: string;
  readonly name: string;
  readonly counts: Counts;
  readonly filter: DeploymentFilters;
}

/** The address of the list behind a number. */
export function listAddress(filter: DeploymentFilters): string {
  return `/deliveries${filterSearch({ ...filter, production: true })}`;
}

/** Bars with their figures beside: what is explained by what, each number a door to its list. */
export function CoverageTable({
  heading,
  lines,
  scaled,
}: {
  readonly heading: string;
  readonly lines: readonly CoverageLine[];
  /** Bars as long as the largest allows, instead of all alike. */
  readonly scaled?: boolean;
}) {
  const { t, number, percent, derived } = useTexts();
  const largest = Math.max(...lines.map((l) => totalOf(l.counts)));
  const shown = order.filter((e) => lines.some((l) => l.counts[e] > 0));
  return (
    <ScrollBox>
      <table className="rt-table rt-coverage">
        <caption className="rt-sr">{t('insight.coverage.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="rt-coverage-bar">
              {t('insight.coverage.share')}
            </th>
            {shown.map((e) => (
              <th key={e} scope="col" className="rt-number">
                <ExplainedShape value={e} /> {derived(`insight.coverage.by.${e}`)}
              </th>
            ))}
            <th scope="col" className="rt-number">
              {t('insight.coverage.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const share = explainedShare(line.counts);
            const total = totalOf(line.counts);
            return (
              <tr key={line.id}>
                <th scope="row">{line.name}</th>
                <td className="rt-coverage-bar">
                  <div>
                    <Bar counts={line.counts} {...(scaled ? { of: largest } : {})} />
                    <span>{share === null ? '–' : percent(share)}</span>
                  </div>
                </td>
                {shown.map((e) => (
                  <td
                    key={e}
                    className="rt-number"
                    data-label={derived(`insight.coverage.by.${e}`)}
                    data-none={e === 'none'}
                  >
                    {line.counts[e] === 0 ? (
                      <span className="rt-faint">0</span>
                    ) : (
                      <Link
                        to={listAddress({ ...line.filter, explained: e })}
                        aria-label={t('insight.coverage.cell', {
                          name: line.name,
                          what: derived(`insight.coverage.by.${e}`),
                          count: number(line.counts[e]),
                        })}
                      >
                        {number(line.counts[e])}
                      </Link>
                    )}
                  </td>
                ))}
                <td className="rt-number" data-label={t('insight.coverage.total')}>
                  <Link
                    to={listAddress(line.filter)}
                    aria-label={t('insight.coverage.cell', {
                      name: line.name,
                      what: t('insight.coverage.total'),
                      count: number(total),
                    })}
                  >
                    {number(total)}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
