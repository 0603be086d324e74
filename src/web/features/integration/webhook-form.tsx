import { Checkbox, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { WebhookValue } from '../../../contract/integration.ts';
import { type WebhookType, webhookTypes } from '../../../domain/integration/index.ts';
import { type ProcessKind, processKinds } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { reloadWebhooks } from './queries.ts';
import './integration.css';

interface WebhookFormProps {
  /** Absent: a new one. */
  readonly webhook?: WebhookValue;
  readonly onSaved: (webhook: WebhookValue) => void;
  readonly onClose: () => void;
}

const without = <T,>(list: readonly T[], item: T, on: boolean): readonly T[] =>
  on ? [...list, item] : list.filter((x) => x !== item);

/** Sets up a webhook, or changes one: where to, and what it is told of. Nothing chosen means everything. */
export function WebhookForm({ webhook, onSaved, onClose }: WebhookFormProps) {
  const texts = useTexts();
  const { t, derived } = texts;
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [kinds, setKinds] = useState<readonly ProcessKind[]>((webhook?.kinds ?? []) as ProcessKind[]);
  const [types, setTypes] = useState<readonly WebhookType[]>((webhook?.types ?? []) as WebhookType[]);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!name.trim() || !url.trim()) {
      setFault(t('integration.fillIn'));
      return;
    }
    setBusy(true);
    const body = { name: name.trim(), url: url.trim(), kinds: [...kinds], types: [...types] };
    try {
      const saved = webhook
        ? await api.integration.edit({ params: { id: webhook.id }, body, version: webhook.version })
        : await api.integration.create({ body });
      reloadWebhooks();
      onSaved(saved);
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={t(webhook ? 'integration.change' : 'integration.new')}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textfield
        label={t('integration.name')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(e) => setName(e.target.value)}
      />
      <Textfield
        label={t('integration.url')}
        description={t('integration.urlHelp')}
        type="url"
        value={url}
        maxLength={2000}
        autoComplete="off"
        onChange={(e) => setUrl(e.target.value)}
      />
      <Fieldset>
        <Fieldset.Legend>{t('integration.kinds')}</Fieldset.Legend>
        <Fieldset.Description>{t('integration.noneIsAll')}</Fieldset.Description>
        <div className="rt-choices">
          {processKinds.map((k) => (
            <Checkbox
              key={k}
              data-size="sm"
              label={processTexts(texts, k).name}
              checked={kinds.includes(k)}
              onChange={(e) => setKinds(without(kinds, k, e.target.checked))}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('integration.types')}</Fieldset.Legend>
        <Fieldset.Description>{t('integration.noneIsAll')}</Fieldset.Description>
        <div className="rt-choices">
          {webhookTypes.map((type) => (
            <Checkbox
              key={type}
              data-size="sm"
              label={derived(`integration.type.${type}`)}
              checked={types.includes(type)}
              onChange={(e) => setTypes(without(types, type, e.target.checked))}
            />
          ))}
        </div>
      </Fieldset>
    </FormDialog>
  );
}
