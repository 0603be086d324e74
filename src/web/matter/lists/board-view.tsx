import { useState } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { BoardAsked } from './board-asked.tsx';
import { BoardColumn } from './board-column.tsx';
import { BoardLanes } from './board-lanes.tsx';
import type { BoardPart } from './board-part.ts';
import { cardMenu } from './card-menu.ts';
import type { ListState } from './list-state.ts';
import { columnWidths, useBoard } from './use-board.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { type BoardMoves, useBoardMoves } from './use-board-moves.ts';
import './board.css';

interface BoardViewProps {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  /** Most in each state at once, where a team has set limits. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** Lanes beyond these begin folded, so that a board asks for no more than it shows. */
const openAtFirst = 6;

/** The list as a board: a column a state, with true counts; cards are moved by their menu, by keys, or dragged. */
export function BoardView({ definition, state, limits = {} }: BoardViewProps) {
  const texts = useTexts();
  const { t } = texts;
  const mayMove = useMay('matter.edit');
  const board = useBoard(definition, state, limits);
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (lane: string): boolean =>
    !(
      folded.get(`${board.by}:${lane}`) ??
      (board.lanes ?? []).findIndex((l) => l.value === lane) >= openAtFirst
    );
  const setOpen = (lane: string, open: boolean) =>
    setFolded((now) => new Map(now).set(`${board.by}:${lane}`, !open));
  const carried = useBoardMoves(board);
  const moves: BoardMoves = {
    ...carried,
    want: (move) => {
      // A lane that a card is taken to opens, so that one sees where it came.
      if (move.lane) setOpen(move.lane.to, true);
      carried.want(move);
    },
  };
  const onKeyDown = useBoardKeys(board, moves, isOpen);
  const part: BoardPart = {
    board,
    moves,
    mayMove,
    menuOf: (row, index, lane) => (mayMove ? cardMenu(board, moves.want, texts, { row, index, lane }) : []),
  };
  return (
    // The keys belong to the links of the cards; the board only hears of them.
    <section
      className={board.by === null ? 'rt-board' : 'rt-board-lanes'}
      style={board.by === null ? { gridTemplateColumns: columnWidths(board) } : undefined}
      aria-label={t('portfolio.board')}
      onKeyDown={onKeyDown}
    >
      <p className="rt-sr">
        {t('backlog.board.help')} {board.by === null ? null : t('lists.lane.help')}
      </p>
      {board.by === null ? (
        board.states.map((s) => <BoardColumn key={s} {...part} state={s} />)
      ) : (
        <BoardLanes {...part} isOpen={isOpen} toggle={(lane) => setOpen(lane, !isOpen(lane))} />
      )}
      <BoardAsked board={board} moves={moves} />
    </section>
  );
}
