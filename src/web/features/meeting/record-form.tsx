import { Button, Field, Input, Label, Radio, Textarea } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { MissingValue } from '../../../contract/matters.ts';
import type { ChoiceValue, MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { missingText, processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { toast } from '../../shared/ui/toasts.tsx';
import { type ChosenPerson, PersonField } from './person-field.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';

/** Records what is decided: the decision, words, and who follows it up by when. What each would do is told beforehand. */
export function RecordForm({
  meeting,
  item,
  onDone,
  onCancel,
}: {
  readonly meeting: MeetingValue;
  readonly item: MeetingItemValue;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | null;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const act = useMeetingAct();
  const id = useId();
  const kind = item.matter?.kind ?? '';
  const words = processTexts(texts, kind);
  const [decision, setDecision] = useState<ChoiceValue['decision'] | null>(item.decision);
  const [text, setText] = useState(item.words);
  const [person, setPerson] = useState<ChosenPerson | null>(item.followUp?.person ?? null);
  const [day, setDay] = useState(item.followUp?.day ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [missing, setMissing] = useState<readonly MissingValue[]>([]);
  const [busy, setBusy] = useState(false);
  // What was decided stays to be chosen, also when the matter has moved on because of it.
  const choices: readonly ChoiceValue[] =
    item.decision && !item.choices.some((c) => c.decision === item.decision)
      ? [
          { decision: item.decision, transition: null, to: null, effect: 'records', missing: [] },
          ...item.choices,
        ]
      : item.choices;
  const choice = choices.find((c) => c.decision === decision);
  const record = async (evenIfMissing: boolean) => {
    if (!decision) {
      setFault(t('meeting.chooseFirst'));
      return;
    }
    if ((decision === 'hold' || decision === 'reject') && text.trim() === '') {
      setFault(t('meeting.wordsNeeded'));
      return;
    }
    setBusy(true);
    const answer = await act(() =>
      api.meeting.record({
        params: { key: meeting.key, id: item.id },
        body: {
          decision,
          ...(choice?.transition ? { transition: choice.transition } : {}),
          words: text,
          followUp: person ? { person: person.id, day: day || null } : null,
          ...(evenIfMissing ? { evenIfMissing } : {}),
        },
        version: item.version,
      }),
    );
    setBusy(false);
    if (isRefused(answer)) {
      setMissing(answer.missing);
      setFault(answer.stale ? t('meeting.conflict') : answer.missing.length > 0 ? null : answer.text);
      if (answer.missing.length > 0) announce(t('meeting.effect.waits'));
      return;
    }
    if (item.matter) {
      void queryClient.invalidateQueries({ queryKey: ['matter', item.matter.key] });
      void queryClient.invalidateQueries({ queryKey: ['history', item.matter.key] });
      void queryClient.invalidateQueries({ queryKey: ['list', item.matter.kind] });
    }
    const now = answer.items.find((i) => i.id === item.id);
    const to = now?.outcome ? words.state(now.outcome.to) : '';
    toast(
      now?.outcome?.status === 'moved'
        ? t('meeting.recordedMoved', { to })
        : now?.outcome?.status === 'asked'
          ? t('meeting.recordedAsked')
          : t('meeting.recorded', { decision: derived(`meeting.decide.${decision}`) }),
    );
    onDone();
  };
  const open = missing.length > 0 ? missing : choice?.effect === 'waits' ? choice.missing : [];
  return (
    <form
      className="rt-form rt-record"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        void record(open.length > 0);
      }}
    >
      {fault ? (
        <p className="rt-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <fieldset className="rt-bare rt-choices">
        <legend>{t('meeting.decision')}</legend>
        {choices.map((c) => (
          <Radio
            key={c.decision}
            data-size="sm"
            name={`${id}-decision`}
            value={c.decision}
            checked={decision === c.decision}
            onChange={() => {
              setDecision(c.decision);
              setMissing([]);
              setFault(null);
            }}
            label={derived(`meeting.decide.${c.decision}`)}
            description={
              c.effect === 'moves' || c.effect === 'asks' || c.effect === 'pending'
                ? derived(`meeting.effect.${c.effect}`, { to: c.to ? words.state(c.to) : '' })
                : undefined
            }
          />
        ))}
      </fieldset>
      {open.length > 0 ? (
        <div className="rt-open" role="status">
          <p>{t('meeting.effect.waits')}</p>
          <ul>
            {open.map((m) => (
              <li key={JSON.stringify(m)}>{missingText(texts, kind, m)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Field>
        <Label>{t('meeting.words')}</Label>
        <Textarea
          rows={3}
          maxLength={2000}
          lang={meeting.language}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </Field>
      <div className="rt-record-follow">
        <div className="rt-meeting-field">
          <span aria-hidden="true">{t('meeting.followUp')}</span>
          <PersonField
            label={t('meeting.followUp')}
            value={person}
            none={t('meeting.followUpClear')}
            onPick={setPerson}
          />
        </div>
        <Field>
          <Label>{t('meeting.followUpDay')}</Label>
          <Input
            type="date"
            data-size="sm"
            value={day}
            disabled={person === null}
            onChange={(e) => setDay(e.target.value)}
          />
        </Field>
      </div>
      <div className="rt-form-actions">
        <Button type="submit" loading={busy}>
          {t(open.length > 0 ? 'meeting.recordAnyway' : 'meeting.record')}
        </Button>
        {onCancel ? (
          <Button type="button" variant="tertiary" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
