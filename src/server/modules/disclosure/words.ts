import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts, TextValues } from '../../platform/texts/texts.ts';

/** How a disclosure speaks: the words of the product in one language, and times in the agency's zone. */
export interface DisclosureWords {
  readonly language: Language;
  readonly tag: string;
  t(key: string, values?: TextValues): string;
  has(key: string): boolean;
  /** A date and time, exact to the minute. */
  instant(at: Date | string): string;
  /** A word of a process, by convention (`process.<kind>.<what>.<name>`), or the one that kinds share. */
  process(kind: string, what: 'field' | 'state' | 'transition' | 'criterion', name: string): string;
  /** A field's value in words; rows become one line each. */
  value(definition: ProcessDefinition, field: string, value: unknown): string;
}

const isDay = (v: unknown): v is string => typeof v === 'string' && /^\d{4}-\d\d-\d\d$/.test(v);

/** The words of a language. */
export function wordsIn(texts: Texts, language: Language, timeZone: string): DisclosureWords {
  const tag = languageTags[language];
  const instants = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  // Years are not grouped.
  const numbers = new Intl.NumberFormat(tag, { useGrouping: 'min2' });
  const t = (key: string, values?: TextValues) => texts.text(language, key, values);
  const process: DisclosureWords['process'] = (kind, what, name) => {
    const own = `process.${kind}.${what}.${name}`;
    if (texts.has(own)) return t(own);
    return texts.has(`${what}.${name}`) ? t(`${what}.${name}`) : name;
  };
  const simple = (v: unknown): string => {
    if (v === null || v === undefined) return '';
    if (typeof v === 'number') return numbers.format(v);
    if (isDay(v)) return days.format(new Date(`${v}T00:00:00Z`));
    if (typeof v === 'object') {
      const o = v as { key?: string; title?: string; name?: string };
      return o.name ?? o.title ?? o.key ?? '';
    }
    return String(v);
  };
  const row = (definition: ProcessDefinition, field: string, v: unknown): string => {
    if (typeof v !== 'object' || v === null) return simple(v);
    const cells = v as Readonly<Record<string, unknown>>;
    const f = definition.fields[field];
    const names = f?.type === 'rows' ? f.columns.map((c) => c.name) : Object.keys(cells);
    return names
      .map((n) => simple(cells[n]))
      .filter(Boolean)
      .join(' · ');
  };
  return {
    language,
    tag,
    t,
    has: texts.has,
    instant: (at) => instants.format(typeof at === 'string' ? new Date(at) : at),
    process,
    value(definition, field, value) {
      if (value === null || value === undefined || value === '') return '';
      if (field === 'state') return process(definition.kind, 'state', String(value));
      if (Array.isArray(value)) return value.map((v) => row(definition, field, v)).join('\n');
      if (definition.fields[field]?.type === 'choice') {
        const own = `process.${definition.kind}.choice.${field}.${String(value)}`;
        return t(texts.has(own) ? own : `choice.${field}.${String(value)}`);
      }
      return simple(value);
    },
  };
}
