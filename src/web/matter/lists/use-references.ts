import { listFilters, type ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useOpenSprints } from '../fields/sprint-input.tsx';
import type { Filters } from './list-state.ts';

/**
 * What the references of a kind to nodes can be, by field, in words, and the fields that there is nothing to refer to
 * with: those are not offered. A team that works by kanban hears nothing of sprints.
 */
export function useReferences(
  definition: ProcessDefinition,
  filters: Filters,
): {
  readonly options: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
  readonly hidden: readonly string[];
} {
  const { t } = useTexts();
  const fields = listFilters(definition).filter((name) => {
    const field = definition.fields[name];
    return field?.type === 'node' && field.kind === 'sprint';
  });
  const team = filters.team && filters.team !== 'none' ? filters.team : null;
  const open = useOpenSprints(team, fields.length > 0);
  const sprints = [...(open.data?.items ?? [])].reverse().map((s) => ({
    value: s.key,
    label: team === null ? t('sprint.ofTeam', { sprint: s.title, team: s.team.title }) : s.title,
  }));
  const used = sprints.length > 0 || fields.some((name) => filters[name] !== undefined);
  return {
    options: used
      ? Object.fromEntries(
          fields.map((name) => [name, [...sprints, { value: 'none', label: t('sprint.none') }]]),
        )
      : {},
    hidden: used ? [] : fields,
  };
}
