import { ToggleGroup } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '../../shared/search-now.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { planningQuery } from './sprint-queries.ts';
import { SprintStrip } from './sprint-strip.tsx';

/**
 * What a team's page shows of its sprints: the active one in a line, and a switch between it and everything, kept in the
 * address. `sprint` is the key that the list is to be filtered by; null: everything. Nothing of it for kanban.
 */
export function useTeamSprint(team: string, kind: 'epic' | 'issue') {
  const { t } = useTexts();
  const planning = useQuery({ ...planningQuery(team), retry: false });
  const [params, setParams] = useSearchParams();
  const active = kind === 'issue' ? (planning.data?.active ?? null) : null;
  const all = params.get('scope') === 'all';
  const show = (value: string) =>
    setParams(
      () => {
        const next = searchNow();
        if (value === 'all') next.set('scope', 'all');
        else next.delete('scope');
        return next;
      },
      { preventScrollReset: true },
    );
  const tools: ReactNode = active ? (
    <ToggleGroup
      data-size="sm"
      value={all ? 'all' : 'sprint'}
      onChange={show}
      data-toggle-group={t('sprint.show')}
    >
      <ToggleGroup.Item value="sprint">{t('sprint.showSprint')}</ToggleGroup.Item>
      <ToggleGroup.Item value="all">{t('sprint.showAll')}</ToggleGroup.Item>
    </ToggleGroup>
  ) : null;
  return {
    ready: !planning.isPending,
    way: planning.data?.way ?? null,
    planned: planning.data?.planned.length ?? 0,
    sprint: active && !all ? active.key : null,
    tools,
    above: active ? <SprintStrip sprint={active} /> : null,
  };
}
