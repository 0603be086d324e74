import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { planningQuery } from './sprint-queries.ts';
import '../../matter/lists/lists.css';

interface ListsNavProps {
  readonly team?: string;
  readonly current: 'epic' | 'issue' | 'planning' | 'sprints' | 'teams';
}

/** The ways to a team's planning and sprints, where it works in them; nothing where it does not. */
function SprintLinks({ team, current }: Required<ListsNavProps>) {
  const texts = useTexts();
  const found = useQuery({ ...planningQuery(team), retry: false });
  if (found.data?.way.way !== 'sprints') return null;
  const base = `/backlog/teams/${encodeURIComponent(team)}`;
  return (
    <>
      <Link to={`${base}/planning`} aria-current={current === 'planning' ? 'page' : undefined}>
        {texts.t('sprint.planning')}
      </Link>
      <Link to={`${base}/sprints`} aria-current={current === 'sprints' ? 'page' : undefined}>
        {processTexts(texts, 'sprint').plural}
      </Link>
    </>
  );
}

/** The ways through the backlog: epics, issues, teams; or a team's epics and issues, and its sprints. */
export function ListsNav({ team, current }: ListsNavProps) {
  const texts = useTexts();
  const base = team === undefined ? '/backlog' : `/backlog/teams/${encodeURIComponent(team)}`;
  const at = (name: typeof current) => (current === name ? ('page' as const) : undefined);
  return (
    <nav className="rt-lists" aria-label={texts.t('backlog.lists')}>
      <Link to={`${base}/epics`} aria-current={at('epic')}>
        {processTexts(texts, 'epic').plural}
      </Link>
      <Link to={`${base}/issues`} aria-current={at('issue')}>
        {processTexts(texts, 'issue').plural}
      </Link>
      {team === undefined ? null : <SprintLinks team={team} current={current} />}
      <Link to="/backlog/teams" aria-current={at('teams')}>
        {texts.t('backlog.teams')}
      </Link>
    </nav>
  );
}
