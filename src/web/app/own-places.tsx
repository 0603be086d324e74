import { useId } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useViews } from '../shared/views.ts';

/** So many views are shown; the rest is on the page of views. */
const mostViews = 8;

/** Below the navigation: own teams, and saved views, own ones first. */
export function OwnPlaces() {
  const { t } = useTexts();
  const { roles } = useSession();
  const { pathname, search } = useLocation();
  const views = useViews().data?.items ?? [];
  const teamsId = useId();
  const viewsId = useId();
  const teams = [
    ...new Map(
      roles.flatMap((r) => (r.scope?.kind === 'team' ? [[r.scope.key, r.scope] as const] : [])),
    ).values(),
  ];
  const here = decodeURIComponent(`${pathname}${search}`);
  return (
    <>
      {teams.length > 0 ? (
        <section className="rt-nav-own" aria-labelledby={teamsId}>
          <h2 id={teamsId}>{t('search.nav.teams')}</h2>
          <ul>
            {teams.map((team) => (
              <li key={team.key}>
                <NavLink className="rt-nav-link" to={`/backlog/teams/${encodeURIComponent(team.key)}`}>
                  <span>{team.title}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {views.length > 0 ? (
        <section className="rt-nav-own" aria-labelledby={viewsId}>
          <h2 id={viewsId}>{t('search.nav.views')}</h2>
          <ul>
            {views.slice(0, mostViews).map((v) => {
              const current = decodeURIComponent(v.address) === here;
              return (
                <li key={v.id}>
                  <Link
                    className="rt-nav-link"
                    to={v.address}
                    aria-current={current ? 'page' : undefined}
                    data-current={current}
                  >
                    <span>{v.name}</span>
                  </Link>
                </li>
              );
            })}
            {views.length > mostViews ? (
              <li>
                <Link className="rt-nav-link rt-faint" to="/settings/views">
                  {t('search.nav.more', { count: views.length - mostViews })}
                </Link>
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
    </>
  );
}
