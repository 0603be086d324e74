import { Button } from '@digdir/designsystemet-react';
import { CalendarIcon, PlusIcon } from '@navikt/aksel-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MeetingRowValue } from '../../../contract/meeting.ts';
import { ViewTabs } from '../../matter/lists/view-tabs.tsx';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { CalendarDialog } from '../../shared/ui/calendar-dialog.tsx';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { MeetingForm } from './meeting-form.tsx';
import './meeting.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

function Meetings({ title, rows }: { readonly title: string; readonly rows: readonly MeetingRowValue[] }) {
  const { t, derived } = useTexts();
  if (rows.length === 0) return null;
  return (
    <ScrollBox>
      <table className="rt-table">
        <caption className="rt-meetings-caption">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('meeting.day')}</th>
            <th scope="col">{t('meeting.name')}</th>
            <th scope="col">{t('meeting.chair')}</th>
            <th scope="col">{t('meeting.state')}</th>
            <th scope="col">{t('meeting.items')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((m) => (
            <tr key={m.key}>
              <td>
                <DayText day={m.day} /> {m.time}
              </td>
              <th scope="row">
                <Link to={`/meetings/${m.key}`}>
                  <span className="rt-key">{m.key}</span> {m.title}
                </Link>
              </th>
              <td>{m.chair?.name}</td>
              <td>{derived(`meeting.state.${m.state}`)}</td>
              <td>{t('meeting.countOf', { decided: m.decided, items: m.items })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** All meetings: those to come, those held. */
export function Component() {
  const { t } = useTexts();
  const mayEdit = useMay('meeting.edit');
  const maySubscribe = useMay('view.edit');
  const [planning, setPlanning] = useState(false);
  const [subscribing, setSubscribing] = useState(false);
  const meetings = useInfiniteQuery({
    queryKey: ['meetings'],
    queryFn: ({ pageParam, signal }) =>
      api.meeting.list({ query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = (meetings.data?.pages ?? []).flatMap((p) => p.items);
  const plan = mayEdit ? (
    <Button data-size="sm" onClick={() => setPlanning(true)}>
      <PlusIcon aria-hidden />
      {t('meeting.new')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('meeting.title')}
      crumbs={[{ label: t('portfolio.title'), to: '/portfolio' }, { label: t('meeting.title') }]}
      lead={
        <>
          {t('meeting.lead')}
          <ViewTabs kind="initiative" />
        </>
      }
      actions={
        <>
          {maySubscribe ? (
            <Button data-size="sm" variant="tertiary" onClick={() => setSubscribing(true)}>
              <CalendarIcon aria-hidden />
              {t('search.calendar.subscribe')}
            </Button>
          ) : null}
          {rows.length > 0 ? plan : null}
        </>
      }
    >
      {subscribing ? <CalendarDialog address="/meetings" onClose={() => setSubscribing(false)} /> : null}
      {meetings.isPending ? <Loading /> : null}
      {meetings.isError ? <Problem error={meetings.error} retry={() => void meetings.refetch()} /> : null}
      {meetings.isSuccess && rows.length === 0 ? (
        <Empty title={t('meeting.empty')} text={t('meeting.emptyText')} action={plan} />
      ) : null}
      <div className="rt-meetings">
        <Meetings title={t('meeting.upcoming')} rows={rows.filter((m) => m.state !== 'closed').reverse()} />
        <Meetings title={t('meeting.held')} rows={rows.filter((m) => m.state === 'closed')} />
        {meetings.hasNextPage ? (
          <Button variant="secondary" data-size="sm" onClick={() => void meetings.fetchNextPage()}>
            {t('meeting.more')}
          </Button>
        ) : null}
      </div>
      {planning ? <MeetingForm onClose={() => setPlanning(false)} /> : null}
    </Page>
  );
}
