import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { listFilters, type ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processes } from '../../../domain/processes.ts';
import { searchNow } from '../../shared/search-now.ts';

/** Filters that every list understands; each is a member of the address. */
const sharedFilters = [
  'state',
  'owner',
  'team',
  'product',
  'productGroup',
  'parent',
  'priority',
  'label',
  'q',
] as const;

/** Choices of a kind's own that its list may be filtered by. */
export const ownFilters = (definition: ProcessDefinition): string[] =>
  listFilters(definition).filter((name) => definition.fields[name]?.type === 'choice');

/** Every filter there is; an address of one kind's list is never shown for another. */
const filterNames: readonly string[] = [
  ...sharedFilters,
  ...new Set(Object.values(processes).flatMap((d) => listFilters(d))),
];
/** The name of a filter: a shared one, or a field of the kind. */
export type FilterName = string;
/** Filters that are set. */
export type Filters = Readonly<Record<string, string>>;

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
  /** What the table is grouped by: `state`, or the name of a filter. */
  readonly group: string | null;
  /** What the board is divided into lanes by; the name of a filter. */
  readonly lane: string | null;
  readonly columns: readonly string[] | null;
  /** What cards show besides their title. */
  readonly card: readonly string[] | null;
  /** The key shown in the panel at the side. */
  readonly peek: string | null;
  /** Changes members of the address; null takes one away. `push` makes a step back. */
  readonly set: (change: Readonly<Record<string, string | null>>, push?: boolean) => void;
}

/** Reads and writes how a list is looked at, in the address. `fixed` are filters that the page itself sets. */
export function useListState(fixed?: Filters, view?: ListState['view']): ListState {
  const [params, setParams] = useSearchParams();
  const always = JSON.stringify(fixed ?? {});
  return useMemo(() => {
    const filters = Object.fromEntries(
      filterNames.flatMap((n) => (params.get(n) ? [[n, params.get(n) as string]] : [])),
    );
    const asked = params.get('view');
    return {
      view: asked === 'board' || asked === 'table' ? asked : (view ?? 'table'),
      filters: { ...filters, ...(JSON.parse(always) as Filters) },
      sort: params.get('sort') as SortName | null,
      order: params.get('order') === 'desc' ? 'desc' : 'asc',
      group: params.get('group'),
      lane: params.get('lane'),
      columns: params.get('cols')?.split(',').filter(Boolean) ?? null,
      card: params.get('card')?.split(',').filter(Boolean) ?? null,
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
  }, [params, setParams, always, view]);
}
