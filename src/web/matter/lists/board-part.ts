import type { MatterRowValue } from '../../../contract/matters.ts';
import type { CardChoice } from './card-menu.ts';
import type { Board } from './use-board.ts';
import type { BoardMoves } from './use-board-moves.ts';

/** What columns and lanes of a board share. */
export interface BoardPart {
  readonly board: Board;
  readonly moves: BoardMoves;
  readonly mayMove: boolean;
  readonly menuOf: (row: MatterRowValue, index: number, lane: string | null) => readonly CardChoice[];
}
