import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { GuidingDocumentValue } from '../../../contract/demand.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { DemandForm } from './demand-form.tsx';
import { DemandTable } from './demand-table.tsx';
import { DocumentForm } from './document-form.tsx';
import { ImportForm } from './import-form.tsx';
import { demandsChanged, documentQuery } from './queries.ts';
import './demand.css';

function About({ document: d }: { readonly document: GuidingDocumentValue }) {
  const { t } = useTexts();
  return (
    <dl className="rt-demand-about">
      <div>
        <dt>{t('demand.type')}</dt>
        <dd>{t(`demand.type.${d.type}`)}</dd>
      </div>
      {d.issuer ? (
        <div>
          <dt>{t('demand.issuer')}</dt>
          <dd>{d.issuer}</dd>
        </div>
      ) : null}
      {d.productGroup ? (
        <div>
          <dt>{t('demand.for')}</dt>
          <dd>{d.productGroup.title}</dd>
        </div>
      ) : null}
      {d.validFrom || d.validTo ? (
        <div>
          <dt>{t('demand.valid')}</dt>
          <dd>
            {d.validFrom ? <DayText day={d.validFrom} /> : null} –{' '}
            {d.validTo ? <DayText day={d.validTo} /> : null}
          </dd>
        </div>
      ) : null}
      {d.url ? (
        <div>
          <dt>{t('demand.source')}</dt>
          <dd>
            <a href={d.url} rel="noreferrer" target="_blank">
              {d.url}
            </a>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** A guiding document: its demands in order, what answers each, and those nobody answers. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { key = '' } = useParams();
  const found = useQuery(documentQuery(key));
  const [doing, setDoing] = useState<'edit' | 'import' | 'add' | null>(null);
  const d = found.data;
  const done = () => setDoing(null);
  const crumbs = [
    { label: t('portfolio.title'), to: '/portfolio' },
    { label: t('demand.documents'), to: '/guiding-documents' },
    { label: key },
  ];
  if (!d)
    return (
      <Page title={key} crumbs={crumbs}>
        {found.isPending ? (
          <Loading lines={8} />
        ) : (
          <Problem error={found.error} retry={() => void found.refetch()} />
        )}
      </Page>
    );
  return (
    <Page
      wide
      title={d.title}
      crumbs={crumbs}
      lead={
        <>
          <span className="rt-key">{d.key}</span> · {t('demand.sum', { count: d.demands, met: d.met })}
          {d.unanswered > 0 ? (
            <strong className="rt-demand-open">
              {' '}
              · {t('demand.unansweredCount', { count: d.unanswered })}
            </strong>
          ) : null}
        </>
      }
      actions={
        d.mayEdit ? (
          <>
            <Button data-size="sm" onClick={() => setDoing('add')}>
              {texts.derived('process.demand.new')}
            </Button>
            <Button data-size="sm" variant="secondary" onClick={() => setDoing('import')}>
              {t('demand.import.open')}
            </Button>
            <Button data-size="sm" variant="tertiary" onClick={() => setDoing('edit')}>
              {t('demand.edit')}
            </Button>
          </>
        ) : null
      }
    >
      {doing === 'edit' ? (
        <DocumentForm
          document={d}
          save={async (fields) => {
            await api.demand.editDocument({ params: { key: d.key }, body: fields, version: d.version });
            toast(t('demand.saved', { title: fields.title }));
            demandsChanged();
            done();
          }}
          onCancel={done}
        />
      ) : (
        <About document={d} />
      )}
      {doing === 'import' ? <ImportForm documentKey={d.key} onDone={done} /> : null}
      {doing === 'add' ? <DemandForm documentKey={d.key} onClose={done} /> : null}
      {d.items.length > 0 ? (
        <DemandTable items={d.items} caption={t('demand.tableOf', { title: d.title })} />
      ) : (
        <Empty title={t('demand.noDemands')} text={t('demand.noDemandsText')} />
      )}
    </Page>
  );
}
