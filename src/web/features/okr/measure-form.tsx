import { Button, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import type { KeyResultValue, MeasurementValue } from '../../../contract/okr.ts';
import { readNumber } from '../../matter/fields/read-number.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { okrChanged } from './queries.ts';

/**
 * Records a measurement: value, day (today unless told) and a note. With `corrects` it corrects an entry instead, which
 * wants a reason, and may take it back.
 */
export function MeasureForm({
  keyResult: k,
  corrects,
  onDone,
}: {
  readonly keyResult: KeyResultValue;
  readonly corrects?: MeasurementValue;
  readonly onDone: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const [value, setValue] = useState(
    corrects?.value === undefined || corrects.value === null
      ? ''
      : texts.number(corrects.value, { useGrouping: false, maximumFractionDigits: 10 }),
  );
  const [day, setDay] = useState(corrects?.day ?? texts.today());
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (given: number | null) => {
    if (corrects && note.trim() === '') return setFault(t('okr.measure.reasonNeeded'));
    setBusy(true);
    try {
      await (corrects
        ? api.okr.correct({
            params: { key: k.key, id: corrects.id },
            body: { day, value: given, note: note.trim() },
          })
        : api.okr.measure({
            params: { key: k.key },
            body: { day, value: given ?? 0, ...(note.trim() ? { note: note.trim() } : {}) },
          }));
      toast(t(corrects ? 'okr.measure.corrected' : 'okr.measure.recorded', { key: k.key }));
      okrChanged(k.key);
      onDone();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readNumber(value);
    if (read === null) setFault(t('okr.measure.notNumber'));
    else void send(read);
  };
  return (
    <form
      className="rt-okr-form"
      noValidate
      onSubmit={submit}
      aria-label={t('okr.measure.of', { title: k.title })}
    >
      <div className="rt-okr-fields">
        <Textfield
          data-size="sm"
          label={k.unit ? t('okr.measure.valueIn', { unit: k.unit }) : t('okr.measure.value')}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={(e) => setValue(e.target.value)}
        />
        <Textfield
          data-size="sm"
          type="date"
          label={t('okr.measure.day')}
          max={texts.today()}
          value={day}
          onChange={(e) => setDay(e.target.value)}
        />
        <Textfield
          data-size="sm"
          label={t(corrects ? 'okr.measure.reason' : 'okr.measure.note')}
          maxLength={2000}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      </div>
      {fault ? (
        <ValidationMessage id={`${id}-fault`} role="alert">
          {fault}
        </ValidationMessage>
      ) : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy}>
          {t(corrects ? 'okr.measure.correct' : 'okr.measure.record')}
        </Button>
        {corrects ? (
          <Button
            type="button"
            variant="secondary"
            data-size="sm"
            disabled={busy}
            onClick={() => void send(null)}
          >
            {t('okr.measure.takeBack')}
          </Button>
        ) : null}
        <Button type="button" variant="tertiary" data-size="sm" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
