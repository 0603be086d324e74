import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { DeploymentValue } from '../../../contract/deployments.ts';
import { filterSearch } from '../../shared/facts/deployment-filters.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { ExplainedMark } from '../../shared/facts/explained-mark.tsx';
import { Sha } from '../../shared/facts/sha.tsx';
import { SuggestionAnswer } from '../../shared/facts/suggestion-answer.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import { Explain } from './explain.tsx';
import { Lines } from './lines.tsx';
import { deploymentQuery, linksQuery } from './queries.ts';
import './deliveries.css';

/** One deployment: what it brought, why, what was before and after, where else the same commit is. */
export function Component() {
  const { key = '' } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const found = useQuery(deploymentQuery(key));
  const threadHref = `/thread/${encodeURIComponent(key)}`;
  useShortcut('t', 'deliveries.one.threadKey', () => navigate(threadHref));
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
  const d = found.data;
  return (
    <Page
      title={
        d.production
          ? t('deliveries.one.titleProduction', { application: d.application.title })
          : t('deliveries.one.title', { application: d.application.title, environment: d.environment })
      }
      lead={
        <span className="rt-lead-line">
          <EnvironmentMark name={d.environment} production={d.production} />
          <When at={d.deployedAt} />
          <Sha sha={d.sha} />
          <ExplainedMark value={d.explained} production={d.production} />
        </span>
      }
      crumbs={[
        { label: t('deliveries.nav'), to: '/deliveries' },
        { label: d.product.title, to: `/deliveries${filterSearch({ product: d.product.key })}` },
        { label: d.application.title, to: nodeHref(d.application) },
        { label: d.key },
      ]}
      actions={<Link to={threadHref}>{t('deliveries.one.thread')}</Link>}
    >
      <div className="rt-two" data-production={d.production}>
        <div className="rt-two-main">
          <section className="rt-section">
            <Heading level={2} data-size="xs">
              {t('deliveries.one.what')}
            </Heading>
            {d.content.length === 0 ? (
              <Paragraph>{t('deliveries.one.noLines')}</Paragraph>
            ) : (
              <Lines lines={d.content} />
            )}
          </section>
          <section className="rt-section">
            <Heading level={2} data-size="xs">
              {t('deliveries.one.why')}
            </Heading>
            <Why deployment={d} />
            <Explain deployment={d} key={`${d.key}:${d.explanationNote ?? ''}`} />
          </section>
          <LinkedTo deploymentKey={d.key} threadHref={threadHref} />
        </div>
        <div className="rt-two-side">
          <Facts deployment={d} />
          <Neighbours deployment={d} />
          <Elsewhere deployment={d} />
        </div>
      </div>
    </Page>
  );
}

function Why({ deployment: d }: { readonly deployment: DeploymentValue }) {
  const { t, list } = useTexts();
  if (d.explanationNote !== null)
    return <Paragraph>{t('deliveries.one.why.declared', { note: d.explanationNote })}</Paragraph>;
  switch (d.explained) {
    case 'issue':
      return <Paragraph>{t('deliveries.one.why.issue', { issues: list(d.issues) })}</Paragraph>;
    case 'origin':
      return <Paragraph>{t('deliveries.one.why.origin')}</Paragraph>;
    case 'maintenance':
      return <Paragraph>{t('deliveries.one.why.maintenance')}</Paragraph>;
    case 'none':
      return <Paragraph>{t('deliveries.one.why.none')}</Paragraph>;
  }
}

