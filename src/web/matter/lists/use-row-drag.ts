import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';

/** What the data of a dragged row is told from others' by. */
const mark = 'rodtrad-row';

/** Lets a row be dragged by its handle; the row is what is seen to be dragged. */
export function useDraggableRow(row: MatterRowValue, on: boolean): RefObject<HTMLTableRowElement | null> {
  const place = useRef<HTMLTableRowElement>(null);
  const latest = useRef(row);
  latest.current = row;
  useEffect(() => {
    const element = place.current;
    const dragHandle = element?.querySelector('[data-handle]');
    if (!on || !element || !dragHandle) return;
    return draggable({ element, dragHandle, getInitialData: () => ({ [mark]: latest.current }) });
  }, [on]);
  return place;
}

const rowsOf = (table: HTMLElement): HTMLElement[] => [...table.querySelectorAll<HTMLElement>('[data-row]')];

/** The row that a point is above the middle of; undefined: below all. */
const rowBelow = (table: HTMLElement, y: number, dragged: string): HTMLElement | undefined =>
  rowsOf(table).find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return row.dataset.row !== dragged && y < top + height / 2;
  });

/**
 * Lets rows be dropped in a table, before the row with the key that `onDrop` is given; null for the end of those shown.
 * While one is dragged, a line shows where it would come, if `mayDrop`; otherwise it is for `onDrop` to say why not. An
 * extra beside buttons and keys.
 */
export function useRowDrop(
  table: RefObject<HTMLElement | null>,
  mayDrop: boolean,
  onDrop: (row: MatterRowValue, before: string | null) => void,
): void {
  const latest = useRef({ mayDrop, onDrop });
  useEffect(() => {
    latest.current = { mayDrop, onDrop };
  });
  useEffect(() => {
    const element = table.current;
    if (!element) return;
    const unmark = () => {
      for (const row of rowsOf(element)) delete row.dataset.drop;
    };
    const rowIn = (data: Record<string, unknown>) => data[mark] as MatterRowValue | undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => rowIn(source.data) !== undefined,
      onDrag: ({ source, location }) => {
        unmark();
        if (!latest.current.mayDrop) return;
        const below = rowBelow(element, location.current.input.clientY, rowIn(source.data)?.key ?? '');
        const shown = below ?? rowsOf(element).at(-1);
        if (shown) shown.dataset.drop = below ? 'before' : 'after';
      },
      onDragLeave: unmark,
      onDrop: ({ source, location }) => {
        unmark();
        const row = rowIn(source.data);
        if (!row) return;
        const below = rowBelow(element, location.current.input.clientY, row.key);
        latest.current.onDrop(row, below?.dataset.row ?? null);
      },
    });
    // The table is there once there are rows, and is another one then.
  });
}
