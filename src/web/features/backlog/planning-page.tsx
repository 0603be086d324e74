import { Alert, Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useCount } from '../../matter/lists/use-list.ts';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { ListsNav } from './lists-nav.tsx';
import { PlanningList } from './planning-list.tsx';
import { SprintActions } from './sprint-actions.tsx';
import { SprintLive } from './sprint-live.tsx';
import { LoadLine, PeopleTable } from './sprint-load.tsx';
import { planningQuery, readSprintsAgain } from './sprint-queries.ts';
import { SprintStrip } from './sprint-strip.tsx';
import { datesWords, sumWords } from './sprint-words.ts';
import { backlogList, usePlanning } from './use-planning.ts';
import { usePlanningKeys } from './use-planning-keys.ts';
import { WayDialog } from './way-dialog.tsx';
import './backlog.css';
import './sprint.css';

/** Planning: the backlog of a team beside its next sprints; issues are moved either way. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { team = '' } = useParams();
  const found = useQuery(planningQuery(team));
  const data = found.data;
  const mayEdit = useMay('matter.edit');
  const [choosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = useCount('issue', { team, sprint: 'none', state: 'todo,inProgress,inReview' });
  const lists = [
    { id: backlogList, title: t('sprint.backlog') },
    ...(data?.planned ?? []).map((s) => ({ id: s.key, title: s.title })),
  ];
  const targets = [...lists, ...(data?.active ? [{ id: data.active.key, title: data.active.title }] : [])];
  const planning = usePlanning((id) => targets.find((l) => l.id === id)?.title ?? id);
  const onKeyDown = usePlanningKeys(planning, mayEdit);
  const crumbs = [
    { label: t('backlog.title'), to: '/backlog' },
    { label: data?.way.team.title ?? team, to: `/backlog/teams/${encodeURIComponent(team)}` },
    { label: t('sprint.planning') },
  ];
  if (!data)
    return (
      <Page title={t('sprint.planning')}>
        {found.isError ? (
          <Problem error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  const name = data.way.team.title;
  const make = async () => {
    setBusy(true);
    try {
      const made = await api.sprint.create({ params: { team }, body: {} });
      await readSprintsAgain();
      toast(t('sprint.made', { sprint: made.title }));
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      toast(faults[0] ?? title, { tone: 'danger' });
    }
    setBusy(false);
  };
  const sprints = data.way.way === 'sprints';
  const count = open.data?.total;
  const estimate = open.data?.byState.reduce((n, s) => n + s.estimate, 0) ?? 0;
  return (
    <Page
      wide
      title={t('sprint.planningTitle', { team: name })}
      crumbs={crumbs}
      lead={<ListsNav team={team} current="planning" />}
      actions={
        <>
          {data.way.mayEdit ? (
            <Button variant="tertiary" data-size="sm" onClick={() => setChoosing(true)}>
              {t('sprint.way.set')}
            </Button>
          ) : null}
          {sprints && data.mayPlan && !data.ceased ? (
            <Button variant="secondary" data-size="sm" loading={busy} onClick={() => void make()}>
              {busy ? null : <PlusIcon aria-hidden />}
              {t('sprint.new')}
            </Button>
          ) : null}
        </>
      }
    >
      {choosing ? (
        <WayDialog way={data.way} planned={data.planned.length} onClose={() => setChoosing(false)} />
      ) : null}
      {sprints ? (
        <>
          {data.active ? <SprintStrip sprint={data.active} /> : null}
          <SprintLive keys={[...data.planned, ...(data.active ? [data.active] : [])].map((s) => s.key)} />
          <p className="rt-sr">{t('sprint.help')}</p>
          {/* The keys belong to the links of the issues; the page only hears of them. */}
          <section className="rt-plan" aria-label={t('sprint.planning')} onKeyDown={onKeyDown}>
            <PlanningList
              team={team}
              list={lists[0]!}
              lists={targets}
              planning={planning}
              mayMove={mayEdit}
              lead={
                <p className="rt-meta">{count ? sumWords(texts, { issues: count.count, estimate }) : ' '}</p>
              }
              empty={t('sprint.backlogEmpty')}
            />
            <div className="rt-plan-sprints">
              {data.planned.length === 0 ? (
                <Empty title={t('sprint.noneTitle')} text={t('sprint.noneText')} />
              ) : null}
              {data.planned.map((s, i) => (
                <PlanningList
                  key={s.key}
                  team={team}
                  list={{ id: s.key, title: s.title }}
                  lists={targets}
                  planning={planning}
                  mayMove={mayEdit}
                  actions={
                    <SprintActions
                      sprint={s}
                      velocity={data.velocity}
                      mayStart={i === 0 && data.active === null && !data.ceased}
                    />
                  }
                  lead={
                    <div className="rt-plan-lead">
                      <p className="rt-meta">
                        {datesWords(texts, s)} · {sumWords(texts, s.holds)}
                        {s.unestimated > 0 ? ` · ${t('sprint.unestimated', { count: s.unestimated })}` : ''}
                      </p>
                      {s.goal ? <p>{s.goal}</p> : null}
                      <LoadLine estimate={s.holds.estimate} velocity={data.velocity} />
                      {i === 0 && data.active && data.mayPlan ? (
                        <p className="rt-meta">{t('sprint.otherRuns', { sprint: data.active.title })}</p>
                      ) : null}
                      <PeopleTable sprint={s} />
                    </div>
                  }
                  empty={mayEdit ? t('sprint.empty') : t('sprint.emptyRead')}
                />
              ))}
            </div>
          </section>
        </>
      ) : (
        <>
          {data.active ? <SprintStrip sprint={data.active} /> : null}
          <Alert data-color="info">
            <strong>{t('sprint.kanbanTitle', { team: name })}</strong>
            <p>{t('sprint.kanbanText')}</p>
          </Alert>
        </>
      )}
    </Page>
  );
}
