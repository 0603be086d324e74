import type { Language } from '../../../domain/kernel/text.ts';
import type { PlanSnapshotItem } from '../../../domain/plan/index.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import type { FrozenContent, PlanRecord } from './queries/lists.ts';

/** What a document of a list is made from. */
export interface PlanDocument {
  readonly list: PlanRecord;
  readonly content: FrozenContent;
  /** When it was frozen; null: as it stands now. */
  readonly frozen: { readonly edition: number; readonly at: Date } | null;
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
  readonly author: string;
}

/** The words that a document of a list needs. */
export function planWords({ texts, language }: Pick<PlanDocument, 'texts' | 'language'>) {
  const tag = languageTags[language];
  const number = new Intl.NumberFormat(tag);
  const t = (key: string, values?: Record<string, string | number>): string =>
    texts.text(language, `plan.doc.${key}`, values);
  const choice = (kind: string, field: string, value: unknown): string => {
    if (typeof value !== 'string' || value === '') return '';
    const own = `process.${kind}.choice.${field}.${value}`;
    return texts.text(language, texts.has(own) ? own : `choice.${field}.${value}`);
  };
  return {
    t,
    tag,
    number: (value: unknown): string => (typeof value === 'number' ? number.format(value) : ''),
    state: (i: PlanSnapshotItem): string => texts.text(language, `process.${i.kind}.state.${i.state}`),
    choice,
    priority: (value: number | null): string => (value === null ? '' : t(`priority.${value}`)),
    named: (value: unknown): string => {
      const of = (value ?? {}) as { name?: string; title?: string };
      return of.name ?? of.title ?? '';
    },
  };
}

/** A line that says which edition it is, and as of when. */
export function asOf(d: PlanDocument): string {
  const day = new Intl.DateTimeFormat(languageTags[d.language], { dateStyle: 'long', timeZone: d.timeZone });
  const { t } = planWords(d);
  return d.frozen
    ? t('frozen', { key: d.list.key, edition: d.frozen.edition, day: day.format(d.frozen.at) })
    : t('live', { key: d.list.key, edition: d.list.edition });
}
