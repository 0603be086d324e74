import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { handbookGroups } from '../../../domain/handbook/index.ts';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Proposal } from './proposal.tsx';
import './handbook.css';

/** All processes: those that run here, and those that are told of. */
export function Component() {
  const texts = useTexts();
  const { t, derived, language, list } = texts;
  const seesRoutines = useMay('deployment.read');
  const contents = useQuery({
    queryKey: ['handbook', language],
    queryFn: ({ signal }) => api.handbook.contents({ signal }),
  });
  return (
    <Page
      title={t('handbook.title')}
      lead={
        <>
          {t('handbook.lead')}{' '}
          {seesRoutines ? <Link to="/handbook/routines">{t('handbook.routines.link')}</Link> : null}
        </>
      }
    >
      {contents.isPending ? <Loading /> : null}
      {contents.isError ? <Problem error={contents.error} retry={() => void contents.refetch()} /> : null}
      {handbookGroups.map((group) => {
        const items = (contents.data?.items ?? []).filter((p) => p.group === group);
        if (items.length === 0) return null;
        return (
          <section key={group} className="rt-process-group" aria-labelledby={`group-${group}`}>
            <Heading level={2} data-size="xs" id={`group-${group}`}>
              {t(`handbook.group.${group}`)}
            </Heading>
            <ul className="rt-processes">
              {items.map((p) => (
                <li key={p.id} className="rt-panel">
                  <Heading level={3} data-size="2xs">
                    <Link to={`/handbook/${p.id}`}>{derived(`handbook.process.${p.id}.name`)}</Link>{' '}
                    {p.proposals > 0 ? <Proposal count={p.proposals} /> : null}
                  </Heading>
                  <Paragraph data-size="sm">{p.purpose}</Paragraph>
                  <p className="rt-meta">
                    {p.kinds.length === 0 ? (
                      t('handbook.toldOnly')
                    ) : (
                      <KindLinks kinds={p.kinds.filter((k) => k !== p.id)} id={p.id} />
                    )}
                  </p>
                  <p className="rt-meta">
                    {t('handbook.owner')}:{' '}
                    {p.owners.length > 0 ? list(p.owners.map((o) => o.name)) : t('handbook.noOwner')}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Page>
  );
}

/** Ways to how each kind runs. */
function KindLinks({ kinds, id }: { readonly kinds: readonly string[]; readonly id: string }) {
  const texts = useTexts();
  const { t } = texts;
  if (kinds.length === 0) return t('handbook.runsHere', { kinds: processTexts(texts, id).name });
  return (
    <>
      {t('handbook.runsHere', { kinds: '' })}
      {kinds.map((k, i) => (
        <span key={k}>
          {i > 0 ? ', ' : ''}
          <Link to={`/handbook/${k}`}>{processTexts(texts, k).name}</Link>
        </span>
      ))}
    </>
  );
}
