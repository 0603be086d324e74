import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import { PlanForm } from './plan-form.tsx';
import './plan.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** All lists, the latest year first. */
export function Component() {
  const { t, derived, number } = useTexts();
  const mayEdit = useMay('plan.edit');
  const [making, setMaking] = useState(false);
  const lists = useInfiniteQuery({
    queryKey: ['plans'],
    queryFn: ({ pageParam, signal }) =>
      api.plan.list({ query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = (lists.data?.pages ?? []).flatMap((p) => p.items);
  const make = mayEdit ? (
    <Button data-size="sm" onClick={() => setMaking(true)}>
      <PlusIcon aria-hidden />
      {t('plan.new')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('plan.title')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('plan.title') }]}
      lead={
        <>
          {t('plan.lead')}
          <ViewTabs kind="initiative" />
        </>
      }
      actions={rows.length > 0 ? make : null}
    >
      {lists.isPending ? <Loading /> : null}
      {lists.isError ? <Problem error={lists.error} retry={() => void lists.refetch()} /> : null}
      {lists.isSuccess && rows.length === 0 ? (
        <Empty title={t('plan.empty')} text={t('plan.emptyText')} action={make} />
      ) : null}
      {rows.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('plan.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('plan.name')}</th>
                <th scope="col">{t('plan.typeLabel')}</th>
                <th scope="col" className="rt-number">
                  {t('plan.year')}
                </th>
                <th scope="col">{t('plan.state')}</th>
                <th scope="col">{t('plan.items')}</th>
                <th scope="col" className="rt-number">
                  {t('plan.amount')}
                </th>
                <th scope="col">{t('plan.updated')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((l) => (
                <tr key={l.key}>
                  <th scope="row">
                    <Link to={`/plans/${l.key}`}>
                      <span className="rt-key">{l.key}</span> {l.title}
                    </Link>
                  </th>
                  <td>{derived(`plan.type.${l.type}`)}</td>
                  <td className="rt-number">{l.year}</td>
                  <td>
                    {derived(`plan.state.${l.state}`)}
                    {l.edition > 1 || l.state === 'frozen' ? (
                      <span className="rt-faint"> · {t('plan.edition', { edition: l.edition })}</span>
                    ) : null}
                  </td>
                  <td>{t('plan.count', { count: l.items })}</td>
                  <td className="rt-number">{t('plan.kroner', { amount: number(l.amount) })}</td>
                  <td>
                    <When at={l.updatedAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {lists.hasNextPage ? (
        <Button variant="secondary" data-size="sm" onClick={() => void lists.fetchNextPage()}>
          {t('plan.more')}
        </Button>
      ) : null}
      {making ? <PlanForm onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}
