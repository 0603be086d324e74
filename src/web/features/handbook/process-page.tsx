import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ProcessPageValue } from '../../../contract/handbook.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processOf } from '../../../domain/processes.ts';
import { listPath } from '../../matter/lists/list-path.ts';
import { api } from '../../shared/api/client.ts';
import { type ProcessTexts, processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import { Figures } from './figures.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import { Transitions } from './transitions.tsx';
import './handbook.css';

/** How a process page is read. */
export const processQueryKey = (kind: string) => ['process', kind] as const;

function Roles({ definition }: { readonly definition: ProcessDefinition }) {
  const { t, derived, list } = useTexts();
  const acts = ['create', 'edit', 'mark', 'waive'] as const;
  return (
    <dl className="rt-roles">
      {acts.map((a) => (
        <div key={a}>
          <dt>{t(`handbook.may.${a}`)}</dt>
          <dd>{list(definition[a].map((r) => derived(`role.${r}`)))}</dd>
        </div>
      ))}
    </dl>
  );
}

function Content({
  page,
  definition,
  words,
}: {
  readonly page: ProcessPageValue;
  readonly definition: ProcessDefinition;
  readonly words: ProcessTexts;
}) {
  const { t, derived, list } = useTexts();
  const counts = new Map(page.figures.byState.map((s) => [s.state, s.count]));
  return (
    <div className="rt-process">
      <dl className="rt-purpose">
        {(['purpose', 'input', 'effect'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`handbook.${part}`)}</dt>
            <dd>{derived(`process.${page.kind}.${part}`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('handbook.owner')}</dt>
          <dd>{page.owners.length > 0 ? list(page.owners.map((o) => o.name)) : t('handbook.noOwner')}</dd>
        </div>
      </dl>
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.states')}
        </Heading>
        <ProcessDiagram definition={definition} words={words} counts={counts} />
      </section>
      <Transitions page={page} definition={definition} words={words} />
      <Figures page={page} words={words} />
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.roles')}
        </Heading>
        <Roles definition={definition} />
      </section>
      <section>
        <Heading level={2} data-size="xs">
          {t('handbook.versions')}
        </Heading>
        <p className="rt-faint">{t('handbook.versionsText')}</p>
        <ol className="rt-plain-list">
          {[...page.versions].reverse().map((v) => (
            <li key={v.number}>
              {t('handbook.version', { number: v.number })} · <When at={v.createdAt} />
              {v.createdBy ? ` · ${v.createdBy.name}` : ''}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** One process: what it is for, its states drawn, what each step demands, who may what, figures and versions. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { kind = '' } = useParams();
  const definition = processOf(kind);
  const page = useQuery({
    queryKey: processQueryKey(kind),
    queryFn: ({ signal }) => api.handbook.read({ params: { kind }, signal }),
    enabled: definition !== undefined,
  });
  if (!definition) return <Page title={t('common.notFound.title')}>{t('common.notFound.text')}</Page>;
  const words = processTexts(texts, kind);
  return (
    <Page
      title={words.name}
      crumbs={[{ label: t('handbook.title'), to: '/handbook' }, { label: words.name }]}
      lead={
        <>
          {page.data ? t('handbook.version', { number: page.data.version }) : ' '} ·{' '}
          <Link to={listPath(kind)}>{t('handbook.openMatters', { plural: words.plural.toLowerCase() })}</Link>
        </>
      }
    >
      {page.data ? (
        <Content page={page.data} definition={definition} words={words} />
      ) : page.isError ? (
        <Problem error={page.error} retry={() => void page.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}
