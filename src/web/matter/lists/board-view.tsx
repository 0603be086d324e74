import { useState } from 'react';
import type { MatterRowValue, MissingValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { stepsOf } from '../../../domain/kernel/process.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { BoardColumn } from './board-column.tsx';
import { transitionBetween, type WantedMove } from './board-move.ts';
import type { ListState } from './list-state.ts';
import { RefusedMove } from './refused-move.tsx';
import { useCount } from './use-list.ts';

/** The list as a board: a column a state, with true counts; cards are moved by their menu, or dragged. */
export function BoardView({
  definition,
  state,
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const { state: onlyStates, ...filters } = state.filters;
  const count = useCount(definition.kind, filters);
  const [asking, setAsking] = useState<WantedMove | null>(null);
  const [refused, setRefused] = useState<{
    readonly move: WantedMove;
    readonly missing: readonly MissingValue[];
  } | null>(null);
  const [dragged, setDragged] = useState<MatterRowValue | null>(null);
  const wanted = onlyStates?.split(',');
  const steps = stepsOf(definition);
  const side = Object.keys(definition.states).filter(
    (s) => !steps.includes(s) && !definition.states[s]?.retired,
  );
  const columns = [...steps, ...side].filter((s) => !wanted || wanted.includes(s));

  const carryOut = async (move: WantedMove, reason: string): Promise<string | null> => {
    const { row } = move;
    try {
      const moved = await api.matter.transition({
        params: { key: row.key, name: move.transition },
        body: reason ? { reason } : {},
        version: row.version,
      });
      toast(t('matter.moved', { key: row.key, state: words.state(moved.state) }));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['list', definition.kind] }),
        queryClient.invalidateQueries({ queryKey: ['count', definition.kind] }),
      ]);
      queryClient.setQueryData(['matter', row.key], moved);
      document.querySelector<HTMLElement>(`[data-card="${row.key}"] a`)?.focus();
      return null;
    } catch (error) {
      const missing =
        error instanceof ApiError
          ? (error.problem.missing as readonly MissingValue[] | undefined)
          : undefined;
      if (missing?.length) {
        announce(t('portfolio.moveRefused', { key: row.key }));
        setRefused({ move, missing });
        return null;
      }
      if (error instanceof ApiError && error.code === 'stale_version')
        void queryClient.invalidateQueries({ queryKey: ['list', definition.kind] });
      const text = problemText(texts, error).title;
      toast(text, { tone: 'danger' });
      return text;
    }
  };
  const want = (move: WantedMove) => {
    if (definition.transitions[move.transition]?.reason === 'required') setAsking(move);
    else void carryOut(move, '');
  };
  const drop = (to: string) => {
    const row = dragged;
    setDragged(null);
    if (!row || row.state === to) return;
    const transition = transitionBetween(definition, row.state, to);
    if (transition) want({ row, transition });
    else
      toast(t('portfolio.noWay', { from: words.state(row.state), to: words.state(to) }), { tone: 'danger' });
  };
  return (
    <div className="rt-board">
      {columns.map((s) => (
        <BoardColumn
          key={s}
          definition={definition}
          columnState={s}
          filters={filters}
          count={count.data?.byState.find((b) => b.state === s) ?? null}
          dragged={dragged}
          onDrag={setDragged}
          onDrop={() => drop(s)}
          onMove={want}
        />
      ))}
      {asking ? (
        <Prompt
          heading={t('matter.moveHeading', {
            action: words.transition(asking.transition),
            key: asking.row.key,
          })}
          label={t('matter.reason')}
          required
          action={words.transition(asking.transition)}
          onClose={() => setAsking(null)}
          onDone={(reason) => carryOut(asking, reason)}
        >
          <p>{asking.row.title}</p>
        </Prompt>
      ) : null}
      {refused && !asking ? (
        <RefusedMove
          kind={definition.kind}
          row={refused.move.row}
          missing={refused.missing}
          onClose={() => setRefused(null)}
        />
      ) : null}
    </div>
  );
}
