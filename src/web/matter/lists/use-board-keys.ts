import type { KeyboardEvent } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { cardsOf } from './board-cache.ts';
import { transitionBetween } from './board-move.ts';
import { laneChange } from './groupings.ts';
import type { Board } from './use-board.ts';
import type { BoardMoves } from './use-board-moves.ts';

interface Place {
  readonly row: MatterRowValue;
  readonly cards: readonly MatterRowValue[];
  readonly index: number;
  /** Place of its column among the states. */
  readonly column: number;
  readonly lane: string | null;
}

/**
 * Keys of a board: the arrows go from card to card, with Shift they take the card along, and `m` opens its menu. Up and
 * down go on to the lane above or below when there is no card further that way. None of them is needed: what they do is
 * in the menu of each card.
 */
export function useBoardKeys(board: Board, moves: BoardMoves, isOpen: (lane: string) => boolean) {
  const { definition, states, columnOf } = board;
  const { setFocus, want } = moves;
  const lanes = board.lanes?.map((l) => l.value) ?? [];
  const placeOf = (target: EventTarget | null): Place | null => {
    const element = target instanceof Element ? target : null;
    if (!element || element.closest('[popover]')) return null;
    const key = element.closest<HTMLElement>('[data-card]')?.dataset.card;
    const lane = element.closest<HTMLElement>('[data-lane]')?.dataset.lane ?? null;
    for (const [column, state] of states.entries()) {
      const cards = cardsOf(columnOf(state, lane));
      const index = cards.findIndex((c) => c.key === key);
      const row = cards[index];
      if (row) return { row, cards, index, column, lane };
    }
    return null;
  };
  const alongside = (lane: string | null) => (lane === null ? {} : { lane: { from: lane, to: lane } });
  /** To the lane above or below: the card with it, or focus to the first card there is that way. */
  const toLane = ({ row, column, lane }: Place, step: number, take: boolean) => {
    if (lane === null) return;
    for (let at = lanes.indexOf(lane) + step; at >= 0 && at < lanes.length; at += step) {
      const next = lanes[at]!;
      if (take) {
        const between = { from: lane, to: next };
        if (board.by === null || laneChange(definition, board.by, between, row) === null) continue;
        want({ row, to: row.state, lane: between });
        return;
      }
      const cards = isOpen(next) ? cardsOf(columnOf(states[column] ?? row.state, next)) : [];
      const card = step < 0 ? cards.at(-1) : cards[0];
      if (!card) continue;
      setFocus({ key: card.key, lane: next });
      return;
    }
  };
  const within = (place: Place, step: number, take: boolean) => {
    const { row, cards, index, lane } = place;
    const other = cards[index + step];
    if (!take && other) setFocus({ key: other.key, lane });
    else if (take && other && columnOf(row.state, lane).sort === 'rank')
      want({
        row,
        to: row.state,
        place: step < 0 ? { before: other.key } : { after: other.key },
        ...alongside(lane),
      });
    else toLane(place, step, take);
  };
  const across = ({ row, index, column, lane }: Place, step: number, take: boolean) => {
    for (let at = column + step; at >= 0 && at < states.length; at += step) {
      const next = states[at]!;
      if (take) {
        const transition = transitionBetween(definition, row.state, next);
        if (!transition) continue;
        want({ row, transition, to: next, ...alongside(lane) });
        return;
      }
      const cards = cardsOf(columnOf(next, lane));
      const card = cards[Math.min(index, cards.length - 1)];
      if (!card) continue;
      setFocus({ key: card.key, lane });
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