function LinkedTo({
  deploymentKey,
  threadHref,
}: {
  readonly deploymentKey: string;
  readonly threadHref: string;
}) {
  const { t, derived } = useTexts();
  const links = useQuery(linksQuery(deploymentKey));
  // The commit stands among the facts.
  const items = (links.data?.items ?? []).filter(
    (i) => i.other.kind !== 'commit' && i.link.status !== 'rejected',
  );
  return (
    <section className="rt-section">
      <Heading level={2} data-size="xs">
        {t('deliveries.one.links')}
      </Heading>
      {links.isError ? <Problem error={links.error} retry={() => links.refetch()} /> : null}
      {links.isSuccess && items.length === 0 ? <Paragraph>{t('deliveries.one.links.none')}</Paragraph> : null}
      <ul className="rt-links">
        {items.map(({ link, other, direction }) => (
          <li key={link.id} data-status={link.status}>
            <span className="rt-faint">
              {derived(`link.${link.type}.${direction === 'up' ? 'up' : 'down'}`)}
            </span>
            <NodeLink node={other} />
            {link.status === 'suggested' ? (
              <>
                <em>{t('deliveries.one.suggestion')}</em>
                <SuggestionAnswer link={link} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Paragraph>
        <Link to={threadHref}>{t('deliveries.one.links.all')}</Link>
      </Paragraph>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ deployment: d }: { readonly deployment: DeploymentValue }) {
  const { t, instant, derived, has } = useTexts();
  return (
    <section className="rt-panel rt-facts">
      <Heading level={2} data-size="2xs">
        {t('deliveries.one.facts')}
      </Heading>
      <dl>
        <Fact name={t('deliveries.one.product')}>{d.product.title}</Fact>
        <Fact name={t('deliveries.one.application')}>
          <Link to={nodeHref(d.application)}>{d.application.title}</Link>
        </Fact>
        <Fact name={t('deliveries.one.environment')}>
          <EnvironmentMark name={d.environment} production={d.production} />
        </Fact>
        <Fact name={t('deliveries.one.deployedAt')}>
          <time dateTime={d.deployedAt}>{instant(d.deployedAt)}</time>
        </Fact>
        <Fact name={t('deliveries.one.recordedAt')}>
          <time dateTime={d.recordedAt}>{instant(d.recordedAt)}</time>
        </Fact>
        <Fact name={t('deliveries.one.commit')}>
          <code className="rt-sha">{d.sha}</code>
        </Fact>
        <Fact name={t('deliveries.one.source')}>
          {has(`deliveries.source.${d.source}`) ? derived(`deliveries.source.${d.source}`) : d.source}
        </Fact>
        {d.publicAddress ? (
          <Fact name={t('deliveries.one.public')}>
            <a href={d.publicAddress}>{t('deliveries.one.publicOpen')}</a>
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Neighbours({ deployment: d }: { readonly deployment: DeploymentValue }) {
  const { t } = useTexts();
  const both = [
    [t('deliveries.one.next'), d.next, t('deliveries.one.latest')],
    [t('deliveries.one.previous'), d.previous, t('deliveries.one.first')],
  ] as const;
  return (
    <section className="rt-panel rt-facts">
      <Heading level={2} data-size="2xs">
        {t('deliveries.one.neighbours')}
      </Heading>
      <dl>
        {both.map(([name, other, none]) => (
          <Fact key={name} name={name}>
            {other ? (
              <Link to={nodeHref({ key: other.key, kind: 'deployment' })}>
                <When at={other.deployedAt} /> <Sha sha={other.sha} />
              </Link>
            ) : (
              none
            )}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Elsewhere({ deployment: d }: { readonly deployment: DeploymentValue }) {
  const { t } = useTexts();
  return (
    <section className="rt-panel rt-facts">
      <Heading level={2} data-size="2xs">
        {t('deliveries.one.elsewhere')}
      </Heading>
      {d.elsewhere.length === 0 ? (
        <Paragraph data-size="sm">{t('deliveries.one.elsewhere.none')}</Paragraph>
      ) : (
        <ul className="rt-plain">
          {d.elsewhere.map((other) => (
            <li key={other.key}>
              <Link to={nodeHref({ key: other.key, kind: 'deployment' })}>
                <EnvironmentMark name={other.environment} production={other.production} />{' '}
                <When at={other.deployedAt} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
