import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { capacityLine } from '../../../domain/portfolio/index.ts';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { GroupFilter, usePortfolioFilters, YearFilter } from './filters.tsx';
import { PriorityRows } from './priority-rows.tsx';
import { useOrdering } from './use-ordering.ts';
import './portfolio.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** What is most important: MoSCoW groups, the order in them set by hand, and where the year's capacity is used up. */
export function Component() {
  const texts = useTexts();
  const { t, number } = texts;
  const filters = usePortfolioFilters();
  const now = Number(texts.today().slice(0, 4));
  const year = filters.year ?? now;
  const queryKey = ['portfolio', 'priorities', filters.productGroup, year];
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      api.portfolio.priorities({
        query: { year, limit: 100, ...(filters.productGroup ? { productGroup: filters.productGroup } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const groups = found.data?.groups ?? [];
  const ordering = useOrdering(queryKey, groups);
  // What must, should and could be done, in that order, uses the capacity; what is not to be done now does not.
  const wanted = groups.filter((g) => g.priority >= 1 && g.priority <= 3).flatMap((g) => g.rows);
  const capacity = found.data?.capacity ?? null;
  const line =
    capacity === null
      ? null
      : capacityLine(
          wanted.map((r) => r.monthsInYear),
          capacity,
        );
  const firstOver = line === null ? null : (wanted[line]?.matter.key ?? null);
  const need = wanted.reduce((sum, r) => sum + r.monthsInYear, 0);
  return (
    <Page
      wide
      title={t('portfolio.priorities.title')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('portfolio.priorities.tab') }]}
      lead={
        <>
          {t('portfolio.priorities.lead')}
          <ViewTabs kind="initiative" />
        </>
      }
    >
      <div className="rt-portfolio-filters">
        <GroupFilter value={filters.productGroup} onChange={(key) => filters.set('productGroup', key)} />
        <YearFilter value={year} now={now} onChange={(y) => filters.set('year', y)} />
        {found.data ? (
          <p className="rt-meta">
            {capacity === null
              ? t('portfolio.priorities.noCapacity', { year: String(year) })
              : t('portfolio.priorities.capacity', {
                  year: String(year),
                  need: number(Math.round(need)),
                  capacity: number(Math.round(capacity)),
                })}
          </p>
        ) : null}
      </div>
      {found.isPending ? <Loading lines={12} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? (
        <ScrollBox>
          <table className="rt-table rt-priorities">
            <caption className="rt-sr">{t('portfolio.priorities.title')}</caption>
            <thead>
              <tr>
                {found.data.mayOrder ? (
                  <th scope="col">
                    <span className="rt-sr">{t('portfolio.priorities.order')}</span>
                  </th>
                ) : null}
                <th scope="col">{texts.derived('field.title')}</th>
                <th scope="col">{texts.derived('field.state')}</th>
                <th scope="col">{texts.derived('process.initiative.field.reportStatus')}</th>
                <th scope="col">{texts.derived('field.owner')}</th>
                <th scope="col" className="rt-number">
                  {t('portfolio.monthsAll')}
                </th>
                <th scope="col" className="rt-number">
                  {t('portfolio.monthsIn', { year: String(year) })}
                </th>
                <th scope="col" className="rt-number">
                  {t('portfolio.fundingIn', { year: String(year) })}
                </th>
                <th scope="col" className="rt-number">
                  {texts.derived('field.progress')}
                </th>
              </tr>
            </thead>
            {groups.map((g) => (
              <PriorityRows
                key={g.priority}
                group={g}
                year={year}
                firstOver={firstOver}
                ordering={found.data.mayOrder ? ordering : null}
                productGroup={filters.productGroup}
              />
            ))}
          </table>
        </ScrollBox>
      ) : null}
    </Page>
  );
}
