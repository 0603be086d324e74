import { Button, Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import type { KeyResultValue } from '../../../contract/okr.ts';
import { type Interval, intervals } from '../../../domain/okr/index.ts';
import { readNumber } from '../../matter/fields/read-number.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { okrChanged } from './queries.ts';

/**
 * Adds a key result to an initiative, or changes one that is still a draft. `objective` is fixed when it is added under
 * one that is there; absent, the objective is asked for too.
 */
export function KeyResultForm({
  initiative,
  objective,
  edits,
  onDone,
}: {
  readonly initiative: string;
  readonly objective?: string;
  readonly edits?: KeyResultValue;
  /** What is left: the form is done with, by saving (then with the key) or by giving up. */
  readonly onDone: (made?: string) => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, 'keyResult');
  const id = useId();
  const shown = (n: number | null | undefined) =>
    n === null || n === undefined ? '' : texts.number(n, { useGrouping: false, maximumFractionDigits: 10 });
  const [goal, setGoal] = useState(objective ?? edits?.objective ?? '');
  const [title, setTitle] = useState(edits?.title ?? '');
  const [baseline, setBaseline] = useState(shown(edits?.baseline));
  const [target, setTarget] = useState(shown(edits?.target));
  const [unit, setUnit] = useState(edits?.unit ?? '');
  const [interval, setInterval] = useState<Interval | ''>(edits?.interval ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const number = (text: string): number | null | undefined =>
    text.trim() === '' ? null : (readNumber(text) ?? undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = [number(baseline), number(target)];
    if (title.trim() === '' || goal.trim() === '') return setFault(t('okr.form.needed'));
    if (from === undefined || to === undefined) return setFault(t('okr.measure.notNumber'));
    setBusy(true);
    const body = {
      title: title.trim(),
      objective: goal.trim(),
      baseline: from,
      target: to,
      unit: unit.trim(),
      interval: interval === '' ? null : interval,
    };
    try {
      const made = edits
        ? await api.keyResult.edit({ params: { key: edits.key }, body, version: edits.version })
        : await api.okr.add({ params: { key: initiative }, body });
      toast(t(edits ? 'okr.form.saved' : 'okr.form.added', { title: title.trim() }));
      okrChanged(initiative, ...(edits ? [edits.key] : []));
      onDone(made.key);
    } catch (error) {
      const { title: what, faults } = problemText(texts, error);
      setFault(faults[0] ?? what);
      setBusy(false);
    }
  };
  return (
    <form
      className="rt-okr-form"
      noValidate
      onSubmit={(e) => void submit(e)}
      aria-label={edits ? t('okr.form.edit', { title: edits.title }) : t('okr.form.add')}
    >
      {objective === undefined ? (
        <Textfield
          data-size="sm"
          label={t('okr.form.objective')}
          description={t('okr.form.objectiveHelp')}
          maxLength={300}
          value={goal}
          onChange={(e) => setGoal(e.target.value)}
        />
      ) : null}
      <Textfield
        data-size="sm"
        label={t('okr.form.title')}
        maxLength={300}
        value={title}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(e) => setTitle(e.target.value)}
      />
      <div className="rt-okr-fields">
        <Textfield
          data-size="sm"
          label={t('okr.form.baseline')}
          inputMode="decimal"
          value={baseline}
          onChange={(e) => setBaseline(e.target.value)}
        />
        <Textfield
          data-size="sm"
          label={t('okr.form.target')}
          inputMode="decimal"
          value={target}
          onChange={(e) => setTarget(e.target.value)}
        />
        <Textfield
          data-size="sm"
          label={t('okr.form.unit')}
          maxLength={40}
          value={unit}
          onChange={(e) => setUnit(e.target.value)}
        />
        <Field data-size="sm">
          <Label htmlFor={`${id}-interval`}>{words.field('interval')}</Label>
          <Select
            id={`${id}-interval`}
            value={interval}
            onChange={(e) => setInterval(intervals.find((x) => x === e.target.value) ?? '')}
          >
            <Select.Option value="">{t('portfolio.new.later')}</Select.Option>
            {intervals.map((x) => (
              <Select.Option key={x} value={x}>
                {words.choice('interval', x)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      {fault ? (
        <ValidationMessage id={`${id}-fault`} role="alert">
          {fault}
        </ValidationMessage>
      ) : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy}>
          {t(edits ? 'common.save' : 'okr.form.submit')}
        </Button>
        <Button type="button" variant="tertiary" data-size="sm" onClick={() => onDone()}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
