import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FollowUpRowValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import './meeting.css';

function FollowUp({ row }: { readonly row: FollowUpRowValue }) {
  const texts = useTexts();
  const { t, shortDay, today } = texts;
  const reads = useMay('meeting.read');
  const late = row.day !== null && row.day < today();
  const from = t('meeting.fromMeeting', { key: row.meeting, day: shortDay(row.meetingDay) });
  const mark = async (done: boolean) => {
    try {
      await api.meeting.followUp({ params: { key: row.meeting, id: row.item }, body: { done } });
      void queryClient.invalidateQueries({ queryKey: ['follow-ups'] });
      if (done) toast(t('meeting.followUpMarked'), { undo: () => void mark(false) });
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  return (
    <li className="rt-panel rt-follow-up" data-late={late || undefined}>
      <div>
        {row.matter ? <NodeLink node={row.matter} /> : <strong>{row.title}</strong>}
        {row.words ? <p className="rt-follow-words">{row.words}</p> : null}
        <p className="rt-faint rt-small">
          {reads ? <Link to={`/meetings/${row.meeting}?view=minute`}>{from}</Link> : from}
          {row.day ? (
            <span className={late ? 'rt-late' : undefined}>
              {' · '}
              {t(late ? 'meeting.followUpLate' : 'meeting.followUpBy', { day: shortDay(row.day) })}
            </span>
          ) : null}
        </p>
      </div>
      <Button
        data-size="sm"
        variant="secondary"
        onClick={() => void mark(true)}
        aria-label={`${t('meeting.followUpDone')}: ${row.title}`}
      >
        {t('meeting.followUpDone')}
      </Button>
    </li>
  );
}

/** What the reader is to follow up after meetings. Nothing: nothing is shown. */
export function Part() {
  const { t } = useTexts();
  const rows = useQuery({
    queryKey: ['follow-ups'],
    queryFn: ({ signal }) => api.meeting.followUps({ signal }),
  });
  const items = rows.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="rt-work-section" aria-labelledby="work-follow-ups">
      <Heading level={2} data-size="2xs" id="work-follow-ups">
        {t('meeting.myFollowUps')} <span className="rt-count">{items.length}</span>
      </Heading>
      <ul className="rt-follow-ups">
        {items.map((row) => (
          <FollowUp key={row.item} row={row} />
        ))}
      </ul>
    </section>
  );
}
