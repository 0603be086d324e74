import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';

/** What is dragged: a card, and the lane it is dragged from; null on a board without lanes. */
export interface DraggedCard {
  readonly card: MatterRowValue;
  readonly lane: string | null;
}

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
  fits: (dragged: DraggedCard) => boolean,
  onDrop: (dragged: DraggedCard, before: string | null) => void,
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
    const draggedOf = (data: Record<string, unknown>): DraggedCard | null =>
      data.card ? { card: data.card as MatterRowValue, lane: data.lane as string | null } : null;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => {
        const dragged = draggedOf(source.data);
        return dragged !== null && latest.current.fits(dragged);
      },
      onDrag: ({ source, location }) => {
        const key = draggedOf(source.data)?.card.key ?? '';
        const before = cardBelow(element, location.current.input.clientY, key);
        setOver((now) => (now?.before === before ? now : { before }));
      },
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        const dragged = draggedOf(source.data);
        if (!dragged) return;
        latest.current.onDrop(dragged, cardBelow(element, location.current.input.clientY, dragged.card.key));
      },
    });
  }, []);
  return { place, over: over !== null, before: over?.before ?? null };
}
