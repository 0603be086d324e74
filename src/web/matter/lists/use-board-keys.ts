import type { KeyboardEvent } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import type { ColumnQuery } from './board-cache.ts';
import { cardsOf } from './board-cache.ts';
import { transitionBetween, type WantedMove } from './board-move.ts';

interface Place {
  readonly row: MatterRowValue;
  readonly cards: readonly MatterRowValue[];
  readonly index: number;
  readonly column: number;
}

/**
 * Keys of a board: the arrows go from card to card, with Shift they take the card along, and `m` opens its menu. None of
 * them is needed: what they do is in the menu of each card.
 */
export function useBoardKeys(
  definition: ProcessDefinition,
  columns: readonly ColumnQuery[],
  go: (key: string) => void,
  want: (move: WantedMove) => void,
) {
  const placeOf = (target: EventTarget | null): Place | null => {
    const element = target instanceof Element ? target : null;
    if (!element || element.closest('[popover]')) return null;
    const key = element.closest<HTMLElement>('[data-card]')?.dataset.card;
    for (const [column, query] of columns.entries()) {
      const cards = cardsOf(query);
      const index = cards.findIndex((c) => c.key === key);
      const row = cards[index];
      if (row) return { row, cards, index, column };
    }
    return null;
  };
  const within = ({ row, cards, index, column }: Place, step: number, take: boolean) => {
    const other = cards[index + step];
    if (!other) return;
    if (!take) go(other.key);
    else if (columns[column]?.sort === 'rank')
      want({ row, to: row.state, place: step < 0 ? { before: other.key } : { after: other.key } });
  };
  const across = ({ row, index, column }: Place, step: number, take: boolean) => {
    for (let at = column + step; at >= 0 && at < columns.length; at += step) {
      const next = columns[at]!;
      if (take) {
        const transition = transitionBetween(definition, row.state, next.state);
        if (!transition) continue;
        want({ row, transition, to: next.state });
        return;
      }
      const cards = cardsOf(next);
      const card = cards[Math.min(index, cards.length - 1)];
      if (!card) continue;
      go(card.key);
      return;
    }
  };
  const open = () => {
    const card = document.activeElement?.closest('[data-card]');
    card?.querySelector<HTMLButtonElement>('.rt-card-top > button')?.click();
    // The first choice, so that Enter and the arrows work at once.
    requestAnimationFrame(() =>
      card?.querySelector<HTMLButtonElement>('[popover]:popover-open button')?.focus(),
    );
  };
  useShortcut('m', 'backlog.key.move', open);
  return (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const place = placeOf(event.target);
    if (!place) return;
    event.preventDefault();
    const move = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? within : across;
    move(place, step, event.shiftKey);
  };
}
