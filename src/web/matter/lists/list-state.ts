import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '../../shared/search-now.ts';

/** Filters that lists understand; each is a member of the address. */
export const filterNames = [
  'state',
  'owner',
  'team',
  'product',
  'productGroup',
  'priority',
  'label',
  'q',
] as const;
/** The name of a filter. */
export type FilterName = (typeof filterNames)[number];
/** Filters that are set. */
export type Filters = Partial<Readonly<Record<FilterName, string>>>;

/** What the list can be sorted by (the contract's names). */
export type SortName =
  | 'updated'
  | 'created'
  | 'key'
  | 'title'
  | 'state'
  | 'priority'
  | 'plannedStart'
  | 'plannedEnd'
  | 'rank';

/** How a list is looked at; all of it is in the address. */
export interface ListState {
  readonly view: 'table' | 'board';
  readonly filters: Filters;
  readonly sort: SortName | null;
  readonly order: 'asc' | 'desc';
  readonly columns: readonly string[] | null;
  /** The key shown in the panel at the side. */
  readonly peek: string | null;
  /** Changes members of the address; null takes one away. `push` makes a step back. */
  readonly set: (change: Readonly<Record<string, string | null>>, push?: boolean) => void;
}

/** Reads and writes how a list is looked at, in the address. */
export function useListState(): ListState {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const filters = Object.fromEntries(
      filterNames.flatMap((n) => (params.get(n) ? [[n, params.get(n) as string]] : [])),
    );
    return {
      view: params.get('view') === 'board' ? 'board' : 'table',
      filters,
      sort: params.get('sort') as SortName | null,
      order: params.get('order') === 'desc' ? 'desc' : 'asc',
      columns: params.get('cols')?.split(',').filter(Boolean) ?? null,
      peek: params.get('peek'),
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
