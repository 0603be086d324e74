import { Link } from 'react-router';
import { useDirectory } from '../../shared/directory.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ListsNav } from './lists-nav.tsx';
import './backlog.css';

/** The teams, by product group; each leads to its board. */
export function Component() {
  const { t } = useTexts();
  const directory = useDirectory();
  const groups = (directory.data?.productGroups ?? [])
    .map((g) => ({ ...g, teams: directory.data?.teams.filter((x) => x.productGroup === g.key) ?? [] }))
    .filter((g) => g.teams.length > 0);
  return (
    <Page
      title={t('backlog.teams')}
      crumbs={[{ label: t('backlog.title'), to: '/backlog' }, { label: t('backlog.teams') }]}
      lead={<ListsNav current="teams" />}
    >
      {directory.isPending ? <Loading lines={6} /> : null}
      {directory.isError ? <Problem error={directory.error} retry={() => void directory.refetch()} /> : null}
      <div className="rt-teams">
        {groups.map((g) => (
          <section key={g.key} aria-labelledby={`group-${g.key}`}>
            <h2 id={`group-${g.key}`}>{g.title}</h2>
            <ul>
              {g.teams.map((x) => (
                <li key={x.key}>
                  <Link to={`/backlog/teams/${encodeURIComponent(x.key)}`}>{x.title}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
