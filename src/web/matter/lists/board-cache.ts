import type { InfiniteData } from '@tanstack/react-query';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { WantedPlace } from './board-move.ts';
import type { Filters, SortName } from './list-state.ts';
import { rowsKey } from './use-list.ts';

interface RowPage {
  readonly items: MatterRowValue[];
  readonly next: string | null;
}
type Rows = InfiniteData<RowPage>;

/** Cards a page of a column. */
export const columnPage = 30;
/** Cards a page of a column in a lane; there are many such. */
export const lanePage = 10;

/** How the cards of a column are ordered: as the address says; by hand where work waits or is under way; else the latest first. */
export function columnOrder(
  definition: ProcessDefinition,
  state: string,
  asked: { readonly sort: SortName | null; readonly order: 'asc' | 'desc' },
): { readonly sort: SortName; readonly order: 'asc' | 'desc' } {
  if (asked.sort && asked.sort !== 'state') return { sort: asked.sort, order: asked.order };
  const byHand = 'labels' in definition.fields && definition.states[state]?.category !== 'done';
  return byHand ? { sort: 'rank', order: 'asc' } : { sort: 'updated', order: 'desc' };
}

/** A column of the board as the cache knows it. */
export interface ColumnQuery {
  readonly kind: string;
  readonly filters: Filters;
  readonly state: string;
  readonly sort: SortName;
  readonly order: 'asc' | 'desc';
  /** Cards a page. */
  readonly page: number;
}
/** The key of a column's cards in the cache. */
export const columnKey = (c: ColumnQuery) =>
  rowsKey(c.kind, { ...c.filters, state: c.state }, c.sort, c.order, c.page);

/** The cards of a column that have been read. */
export function cardsOf(c: ColumnQuery): MatterRowValue[] {
  return queryClient.getQueryData<Rows>(columnKey(c))?.pages.flatMap((p) => p.items) ?? [];
}

/** Whether the cards of a column have been read. */
export const isRead = (c: ColumnQuery): boolean => queryClient.getQueryData(columnKey(c)) !== undefined;

/** Tells the cache that a column is known to be empty, so that a card can be shown in it at once. */
export function knownEmpty(c: ColumnQuery): void {
  queryClient.setQueryData<Rows>(
    columnKey(c),
    (now) => now ?? { pages: [{ items: [], next: null }], pageParams: [''] },
  );
}

function without(data: Rows | undefined, key: string): Rows | undefined {
  return (
    data && { ...data, pages: data.pages.map((p) => ({ ...p, items: p.items.filter((r) => r.key !== key) })) }
  );
}

function withCard(data: Rows | undefined, row: MatterRowValue, place: WantedPlace): Rows | undefined {
  const [first, ...rest] = data?.pages ?? [];
  if (!data || !first) return data;
  if ('end' in place) {
    if (place.end === 'first')
      return { ...data, pages: [{ ...first, items: [row, ...first.items] }, ...rest] };
    const last = data.pages.at(-1)!;
    // The last of all is not among those read, unless all have been.
    if (last.next !== null) return data;
    return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, row] }] };
  }
  const [beside, step] = 'after' in place ? [place.after, 1] : [place.before, 0];
  return {
    ...data,
    pages: data.pages.map((p) => {
      const at = p.items.findIndex((r) => r.key === beside);
      return at < 0 ? p : { ...p, items: [...p.items.slice(0, at + step), row, ...p.items.slice(at + step)] };
    }),
  };
}

/** Reads again the lists of a kind that show a matter; those that are not on the page, when they come to be. */
export async function readWhereShown(kind: string, key: string): Promise<void> {
  await queryClient.invalidateQueries({
    queryKey: ['list', kind],
    predicate: ({ state }) =>
      (state.data as Rows | undefined)?.pages.some((p) => p.items.some((r) => r.key === key)) ?? false,
  });
}

/** Shows a card where it is wanted, at once; gives the function that puts it back. */
export function showMoved(
  from: ColumnQuery,
  to: ColumnQuery,
  row: MatterRowValue,
  place: WantedPlace,
): () => void {
  const before = [from, to].map((c) => [columnKey(c), queryClient.getQueryData<Rows>(columnKey(c))] as const);
  queryClient.setQueryData<Rows>(columnKey(from), (d) => without(d, row.key));
  queryClient.setQueryData<Rows>(columnKey(to), (d) =>
    withCard(without(d, row.key), { ...row, state: to.state }, place),
  );
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data);
  };
}
