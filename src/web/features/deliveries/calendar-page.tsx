import { Details } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { medianGapDays } from '../../../domain/deployment/index.ts';
import {
  type DeploymentFilters,
  filterSearch,
  useDeploymentFilters,
} from '../../shared/facts/deployment-filters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { CalendarYear } from './calendar-year.tsx';
import { Figure } from './figure.tsx';
import { FilterBar } from './filter-bar.tsx';
import { densityQuery } from './queries.ts';
import { Sections } from './sections.tsx';

interface DayCount {
  readonly day: string;
  readonly count: number;
}

/** How often there are deployments: a year a grid, newest year first, each day a door to its list. */
export function Component() {
  const { t, number, tag } = useTexts();
  const { filters } = useDeploymentFilters();
  const density = useQuery({ ...densityQuery(filters), placeholderData: (before) => before });
  const days = density.data?.days ?? [];
  const max = Math.max(0, ...days.map((d) => d.count));
  const busiest = days.find((d) => d.count === max);
  const gap = medianGapDays(days.map((d) => d.day));
  const list = (change: DeploymentFilters) => `/deliveries${filterSearch({ ...filters, ...change })}`;
  const years = [...new Set(days.map((d) => Number(d.day.slice(0, 4))))].sort((a, b) => b - a);
  return (
    <Page
      title={t('deliveries.calendar.title')}
      lead={t('deliveries.calendar.lead')}
      crumbs={[
        { label: t('deliveries.nav'), to: '/deliveries' },
        { label: t('deliveries.section.calendar') },
      ]}
      wide
    >
      <Sections />
      <FilterBar without={['q']} />
      {density.isError ? <Problem error={density.error} retry={() => density.refetch()} /> : null}
      {density.isPending ? <Loading lines={8} /> : null}
      {density.isSuccess && days.length === 0 ? (
        <Empty title={t('deliveries.list.none.title')} text={t('deliveries.calendar.none')} />
      ) : null}
      {days.length > 0 ? (
        <>
          <dl className="rt-figures">
            <Figure
              name={t('deliveries.calendar.total')}
              value={number(days.reduce((sum, d) => sum + d.count, 0))}
              to={list({})}
            />
            <Figure name={t('deliveries.calendar.activeDays')} value={number(days.length)} />
            {gap === null ? null : (
              <Figure
                name={t('deliveries.calendar.gap')}
                value={number(gap)}
                help={t('deliveries.calendar.gapHelp')}
              />
            )}
            {busiest ? (
              <Figure
                name={t('deliveries.calendar.busiest')}
                value={number(max)}
                to={list({ from: busiest.day, to: busiest.day })}
              />
            ) : null}
          </dl>
          {years.map((year) => (
            <CalendarYear
              key={year}
              year={year}
              days={days.filter((d) => d.day.startsWith(`${year}-`))}
              max={max}
              hrefOf={(day) => list({ from: day, to: day })}
            />
          ))}
          <p className="rt-year-legend" aria-hidden="true">
            {t('deliveries.calendar.fewer')}
            {[1, 2, 3, 4].map((level) => (
              <span key={level} data-level={level} />
            ))}
            {t('deliveries.calendar.more')}
          </p>
          <Details className="rt-details">
            <Details.Summary>{t('deliveries.calendar.table')}</Details.Summary>
            <Details.Content>
              <MonthTable days={days} tag={tag} hrefOf={(from, to) => list({ from, to })} />
            </Details.Content>
          </Details>
        </>
      ) : null}
    </Page>
  );
}

function MonthTable({
  days,
  tag,
  hrefOf,
}: {
  readonly days: readonly DayCount[];
  readonly tag: string;
  readonly hrefOf: (from: string, to: string) => string;
}) {
  const { t, number } = useTexts();
  const name = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const months = new Map<string, { count: number; days: number }>();
  for (const { day, count } of days) {
    const month = months.get(day.slice(0, 7)) ?? { count: 0, days: 0 };
    months.set(day.slice(0, 7), { count: month.count + count, days: month.days + 1 });
  }
  return (
    <ScrollBox>
      <table className="rt-table">
        <thead>
          <tr>
            <th scope="col">{t('deliveries.calendar.month')}</th>
            <th scope="col" className="rt-number">
              {t('deliveries.calendar.total')}
            </th>
            <th scope="col" className="rt-number">
              {t('deliveries.calendar.days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map(([month, { count, days: active }]) => (
            <tr key={month}>
              <th scope="row">{name.format(new Date(`${month}-01T00:00:00Z`))}</th>
              <td className="rt-number">
                <Link to={hrefOf(`${month}-01`, lastDay(month))}>{number(count)}</Link>
              </td>
              <td className="rt-number">{number(active)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** The last day of a month `YYYY-MM`. */
function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
}
