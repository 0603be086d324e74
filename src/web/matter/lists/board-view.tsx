import { useCallback } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { wipStanding } from '../../../domain/backlog/index.ts';
import { type ProcessDefinition, stepsOf } from '../../../domain/kernel/process.ts';
import { useMay } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { MenuItem } from '../../shared/ui/menu.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { type ColumnQuery, cardsOf, columnOrder } from './board-cache.ts';
import { BoardColumn } from './board-column.tsx';
import { transitionBetween } from './board-move.ts';
import type { ListState } from './list-state.ts';
import { RefusedMove } from './refused-move.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardMoves } from './use-board-moves.ts';
import { useCount } from './use-list.ts';

interface BoardViewProps {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  /** Most in each state at once, where a team has set limits. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** The list as a board: a column a state, with true counts; cards are moved by their menu, by keys, or dragged. */
export function BoardView({ definition, state, limits = {} }: BoardViewProps) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const mayMove = useMay('matter.edit');
  const { state: onlyStates, ...filters } = state.filters;
  const count = useCount(definition.kind, filters);
  const wanted = onlyStates?.split(',');
  const steps = stepsOf(definition);
  const side = Object.keys(definition.states).filter(
    (s) => !steps.includes(s) && !definition.states[s]?.retired,
  );
  const columnOf = (s: string): ColumnQuery => ({
    kind: definition.kind,
    filters,
    state: s,
    ...columnOrder(definition, s, state),
  });
  const columns = [...steps, ...side].filter((s) => !wanted || wanted.includes(s)).map(columnOf);
  const countOf = (s: string) => count.data?.byState.find((b) => b.state === s) ?? null;
  const standing = (s: string) => ({ count: countOf(s)?.count ?? 0, limit: limits[s] ?? null });
  const moves = useBoardMoves(definition, columnOf, standing);
  const { setFocus, want, asked, refused } = moves;
  const onFocused = useCallback(() => setFocus(null), [setFocus]);
  const onKeyDown = useBoardKeys(definition, columns, setFocus, want);

  const toColumns = (row: MatterRowValue): MenuItem[] =>
    Object.entries(definition.transitions)
      .filter(([, d]) => d.from.includes(row.state))
      .map(([name, d]) => {
        const to = typeof d.to === 'string' ? d.to : d.to.resume;
        const { count: many, limit } = standing(to);
        const full = ['full', 'over'].includes(wipStanding(limit, many));
        return {
          id: name,
          label: words.transition(name),
          ...(full ? { note: t('backlog.wip.note', { count: many, limit: limit ?? 0 }) } : {}),
          run: () => want({ row, transition: name, to }),
        };
      });
  const toPlaces = (row: MatterRowValue, index: number): (MenuItem | { readonly heading: string })[] => {
    const column = columnOf(row.state);
    const cards = cardsOf(column);
    if (column.sort !== 'rank') return [];
    const beside = (step: 1 | -1) => cards[index + step];
    const place = (id: string, label: string, at: Parameters<typeof want>[0]['place'] | null): MenuItem => ({
      id,
      label,
      disabled: at === null,
      run: () => at && want({ row, to: row.state, place: at }),
    });
    const [above, below] = [beside(-1), beside(1)];
    return [
      { heading: t('backlog.board.place') },
      place('first', t('backlog.board.first'), above ? { before: cards[0]?.key ?? above.key } : null),
      place('up', t('backlog.board.up'), above ? { before: above.key } : null),
      place('down', t('backlog.board.down'), below ? { after: below.key } : null),
      place('last', t('backlog.board.last'), below ? { end: 'last' } : null),
    ];
  };
  return (
    // The keys belong to the links of the cards; the board only hears of them.
    <section className="rt-board" aria-label={t('portfolio.board')} onKeyDown={onKeyDown}>
      <p className="rt-sr">{t('backlog.board.help')}</p>
      {columns.map((c) => (
        <BoardColumn
          key={c.state}
          definition={definition}
          column={c}
          count={countOf(c.state)}
          limit={limits[c.state] ?? null}
          mayMove={mayMove}
          focus={moves.focus}
          onFocused={onFocused}
          fits={(row) =>
            row.state === c.state
              ? c.sort === 'rank'
              : transitionBetween(definition, row.state, c.state) !== null
          }
          onDrop={(row, before) => {
            const last = cardsOf(c).findLast((r) => r.key !== row.key);
            const place =
              before !== null ? { before } : last ? { after: last.key } : { end: 'last' as const };
            if (row.state === c.state) want({ row, to: c.state, place });
            else {
              const transition = transitionBetween(definition, row.state, c.state);
              if (transition) want({ row, transition, to: c.state, ...(c.sort === 'rank' ? { place } : {}) });
            }
          }}
          movesOf={(row, index) => (mayMove ? [...toColumns(row), ...toPlaces(row, index)] : [])}
        />
      ))}
      {asked ? (
        <Prompt
          heading={t('matter.moveHeading', {
            action: words.transition(asked.move.transition ?? ''),
            key: asked.move.row.key,
          })}
          {...(asked.reason ? { label: t('matter.reason') } : {})}
          required={asked.reason}
          action={
            asked.limit === null ? words.transition(asked.move.transition ?? '') : t('backlog.wip.anyway')
          }
          onClose={moves.closeAsked}
          onDone={(reason) => moves.carryOut(asked.move, reason)}
        >
          <p>{asked.move.row.title}</p>
          {asked.limit === null ? null : (
            <p>
              {t('backlog.wip.ask', {
                state: words.state(asked.move.to),
                count: standing(asked.move.to).count,
                limit: asked.limit,
              })}
            </p>
          )}
        </Prompt>
      ) : null}
      {refused && !asked ? (
        <RefusedMove
          kind={definition.kind}
          row={refused.move.row}
          missing={refused.missing}
          onClose={moves.closeRefused}
        />
      ) : null}
    </section>
  );
}
