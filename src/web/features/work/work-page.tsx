import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { WorkParts } from '../../shared/parts.tsx';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import { DecideItem } from './decide-item.tsx';
import { OwnTable } from './own-table.tsx';
import { ReadyItem } from './ready-item.tsx';
import './work.css';

/** How my work is read. */
export const workQueryKey = ['work'] as const;

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
      {children}
    </section>
  );
}

/** What waits for me, each thing done where it stands; what I own with its next step; what I follow; what changed. */
export function Component() {
  const texts = useTexts();
  const { t, derived, has } = texts;
  const me = usePerson();
  const work = useQuery({ queryKey: workQueryKey, queryFn: ({ signal }) => api.work.mine({ signal }) });
  return (
    <Page title={t('work.title')} lead={t('work.hello', { name: me.name.split(' ')[0] ?? me.name })}>
      {work.isPending ? <Loading lines={10} /> : null}
      {work.isError ? <Problem error={work.error} retry={() => void work.refetch()} /> : null}
      {work.data ? (
        <div className="rt-work">
          {work.data.flags.length > 0 ? (
            <ul className="rt-flags" aria-label={t('work.lookAt')}>
              {work.data.flags.map((f) => (
                <li key={`${f.code}${f.of?.key ?? ''}`}>
                  <Link to={f.address}>
                    {has(`work.flag.${f.code}`)
                      ? derived(`work.flag.${f.code}`, { count: f.count })
                      : `${f.code}: ${f.count}`}
                    {f.of ? <span> · {f.of.title}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="rt-work-waiting">
            <p className="rt-work-nothing">{t('work.nothing')}</p>
            <Section id="work-decide" title={t('work.decide')} count={work.data.decide.length}>
              <ul className="rt-decide">
                {work.data.decide.map((d) => (
                  <DecideItem key={d.approval.id} matter={d.matter} approval={d.approval} />
                ))}
              </ul>
            </Section>
            <Section id="work-ready" title={t('work.readyTitle')} count={work.data.ready.length}>
              <ul className="rt-decide">
                {work.data.ready.map((r) => (
                  <ReadyItem key={`${r.matter.key}-${r.transition}`} {...r} />
                ))}
              </ul>
            </Section>
            <WorkParts waiting />
          </div>
          <OwnTable own={work.data.own} />
          <WorkParts waiting={false} />
          <Section id="work-changed" title={t('work.changed')} count={work.data.changed.length}>
            <ul className="rt-changed">
              {work.data.changed.map(({ matter, entry }) => (
                <li key={entry.id}>
                  <NodeLink node={matter} />
                  <span className="rt-meta">
                    {entry.actor?.name ?? t('work.system')}{' '}
                    {has(`event.${entry.type}`) ? derived(`event.${entry.type}`) : entry.type}{' '}
                    {entry.changes
                      .filter((c) => c.field !== 'state' && c.field !== 'resumeState')
                      .slice(0, 3)
                      .map((c) => processTexts(texts, matter.kind).field(c.field).toLowerCase())
                      .join(', ')}
                    {' · '}
                    <When at={entry.at} />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
    </Page>
  );
}
