import { Button, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { NodeParts } from '../../shared/parts.tsx';
import { searchNow } from '../../shared/search-now.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { AgendaView } from './agenda-view.tsx';
import { LiveNote } from './live-note.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { MinuteView } from './minute-view.tsx';
import { Participants } from './participants.tsx';
import { isRefused, useMeeting, useMeetingAct } from './use-meeting.ts';
import '../../matter/matter.css';
import './meeting.css';

const languages = ['nb', 'nn', 'en'] as const;

function Documents({ meeting }: { readonly meeting: MeetingValue }) {
  const { t, derived } = useTexts();
  const to = (file: string, language: string) => () =>
    window.location.assign(`/api/v1/meetings/${meeting.key}/${file}?language=${language}`);
  return (
    <Menu
      label={t('meeting.documents')}
      items={(
        [
          ['minute.docx', 'meeting.downloadMinute'],
          ['notes.docx', 'meeting.downloadNotes'],
        ] as const
      ).flatMap(([file, label]) =>
        languages.map((language) => ({
          id: `${file}-${language}`,
          label: t('meeting.documentIn', {
            document: t(label),
            language: derived(`common.language.${language}`),
          }),
          run: to(file, language),
        })),
      )}
    />
  );
}

function Actions({ meeting }: { readonly meeting: MeetingValue }) {
  const { t } = useTexts();
  const act = useMeetingAct();
  const [dialog, setDialog] = useState<'close' | 'change' | null>(null);
  const left = meeting.items.filter((i) => i.decision === null).length;
  const open = async () => {
    const answer = await act(() =>
      api.meeting.open({ params: { key: meeting.key }, version: meeting.version }),
    );
    toast(isRefused(answer) ? answer.text : t('meeting.opened'), {
      tone: isRefused(answer) ? 'danger' : 'plain',
    });
  };
  return (
    <>
      <NodeParts place="head" node={{ key: meeting.key, kind: 'meeting' }} />
      <Documents meeting={meeting} />
      {meeting.mayEdit && meeting.state !== 'closed' ? (
        <Button variant="secondary" data-size="sm" onClick={() => setDialog('change')}>
          {t('meeting.change')}
        </Button>
      ) : null}
      {meeting.mayEdit && meeting.state === 'planned' ? (
        <Button data-size="sm" onClick={() => void open()}>
          {t('meeting.open')}
        </Button>
      ) : null}
      {meeting.mayEdit && meeting.state === 'open' ? (
        <Button data-size="sm" onClick={() => setDialog('close')}>
          {t('meeting.close')}
        </Button>
      ) : null}
      {dialog === 'change' ? <MeetingForm meeting={meeting} onClose={() => setDialog(null)} /> : null}
      {dialog === 'close' ? (
        <Prompt
          heading={t('meeting.close')}
          action={t('meeting.close')}
          onClose={() => setDialog(null)}
          onDone={async () => {
            const answer = await act(() =>
              api.meeting.close({ params: { key: meeting.key }, version: meeting.version }),
            );
            if (isRefused(answer)) return answer.text;
            toast(t('meeting.closed'));
            return null;
          }}
        >
          <p>{t('meeting.closeText', { left })}</p>
        </Prompt>
      ) : null}
    </>
  );
}

function Loaded({ meeting, read }: { readonly meeting: MeetingValue; readonly read: number }) {
  const { t, derived, day, shortDay } = useTexts();
  const [params, setParams] = useSearchParams();
  const view = params.get('view') ?? (meeting.state === 'closed' ? 'minute' : 'run');
  const decided = meeting.items.filter((i) => i.decision !== null).length;
  const set = (name: string, value: string) =>
    setParams(
      () => {
        const next = searchNow();
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      wide
      title={meeting.title}
      crumbs={[
        { label: t('portfolio.title'), to: '/portfolio' },
        { label: t('meeting.title'), to: '/meetings' },
        { label: meeting.key },
      ]}
      titleLang={meeting.language}
      lead={
        <>
          <span className="rt-key">{meeting.key}</span> · {day(meeting.day)}
          {meeting.time ? ` ${meeting.time}` : ''}
          {meeting.place ? ` · ${meeting.place}` : ''} · {derived(`meeting.state.${meeting.state}`)} ·{' '}
          {t('meeting.countOf', { decided, items: meeting.items.length })}
          <br />
          {meeting.previous ? (
            <Link to={`/meetings/${meeting.previous.key}`}>
              {t('meeting.since', { key: meeting.previous.key, day: shortDay(meeting.previous.day) })}
            </Link>
          ) : (
            t('meeting.sinceNone')
          )}
          {meeting.closedBy ? ` · ${t('meeting.approvedBy', { name: meeting.closedBy.name })}` : ''}
        </>
      }
      actions={<Actions meeting={meeting} />}
    >
      <LiveNote meetingKey={meeting.key} read={read} />
      <Participants meeting={meeting} />
      <ToggleGroup
        data-size="sm"
        className="rt-meeting-view"
        value={view}
        onChange={(v) => set('view', v)}
        data-toggle-group={t('meeting.view')}
      >
        <ToggleGroup.Item value="run">
          {t(meeting.state === 'planned' ? 'meeting.agenda' : 'meeting.run')}
        </ToggleGroup.Item>
        <ToggleGroup.Item value="minute">{t('meeting.minute')}</ToggleGroup.Item>
      </ToggleGroup>
      {view === 'minute' ? (
        <MinuteView meeting={meeting} />
      ) : (
        <AgendaView
          meeting={meeting}
          chosen={Number(params.get('item')) || null}
          onChoose={(id) => set('item', String(id))}
        />
      )}
      <NodeParts place="foot" node={{ key: meeting.key, kind: 'meeting' }} />
    </Page>
  );
}

/** One meeting: its agenda item by item, and its minute. */
export function Component() {
  const { key = '' } = useParams();
  const meeting = useMeeting(key.toUpperCase());
  if (meeting.data)
    return <Loaded key={meeting.data.key} meeting={meeting.data} read={meeting.dataUpdatedAt} />;
  return (
    <Page title={key}>
      {meeting.isPending ? (
        <Loading lines={8} />
      ) : (
        <Problem error={meeting.error} retry={() => void meeting.refetch()} />
      )}
    </Page>
  );
}
