import { useState } from 'react';
import type { MatterRowValue, MissingValue } from '../../../contract/matters.ts';
import { breaksWip } from '../../../domain/backlog/index.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { cardsOf, columnKey, isRead, knownEmpty, readWhereShown, showMoved } from './board-cache.ts';
import type { WantedMove } from './board-move.ts';
import { laneChange, mayBeInSeveral, rowInLane } from './groupings.ts';
import type { Board } from './use-board.ts';
import { readListsAgain } from './use-list.ts';

/** What must be known before a card is moved: a reason, or that a limit is broken and it is meant. */
export interface Asked {
  readonly move: WantedMove;
  readonly reason: boolean;
  readonly limit: number | null;
}

/** A card on the board, in one of the lanes it may be in. */
export interface CardPlace {
  readonly key: string;
  readonly lane: string | null;
}

/** The rank that a place asks for, as the API takes it. */
const rankBody = (place: NonNullable<WantedMove['place']>) =>
  'end' in place ? (place.end === 'first' ? { after: null } : { before: null }) : place;

/**
 * Moves cards: shown at once, told in the live region, and put back when it is refused. A card that comes to another
 * column or lane without a place is put first there, where the order is set by hand.
 */
export function useBoardMoves(board: Board) {
  const { definition, by, columnOf, standing } = board;
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<{
    readonly move: WantedMove;
    readonly missing: readonly MissingValue[];
  } | null>(null);
  const [focus, setFocus] = useState<CardPlace | null>(null);
  const laneName = (value: string) => board.lanes?.find((l) => l.value === value)?.label ?? value;
  const inLane = (lane: string, state: string): number =>
    board.lanes?.find((l) => l.value === lane)?.byState.find((s) => s.state === state)?.count ?? 0;

  const tell = (move: WantedMove, over: boolean, undo: (() => void) | null) => {
    const { row, to, lane } = move;
    const column = columnOf(to, lane?.to ?? null);
    const stays = row.state === to && lane?.from === lane?.to;
    const values = {
      key: row.key,
      state: words.state(to),
      place: cardsOf(column).findIndex((r) => r.key === row.key) + 1,
      count: (lane ? inLane(lane.to, to) : standing(to).count) + (stays ? 0 : 1),
    };
    const said = [
      ...(lane && lane.from !== lane.to
        ? [t('lists.lane.moved', { key: row.key, lane: laneName(lane.to) })]
        : []),
      t(values.place > 0 ? 'backlog.board.moved' : 'backlog.board.movedAway', values),
    ].join(' ');
    if (over) toast(`${said} ${t('backlog.wip.nowOver', { limit: standing(to).limit ?? 0 })}`);
    // A field has been changed: that can be taken back, as where fields are edited.
    else if (undo) toast(said, { undo });
    else announce(said);
  };
  const failed = (move: WantedMove, error: unknown): string | null => {
    const missing =
      error instanceof ApiError ? (error.problem.missing as readonly MissingValue[] | undefined) : undefined;
    if (missing?.length) {
      announce(t('portfolio.moveRefused', { key: move.row.key }));
      setRefused({ move, missing });
      return null;
    }
    const { title, faults } = problemText(texts, error);
    const text = faults[0] ?? title;
    toast(text, { tone: 'danger' });
    return text;
  };
  /** Changes what the lane stands for; gives the version it then has. */
  const changeLane = async (
    row: MatterRowValue,
    change: NonNullable<ReturnType<typeof laneChange>>,
    version: number,
  ): Promise<number> => {
    if ('field' in change) {
      const saved = await callKind(definition.kind, 'edit', {
        params: { key: row.key },
        body: { [change.field]: change.value },
        version,
      });
      queryClient.setQueryData(['matter', row.key], saved);
      return saved.version;
    }
    await api.backlog.moveTo({ params: { key: row.key }, body: change });
    void queryClient.invalidateQueries({ queryKey: ['matter', row.key] });
    return version;
  };
  /** Gives null when it is done, or told of; a text when the dialog that asked should show it. */
  const carryOut = async (move: WantedMove, reason: string): Promise<string | null> => {
    const { row, to, transition, lane } = move;
    const change = by !== null && lane ? laneChange(definition, by, lane, row) : null;
    const target = columnOf(to, lane?.to ?? null);
    const first = cardsOf(target).find((r) => r.key !== row.key);
    const place =
      move.place ?? (target.sort === 'rank' && first ? { before: first.key } : { end: 'first' as const });
    const over = transition !== undefined && breaksWip(standing(to).limit, standing(to).count);
    const shown =
      by !== null && lane
        ? rowInLane(definition, by, { to: lane.to, label: laneName(lane.to) }, change, row)
        : row;
    if (lane && inLane(lane.to, to) === 0) knownEmpty(target);
    const unread = !isRead(target);
    const putBack = showMoved(columnOf(row.state, lane?.from ?? null), target, shown, place);
    setFocus({ key: row.key, lane: lane?.to ?? null });
    let version = row.version;
    try {
      if (transition !== undefined) {
        const moved = await api.matter.transition({
          params: { key: row.key, name: transition },
          body: reason ? { reason } : {},
          version,
        });
        version = moved.version;
        queryClient.setQueryData(['matter', row.key], moved);
      }
      if (change) version = await changeLane(row, change, version);
      showMoved(target, target, { ...shown, version, state: to }, place);
      if (target.sort === 'rank' && (move.place !== undefined || first))
        // Who may move a card between states may not always set the order; then it keeps the one it had.
        await api.matter.rank({ params: { key: row.key }, body: rankBody(place) }).catch((error: unknown) => {
          if ((transition === undefined && !change) || !(error instanceof ApiError)) throw error;
          void queryClient.invalidateQueries({ queryKey: ['list', definition.kind] });
        });
      const back: WantedMove | null =
        lane && change && transition === undefined
          ? { row: { ...shown, version }, to, lane: { from: lane.to, to: lane.from } }
          : null;
      tell(move, over, back && (() => void carryOut(back, '')));
      void queryClient.invalidateQueries({ queryKey: ['count', definition.kind] });
      void queryClient.invalidateQueries({ queryKey: ['list', definition.kind], refetchType: 'none' });
      // A lane that was folded has read its cards before the move was done.
      if (unread) void queryClient.invalidateQueries({ queryKey: columnKey(target) });
      // It may stand in other lanes too, as it was.
      if (by !== null && mayBeInSeveral(by)) void readWhereShown(definition.kind, row.key);
      return null;
    } catch (error) {
      putBack();
      setFocus({ key: row.key, lane: lane?.from ?? null });
      // Half of it is done, or somebody else was there first: what is shown is read again.
      const stale = error instanceof ApiError && error.code === 'stale_version';
      if (stale || version !== row.version) void readListsAgain(definition.kind);
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

/** See {@link useBoardMoves}. */
export type BoardMoves = ReturnType<typeof useBoardMoves>;
