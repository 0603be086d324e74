import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { ViewTabs } from '../../../matter/lists/view-tabs.tsx';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Empty } from '../../../shared/ui/empty.tsx';
import { Loading } from '../../../shared/ui/loading.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { Problem } from '../../../shared/ui/problem.tsx';
import { MondayRound, mondayQuery } from './monday-round.tsx';
import '../roadmap.css';
import './monday.css';

/** The weekly round: everything one answers for on one page, confirmed or corrected line by line. */
export function Component() {
  const { t } = useTexts();
  const id = useId();
  const [params, setParams] = useSearchParams();
  const product = params.get('product') ?? '';
  const query = useQuery(mondayQuery(product));
  const items = query.data?.items ?? [];
  return (
    <Page
      wide
      title={t('roadmap.monday')}
      crumbs={[{ label: t('roadmap.title'), to: '/roadmap' }, { label: t('roadmap.monday') }]}
      lead={
        <>
          <span>{t('roadmap.monday.lead')}</span>
          <ViewTabs kind="roadmapElement" />
        </>
      }
    >
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && query.data.products.length > 1 ? (
        <p className="rt-monday-product">
          <label htmlFor={`${id}-product`}>{t('roadmap.monday.product')}</label>
          <select
            id={`${id}-product`}
            className="ds-input"
            data-size="sm"
            value={product}
            onChange={(e) => setParams(e.target.value ? { product: e.target.value } : {})}
          >
            <option value="">{t('roadmap.all')}</option>
            {query.data.products.map((p) => (
              <option key={p.key} value={p.key}>
                {p.title}
              </option>
            ))}
          </select>
        </p>
      ) : null}
      {query.data && items.length === 0 ? (
        <Empty title={t('roadmap.monday.none')} text={t('roadmap.monday.noneText')} />
      ) : null}
      {items.length > 0 ? <MondayRound items={items} more={query.data?.more === true} /> : null}
    </Page>
  );
}
