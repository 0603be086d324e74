import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { FieldDefinition } from '../../../domain/kernel/process.ts';
import { useDirectory } from '../../shared/directory.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

interface Props {
  readonly name: string;
  readonly field: FieldDefinition;
  readonly words: ProcessTexts;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
}

/** What a select of the field offers: places by key, choices by their words. Null where the field is no choice. */
function useOptions(
  field: FieldDefinition,
  name: string,
  words: ProcessTexts,
): readonly (readonly [value: string, label: string])[] | null {
  const { data } = useDirectory();
  const places = (all: readonly { readonly key: string; readonly title: string }[] | undefined) =>
    (all ?? []).map((p) => [p.key, p.title] as const);
  switch (field.type) {
    case 'choice':
      return field.choices.map((c) => [c, words.choice(name, c)] as const);
    case 'team':
      return places(data?.teams);
    case 'product':
      return places(data?.products);
    case 'productGroup':
      return places(data?.productGroups);
    default:
      return null;
  }
}

/** One field that is asked for when a matter is registered, with the input its type asks for. */
export function AskedField({ name, field, words, value, fault, onChange }: Props) {
  const { t } = useTexts();
  const id = `new-${name}`;
  const options = useOptions(field, name, words);
  if (options)
    return (
      <Field>
        <Label htmlFor={id}>{words.field(name)}</Label>
        <Select id={id} value={value} onChange={(e) => onChange(e.target.value)}>
          <Select.Option value="">{t('portfolio.new.later')}</Select.Option>
          {options.map(([key, label]) => (
            <Select.Option key={key} value={key}>
              {label}
            </Select.Option>
          ))}
        </Select>
      </Field>
    );
  return (
    <Textfield
      id={id}
      type={field.type === 'date' ? 'date' : 'text'}
      {...(field.type === 'number' ? { inputMode: 'decimal' as const } : {})}
      label={words.field(name)}
      maxLength={200}
      value={value}
      error={fault}
      onChange={(e) => onChange(e.target.value)}
    />
  );
}
