import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { processOf } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { WorkParts } from '../../shared/parts.tsx';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';
import { DecideItem } from './decide-item.tsx';
import { ReadyItem } from './ready-item.tsx';
import './work.css';

/** How my work is read. */
export const workQueryKey = ['work'] as const;

function Section({
  id,
  title,
  count,
  empty,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="rt-work-section" aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title} {count > 0 ? <span className="rt-count">{count}</span> : null}
      </Heading>
      {count > 0 ? children : <p className="rt-faint">{empty}</p>}
    </section>
  );
}

/** What waits for me, what I own with its next step, and what changed. */
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
                <li key={f.code}>
                  <Link to={f.address}>
                    {has(`work.flag.${f.code}`)
                      ? derived(`work.flag.${f.code}`, { count: f.count })
                      : `${f.code}: ${f.count}`}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          <Section
            id="work-decide"
            title={t('work.decide')}
            count={work.data.decide.length}
            empty={t('work.decideNone')}
          >
            <ul className="rt-decide">
              {work.data.decide.map((d) => (
                <DecideItem key={d.approval.id} matter={d.matter} approval={d.approval} />
              ))}
            </ul>
          </Section>
          {work.data.ready.length > 0 ? (
            <Section id="work-ready" title={t('work.readyTitle')} count={work.data.ready.length} empty="">
              <ul className="rt-decide">
                {work.data.ready.map((r) => (
                  <ReadyItem key={`${r.matter.key}-${r.transition}`} {...r} />
                ))}
              </ul>
            </Section>
          ) : null}
          <Section id="work-own" title={t('work.own')} count={work.data.own.length} empty={t('work.ownNone')}>
            <div className="rt-table-wrap">
              <table className="rt-table rt-own">
                <caption className="rt-sr">{t('work.own')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{derived('field.key')}</th>
                    <th scope="col">{derived('field.title')}</th>
                    <th scope="col">{derived('field.state')}</th>
                    <th scope="col">{t('work.next')}</th>
                  </tr>
                </thead>
                <tbody>
                  {work.data.own.map(({ matter, next }) => {
                    const words = processTexts(texts, matter.kind);
                    const late =
                      matter.plannedEnd !== null &&
                      matter.category !== 'done' &&
                      matter.plannedEnd < texts.today();
                    return (
                      <tr key={matter.key}>
                        <td className="rt-key">{matter.key}</td>
                        <th scope="row">
                          <Link to={nodeHref(matter)}>{matter.title}</Link>
                        </th>
                        <td>
                          <StateBadge kind={matter.kind} state={matter.state} />
                        </td>
                        <td>
                          {next ? (
                            <>
                              {words.transition(next.name)}
                              <span className="rt-faint">
                                {' · '}
                                {next.missing === 0
                                  ? t('work.ready')
                                  : t('work.missing', { count: next.missing })}
                              </span>
                            </>
                          ) : processOf(matter.kind)?.states[matter.state]?.category === 'done' ? (
                            t('work.finished')
                          ) : null}
                          {late && matter.plannedEnd ? (
                            <span className="rt-late">
                              {' '}
                              · {t('work.late', { day: texts.shortDay(matter.plannedEnd) })}
                            </span>
                          ) : null}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </Section>
          <WorkParts />
          <Section
            id="work-changed"
            title={t('work.changed')}
            count={work.data.changed.length}
            empty={t('work.changedNone')}
          >
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
