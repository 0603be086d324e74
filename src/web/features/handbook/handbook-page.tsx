import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { stepsOf } from '../../../domain/kernel/process.ts';
import { processOf } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import './handbook.css';

/** All processes that run here. */
export function Component() {
  const texts = useTexts();
  const { t, derived } = texts;
  const list = useQuery({ queryKey: ['processes'], queryFn: ({ signal }) => api.handbook.list({ signal }) });
  return (
    <Page title={t('handbook.title')} lead={t('handbook.lead')}>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <Problem error={list.error} retry={() => void list.refetch()} /> : null}
      <ul className="rt-processes">
        {(list.data?.items ?? []).map((p) => {
          const definition = processOf(p.kind);
          const words = processTexts(texts, p.kind);
          return (
            <li key={p.kind} className="rt-panel">
              <Heading level={2} data-size="2xs">
                <Link to={`/handbook/${p.kind}`}>{words.name}</Link>{' '}
                <span className="rt-key">{p.keyPrefix}</span>
              </Heading>
              <Paragraph data-size="sm">{derived(`process.${p.kind}.purpose`)}</Paragraph>
              <p className="rt-meta">
                {definition ? stepsOf(definition).map(words.state).join(' → ') : null}
              </p>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
