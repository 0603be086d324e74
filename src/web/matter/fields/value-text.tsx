import type { FieldDefinition } from '../../../domain/kernel/process.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

function rowWords(texts: Texts, field: FieldDefinition | undefined, row: unknown): string {
  if (typeof row !== 'object' || row === null) return String(row);
  const cells = row as Readonly<Record<string, unknown>>;
  const columns =
    field?.type === 'rows'
      ? field.columns
      : Object.keys(cells).map((name) => ({ name, type: 'text' as const }));
  return columns
    .map(({ name, type }) => {
      const v = cells[name];
      if (v === null || v === undefined || v === '') return '';
      if (typeof v === 'number') return texts.number(v, { useGrouping: 'min2' });
      return type === 'date' ? texts.shortDay(String(v)) : String(v);
    })
    .filter(Boolean)
    .join(' · ');
}

/** A field's value in words. `rows` become one line each. */
export function valueWords(
  texts: Texts,
  words: ProcessTexts,
  field: FieldDefinition | undefined,
  name: string,
  value: unknown,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((row) => rowWords(texts, field, row)).join('\n');
  if (typeof value === 'object') {
    const o = value as { name?: string; title?: string; key?: string };
    return o.name ?? o.title ?? o.key ?? JSON.stringify(value);
  }
  if (field?.type === 'choice') return words.choice(name, String(value));
  if (field?.type === 'date' || /^\d{4}-\d\d-\d\d$/.test(String(value))) return texts.shortDay(String(value));
  if (typeof value === 'number') return texts.number(value);
  return String(value);
}

interface ValueTextProps {
  readonly field: FieldDefinition | undefined;
  readonly name: string;
  readonly value: unknown;
  readonly words: ProcessTexts;
}

/** A field's value, read only. */
export function ValueText({ field, name, value, words }: ValueTextProps) {
  const texts = useTexts();
  const text = valueWords(texts, words, field, name, value);
  return text ? (
    <span className="rt-plain">{text}</span>
  ) : (
    <span className="rt-faint">{texts.t('common.unset')}</span>
  );
}
