import { Button, ToggleGroup } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { keepMatter } from '../../matter/use-matter.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { DemandForm, DocumentChoice } from './demand-form.tsx';
import { ImportForm } from './import-form.tsx';
import { documentsQuery } from './queries.ts';
import './demand.css';

/** Registers demands: of which document, and one by one or several pasted. The document may be said in the address. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const documents = useQuery(documentsQuery);
  const [many, setMany] = useState(false);
  const asked = (params.get('document') ?? params.get('under') ?? '').toUpperCase();
  const items = documents.data?.items ?? [];
  const chosen = items.find((d) => d.key === asked)?.key ?? (items.length === 1 ? items[0]!.key : '');
  const heading = texts.derived('process.demand.new');
  const back = () => void navigate(chosen ? `/guiding-documents/${encodeURIComponent(chosen)}` : '/demands');
  return (
    <Page
      title={heading}
      lead={t('demand.newLead')}
      crumbs={[
        { label: t('portfolio.title'), to: '/portfolio' },
        { label: t('demand.documents'), to: '/guiding-documents' },
        { label: heading },
      ]}
    >
      {documents.isPending ? <Loading lines={5} /> : null}
      {documents.isError ? <Problem error={documents.error} retry={() => void documents.refetch()} /> : null}
      {documents.data && !documents.data.mayCreate ? (
        <Empty
          title={t('demand.notYours')}
          text={t('demand.notYoursText')}
          action={
            <Button asChild variant="secondary">
              <Link to="/new/need">{t('demand.needInstead')}</Link>
            </Button>
          }
        />
      ) : documents.data && items.length === 0 ? (
        <Empty
          title={t('demand.noDocuments')}
          text={t('demand.noDocumentsFirst')}
          action={
            <Button asChild>
              <Link to="/guiding-documents/new">{t('demand.newDocument')}</Link>
            </Button>
          }
        />
      ) : documents.data ? (
        <div className="rt-demand-start">
          <DocumentChoice
            documents={items}
            value={chosen}
            onChange={(key) => setParams({ document: key }, { replace: true })}
          />
          <ToggleGroup
            data-size="sm"
            aria-label={t('demand.howMany')}
            value={many ? 'many' : 'one'}
            onChange={(v: string) => setMany(v === 'many')}
          >
            <ToggleGroup.Item value="one">{t('demand.one')}</ToggleGroup.Item>
            <ToggleGroup.Item value="many">{t('demand.import.open')}</ToggleGroup.Item>
          </ToggleGroup>
          {chosen === '' ? (
            <p className="rt-faint">{t('demand.chooseFirst')}</p>
          ) : many ? (
            <ImportForm key={chosen} documentKey={chosen} onDone={back} />
          ) : (
            <DemandForm
              key={chosen}
              documentKey={chosen}
              onMade={(made) => {
                keepMatter(made);
                void navigate(`/matters/${encodeURIComponent(made.key)}`);
              }}
              onClose={back}
            />
          )}
        </div>
      ) : null}
    </Page>
  );
}
