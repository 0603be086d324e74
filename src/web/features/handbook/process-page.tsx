import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { HandbookProcess } from '../../../domain/handbook/index.ts';
import { handbookProcessOf } from '../../../domain/handbook/index.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processOf } from '../../../domain/processes.ts';
import { listPath } from '../../matter/lists/list-path.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { DefinitionContent } from './definition-content.tsx';
import { openListPath } from './open-matters.tsx';
import { PracticePart } from './practice-part.tsx';
import { ProcessPeople } from './process-manager.tsx';
import { Section } from './section.tsx';
import { useHandbookPage } from './told.ts';
import './handbook.css';

/** How a process page is read. */
const processQueryKey = (kind: string) => ['process', kind] as const;

function useDefinitionPage(kind: string | undefined) {
  return useQuery({
    queryKey: processQueryKey(kind ?? ''),
    queryFn: ({ signal }) => api.handbook.read({ params: { kind: kind ?? '' }, signal }),
    enabled: kind !== undefined,
  });
}

/** What a kind is for: what its process says where it is the first of it, otherwise its own words. */
function KindPurpose({ kind, process: p }: { readonly kind: string; readonly process: HandbookProcess }) {
  const { t, derived, language } = useTexts();
  const page = useHandbookPage(p.id);
  const parts = ['purpose', 'input', 'effect'] as const;
  const said = (part: (typeof parts)[number]): string | undefined =>
    p.kinds[0] === kind
      ? page.data?.sections.find((s) => s.section === part)?.texts.find((x) => x.language === language)?.body
      : derived(`process.${kind}.${part}`);
  return (
    <dl className="rt-purpose">
      {parts.map((part) => (
        <div key={part}>
          <dt>{t(`handbook.${part}`)}</dt>
          <dd>{said(part) === undefined ? null : <Markdown text={said(part) ?? ''} lang={language} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One kind of a process with several: its definition, and what it is for. */
function KindPage({
  kind,
  process: p,
  definition,
}: {
  readonly kind: string;
  readonly process: HandbookProcess;
  readonly definition: ProcessDefinition;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, kind);
  const page = useDefinitionPage(kind);
  const told = useHandbookPage(p.id);
  return (
    <Page
      title={words.name}
      crumbs={[
        { label: t('handbook.title'), to: '/handbook' },
        { label: derived(`handbook.process.${p.id}.name`), to: `/handbook/${p.id}` },
        { label: words.name },
      ]}
      lead={
        <>
          {page.data ? t('handbook.version', { number: page.data.version }) : ' '} ·{' '}
          <Link to={listPath(kind)}>{t('handbook.openMatters', { plural: words.plural.toLowerCase() })}</Link>
        </>
      }
    >
      {page.data ? (
        <div className="rt-process">
          <KindPurpose kind={kind} process={p} />
          {told.data ? <ProcessPeople page={told.data} /> : null}
          <DefinitionContent page={page.data} definition={definition} words={words} />
        </div>
      ) : page.isError ? (
        <Problem error={page.error} retry={() => void page.refetch()} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  );
}

/** The definition of a process that one kind is the whole of, below what is told of it. */
function OnlyKind({ kind }: { readonly kind: string }) {
  const texts = useTexts();
  const definition = processOf(kind);
  const page = useDefinitionPage(kind);
  if (!definition || !page.data) return page.isError ? <Problem error={page.error} /> : <Loading lines={6} />;
  return <DefinitionContent page={page.data} definition={definition} words={processTexts(texts, kind)} />;
}

/** One of several kinds of a process, in short: its figures now, and the way to how it runs. */
function KindNow({ kind }: { readonly kind: string }) {
  const texts = useTexts();
  const { t } = texts;
  const page = useDefinitionPage(kind);
  const words = processTexts(texts, kind);
  if (!page.data) return page.isError ? <Problem error={page.error} /> : <Loading lines={3} />;
  const { figures } = page.data;
  return (
    <section aria-labelledby={`kind-${kind}`}>
      <Heading level={2} data-size="xs" id={`kind-${kind}`}>
        <Link to={`/handbook/${kind}`}>{words.name}</Link>
      </Heading>
      <p>
        <Link to={openListPath(kind)}>{t('handbook.openCount', { count: figures.open })}</Link>
        {' · '}
        {t('handbook.movedCount', { count: figures.moved, days: figures.movedDays })}
      </p>
    </section>
  );
}

/** A process as it is told, with what runs of it here. */
function ToldPage({ process: p }: { readonly process: HandbookProcess }) {
  const texts = useTexts();
  const { t, derived } = texts;
  const page = useHandbookPage(p.id);
  const name = derived(`handbook.process.${p.id}.name`);
  const only = p.kinds.length === 1 ? p.kinds[0] : undefined;
  return (
    <Page
      title={name}
      crumbs={[{ label: t('handbook.title'), to: '/handbook' }, { label: name }]}
      lead={
        <>
          {p.kinds.length === 0 ? t('handbook.toldOnly') : null}
          {p.kinds.map((k, i) => {
            const words = processTexts(texts, k);
            return (
              <span key={k}>
                {i > 0 ? ' · ' : null}
                <Link to={only ? listPath(k) : `/handbook/${k}`}>
                  {only ? t('handbook.openMatters', { plural: words.plural.toLowerCase() }) : words.name}
                </Link>
              </span>
            );
          })}
        </>
      }
    >
      {page.isError ? <Problem error={page.error} retry={() => void page.refetch()} /> : null}
      {page.isPending ? <Loading lines={10} /> : null}
      {page.data ? (
        <div className="rt-process">
          <ProcessPeople page={page.data} />
          {page.data.sections.map((s) => (
            <Section key={s.section} page={page.data} section={s} />
          ))}
          <PracticePart process={p.id} />
          {only ? <OnlyKind kind={only} /> : null}
          {p.kinds.length > 1 ? p.kinds.map((k) => <KindNow key={k} kind={k} />) : null}
        </div>
      ) : null}
    </Page>
  );
}

/** One process of the handbook, or one kind of one that has several. */
export function Component() {
  const { t } = useTexts();
  const { kind = '' } = useParams();
  const p = handbookProcessOf(kind);
  const definition = processOf(kind);
  if (!p) return <Page title={t('common.notFound.title')}>{t('common.notFound.text')}</Page>;
  return definition && kind !== p.id && p.kinds.length > 1 ? (
    <KindPage key={kind} kind={kind} process={p} definition={definition} />
  ) : (
    <ToldPage key={p.id} process={p} />
  );
}
