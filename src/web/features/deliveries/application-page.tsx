import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { filterSearch } from '../../shared/facts/deployment-filters.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { Sha } from '../../shared/facts/sha.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import { DeploymentTable } from './deployment-table.tsx';
import { Figure } from './figure.tsx';
import { Lines } from './lines.tsx';
import { applicationQuery, listQuery } from './queries.ts';
import './deliveries.css';

/** An application: where it runs, how often it is delivered, what waits for production. */
export function Component() {
  const { key = '' } = useParams();
  const { t, number } = useTexts();
  const found = useQuery(applicationQuery(key));
  const recent = useInfiniteQuery({ ...listQuery({ application: key }), enabled: found.isSuccess });
  if (found.isPending)
    return (
      <Page title={key}>
        <Loading lines={10} />
      </Page>
    );
  if (found.isError)
    return (
      <Page title={key}>
        <Problem error={found.error} retry={() => found.refetch()} />
      </Page>
    );
  const { application, product, running, productionCount, medianGapDays, waiting } = found.data;
  const rows = recent.data?.pages[0]?.items.slice(0, 12) ?? [];
  return (
    <Page
      title={application.title}
      lead={t('deliveries.application.of', { product: product.title })}
      crumbs={[
        { label: t('deliveries.nav'), to: '/deliveries' },
        { label: product.title, to: `/deliveries${filterSearch({ product: product.key })}` },
        { label: application.title },
      ]}
      actions={
        <Link to={`/thread/${encodeURIComponent(application.key)}`}>{t('deliveries.one.thread')}</Link>
      }
      wide
    >
      <dl className="rt-figures">
        <Figure
          name={t('deliveries.application.productionCount')}
          value={number(productionCount)}
          to={`/deliveries${filterSearch({ application: application.key, production: true })}`}
        />
        <Figure
          name={t('deliveries.application.gap')}
          value={medianGapDays === null ? t('deliveries.application.noGap') : number(medianGapDays)}
          help={t('deliveries.application.gapHelp')}
        />
      </dl>
      <section className="rt-section">
        <Heading level={2} data-size="xs">
          {t('deliveries.application.runs')}
        </Heading>
        <ul className="rt-running">
          {running.map((place) => (
            <li key={place.environment} data-production={place.production}>
              <EnvironmentMark name={place.environment} production={place.production} />
              <Link to={nodeHref({ key: place.key, kind: 'deployment' })}>
                <Sha sha={place.sha} /> <When at={place.since} />
              </Link>
              {place.previous ? (
                <small className="rt-faint">
                  {t('deliveries.application.previous', { sha: place.previous.slice(0, 7) })}
                </small>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="rt-section">
        <Heading level={2} data-size="xs">
          {t('deliveries.application.waiting')}
        </Heading>
        <Paragraph>
          {waiting.length === 0
            ? t('deliveries.application.waiting.none')
            : t('deliveries.application.waiting.text', { count: waiting.length })}
        </Paragraph>
        {waiting.length > 0 ? <Lines lines={waiting} /> : null}
      </section>
      <section className="rt-section">
        <Heading level={2} data-size="xs">
          {t('deliveries.application.recent')}
        </Heading>
        {recent.isError ? <Problem error={recent.error} retry={() => recent.refetch()} /> : null}
        {rows.length > 0 ? (
          <DeploymentTable rows={rows} caption={t('deliveries.application.recent')} hideApplication />
        ) : null}
        <Paragraph>
          <Link to={`/deliveries${filterSearch({ application: application.key })}`}>
            {t('deliveries.application.all', { application: application.title })}
          </Link>
        </Paragraph>
      </section>
    </Page>
  );
}
