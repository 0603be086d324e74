import { Link } from 'react-router';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** The ways through the backlog: epics, issues, teams; or a team's epics and issues. */
export function ListsNav({
  team,
  current,
}: {
  readonly team?: string;
  readonly current: 'epic' | 'issue' | 'teams';
}) {
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
      <Link to="/backlog/teams" aria-current={at('teams')}>
        {texts.t('backlog.teams')}
      </Link>
    </nav>
  );
}
