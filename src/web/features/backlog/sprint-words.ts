import type { SprintValue, SumValue } from '../../../contract/sprints.ts';
import { daysBetween } from '../../../domain/kernel/calendar.ts';
import type { Texts } from '../../shared/texts/messages.ts';

/** A figure with at most one decimal. */
export const rounded = (texts: Texts, value: number): string =>
  texts.number(value, { maximumFractionDigits: 1 });

/** `5 saker · 21`. */
export const sumWords = (texts: Texts, sum: SumValue): string =>
  texts.t('sprint.sum', { issues: sum.issues, estimate: rounded(texts, sum.estimate) });

/** The days of a sprint: `16. nov.–29. nov. 2026`. */
export function datesWords(texts: Texts, s: Pick<SprintValue, 'startsOn' | 'endsOn'>): string {
  const short = new Intl.DateTimeFormat(texts.tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(texts.tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  return texts.t('sprint.dates', { from: short.format(at(s.startsOn)), to: long.format(at(s.endsOn)) });
}

/** What is left of the time of an active sprint; empty for others. */
export function leftWords(texts: Texts, s: SprintValue): string {
  if (s.workdaysLeft === null) return '';
  const over = daysBetween(s.endsOn, texts.today());
  return over > 0 ? texts.t('sprint.over', { days: over }) : texts.t('sprint.left', { days: s.workdaysLeft });
}
