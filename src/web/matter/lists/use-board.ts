import { type ProcessDefinition, stepsOf } from '../../../domain/kernel/process.ts';
import { type ColumnQuery, columnOrder, columnPage, lanePage } from './board-cache.ts';
import { cardFields } from './card-fields.ts';
import { filtersOfGroup, groupingsOf } from './groupings.ts';
import type { ListState } from './list-state.ts';
import { useCount } from './use-list.ts';
import { type Lane, useLanes } from './use-list-groups.ts';

/** How many there are in a state, in all lanes. */
export interface StateCount {
  readonly count: number;
  readonly capped: boolean;
  readonly estimate: number;
}

/** A board as its parts know it: its columns, its lanes, and where each card is read from. */
export interface Board {
  readonly definition: ProcessDefinition;
  /** The states it has columns of, in order. */
  readonly states: readonly string[];
  /** What it is divided into lanes by; null for a board without. */
  readonly by: string | null;
  /** Its lanes; null while they are read, and for a board without. */
  readonly lanes: readonly Lane[] | null;
  readonly lanesCapped: boolean;
  readonly lanesError: unknown;
  readonly columnOf: (state: string, lane: string | null) => ColumnQuery;
  readonly countOf: (state: string) => StateCount | null;
  /** How full a state is, over all lanes, and the limit the team has set. */
  readonly standing: (state: string) => { readonly count: number; readonly limit: number | null };
  /** What cards show besides their title. */
  readonly fields: readonly string[];
}

/**
 * Puts a board together: one question counts each column, one the lanes with how many there are in each column of them.
 * Cards are asked for column by column, in lanes only where a lane is open and has any there.
 */
export function useBoard(
  definition: ProcessDefinition,
  state: ListState,
  limits: Readonly<Record<string, number>>,
): Board {
  const { state: onlyStates, ...filters } = state.filters;
  const count = useCount(definition.kind, filters);
  const by = state.lane !== null && groupingsOf(definition).includes(state.lane) ? state.lane : null;
  const { lanes, capped, error } = useLanes(definition, state.filters, by);
  const wanted = onlyStates?.split(',');
  const steps = stepsOf(definition);
  const side = Object.keys(definition.states).filter(
    (s) => !steps.includes(s) && !definition.states[s]?.retired,
  );
  const countOf = (s: string) => count.data?.byState.find((b) => b.state === s) ?? null;
  return {
    definition,
    states: [...steps, ...side].filter((s) => !wanted || wanted.includes(s)),
    by,
    lanes,
    lanesCapped: capped,
    lanesError: error,
    columnOf: (s, lane) => ({
      kind: definition.kind,
      filters: by === null || lane === null ? filters : filtersOfGroup(filters, by, lane),
      state: s,
      page: lane === null ? columnPage : lanePage,
      ...columnOrder(definition, s, state),
    }),
    countOf,
    standing: (s) => ({ count: countOf(s)?.count ?? 0, limit: limits[s] ?? null }),
    fields: cardFields(definition, state.card),
  };
}

/** The widths of a board's columns: one where matters come to nothing, and none has, takes no more than its name. */
export const columnWidths = (board: Board): string =>
  board.states
    .map((s) =>
      board.definition.states[s]?.abandoned && (board.countOf(s)?.count ?? 0) === 0
        ? 'minmax(8rem, 0.4fr)'
        : 'minmax(var(--rt-column), 1fr)',
    )
    .join(' ');
