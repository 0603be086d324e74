import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '../../../shared/search-now.ts';
import { type Zoom, zooms } from './scale.ts';

/** What the timeline can be filtered by; each is a member of the address. */
export const timelineFilters = ['product', 'programme', 'team', 'state'] as const;
/** See {@link timelineFilters}. */
export type TimelineFilter = (typeof timelineFilters)[number];

/** How the timeline is looked at; all of it is in the address. */
export interface TimelineAddress {
  readonly zoom: Zoom;
  readonly filters: Partial<Readonly<Record<TimelineFilter, string>>>;
  readonly folded: ReadonlySet<string>;
  readonly set: (change: Readonly<Record<string, string | null>>, push?: boolean) => void;
}

/** Reads and writes it. */
export function useTimelineAddress(): TimelineAddress {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const zoom = zooms.find((z) => z === params.get('zoom')) ?? 'quarter';
    return {
      zoom,
      filters: Object.fromEntries(
        timelineFilters.flatMap((n) => (params.get(n) ? [[n, params.get(n)]] : [])),
      ),
      folded: new Set((params.get('folded') ?? '').split(',').filter(Boolean)),
      set: (change, push = false) =>
        setParams(
          () => {
            const next = searchNow();
            for (const [name, value] of Object.entries(change)) {
              if (value === null || value === '') next.delete(name);
              else next.set(name, value);
            }
            return next;
          },
          { replace: !push, preventScrollReset: true },
        ),
    };
  }, [params, setParams]);
}
