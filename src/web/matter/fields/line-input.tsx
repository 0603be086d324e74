import { type KeyboardEvent, useRef } from 'react';
import type { FieldDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useMatterPlace } from '../matter-context.ts';
import type { FieldInputProps } from './input-props.ts';
import { readNumber } from './read-number.ts';
import { useDraft } from './use-draft.ts';

type Line = Extract<FieldDefinition, { readonly type: 'text' | 'markdown' | 'number' | 'date' }>;

/** One line of text, a number or a day. Saved by Enter or when it is left; Escape takes it back. */
export function LineInput(
  props: FieldInputProps<string | number | null> & { readonly field: Line | FieldDefinition },
) {
  const { t, number } = useTexts();
  const { matter } = useMatterPlace();
  const { field } = props;
  const asText =
    props.value === null || props.value === undefined
      ? ''
      : field.type === 'number'
        ? number(Number(props.value), { maximumFractionDigits: 6, useGrouping: 'min2' })
        : String(props.value);
  const draft = useDraft(asText);
  const cancelled = useRef(false);
  const commit = async () => {
    if (cancelled.current) {
      cancelled.current = false;
      return;
    }
    if (!draft.dirty) return;
    const text = draft.value.trim();
    let value: unknown = text;
    if (field.type === 'number') value = text === '' ? null : (readNumber(text) ?? text);
    if (field.type === 'date') value = text === '' ? null : text;
    if (await props.save(value)) draft.reset();
  };
  const onKeyDown = (e: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (e.key === 'Enter') {
      e.preventDefault();
      e.currentTarget.blur();
    }
    if (e.key === 'Escape' && draft.dirty) {
      e.stopPropagation();
      cancelled.current = true;
      draft.reset();
      e.currentTarget.blur();
    }
  };
  if (field.type === 'text' && field.maxLength > 300)
    return (
      <textarea
        id={props.id}
        className="rt-quiet"
        rows={1}
        maxLength={field.maxLength}
        placeholder={t('common.unset')}
        lang={matter.language}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        value={draft.value}
        onChange={(e) => draft.type(e.target.value)}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
      />
    );
  return (
    <input
      id={props.id}
      className="rt-quiet"
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      maxLength={field.type === 'text' ? field.maxLength : undefined}
      min={field.type === 'date' ? '1900-01-01' : undefined}
      max={field.type === 'date' ? '2200-12-31' : undefined}
      placeholder={field.type === 'date' ? undefined : t('common.unset')}
      lang={field.type === 'text' ? matter.language : undefined}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      data-empty={draft.value === ''}
      value={draft.value}
      onChange={(e) => draft.type(e.target.value)}
      onBlur={() => void commit()}
      onKeyDown={onKeyDown}
    />
  );
}
