import { Button, Field, Label, Radio, Textarea } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import type { DependencyValue } from '../../../../contract/roadmap.ts';
import { api } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/problem.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';

/** What shows dependencies is read again. */
export function dependenciesChanged(): void {
  for (const queryKey of [['roadmap'], ['links'], ['history']])
    void queryClient.invalidateQueries({ queryKey });
}

/** Answers what another asks for: yes with a day, or no with words. */
export function AnswerForm({
  dependency: d,
  onClose,
}: {
  readonly dependency: DependencyValue;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [answer, setAnswer] = useState<'accepted' | 'declined'>(
    d.state === 'declined' ? 'declined' : 'accepted',
  );
  const [promised, setPromised] = useState(d.promised ?? d.wantedBy ?? '');
  const [words, setWords] = useState(d.words);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (answer === 'accepted' && !promised) return setFault(t('roadmap.answerDayMissing'));
    if (answer === 'declined' && words.trim() === '') return setFault(t('roadmap.answerWordsMissing'));
    setBusy(true);
    try {
      await api.roadmap.answer({
        params: { id: d.id ?? 0 },
        body: { answer, promised: promised || null, words: words.trim() },
        version: d.version,
      });
      toast(t(answer === 'accepted' ? 'roadmap.answeredYes' : 'roadmap.answeredNo'));
      onClose();
      dependenciesChanged();
    } catch (error) {
      const ring =
        error instanceof ApiError && error.code === 'link_ring'
          ? (error.problem.ring as (string | null)[])
          : null;
      setFault(
        ring
          ? t('roadmap.ring', { ring: ring.map((k) => k ?? '…').join(' → ') })
          : problemText(texts, error).title,
      );
      if (error instanceof ApiError && error.code === 'stale_version') dependenciesChanged();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="rt-form rt-panel rt-ask"
      noValidate
      aria-label={t('roadmap.answerTo', { key: d.other.key })}
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
      onKeyDown={(e) => {
        if (e.key === 'Escape') onClose();
      }}
    >
      <fieldset className="rt-bare rt-answer-choice">
        <legend className="rt-sr">{t('roadmap.answer')}</legend>
        <Radio
          name={`${id}-answer`}
          value="accepted"
          label={t('roadmap.answerYes')}
          checked={answer === 'accepted'}
          onChange={() => setAnswer('accepted')}
        />
        <Radio
          name={`${id}-answer`}
          value="declined"
          label={t('roadmap.answerNo')}
          checked={answer === 'declined'}
          onChange={() => setAnswer('declined')}
        />
      </fieldset>
      <Field>
        <Label htmlFor={`${id}-day`}>
          {t(answer === 'accepted' ? 'roadmap.answerDay' : 'roadmap.answerDayInstead')}
        </Label>
        <input
          id={`${id}-day`}
          type="date"
          className="ds-input"
          data-size="sm"
          min="1900-01-01"
          max="2200-12-31"
          value={promised}
          onChange={(e) => setPromised(e.target.value)}
        />
      </Field>
      <Field>
        <Label>{t(answer === 'accepted' ? 'roadmap.answerWords' : 'roadmap.answerWhy')}</Label>
        <Textarea rows={2} maxLength={2000} value={words} onChange={(e) => setWords(e.target.value)} />
      </Field>
      {fault ? (
        <p className="rt-fault" role="alert">
          {fault}
        </p>
      ) : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy}>
          {t('roadmap.answerSend')}
        </Button>
        <Button type="button" data-size="sm" variant="tertiary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
