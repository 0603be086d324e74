import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
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
export function ownFilters(definition: ProcessDefinition): string[] {
  return Object.entries(definition.fields)
    .filter(([, f]) => f.list && f.storage === 'own' && f.type === 'choice')
    .map(([name]) => name);
}

/** Every filter there is; an address of one kind's list is never shown for another. */
const filterNames: readonly string[] = [
  ...sharedFilters,
  ...new Set(Object.values(processes).flatMap((d) => ownFilters(d))),
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

/** What a list can be grouped by. */
export const groupNames = ['state', 'owner', 'team', 'product', 'parent'] as const;
/** See {@link groupNames}. */
export type GroupName = (typeof groupNames)[number];

/** How a list is looked at; all of it is in the address. */
export interface ListState {
  readonly view: 'table' | 'board';
  readonly filters: Filters;
  readonly sort: SortName | null;
  readonly order: 'asc' | 'desc';
  readonly group: GroupName | null;
  readonly columns: readonly string[] | null;
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
    const group = params.get('group');
    const asked = params.get('view');
    return {
      view: asked === 'board' || asked === 'table' ? asked : (view ?? 'table'),
      filters: { ...filters, ...(JSON.parse(always) as Filters) },
      sort: params.get('sort') as SortName | null,
      order: params.get('order') === 'desc' ? 'desc' : 'asc',
      group: groupNames.find((g) => g === group) ?? null,
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
  }, [params, setParams, always, view]);
}
