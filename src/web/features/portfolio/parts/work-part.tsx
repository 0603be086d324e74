import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useMay } from '../../../shared/session.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { NodeLink } from '../../../shared/ui/node-link.tsx';
import { When } from '../../../shared/ui/when.tsx';
import { mineQuery } from '../queries.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { DueReport } from './due-report.tsx';
import '../portfolio.css';

function Section({
  id,
  title,
  count,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className="rt-work-section" aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title} <span className="rt-count">{count}</span>
      </Heading>
      <ul className="rt-decide">{children}</ul>
    </section>
  );
}

/** What the portfolio asks of me: to answer what is given to me, to report, to see as done. */
export function Part() {
  const may = useMay('portfolio.read');
  const { t } = useTexts();
  const { data } = useQuery({ ...mineQuery, enabled: may });
  if (!data || data.distributions.length + data.reports.length + data.proposals.length === 0) return null;
  return (
    <div className="rt-portfolio-work">
      <Section
        id="work-distributed"
        title={t('portfolio.work.distributed')}
        count={data.distributions.length}
      >
        {data.distributions.map(({ initiative, distribution }) => (
          <li key={distribution.id} className="rt-panel">
            <div>
              <NodeLink node={initiative} />
              <p className="rt-meta">
                {t('portfolio.work.givenTo', {
                  name: distribution.createdBy.name,
                  receiver: distribution.place?.title ?? distribution.name ?? '',
                })}{' '}
                <When at={distribution.createdAt} />
              </p>
              {distribution.note ? <p className="rt-quote">{distribution.note}</p> : null}
            </div>
            <div className="rt-form-actions">
              <AnswerButtons matterKey={initiative.key} distribution={distribution} />
            </div>
          </li>
        ))}
      </Section>
      <Section id="work-reports" title={t('portfolio.work.reports')} count={data.reports.length}>
        {data.reports.map((r) => (
          <DueReport key={r.initiative.key} due={r} />
        ))}
      </Section>
      <Section id="work-proposals" title={t('portfolio.work.proposals')} count={data.proposals.length}>
        {data.proposals.map((p) => (
          <li key={p.initiative.key} className="rt-panel">
            <div>
              <NodeLink node={p.initiative} />
              <p className="rt-meta">
                {t('portfolio.done.text', { parts: p.parts })} <When at={p.since} />
              </p>
            </div>
          </li>
        ))}
      </Section>
    </div>
  );
}
