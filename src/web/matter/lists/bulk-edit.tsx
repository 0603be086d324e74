import { Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useId, useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import type { FieldDefinition, ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { LabelsInput } from '../fields/labels-input.tsx';
import { PersonInput } from '../fields/person-input.tsx';
import { PlaceInput } from '../fields/place-input.tsx';
import { readNumber } from '../fields/read-number.ts';
import { SprintInput } from '../fields/sprint-input.tsx';
import { asSent } from '../save-field.ts';

/** A change of many, as the API takes it. */
export interface BulkChange {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly addLabels?: readonly string[];
  readonly removeLabels?: readonly string[];
}

/** One thing that many can be changed in; `id` is the field's name, or `addLabels` and `removeLabels`. */
interface BulkField {
  readonly id: string;
  readonly name: string;
  readonly field: FieldDefinition;
}

/** What many can be changed in at once: the fields among the facts, labels added to and taken from. */
export function bulkFields(definition: ProcessDefinition): readonly BulkField[] {
  return Object.entries(definition.fields).flatMap(([name, field]): BulkField[] => {
    if (field.type === 'node' && field.kind === 'sprint') return [{ id: name, name, field }];
    if (field.retired || field.kept || field.place !== 'facts' || name === 'audience') return [];
    if (field.type === 'labels')
      return [
        { id: 'addLabels', name, field },
        { id: 'removeLabels', name, field },
      ];
    return ['person', 'team', 'product', 'productGroup', 'choice', 'date', 'number'].includes(field.type)
      ? [{ id: name, name, field }]
      : [];
  });
}

interface BulkEditProps {
  readonly definition: ProcessDefinition;
  readonly id: string;
  readonly count: number;
  /** Key of the team whose list it is; null: of several. */
  readonly team: string | null;
  readonly onClose: () => void;
  /** Does it; gives null when it is done, a text when it should be shown here. */
  readonly onDone: (change: BulkChange) => Promise<string | null>;
}

/** Asks for the one value that all those chosen are to have. Empty is a value too. */
export function BulkEdit({ definition, id, count, team, onClose, onDone }: BulkEditProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const label = useId();
  const [value, setValue] = useState<unknown>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const what = bulkFields(definition).find((f) => f.id === id);
  if (!what) return null;
  const { name, field } = what;
  const take = (given: unknown): Promise<boolean> => {
    setValue(given);
    return Promise.resolve(true);
  };
  const common = {
    id: `${label}-input`,
    name,
    labelledBy: `${label}-label`,
    describedBy: undefined,
    invalid: fault !== null,
    save: take,
  };
  let input: ReactNode;
  if (field.type === 'labels')
    input = (
      <LabelsInput
        {...common}
        value={(value as readonly string[] | null) ?? []}
        maxItems={field.maxItems}
        maxLength={field.maxLength}
      />
    );
  else if (field.type === 'person')
    input = <PersonInput {...common} value={value as { id: number; name: string } | null} />;
  else if (field.type === 'team' || field.type === 'product' || field.type === 'productGroup')
    input = (
      <PlaceInput {...common} type={field.type} value={value as { key: string; title: string } | null} />
    );
  else if (field.type === 'node')
    input = <SprintInput {...common} value={value as NodeRefValue | null} team={team} />;
  else if (field.type === 'choice')
    input = (
      <select
        className="ds-input"
        aria-labelledby={common.labelledBy}
        value={String(value ?? '')}
        onChange={(e) => setValue(e.target.value || null)}
      >
        <option value="">{t('common.unset')}</option>
        {field.choices.map((c) => (
          <option key={c} value={c}>
            {words.choice(name, c)}
          </option>
        ))}
      </select>
    );
  else
    input = (
      <input
        className="ds-input"
        aria-labelledby={common.labelledBy}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        value={String(value ?? '')}
        onChange={(e) => setValue(e.target.value)}
      />
    );
  const submit = async () => {
    let sent: unknown = value === '' ? null : value;
    if (field.type === 'number' && typeof sent === 'string') {
      sent = readNumber(sent);
      if (sent === null) return setFault(t('matter.notNumber'));
    }
    const labels = (value as readonly string[] | null) ?? [];
    if (field.type === 'labels' && labels.length === 0) return setFault(t('backlog.bulk.noLabels'));
    setBusy(true);
    const refused = await onDone(
      field.type === 'labels' ? { [id]: labels } : { fields: { [name]: asSent(field.type, sent) } },
    );
    setBusy(false);
    if (refused === null) onClose();
    else setFault(refused);
  };
  const title =
    field.type === 'labels'
      ? t(id === 'addLabels' ? 'backlog.bulk.addLabels' : 'backlog.bulk.removeLabels')
      : words.field(name);
  return (
    <FormDialog
      heading={t('backlog.bulk.heading', { field: title, count })}
      action={t('backlog.bulk.save', { count })}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Paragraph>{t('backlog.bulk.text')}</Paragraph>
      <div className="rt-bulk-field">
        <span id={common.labelledBy}>{title}</span>
        {input}
      </div>
    </FormDialog>
  );
}
