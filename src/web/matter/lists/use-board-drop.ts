import type { MatterRowValue } from '../../../contract/matters.ts';
import { cardsOf } from './board-cache.ts';
import { transitionBetween, type WantedMove } from './board-move.ts';
import { laneChange } from './groupings.ts';
import type { Board } from './use-board.ts';
import { type CardDrop, type DraggedCard, useCardDrop } from './use-card-drop.ts';

/** The lanes of a move, or undefined on a board without; null when the card cannot be in the lane. */
function lanesOf(board: Board, from: string | null, to: string | null, row: MatterRowValue) {
  if (board.by === null || from === null || to === null) return undefined;
  const lane = { from, to };
  return from === to || laneChange(board.definition, board.by, lane, row) !== null ? lane : null;
}

/** Lets a column, or a column of a lane, take the cards that can come there. */
export function useBoardDrop(
  board: Board,
  state: string,
  lane: string | null,
  want: (move: WantedMove) => void,
): CardDrop {
  const { definition, columnOf } = board;
  const column = columnOf(state, lane);
  const moveOf = ({ card, lane: from }: DraggedCard): WantedMove | null => {
    const lanes = lanesOf(board, from, lane, card);
    if (lanes === null) return null;
    const within = lanes === undefined ? {} : { lane: lanes };
    if (card.state === state)
      return column.sort === 'rank' || (lanes && lanes.from !== lanes.to)
        ? { row: card, to: state, ...within }
        : null;
    const transition = transitionBetween(definition, card.state, state);
    return transition === null ? null : { row: card, transition, to: state, ...within };
  };
  return useCardDrop(
    (dragged) => moveOf(dragged) !== null,
    (dragged, before) => {
      const move = moveOf(dragged);
      if (!move) return;
      if (column.sort !== 'rank') return want(move);
      const last = cardsOf(column).findLast((r) => r.key !== dragged.card.key);
      const place = before !== null ? { before } : last ? { after: last.key } : { end: 'last' as const };
      want({ ...move, place });
    },
  );
}
