import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { MatterListPage } from '../../matter/lists/matter-list-page.tsx';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { CeaseTeam } from './cease-team.tsx';
import { LimitsDialog } from './limits-dialog.tsx';
import { ListsNav } from './lists-nav.tsx';
import { MoveOpen } from './move-open.tsx';
import { boardQuery, teamQuery } from './queries.ts';
import { useTeamSprint } from './use-team-sprint.tsx';
import { WayDialog } from './way-dialog.tsx';
import './backlog.css';

/** The board and the list of a team: its epics or its issues, with the limits it has set itself. */
export function Component() {
  const { t, shortDay } = useTexts();
  const navigate = useNavigate();
  const mayConnect = useMay('channel.edit');
  const { team: key = '', list } = useParams();
  const kind = list === 'epics' ? 'epic' : 'issue';
  const team = useQuery(teamQuery(key));
  const board = useQuery(boardQuery(key, kind));
  const [dialog, setDialog] = useState<'limits' | 'move' | 'cease' | 'way' | null>(null);
  const { sprint, way, planned, ready, ...sprints } = useTeamSprint(key, kind);
  const fixed = useMemo(() => ({ team: key, ...(sprint ? { sprint } : {}) }), [key, sprint]);
  const limits = useMemo(
    () => Object.fromEntries((board.data?.limits ?? []).map((l) => [l.state, l.most])),
    [board.data],
  );
  if (!team.data || !ready)
    return (
      <Page title={t('backlog.title')}>
        {team.isError ? (
          <Problem error={team.error} retry={() => void team.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  const open = team.data.open.reduce((n, o) => n + o.count, 0);
  const { mayMove, mayCease, ceasedAt } = team.data;
  return (
    <>
      <MatterListPage
        key={kind}
        kind={kind}
        title={team.data.title}
        fixed={fixed}
        view="board"
        limits={limits}
        above={sprints.above}
        tools={
          <>
            {sprints.tools}
            {board.data?.mayEdit ? (
              <Button variant="tertiary" data-size="sm" onClick={() => setDialog('limits')}>
                {t('backlog.wip.set')}
              </Button>
            ) : null}
            {mayMove || mayCease || mayConnect || way?.mayEdit ? (
              <Menu
                label={t('backlog.team.more')}
                button={{ variant: 'tertiary' }}
                items={[
                  ...(mayConnect
                    ? [
                        {
                          id: 'channels',
                          label: t('integration.teamChannels'),
                          run: () => navigate(`/settings/channels?place=${encodeURIComponent(key)}`),
                        },
                      ]
                    : []),
                  ...(way?.mayEdit
                    ? [{ id: 'way', label: t('sprint.way.set'), run: () => setDialog('way') }]
                    : []),
                  ...(mayMove
                    ? [{ id: 'move', label: t('backlog.team.move'), run: () => setDialog('move') }]
                    : []),
                  ...(mayCease
                    ? [{ id: 'cease', label: t('backlog.team.cease'), run: () => setDialog('cease') }]
                    : []),
                ]}
              />
            ) : null}
          </>
        }
        lead={
          <>
            <ListsNav team={key} current={kind} />
            {ceasedAt ? (
              <Alert data-color="warning" data-size="sm">
                {t('backlog.team.ceased', { day: shortDay(ceasedAt.slice(0, 10)), count: open })}
              </Alert>
            ) : null}
          </>
        }
      />
      {dialog === 'limits' && board.data ? (
        <LimitsDialog board={board.data} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'way' && way ? (
        <WayDialog way={way} planned={planned} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'move' ? <MoveOpen team={team.data} onClose={() => setDialog(null)} /> : null}
      {dialog === 'cease' ? <CeaseTeam team={team.data} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
