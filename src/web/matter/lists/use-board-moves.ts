import { useState } from 'react';
import type { MissingValue } from '../../../contract/matters.ts';
import { breaksWip } from '../../../domain/backlog/index.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { type ColumnQuery, cardsOf, showMoved } from './board-cache.ts';
import type { WantedMove } from './board-move.ts';

/** What must be known before a card is moved: a reason, or that a limit is broken and it is meant. */
export interface Asked {
  readonly move: WantedMove;
  readonly reason: boolean;
  readonly limit: number | null;
}

/** The rank that a place asks for, as the API takes it. */
const rankBody = (place: NonNullable<WantedMove['place']>) =>
  'end' in place ? (place.end === 'first' ? { after: null } : { before: null }) : place;

/**
 * Moves cards: shown at once, told in the live region, and put back when it is refused. A card that comes to another
 * column without a place is put first there, where the order is set by hand.
 */
export function useBoardMoves(
  definition: ProcessDefinition,
  columnOf: (state: string) => ColumnQuery,
  standing: (state: string) => { readonly count: number; readonly limit: number | null },
) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<{
    readonly move: WantedMove;
    readonly missing: readonly MissingValue[];
  } | null>(null);
  const [focus, setFocus] = useState<string | null>(null);

  const tell = (move: WantedMove, over: boolean) => {
    const { row, to } = move;
    const column = columnOf(to);
    const values = {
      key: row.key,
      state: words.state(to),
      place: cardsOf(column).findIndex((r) => r.key === row.key) + 1,
      count: standing(to).count + (row.state === to ? 0 : 1),
    };
    const text = t(values.place > 0 ? 'backlog.board.moved' : 'backlog.board.movedAway', values);
    if (over) toast(`${text} ${t('backlog.wip.nowOver', { limit: standing(to).limit ?? 0 })}`);
    else announce(text);
  };
  const failed = (move: WantedMove, error: unknown): string | null => {
    const missing =
      error instanceof ApiError ? (error.problem.missing as readonly MissingValue[] | undefined) : undefined;
    if (missing?.length) {
      announce(t('portfolio.moveRefused', { key: move.row.key }));
      setRefused({ move, missing });
      return null;
    }
    if (error instanceof ApiError && error.code === 'stale_version')
      void queryClient.invalidateQueries({ queryKey: ['list', definition.kind] });
    const text = problemText(texts, error).title;
    toast(text, { tone: 'danger' });
    return text;
  };
  /** Gives null when it is done, or told of; a text when the dialog that asked should show it. */
  const carryOut = async (move: WantedMove, reason: string): Promise<string | null> => {
    const { row, to, transition } = move;
    const target = columnOf(to);
    const first = cardsOf(target).find((r) => r.key !== row.key);
    const place =
      move.place ?? (target.sort === 'rank' && first ? { before: first.key } : { end: 'first' as const });
    const over = transition !== undefined && breaksWip(standing(to).limit, standing(to).count);
    const putBack = showMoved(columnOf(row.state), target, row, place);
    setFocus(row.key);
    try {
      if (transition !== undefined) {
        const moved = await api.matter.transition({
          params: { key: row.key, name: transition },
          body: reason ? { reason } : {},
          version: row.version,
        });
        showMoved(target, target, { ...row, version: moved.version, state: to }, place);
        queryClient.setQueryData(['matter', row.key], moved);
      }
      if (target.sort === 'rank' && (move.place !== undefined || first))
        // Who may move a card between states may not always set the order; then it keeps the one it had.
        await api.matter.rank({ params: { key: row.key }, body: rankBody(place) }).catch((error: unknown) => {
          if (transition === undefined || !(error instanceof ApiError)) throw error;
          void queryClient.invalidateQueries({ queryKey: ['list', definition.kind] });
        });
      tell(move, over);
      void queryClient.invalidateQueries({ queryKey: ['count', definition.kind] });
      void queryClient.invalidateQueries({ queryKey: ['list', definition.kind], refetchType: 'none' });
      return null;
    } catch (error) {
      putBack();
      setFocus(row.key);
      return failed(move, error);
    }
  };
  return {
    focus,
    setFocus,
    asked,
    refused,
    carryOut,
    closeAsked: () => setAsked(null),
    closeRefused: () => setRefused(null),
    /** Moves it, after asking for what must be known first. */
    want: (move: WantedMove) => {
      const t0 = move.transition === undefined ? undefined : definition.transitions[move.transition];
      const { count, limit } = standing(move.to);
      const breaks = t0 !== undefined && breaksWip(limit, count);
      if (t0?.reason === 'required' || breaks)
        setAsked({ move, reason: t0?.reason === 'required', limit: breaks ? limit : null });
      else void carryOut(move, '');
    },
  };
}
