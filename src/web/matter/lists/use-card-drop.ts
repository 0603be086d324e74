import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';

/** Where among the cards of an element a point is: the key of the card below it, or null for the end. */
function cardBelow(element: HTMLElement, y: number, dragged: string): string | null {
  const cards = [...element.querySelectorAll<HTMLElement>('[data-card]')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  for (const card of cards) {
    const { top, height } = card.getBoundingClientRect();
    if (card.dataset.card !== dragged && y < top + height / 2) return card.dataset.card ?? null;
  }
  return null;
}

/** What an element that takes cards shows while one is over it. */
export interface CardDrop {
  readonly place: RefObject<HTMLElement | null>;
  /** A card that fits is over it. */
  readonly over: boolean;
  /** The card that it would come before; null: the end. */
  readonly before: string | null;
}

/** Lets a column take cards. Dragging is an extra: each card has its own menu and keys. */
export function useCardDrop(
  fits: (row: MatterRowValue) => boolean,
  onDrop: (row: MatterRowValue, before: string | null) => void,
): CardDrop {
  const place = useRef<HTMLElement>(null);
  const [over, setOver] = useState<{ readonly before: string | null } | null>(null);
  const latest = useRef({ fits, onDrop });
  useEffect(() => {
    latest.current = { fits, onDrop };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const rowOf = (data: Record<string, unknown>) => data.card as MatterRowValue | undefined;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => {
        const row = rowOf(source.data);
        return row !== undefined && latest.current.fits(row);
      },
      onDrag: ({ source, location }) => {
        const row = rowOf(source.data);
        const before = cardBelow(element, location.current.input.clientY, row?.key ?? '');
        setOver((now) => (now?.before === before ? now : { before }));
      },
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        const row = rowOf(source.data);
        if (row) latest.current.onDrop(row, cardBelow(element, location.current.input.clientY, row.key));
      },
    });
  }, []);
  return { place, over: over !== null, before: over?.before ?? null };
}
