import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { MatterValue } from '../../../../contract/matters.ts';
import type { TimelineElementValue, TimelineValue } from '../../../../contract/roadmap.ts';
import { api, callKind } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/problem.ts';
import { queryClient } from '../../../shared/api/query-client.ts';
import type { Texts } from '../../../shared/texts/messages.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import type { TimelineAddress } from './address.ts';

const key = ['roadmap', 'timeline'] as const;

/** The timeline of a filter, page by page. */
export function useTimeline(filters: TimelineAddress['filters']) {
  return useInfiniteQuery({
    queryKey: [...key, filters],
    queryFn: ({ pageParam, signal }) =>
      api.roadmap.timeline({ query: { ...filters, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** Several pages as one timeline: each element, end and dependency once. */
export function joined(pages: readonly TimelineValue[]): TimelineValue {
  const [first] = pages;
  if (!first) throw new RangeError('no page');
  if (pages.length === 1) return first;
  const elements = pages.flatMap((p) => p.elements);
  const here = new Set(elements.map((e) => e.key));
  const outside = new Map(pages.flatMap((p) => p.outside).map((e) => [e.key, e]));
  const dependencies = new Map(
    pages.flatMap((p) => p.dependencies).map((d) => [`${d.from} ${d.to} ${d.id ?? ''}`, d]),
  );
  return {
    ...first,
    elements,
    outside: [...outside.values()].filter((e) => !here.has(e.key)),
    dependencies: [...dependencies.values()],
    next: pages.at(-1)?.next ?? null,
  };
}

type Dates = Pick<TimelineElementValue, 'plannedStart' | 'plannedEnd'>;
interface Cached {
  readonly pages: readonly TimelineValue[];
}

function show(elementKey: string, change: Partial<TimelineElementValue>): void {
  queryClient.setQueriesData<Cached>({ queryKey: key }, (cached) =>
    cached
      ? {
          ...cached,
          pages: cached.pages.map((page) => ({
            ...page,
            elements: page.elements.map((e) => (e.key === elementKey ? { ...e, ...change } : e)),
            outside: page.outside.map((e) =>
              e.key === elementKey
                ? {
                    ...e,
                    plannedStart: change.plannedStart ?? e.plannedStart,
                    plannedEnd: change.plannedEnd ?? e.plannedEnd,
                  }
                : e,
            ),
          })),
        }
      : cached,
  );
}

/**
 * Saves a date with the version that was read: shown at once, taken back when it is refused, with a way to undo. An edit
 * of something else meanwhile is stood upon; an edit of the same date is shown, never written over.
 */
export async function saveDate(
  texts: Texts,
  e: TimelineElementValue,
  field: keyof Dates,
  day: string | null,
  undoing = false,
): Promise<void> {
  const before = e[field];
  if (before === day) return;
  const words = processTexts(texts, 'roadmapElement');
  show(e.key, { [field]: day });
  let version = e.version;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const saved = await callKind('roadmapElement', 'edit', {
        params: { key: e.key },
        body: { [field]: day },
        version,
      });
      show(e.key, { version: saved.version, [field]: day });
      void queryClient.invalidateQueries({ queryKey: key });
      if (!undoing)
        toast(texts.t('roadmap.saved', { key: e.key, field: words.field(field) }), {
          undo: () =>
            void saveDate(texts, { ...e, [field]: day, version: saved.version }, field, before, true),
        });
      return;
    } catch (error) {
      const current =
        error instanceof ApiError && error.code === 'stale_version'
          ? (error.problem.current as MatterValue | undefined)
          : undefined;
      const theirs = (current?.fields[field] ?? null) as string | null;
      if (current && theirs === before && attempt < 3) {
        version = current.version;
        continue;
      }
      show(e.key, current ? { [field]: theirs, version: current.version } : { [field]: before });
      const { title, faults } = problemText(texts, error);
      toast(
        current
          ? texts.t('roadmap.changedByOther', {
              key: e.key,
              field: words.field(field),
              day: theirs ? texts.shortDay(theirs) : texts.t('common.unset'),
            })
          : texts.t('roadmap.notSaved', { key: e.key, why: faults[0] ?? title }),
        { tone: 'danger' },
      );
      return;
    }
  }
}
