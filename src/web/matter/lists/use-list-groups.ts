import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { ListState } from './list-state.ts';
import type { Group } from './row-group.tsx';
import { useCount, useGroups } from './use-list.ts';

/** The groups of a list, or null when it is not grouped. Those without any are left out. */
export function useListGroups(
  definition: ProcessDefinition,
  state: ListState,
): { readonly groups: readonly Group[] | null; readonly capped: boolean } {
  const texts = useTexts();
  const words = processTexts(texts, definition.kind);
  const by = state.group === 'state' ? null : state.group;
  const found = useGroups(definition.kind, state.filters, by ?? 'team', by !== null);
  const count = useCount(definition.kind, state.filters);
  if (state.group === null) return { groups: null, capped: false };
  if (state.group === 'state')
    return {
      groups: (count.data?.byState ?? [])
        .filter((s) => s.count > 0)
        .map((s) => ({ value: s.state, label: words.state(s.state), count: s.count, estimate: s.estimate })),
      capped: false,
    };
  return {
    groups: (found.data?.groups ?? []).map((g) => ({
      ...g,
      label:
        g.value === 'none'
          ? texts.t('backlog.list.groupNone', { field: texts.derived(`field.${state.group}`).toLowerCase() })
          : state.group === 'parent'
            ? `${g.value} ${g.title ?? ''}`
            : (g.title ?? g.value),
    })),
    capped: found.data?.capped ?? false,
  };
}
