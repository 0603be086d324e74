import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef } from 'react';

const rowsOf = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-order-id]'),
];
const idOf = (row: HTMLElement): number => Number(row.dataset.orderId);

/** The row that a point is above the middle of; undefined: below all. */
function rowBelow(list: HTMLElement, y: number, dragged: number): HTMLElement | undefined {
  return rowsOf(list).find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return idOf(row) !== dragged && y < top + height / 2;
  });
}

/**
 * Lets rows of a list be dragged into another order. Rows carry `data-order-id`; one with a `data-handle` inside is
 * dragged by that. While one is dragged, the row it would come before carries `data-drop`. An extra beside buttons and
 * keys, never the only way.
 */
export function useDragOrder<E extends HTMLElement>(
  ids: readonly number[],
  on: boolean,
  onMove: (id: number, after: number | null) => void,
): RefObject<E | null> {
  const list = useRef<E>(null);
  const latest = useRef({ ids, onMove });
  useEffect(() => {
    latest.current = { ids, onMove };
  });
  const order = ids.join(' ');
  useEffect(() => {
    const element = list.current;
    // Rows are bound anew when there are others.
    if (!element || !on || order === '') return;
    const unmark = () => {
      for (const row of rowsOf(element)) delete row.dataset.drop;
    };
    const cleanups = rowsOf(element).map((row) => {
      const dragHandle = row.querySelector('[data-handle]');
      return draggable({
        element: row,
        ...(dragHandle ? { dragHandle } : {}),
        getInitialData: () => ({ ordered: element, id: idOf(row) }),
      });
    });
    cleanups.push(
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.ordered === element,
        onDrag: ({ source, location }) => {
          unmark();
          const below = rowBelow(element, location.current.input.clientY, Number(source.data.id));
          if (below) below.dataset.drop = 'before';
        },
        onDragLeave: unmark,
        onDrop: ({ source, location }) => {
          unmark();
          const id = Number(source.data.id);
          const below = rowBelow(element, location.current.input.clientY, id);
          const others = latest.current.ids.filter((i) => i !== id);
          const at = below ? others.indexOf(idOf(below)) : others.length;
          const after = others[at - 1] ?? null;
          const before = latest.current.ids[latest.current.ids.indexOf(id) - 1] ?? null;
          if (after !== before) latest.current.onMove(id, after);
        },
      }),
    );
    return () => {
      for (const cleanup of cleanups) cleanup();
    };
  }, [order, on]);
  return list;
}
