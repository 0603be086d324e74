import { Field, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { type ChosenPerson, PersonField } from './person-field.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';

/** Plans a meeting, or changes when, where and who leads it. */
export function MeetingForm({
  meeting,
  onClose,
}: {
  readonly meeting?: MeetingValue;
  readonly onClose: () => void;
}) {
  const { t, today } = useTexts();
  const me = usePerson();
  const navigate = useNavigate();
  const act = useMeetingAct();
  const [day, setDay] = useState(meeting?.day ?? today());
  const [time, setTime] = useState(meeting?.time ?? '');
  const [place, setPlace] = useState(meeting?.place ?? '');
  const [title, setTitle] = useState(meeting?.title ?? '');
  const [chair, setChair] = useState<ChosenPerson | null>(
    meeting ? meeting.chair : { id: me.id, name: me.name },
  );
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const body = {
      day,
      time: time || null,
      place,
      chair: chair?.id ?? null,
      ...(title.trim() ? { title } : {}),
    };
    const answer = await act(() =>
      meeting
        ? api.meeting.edit({ params: { key: meeting.key }, body, version: meeting.version })
        : api.meeting.plan({ body }),
    );
    setBusy(false);
    if (isRefused(answer)) return setFault(answer.text);
    onClose();
    if (!meeting) void navigate(`/meetings/${answer.key}`);
  };
  return (
    <FormDialog
      heading={t(meeting ? 'meeting.change' : 'meeting.new')}
      action={t(meeting ? 'meeting.save' : 'meeting.planIt')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      {meeting ? null : <Paragraph>{t('meeting.planLead')}</Paragraph>}
      <div className="rt-meeting-when">
        <Field>
          <Label>{t('meeting.day')}</Label>
          <Input type="date" value={day} onChange={(e) => setDay(e.target.value)} />
        </Field>
        <Field>
          <Label>{t('meeting.time')}</Label>
          <Input type="time" value={time} onChange={(e) => setTime(e.target.value)} />
        </Field>
      </div>
      <Field>
        <Label>{t('meeting.place')}</Label>
        <Input maxLength={200} value={place} onChange={(e) => setPlace(e.target.value)} />
      </Field>
      {meeting ? (
        <Field>
          <Label>{t('meeting.name')}</Label>
          <Input maxLength={300} value={title} onChange={(e) => setTitle(e.target.value)} />
        </Field>
      ) : null}
      <div className="rt-meeting-field">
        <span aria-hidden="true">{t('meeting.chair')}</span>
        <PersonField label={t('meeting.chair')} value={chair} none={t('common.nobody')} onPick={setChair} />
      </div>
    </FormDialog>
  );
}
