import { Field, Fieldset, Label, Radio, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { RetentionRuleValue } from '../../../contract/retention.ts';
import { type RetentionAction, retentionActions } from '../../../domain/disclosure/index.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';

interface RuleDialogProps {
  readonly rule: RetentionRuleValue;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Changes access level and retention of a kind. Carries nothing out. */
export function RuleDialog({ rule, onSaved, onClose }: RuleDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, rule.kind);
  const [audience, setAudience] = useState(rule.audience);
  const [action, setAction] = useState<RetentionAction>(rule.action);
  const [years, setYears] = useState(rule.years === null ? '' : String(rule.years));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const given = /^\d{1,3}$/.test(years.trim()) ? Number(years) : null;
    if (action !== 'keep' && (given === null || given > 100))
      return setFault(t('disclosure.retention.needYears'));
    setBusy(true);
    try {
      await api.retention.set({
        params: { kind: rule.kind },
        body: { audience, action, years: action === 'keep' ? null : given },
        version: rule.version,
      });
      onSaved();
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      const stale = error instanceof ApiError && error.status === 412;
      setFault(stale ? t('disclosure.retention.changedMeanwhile') : (faults[0] ?? title));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={t('disclosure.retention.changeNamed', { kind: words.plural })}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      {rule.audiences.length > 0 ? (
        <Field>
          <Label>{t('disclosure.retention.audience')}</Label>
          <Select value={audience ?? ''} onChange={(e) => setAudience(e.target.value)}>
            {rule.audiences.map((a) => (
              <Select.Option key={a} value={a}>
                {words.choice('audience', a)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Fieldset>
        <Fieldset.Legend>{t('disclosure.retention.action')}</Fieldset.Legend>
        {retentionActions.map((a) => (
          <Radio
            key={a}
            name="retention-action"
            value={a}
            label={t(`disclosure.retention.action.${a}`)}
            description={t(`disclosure.retention.actionHelp.${a}`)}
            checked={action === a}
            onChange={() => setAction(a)}
          />
        ))}
      </Fieldset>
      {action === 'keep' ? null : (
        <Textfield
          label={t('disclosure.retention.years')}
          inputMode="numeric"
          value={years}
          maxLength={3}
          required
          onChange={(e) => setYears(e.target.value)}
        />
      )}
    </FormDialog>
  );
}
