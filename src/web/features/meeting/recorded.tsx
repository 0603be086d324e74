import { Button } from '@digdir/designsystemet-react';
import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { missingText, processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';

/** What was decided of an item, what came of it, and what still stands in its way. */
export function Recorded({
  meeting,
  item,
  onChange,
}: {
  readonly meeting: MeetingValue;
  readonly item: MeetingItemValue;
  readonly onChange: (() => void) | null;
}) {
  const texts = useTexts();
  const { t, derived, shortDay } = texts;
  const act = useMeetingAct();
  const kind = item.matter?.kind ?? '';
  const to = item.outcome ? processTexts(texts, kind).state(item.outcome.to) : '';
  const again = async () => {
    const answer = await act(() =>
      api.meeting.record({
        params: { key: meeting.key, id: item.id },
        body: {
          decision: item.decision!,
          ...(item.outcome ? { transition: item.outcome.transition } : {}),
          words: item.words,
        },
        version: item.version,
      }),
    );
    if (!isRefused(answer)) return toast(t('meeting.recordedMoved', { to }));
    const missing = answer.missing.map((m) => missingText(texts, kind, m));
    toast(missing.length > 0 ? `${t('meeting.effect.waits')} ${missing.join(' · ')}` : answer.text, {
      tone: 'danger',
    });
  };
  return (
    <div className="rt-recorded">
      <p className="rt-recorded-what">
        <strong>{derived(`meeting.decide.${item.decision}`)}</strong>
        {item.outcome && item.outcome.status !== 'waiting'
          ? ` · ${derived(`meeting.outcome.${item.outcome.status}`, { to })}`
          : ''}
      </p>
      {item.words ? <Markdown text={item.words} lang={meeting.language} /> : null}
      {item.outcome?.status === 'waiting' ? (
        <>
          <p>{t('meeting.outcome.waiting')}</p>
          <ul>
            {item.outcome.missing.map((m) => (
              <li key={JSON.stringify(m)}>{missingText(texts, kind, m)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {item.followUp ? (
        <p>
          {t('meeting.followUp')} <strong>{item.followUp.person.name}</strong>
          {item.followUp.day ? ` ${t('meeting.followUpBy', { day: shortDay(item.followUp.day) })}` : ''}
          {item.followUp.doneBy ? ` · ${t('meeting.doneBy', { name: item.followUp.doneBy.name })}` : ''}
        </p>
      ) : null}
      <p className="rt-faint rt-small">
        {t('meeting.recordedBy', { name: item.recordedBy?.name ?? '' })}
        {item.recordedAt ? (
          <>
            {' · '}
            <When at={item.recordedAt} />
          </>
        ) : null}
      </p>
      {onChange ? (
        <div className="rt-form-actions">
          {meeting.state === 'open' &&
          (item.outcome?.status === 'waiting' || item.outcome?.status === 'pending') ? (
            <Button data-size="sm" onClick={() => void again()}>
              {t('meeting.tryAgain')}
            </Button>
          ) : null}
          {meeting.state === 'open' ? (
            <Button data-size="sm" variant="secondary" onClick={onChange}>
              {t('meeting.changeDecision')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
