import type { ReactNode } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { useMatterPlace } from '../matter-context.ts';
import { useSave } from '../use-save.tsx';
import { ChoiceInput } from './choice-input.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { LabelsInput } from './labels-input.tsx';
import { LineInput } from './line-input.tsx';
import { NodeInput } from './node-input.tsx';
import { PersonInput } from './person-input.tsx';
import { PlaceInput } from './place-input.tsx';
import { ValueText } from './value-text.tsx';

/** One field among the facts: label and a quiet input that saves by itself. */
export function FactField({ name }: { readonly name: string }) {
  const { matter, definition, words } = useMatterPlace();
  const field = definition.fields[name];
  const { t } = useTexts();
  const { save, fault, conflict, choose, refuse } = useSave(name);
  if (!field) return null;
  const value: unknown = matter.fields[name];
  const id = `field-${name}`;
  const help = words.fieldHelp(name);
  const common = {
    id,
    name,
    labelledBy: `${id}-label`,
    describedBy:
      [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined,
    invalid: fault !== null,
    save: (given: unknown): Promise<boolean> => {
      if (field.type === 'number' && typeof given === 'string') {
        refuse(t('matter.notNumber'));
        return Promise.resolve(false);
      }
      return save(given);
    },
  };
  let input: ReactNode;
  if (!matter.mayEdit)
    input = (
      <span className="rt-fact-value">
        {field.type === 'node' && value ? (
          <NodeLink node={value as NodeRefValue} />
        ) : (
          <ValueText field={field} name={name} value={value} words={words} />
        )}
      </span>
    );
  else if (field.type === 'choice')
    input = <ChoiceInput {...common} choices={field.choices} value={(value as string | null) ?? null} />;
  else if (field.type === 'person')
    input = <PersonInput {...common} value={(value as { id: number; name: string } | null) ?? null} />;
  else if (
    field.type === 'team' ||
    field.type === 'product' ||
    field.type === 'productGroup' ||
    field.type === 'organisation'
  )
    input = (
      <PlaceInput
        {...common}
        type={field.type}
        value={(value as { key: string; title: string } | null) ?? null}
      />
    );
  else if (field.type === 'labels')
    input = (
      <LabelsInput
        {...common}
        value={(value as readonly string[] | null) ?? []}
        maxItems={field.maxItems}
        maxLength={field.maxLength}
      />
    );
  else if (field.type === 'node')
    input = <NodeInput {...common} kind={field.kind} value={(value as NodeRefValue | null) ?? null} />;
  else if (field.type === 'number' || field.type === 'date' || field.type === 'text')
    input = <LineInput {...common} field={field} value={value as string | number | null} />;
  return (
    <div className="rt-fact" data-fault={fault !== null}>
      <div className="rt-fact-label" id={`${id}-label`}>
        {words.field(name)}
      </div>
      {input}
      {help ? (
        <div className="rt-fact-help" id={`${id}-help`}>
          {help}
        </div>
      ) : null}
      {fault ? (
        <div className="rt-fault" id={`${id}-fault`}>
          {fault}
        </div>
      ) : null}
      {conflict ? <ConflictNote field={field} name={name} conflict={conflict} onChoose={choose} /> : null}
    </div>
  );
}
