import { Button, Heading } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { MilestoneValue } from '../../../contract/portfolio-values.ts';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { GroupFilter, usePortfolioFilters } from './filters.tsx';
import { type Quarter, quarterOf } from './quarters.ts';
import './portfolio.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

const shownQuarters = 4;

/** What is to be reached when: milestones of all initiatives, quarter by quarter, and what was not reached in time. */
export function Component() {
  const { t, today } = useTexts();
  const filters = usePortfolioFilters();
  const now = quarterOf(today());
  const first = quarterOf(/^\d{4}-\d{2}-\d{2}$/.test(filters.from ?? '') ? (filters.from ?? '') : now.from);
  const quarters = Array.from({ length: shownQuarters }, (_, i) => quarterOf(first.from, i));
  const to = quarters.at(-1)?.to ?? first.to;
  const found = useQuery({
    queryKey: ['portfolio', 'milestones', first.from, filters.productGroup],
    queryFn: ({ signal }) =>
      api.portfolio.milestones({
        query: {
          from: first.from,
          to,
          ...(filters.productGroup ? { productGroup: filters.productGroup } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const go = (by: number) => {
    const next = quarterOf(first.from, by).from;
    filters.set('from', next === now.from ? '' : next);
  };
  return (
    <Page
      wide
      title={t('portfolio.milestones.title')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('portfolio.milestones.tab') }]}
      lead={
        <>
          {t('portfolio.milestones.lead')}
          <ViewTabs kind="initiative" />
        </>
      }
    >
      <div className="rt-portfolio-filters">
        <GroupFilter value={filters.productGroup} onChange={(key) => filters.set('productGroup', key)} />
        <Button variant="secondary" data-size="sm" onClick={() => go(-1)}>
          {t('portfolio.milestones.earlier')}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => go(1)}>
          {t('portfolio.milestones.later')}
        </Button>
        {first.from === now.from ? null : (
          <Button variant="tertiary" data-size="sm" onClick={() => filters.set('from', '')}>
            {t('portfolio.milestones.now')}
          </Button>
        )}
      </div>
      {found.isPending ? <Loading lines={10} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? (
        <div className="rt-quarters">
          {quarters.map((q) => (
            <QuarterPart
              key={q.from}
              quarter={q}
              items={found.data.items.filter((m) => m.date >= q.from && m.date <= q.to)}
            />
          ))}
          {found.data.more ? <p>{t('portfolio.milestones.more')}</p> : null}
        </div>
      ) : null}
    </Page>
  );
}

function QuarterPart({
  quarter,
  items,
}: {
  readonly quarter: Quarter;
  readonly items: readonly MilestoneValue[];
}) {
  const texts = useTexts();
  const { t } = texts;
  const today = texts.today();
  const title = t('portfolio.milestones.quarter', { quarter: quarter.number, year: String(quarter.year) });
  const id = `quarter-${quarter.from}`;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title} <span className="rt-count">{items.length}</span>
      </Heading>
      {items.length === 0 ? (
        <p className="rt-meta">{t('portfolio.milestones.none')}</p>
      ) : (
        <ScrollBox>
          <table className="rt-table rt-quarter">
            <caption className="rt-sr">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('portfolio.milestones.date')}</th>
                <th scope="col">{t('portfolio.milestones.milestone')}</th>
                <th scope="col">{texts.derived('process.initiative.name')}</th>
                <th scope="col">{texts.derived('field.state')}</th>
                <th scope="col">{texts.derived('field.owner')}</th>
                <th scope="col">{t('portfolio.milestones.reached')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((m) => (
                <tr key={`${m.initiative.key}/${m.date}/${m.milestone}`}>
                  <td>
                    <DayText day={m.date} />
                  </td>
                  <th scope="row">{m.milestone}</th>
                  <td>
                    <Link to={`${nodeHref(m.initiative)}#field-milestones`}>{m.initiative.title}</Link>
                  </td>
                  <td>
                    <StateBadge kind="initiative" state={m.initiative.state} />
                  </td>
                  <td>{m.owner?.name ?? ''}</td>
                  <td {...(m.reached ? { 'data-label': t('portfolio.milestones.reached') } : {})}>
                    {m.reached ? (
                      <DayText day={m.reached} />
                    ) : m.date < today ? (
                      <span className="rt-fault-text">{t('portfolio.milestones.late')}</span>
                    ) : (
                      t('portfolio.milestones.ahead')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
