import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Burndown } from './burndown.tsx';
import { ListsNav } from './lists-nav.tsx';
import { SprintActions } from './sprint-actions.tsx';
import { SprintLive } from './sprint-live.tsx';
import { LoadLine, PeopleTable } from './sprint-load.tsx';
import { ScopeChanges, SprintFigures, SprintOutcomes } from './sprint-outcomes.tsx';
import { reportQuery } from './sprint-queries.ts';
import { datesWords, leftWords, sumWords } from './sprint-words.ts';
import { Velocity } from './velocity.tsx';
import './backlog.css';
import './sprint.css';

/** A sprint: what it holds while it is planned, its burndown while it runs, and its report for ever after. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { key = '' } = useParams();
  const found = useQuery(reportQuery(key));
  const report = found.data;
  if (!report)
    return (
      <Page title={processTexts(texts, 'sprint').name}>
        {found.isError ? (
          <Problem error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  const { sprint, velocity } = report;
  const base = `/backlog/teams/${encodeURIComponent(sprint.team.key)}`;
  const begun = sprint.startedAt !== null;
  const board = sprint.state === 'active' ? `${base}/issues` : `${base}/planning`;
  return (
    <Page
      title={`${sprint.title} – ${sprint.team.title}`}
      crumbs={[
        { label: t('backlog.title'), to: '/backlog' },
        { label: sprint.team.title, to: base },
        { label: processTexts(texts, 'sprint').plural, to: `${base}/sprints` },
        { label: sprint.title },
      ]}
      lead={
        <>
          <span>
            {[
              processTexts(texts, 'sprint').state(sprint.state),
              datesWords(texts, sprint),
              leftWords(texts, sprint),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <ListsNav team={sprint.team.key} current="sprints" />
        </>
      }
      actions={
        <>
          {sprint.mayEdit ? (
            <Link to={board}>{t(sprint.state === 'active' ? 'portfolio.board' : 'sprint.planning')}</Link>
          ) : null}
          <SprintActions sprint={sprint} velocity={velocity} />
        </>
      }
    >
      <SprintLive keys={[sprint.key, ...report.issues.map((i) => i.issue.key)]} />
      <p className="rt-sprint-goal">
        <strong>{t('sprint.goal')}:</strong>{' '}
        {sprint.goal || <span className="rt-faint">{t('sprint.noGoal')}</span>}
      </p>
      {begun ? (
        <>
          <SprintFigures report={report} />
          <Burndown report={report} />
          <ScopeChanges report={report} />
          <SprintOutcomes report={report} />
          {sprint.state === 'active' ? <PeopleTable sprint={sprint} /> : null}
        </>
      ) : (
        <section className="rt-sprint-section">
          <p>{sumWords(texts, sprint.holds)}</p>
          {sprint.unestimated > 0 ? (
            <p className="rt-meta">{t('sprint.unestimated', { count: sprint.unestimated })}</p>
          ) : null}
          <LoadLine estimate={sprint.holds.estimate} velocity={velocity} />
          <PeopleTable sprint={sprint} />
        </section>
      )}
      <Velocity velocity={velocity} />
    </Page>
  );
}
