import { Button } from '@digdir/designsystemet-react';
import { CalendarIcon } from '@navikt/aksel-icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useMay } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { CalendarDialog } from '../../shared/ui/calendar-dialog.tsx';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ListsNav } from './lists-nav.tsx';
import { planningQuery } from './sprint-queries.ts';
import { datesWords, rounded } from './sprint-words.ts';
import { Velocity } from './velocity.tsx';
import './backlog.css';
import './sprint.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** The sprints of a team, the latest first, with what each came to; without a team those of all that are not over. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { team } = useParams();
  const words = processTexts(texts, 'sprint');
  const mayView = useMay('view.edit');
  const [subscribing, setSubscribing] = useState(false);
  const planning = useQuery({ ...planningQuery(team ?? ''), enabled: team !== undefined });
  const list = useInfiniteQuery({
    queryKey: ['sprints', team ?? null],
    queryFn: ({ pageParam, signal }) =>
      api.sprint.list({
        query: {
          ...(team === undefined ? { state: 'planned,active' } : { team }),
          limit: 50,
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const name = planning.data?.way.team.title ?? '';
  const error = planning.error ?? list.error;
  return (
    <Page
      title={
        team === undefined ? t('sprint.running') : name ? t('sprint.listTitle', { team: name }) : words.plural
      }
      crumbs={[
        { label: t('backlog.title'), to: '/backlog' },
        ...(team === undefined
          ? []
          : [{ label: name || team, to: `/backlog/teams/${encodeURIComponent(team)}` }]),
        { label: words.plural },
      ]}
      actions={
        mayView ? (
          <Button variant="tertiary" data-size="sm" onClick={() => setSubscribing(true)}>
            <CalendarIcon aria-hidden />
            {t('search.calendar.subscribe')}
          </Button>
        ) : null
      }
      lead={<ListsNav {...(team === undefined ? {} : { team })} current="sprints" />}
    >
      {subscribing ? (
        <CalendarDialog address={window.location.pathname} onClose={() => setSubscribing(false)} />
      ) : null}
      {error ? <Problem error={error} retry={() => void list.refetch()} /> : null}
      {list.isPending && !error ? <Loading lines={6} /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <Empty
          title={t('sprint.noneTitle')}
          text={t(team === undefined ? 'sprint.runningNone' : 'sprint.noneText')}
        />
      ) : null}
      {rows.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('sprint.all')}</caption>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                {team === undefined ? <th scope="col">{t('process.team.name')}</th> : null}
                <th scope="col">{t('sprint.state')}</th>
                <th scope="col">{t('sprint.period')}</th>
                <th scope="col">{t('sprint.goal')}</th>
                <th scope="col" className="rt-number">
                  {t('sprint.plannedHours')}
                </th>
                <th scope="col" className="rt-number">
                  {t('sprint.doneHours')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((s) => (
                <tr key={s.key}>
                  <th scope="row">
                    <Link to={nodeHref({ key: s.key, kind: 'sprint' })}>{s.title}</Link>
                  </th>
                  {team === undefined ? (
                    <td>
                      <Link to={`/backlog/teams/${encodeURIComponent(s.team.key)}`}>{s.team.title}</Link>
                    </td>
                  ) : null}
                  <td>{words.state(s.state)}</td>
                  <td>{datesWords(texts, s)}</td>
                  <td>{s.goal}</td>
                  <td className="rt-number">
                    {rounded(texts, s.result ? s.result.committed.estimate : s.holds.estimate)}
                  </td>
                  <td className="rt-number">
                    {rounded(texts, s.result ? s.result.done.estimate : s.done.estimate)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {list.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      ) : null}
      {planning.data ? <Velocity velocity={planning.data.velocity} /> : null}
    </Page>
  );
}
