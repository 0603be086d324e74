import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { groupWord, orderedGroups } from './group-words.ts';
import { groupingsOf } from './groupings.ts';
import type { Filters, ListState } from './list-state.ts';
import type { Group } from './row-group.tsx';
import { useCount, useGroups } from './use-list.ts';

/** The groups of a list, or null when it is not grouped. Those without any are left out. */
export function useListGroups(
  definition: ProcessDefinition,
  state: ListState,
): { readonly groups: readonly Group[] | null; readonly capped: boolean } {
  const texts = useTexts();
  const words = processTexts(texts, definition.kind);
  const by = state.group !== null && groupingsOf(definition).includes(state.group) ? state.group : null;
  const found = useGroups(definition.kind, state.filters, by ?? 'parent', by !== null);
  const count = useCount(definition.kind, state.filters);
  if (state.group === 'state')
    return {
      groups: (count.data?.byState ?? [])
        .filter((s) => s.count > 0)
        .map((s) => ({ value: s.state, label: words.state(s.state), count: s.count, estimate: s.estimate })),
      capped: false,
    };
  if (by === null) return { groups: null, capped: false };
  return {
    groups: orderedGroups(definition, by, found.data?.groups ?? [], false).map((g) => ({
      ...g,
      label: groupWord(texts, definition, by, g),
    })),
    capped: found.data?.capped ?? false,
  };
}

/** A lane of the board: a group, with how many of it are in each state. */
export interface Lane extends Group {
  readonly byState: readonly { readonly state: string; readonly count: number; readonly estimate: number }[];
}

/** The lanes of a board, or null while they are read or when it has none. Choices have theirs also when it is empty. */
export function useLanes(
  definition: ProcessDefinition,
  filters: Filters,
  by: string | null,
): { readonly lanes: readonly Lane[] | null; readonly capped: boolean; readonly error: unknown } {
  const texts = useTexts();
  const found = useGroups(definition.kind, filters, by ?? 'parent', by !== null);
  if (by === null || !found.data) return { lanes: null, capped: false, error: found.error };
  // A filter by what the lanes are by leaves no room for the others.
  const all = filters[by] === undefined;
  return {
    lanes: orderedGroups(definition, by, found.data.groups, all).map((g) => ({
      ...g,
      label: groupWord(texts, definition, by, g),
    })),
    capped: found.data.capped,
    error: null,
  };
}
