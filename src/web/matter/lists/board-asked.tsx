import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { RefusedMove } from './refused-move.tsx';
import type { Board } from './use-board.ts';
import type { BoardMoves } from './use-board-moves.ts';

/** What must be known before a card is moved, or what stands in the way of the move. */
export function BoardAsked({ board, moves }: { readonly board: Board; readonly moves: BoardMoves }) {
  const texts = useTexts();
  const { t } = texts;
  const { kind } = board.definition;
  const words = processTexts(texts, kind);
  const { asked, refused } = moves;
  if (asked) {
    const { move, reason, limit } = asked;
    const action = words.transition(move.transition ?? '');
    return (
      <Prompt
        heading={t('matter.moveHeading', { action, key: move.row.key })}
        {...(reason ? { label: t('matter.reason') } : {})}
        required={reason}
        action={limit === null ? action : t('backlog.wip.anyway')}
        onClose={moves.closeAsked}
        onDone={(said) => moves.carryOut(move, said)}
      >
        <p>{move.row.title}</p>
        {limit === null ? null : (
          <p>
            {t('backlog.wip.ask', {
              state: words.state(move.to),
              count: board.standing(move.to).count,
              limit,
            })}
          </p>
        )}
      </Prompt>
    );
  }
  return refused ? (
    <RefusedMove kind={kind} row={refused.move.row} missing={refused.missing} onClose={moves.closeRefused} />
  ) : null;
}
