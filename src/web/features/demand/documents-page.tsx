import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { documentsQuery } from './queries.ts';
import './demand.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** Guiding documents, newest first, with how many of their demands nobody answers. */
export function Component() {
  const texts = useTexts();
  const { t, number } = texts;
  const documents = useQuery(documentsQuery);
  const items = documents.data?.items ?? [];
  const add = documents.data?.mayCreate ? (
    <Button asChild data-size="sm">
      <Link to="/guiding-documents/new">
        <PlusIcon aria-hidden />
        {t('demand.newDocument')}
      </Link>
    </Button>
  ) : null;
  return (
    <Page
      wide
      title={t('demand.documents')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('demand.documents') }]}
      lead={<ViewTabs kind="initiative" />}
      actions={add}
    >
      <p className="rt-demand-ways">
        <Link to="/demands">{t('demand.all')}</Link>
        <Link to="/demands/unanswered">{t('demand.unanswered')}</Link>
      </p>
      {documents.isPending ? <Loading lines={6} /> : null}
      {documents.isError ? <Problem error={documents.error} retry={() => void documents.refetch()} /> : null}
      {documents.isSuccess && items.length === 0 ? (
        <Empty title={t('demand.noDocuments')} text={t('demand.noDocumentsText')} action={add} />
      ) : null}
      {items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('demand.documents')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('demand.document')}</th>
                <th scope="col">{t('demand.type')}</th>
                <th scope="col" className="rt-number">
                  {t('demand.year')}
                </th>
                <th scope="col" className="rt-number">
                  {t('demand.count')}
                </th>
                <th scope="col" className="rt-number">
                  {t('demand.met')}
                </th>
                <th scope="col" className="rt-number">
                  {t('demand.unanswered')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((d) => (
                <tr key={d.key}>
                  <th scope="row">
                    <Link to={nodeHref({ key: d.key, kind: 'guidingDocument' })}>{d.title}</Link>
                    <span className="rt-demand-under">
                      <span className="rt-key">{d.key}</span>
                      {[d.issuer, d.productGroup?.title].filter(Boolean).map((x) => ` · ${x}`)}
                    </span>
                  </th>
                  <td>{t(`demand.type.${d.type}`)}</td>
                  <td className="rt-number">{d.year ?? ''}</td>
                  <td className="rt-number">{number(d.demands)}</td>
                  <td className="rt-number">{number(d.met)}</td>
                  <td className="rt-number" data-unanswered={d.unanswered > 0 || undefined}>
                    {number(d.unanswered)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
    </Page>
  );
}
