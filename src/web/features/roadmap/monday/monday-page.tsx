import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { ViewTabs } from '../../../matter/lists/view-tabs.tsx';
import { api } from '../../../shared/api/client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Empty } from '../../../shared/ui/empty.tsx';
import { Loading } from '../../../shared/ui/loading.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { Problem } from '../../../shared/ui/problem.tsx';
import { MondayLine } from './monday-line.tsx';
import { useRound } from './use-round.ts';
import '../roadmap.css';
import './monday.css';

/** The weekly round: everything one answers for on one page, confirmed or corrected line by line. */
export function Component() {
  const { t } = useTexts();
  const id = useId();
  const [params, setParams] = useSearchParams();
  const product = params.get('product') ?? '';
  const query = useQuery({
    queryKey: ['roadmap', 'monday', product],
    queryFn: ({ signal }) => api.roadmap.monday({ query: product ? { product } : {}, signal }),
    // The lines stay as they are while one goes through them.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const round = useRound(query.data?.items ?? []);
  const body = useRef<HTMLTableSectionElement>(null);
  const focusLine = (index: number) => {
    const fields = body.current?.querySelectorAll<HTMLInputElement>('[data-field="progress"]');
    const next = fields?.[index];
    if (next) {
      next.focus();
      next.select();
    } else document.getElementById(`${id}-rest`)?.focus();
  };
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
      {items.length > 0 ? (
        <>
          <div className="rt-monday-bar">
            <progress max={items.length} value={round.confirmed} aria-label={t('roadmap.monday.progress')} />
            <span role="status">
              {t('roadmap.monday.confirmed', {
                count: round.confirmed,
                total: items.length,
                overdue: round.overdue,
              })}
            </span>
            <Button
              id={`${id}-rest`}
              data-size="sm"
              variant="secondary"
              disabled={round.unchanged === 0}
              onClick={() => void round.confirmUnchanged()}
            >
              {t('roadmap.monday.confirmRest', { count: round.unchanged })}
            </Button>
            <small className="rt-faint">{t('roadmap.monday.keys')}</small>
          </div>
          <div className="rt-table-wrap">
            <table className="rt-table rt-monday">
              <caption className="rt-sr">{t('roadmap.monday')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('roadmap.column.element')}</th>
                  <th scope="col">{t('roadmap.column.judged')}</th>
                  <th scope="col">{t('roadmap.column.computed')}</th>
                  <th scope="col">{t('roadmap.column.progress')}</th>
                  <th scope="col">{t('roadmap.column.start')}</th>
                  <th scope="col">{t('roadmap.column.end')}</th>
                  <th scope="col">{t('roadmap.column.confirm')}</th>
                </tr>
              </thead>
              <tbody ref={body}>
                {items.map((item, index) => (
                  <MondayLine
                    key={item.key}
                    element={round.elementOf(item)}
                    draft={round.draftOf(item)}
                    status={round.statusOf(item)}
                    heading={
                      items[index - 1]?.product?.key === item.product?.key && index > 0
                        ? null
                        : (item.product?.title ?? '')
                    }
                    onWrite={(change) => round.write(item, change)}
                    onConfirm={() => {
                      void round.confirm([item]);
                      if (round.isSound(item)) focusLine(index + 1);
                    }}
                  />
                ))}
              </tbody>
            </table>
          </div>
          {query.data?.more ? <p className="rt-faint">{t('roadmap.monday.more')}</p> : null}
        </>
      ) : null}
    </Page>
  );
}
