import { Details, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { CoverageValue } from '../../../contract/thread.ts';
import { ExplainedShape } from '../../shared/facts/explained-mark.tsx';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Bar, type Counts, explainedShare, order } from './bar.tsx';
import { type CoverageLine, CoverageTable, listAddress } from './coverage-table.tsx';
import { Period, ProductChoice, readFilter } from './period.tsx';
import { type CoverageFilter, coverageQuery } from './queries.ts';
import { Sections } from './sections.tsx';

/** How much of what is delivered to production is explained, by product and month, for a period. */
export function Component() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const filter = readFilter(search);
  const found = useQuery({ ...coverageQuery(filter), placeholderData: (before) => before });
  return (
    <Page title={t('insight.coverage.title')} lead={t('insight.coverage.lead')} wide>
      <Sections />
      <div className="rt-insight-filters rt-insight-compact">
        <Period />
        <ProductChoice />
      </div>
      {found.isError ? <Problem error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <Loading lines={10} /> : null}
      {found.data ? (
        found.data.total === 0 ? (
          <Empty
            title={t('insight.coverage.none.title')}
            text={t('insight.coverage.none.text')}
            action={<Link to="/insight">{t('insight.period.all')}</Link>}
          />
        ) : (
          <Coverage coverage={found.data} filter={filter} />
        )
      ) : null}
    </Page>
  );
}

type Counted = Pick<CoverageValue, 'byIssue' | 'byOrigin' | 'byMaintenance' | 'none'>;
const countsOf = (c: Counted): Counts => ({
  issue: c.byIssue,
  origin: c.byOrigin,
  maintenance: c.byMaintenance,
  none: c.none,
});

function Coverage({
  coverage,
  filter,
}: {
  readonly coverage: CoverageValue;
  readonly filter: CoverageFilter;
}) {
  const { t, tag } = useTexts();
  const month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const products: CoverageLine[] = coverage.products.map((p) => ({
    id: p.product.key,
    name: p.product.title,
    counts: countsOf(p),
    filter: { ...filter, product: p.product.key },
  }));
  const months: CoverageLine[] = [...coverage.months].reverse().map((m) => ({
    id: m.month,
    name: month.format(new Date(`${m.month}-01T00:00:00Z`)),
    counts: countsOf(m),
    filter: { ...filter, ...within(m.month, filter) },
  }));
  return (
    <>
      <Figures counts={countsOf(coverage)} total={coverage.total} filter={filter} />
      <section className="rt-insight-part">
        <Heading level={2} data-size="xs">
          {t('insight.coverage.products')}
        </Heading>
        <CoverageTable heading={t('insight.coverage.product')} lines={products} />
      </section>
      <section className="rt-insight-part">
        <Heading level={2} data-size="xs">
          {t('insight.coverage.months')}
        </Heading>
        <CoverageTable heading={t('insight.coverage.month')} lines={months} scaled />
      </section>
    </>
  );
}

function Figures({
  counts,
  total,
  filter,
}: {
  readonly counts: Counts;
  readonly total: number;
  readonly filter: CoverageFilter;
}) {
  const { t, number, percent, derived } = useTexts();
  const share = explainedShare(counts);
  return (
    <section className="rt-insight-part" aria-label={t('insight.coverage.share')}>
      <div className="rt-panel rt-coverage-sum">
        <p className="rt-coverage-share">
          <strong>{share === null ? '–' : percent(share)}</strong> {t('insight.coverage.share').toLowerCase()}{' '}
          ·{' '}
          <Link to={listAddress(filter)}>
            {number(total)} {t('insight.coverage.total').toLowerCase()}
          </Link>
        </p>
        <Bar counts={counts} />
        <dl>
          {order
            .filter((e) => counts[e] > 0 || e !== 'origin')
            .map((e) => (
              <div key={e} data-explained={e}>
                <dt>
                  <ExplainedShape value={e} /> {derived(`insight.coverage.by.${e}`)}
                </dt>
                <dd>
                  <Link to={listAddress({ ...filter, explained: e })}>{number(counts[e])}</Link>
                  <small>{percent(total === 0 ? 0 : counts[e] / total)}</small>
                </dd>
              </div>
            ))}
        </dl>
        <Details className="rt-coverage-definition">
          <Details.Summary>{t('insight.coverage.definition')}</Details.Summary>
          <Details.Content>{t('insight.coverage.definition.text')}</Details.Content>
        </Details>
      </div>
    </section>
  );
}

/** The days of a month that lie within the period looked at. */
function within(month: string, filter: CoverageFilter): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number);
  const first = `${month}-01`;
  const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
  return {
    from: filter.from && filter.from > first ? filter.from : first,
    to: filter.to && filter.to < last ? filter.to : last,
  };
}
