import { Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';

const spans = [7, 30, 90, 365] as const;

interface NewTokenProps {
  /** What the reader may give a token. */
  readonly scopes: readonly string[];
  readonly onMade: (value: string) => void;
  readonly onClose: () => void;
}

/** Makes a token: what it is for, what it may do, for how long. */
export function NewToken({ scopes, onMade, onClose }: NewTokenProps) {
  const texts = useTexts();
  const { t, derived, has } = texts;
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(scopes.filter((s) => s.endsWith('.read')));
  const [days, setDays] = useState(90);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!name.trim() || chosen.length === 0) {
      setFault(t(name.trim() ? 'settings.chooseScope' : 'settings.giveName'));
      return;
    }
    setBusy(true);
    try {
      const { value } = await api.token.create({ body: { name: name.trim(), scopes: [...chosen], days } });
      onMade(value);
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={t('settings.newToken')}
      action={t('settings.makeToken')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textfield
        label={t('settings.tokenFor')}
        value={name}
        maxLength={100}
        onChange={(e) => setName(e.target.value)}
        autoComplete="off"
      />
      <Fieldset>
        <Fieldset.Legend>{t('settings.scopes')}</Fieldset.Legend>
        {scopes.map((s) => (
          <Checkbox
            key={s}
            data-size="sm"
            label={has(`settings.scope.${s}`) ? derived(`settings.scope.${s}`) : s}
            description={s}
            checked={chosen.includes(s)}
            onChange={(e) => setChosen(e.target.checked ? [...chosen, s] : chosen.filter((c) => c !== s))}
          />
        ))}
      </Fieldset>
      <Field>
        <Label>{t('settings.lasts')}</Label>
        <Select value={String(days)} onChange={(e) => setDays(Number(e.target.value))}>
          {spans.map((d) => (
            <Select.Option key={d} value={String(d)}>
              {t('settings.days', { count: d })}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
