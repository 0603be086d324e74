import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { deploymentRoutes, ImportSummaryValue } from '../../../contract/deployments.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { When } from '../../shared/ui/when.tsx';
import { importsQuery } from './queries.ts';
import { Sections } from './sections.tsx';

type Run = RouteReply<typeof deploymentRoutes.imports>['items'][number];
const shownRefusals = 200;

/** Imports, newest first, with what each found and what it refused. */
export function Component() {
  const { t } = useTexts();
  const found = useInfiniteQuery(importsQuery);
  const runs = found.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page
      title={t('deliveries.imports.title')}
      lead={t('deliveries.imports.lead')}
      crumbs={[{ label: t('deliveries.nav'), to: '/deliveries' }, { label: t('deliveries.section.imports') }]}
      wide
    >
      <Sections />
      {found.isError ? <Problem error={found.error} retry={() => found.refetch()} /> : null}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isSuccess && runs.length === 0 ? (
        <Empty title={t('deliveries.imports.none.title')} text={t('deliveries.imports.none.text')} />
      ) : null}
      <div className="rt-runs">
        {runs.map((run) => (
          <ImportRun key={run.id} run={run} />
        ))}
      </div>
      {found.hasNextPage ? (
        <Button className="rt-more" variant="secondary" onClick={() => found.fetchNextPage()}>
          {t('deliveries.list.more')}
        </Button>
      ) : null}
    </Page>
  );
}

function ImportRun({ run }: { readonly run: Run }) {
  const { t, span, number } = useTexts();
  const tookText = (seconds: number) =>
    seconds < 60
      ? t('deliveries.imports.tookSeconds', { seconds: number(Math.max(1, Math.round(seconds))) })
      : t('deliveries.imports.took', { span: span(seconds) });
  const seconds = run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null;
  return (
    <article className="rt-panel rt-run">
      <Heading level={2} data-size="2xs">
        {run.source}
      </Heading>
      <p className="rt-faint">
        <When at={run.startedAt} />
        {run.startedBy ? ` · ${t('deliveries.imports.by', { person: run.startedBy.name })}` : ''} ·{' '}
        {seconds === null ? t('deliveries.imports.running') : tookText(seconds)}
      </p>
      {run.summary ? <Summary summary={run.summary} /> : null}
    </article>
  );
}

function Summary({ summary }: { readonly summary: ImportSummaryValue }) {
  const { t, number } = useTexts();
  const figures = [
    [t('deliveries.imports.files'), summary.files],
    [t('deliveries.imports.deployments'), summary.deployments],
    [t('deliveries.imports.applications'), summary.applications],
    [t('deliveries.imports.products'), summary.products],
    [t('deliveries.imports.issueKeys'), summary.issueKeys],
  ] as const;
  return (
    <>
      <dl className="rt-run-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      {summary.refused.length === 0 ? (
        <p>{t('deliveries.imports.refused', { count: 0 })}</p>
      ) : (
        <Details className="rt-details">
          <Details.Summary>
            {t('deliveries.imports.refused', { count: summary.refused.length })}
          </Details.Summary>
          <Details.Content>
            <Refusals refused={summary.refused} />
          </Details.Content>
        </Details>
      )}
      <Details className="rt-details">
        <Details.Summary>{t('deliveries.imports.split')}</Details.Summary>
        <Details.Content>
          <dl className="rt-run-split">
            {Object.entries(summary.byProductEnvironment)
              .sort(([a], [b]) => a.localeCompare(b))
              .map(([place, count]) => (
                <div key={place}>
                  <dt>{place}</dt>
                  <dd>{number(count)}</dd>
                </div>
              ))}
          </dl>
          <p>
            <Link to="/deliveries">{t('deliveries.list.title')}</Link>
          </p>
        </Details.Content>
      </Details>
    </>
  );
}

function Refusals({ refused }: { readonly refused: ImportSummaryValue['refused'] }) {
  const { t, derived, has } = useTexts();
  const shown = refused.slice(0, shownRefusals);
  return (
    <>
      {refused.length > shown.length ? (
        <p>{t('deliveries.imports.refusedAll', { shown: shown.length, count: refused.length })}</p>
      ) : null}
      <ScrollBox>
        <table className="rt-table rt-stack">
          <thead>
            <tr>
              <th scope="col">{t('deliveries.imports.file')}</th>
              <th scope="col">{t('deliveries.imports.line')}</th>
              <th scope="col">{t('deliveries.imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((r) => (
              <tr key={`${r.file}:${r.line}:${r.field}:${r.reason}`}>
                <th scope="row">
                  <code>{r.file}</code>
                </th>
                <td data-label={t('deliveries.imports.line')}>{r.line ?? '–'}</td>
                <td data-label={t('deliveries.imports.reason')}>
                  {has(`deliveries.refusal.${r.reason}`)
                    ? derived(`deliveries.refusal.${r.reason}`)
                    : r.reason}
                  {r.field ? ` (${r.field})` : ''}
                  {r.detail ? (
                    <small className="rt-faint" lang="en">
                      {' '}
                      {r.detail}
                    </small>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}
