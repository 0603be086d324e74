import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { CapacityTable } from './capacity-table.tsx';
import { usePortfolioFilters, YearFilter } from './filters.tsx';
import { listAddress, moscowOf } from './queries.ts';
import { Spread } from './spread.tsx';
import './portfolio.css';

/** Whether the portfolio is in balance: over goals, phases, priorities and groups, and need against capacity. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const filters = usePortfolioFilters();
  const now = Number(texts.today().slice(0, 4));
  const year = filters.year ?? now;
  const queryKey = ['portfolio', 'balance', year];
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.portfolio.balance({ query: { year }, signal }),
    placeholderData: keepPreviousData,
  });
  const words = processTexts(texts, 'initiative');
  const unset = t('portfolio.balance.unset');
  const data = found.data;
  return (
    <Page
      wide
      title={t('portfolio.balance.title')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('portfolio.balance.tab') }]}
      lead={
        <>
          {t('portfolio.balance.lead')}
          <ViewTabs kind="initiative" />
        </>
      }
    >
      {found.isPending ? <Loading lines={12} /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      {data ? (
        <div className="rt-balance">
          <section className="rt-balance-wide" aria-labelledby="capacity-title">
            <CapacityTable
              cells={data.capacity}
              mayEdit={data.mayEdit}
              queryKey={queryKey}
              choice={<YearFilter value={year} now={now} onChange={(y) => filters.set('year', y)} />}
            />
          </section>
          <Spread
            id="by-document"
            question={t('portfolio.balance.byDocument')}
            heading={t('portfolio.balance.document')}
            lines={data.byDocument}
            name={(l) => l.node?.title ?? t('portfolio.balance.noDocument')}
            address={(l) => (l.node ? `/thread/${encodeURIComponent(l.node.key)}` : null)}
          />
          <Spread
            id="by-source"
            question={t('portfolio.balance.bySource')}
            heading={words.field('source')}
            lines={data.bySource}
            name={(l) => (l.of ? words.choice('source', l.of) : unset)}
            address={(l) => (l.of ? listAddress({ source: l.of }) : listAddress({ source: 'none' }))}
          />
          <Spread
            id="by-phase"
            question={t('portfolio.balance.byPhase')}
            heading={texts.derived('field.state')}
            lines={data.byPhase}
            name={(l) => (l.of ? words.state(l.of) : unset)}
            address={(l) => (l.of ? `/portfolio?state=${l.of}` : null)}
          />
          <Spread
            id="by-moscow"
            question={t('portfolio.balance.byMoscow')}
            heading={words.field('moscow')}
            lines={data.byMoscow}
            name={(l) => {
              const choice = l.of ? moscowOf(Number(l.of)) : null;
              return choice ? words.choice('moscow', choice) : unset;
            }}
            address={(l) => (l.of ? listAddress({ priority: l.of }) : listAddress({ priority: 'none' }))}
          />
          <Spread
            id="by-group"
            question={t('portfolio.balance.byGroup')}
            heading={texts.derived('field.productGroup')}
            lines={data.byProductGroup}
            name={(l) => l.node?.title ?? unset}
            address={(l) =>
              l.of ? listAddress({ productGroup: l.of }) : listAddress({ productGroup: 'none' })
            }
          />
        </div>
      ) : null}
    </Page>
  );
}
