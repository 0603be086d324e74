import type { PublicElement } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';

/** The states of an element, as sections of a page, in order. */
export const roadmapSections = ['inProgress', 'backlog', 'proposed', 'delivered', 'dropped'] as const;

/** The quarter of a day, in words; of no day, that it is not decided. */
export function quarterOf(texts: Texts, day: string | null): string {
  if (day === null) return texts.t('public.roadmap.undated');
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  return texts.t('public.roadmap.quarter', { quarter, year: day.slice(0, 4) });
}

/** Elements of one state by quarter, in the order of time: what is done the newest first, without a day last. */
export function byQuarter(
  texts: Texts,
  elements: readonly PublicElement[],
  state: PublicElement['state'],
): readonly { readonly quarter: string; readonly elements: readonly PublicElement[] }[] {
  const done = state === 'delivered';
  const dayOf = (e: PublicElement) => (done ? e.deliveredOn : e.plannedEnd);
  const sorted = elements
    .filter((e) => e.state === state)
    .sort((a, b) => {
      const [x, y] = [dayOf(a), dayOf(b)];
      if (x === y) return a.key < b.key ? -1 : 1;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y === done ? 1 : -1;
    });
  const groups = new Map<string, PublicElement[]>();
  for (const e of sorted) {
    const quarter = quarterOf(texts, dayOf(e));
    groups.set(quarter, [...(groups.get(quarter) ?? []), e]);
  }
  return [...groups].map(([quarter, own]) => ({ quarter, elements: own }));
}

/** When an element comes, or came, in words. */
export function whenWords(texts: Texts, e: PublicElement): string {
  const { t, day } = texts;
  if (e.state === 'delivered' && e.deliveredOn)
    return t('public.roadmap.deliveredOn', { day: day(e.deliveredOn) });
  if (e.state === 'dropped') return '';
  if (e.plannedStart && e.plannedEnd)
    return t('public.roadmap.from', { start: day(e.plannedStart), end: day(e.plannedEnd) });
  if (e.plannedEnd) return t('public.roadmap.by', { end: day(e.plannedEnd) });
  if (e.plannedStart) return t('public.roadmap.starts', { start: day(e.plannedStart) });
  return t('public.roadmap.undated');
}
