import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import { DocumentForm } from './document-form.tsx';
import { demandsChanged } from './queries.ts';
import './demand.css';

/** Registers a guiding document. */
export function Component() {
  const { t } = useTexts();
  const navigate = useNavigate();
  return (
    <Page
      title={t('demand.newDocument')}
      crumbs={[
        { label: t('portfolio.title'), to: '/portfolio' },
        { label: t('demand.documents'), to: '/guiding-documents' },
        { label: t('demand.newDocument') },
      ]}
    >
      <DocumentForm
        document={null}
        save={async (fields) => {
          const made = await api.demand.createDocument({ body: fields });
          demandsChanged();
          void navigate(`/guiding-documents/${encodeURIComponent(made.key)}`);
        }}
        onCancel={() => void navigate('/guiding-documents')}
      />
    </Page>
  );
}
