import { Button, Details, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RoutineValue } from '../../../contract/handbook.ts';
import { handbookProcessOf, practiceRuleOf } from '../../../domain/handbook/index.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Markdown } from '../../shared/ui/markdown.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DayText, When } from '../../shared/ui/when.tsx';
import { RoutineCounted } from './routine-counted.tsx';
import { RoutineForm } from './routine-form.tsx';
import { RoutineState, usePracticeText } from './routine-state.tsx';
import { TextDiff } from './text-diff.tsx';
import './handbook.css';
import './routines.css';

const routineKey = (team: string, process: string) => ['routine', team, process] as const;

function Facts({ routine: r }: { readonly routine: RoutineValue }) {
  const { t } = useTexts();
  const practice = usePracticeText();
  const { cell } = r;
  return (
    <dl className="rt-purpose rt-panel rt-routine-facts">
      <div>
        <dt>{t('handbook.routines.owner')}</dt>
        <dd>
          {cell.owner ? cell.owner.name : t('handbook.routines.noOwner')}
          {cell.ownerLeft ? <span className="rt-late"> ({t('handbook.routines.ownerLeft')})</span> : null}
        </dd>
      </div>
      {r.reviewedAt && r.dueForReview ? (
        <>
          <div>
            <dt>{t('handbook.routines.reviewed')}</dt>
            <dd>
              <When at={r.reviewedAt} />
              {r.reviewedBy ? `, ${r.reviewedBy.name}` : ''}
            </dd>
          </div>
          <div>
            <dt>{t('handbook.routines.due')}</dt>
            <dd>
              <DayText day={r.dueForReview} />
            </dd>
          </div>
        </>
      ) : null}
      <div>
        <dt>{t('handbook.routines.practised')}</dt>
        <dd>
          {practice(cell)}
          {practiceRuleOf(cell.process) ? (
            <>
              {' '}
              <a href="#counted">{t('handbook.routines.counted')}</a>
            </>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}

function Content({
  routine: r,
  onKeep,
}: {
  readonly routine: RoutineValue;
  readonly onKeep: (r: RoutineValue) => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const review = async () => {
    setBusy(true);
    try {
      onKeep(
        await api.handbook.reviewRoutine({
          params: { team: r.team.key, process: r.cell.process },
          version: r.version,
        }),
      );
      toast(t('handbook.routines.reviewedToast'));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
      void queryClient.invalidateQueries({ queryKey: routineKey(r.team.key, r.cell.process) });
    }
    setBusy(false);
  };
  return (
    <div className="rt-process">
      <Facts routine={r} />
      {editing ? (
        <RoutineForm
          routine={r}
          onClose={() => setEditing(false)}
          onKeep={(kept) => {
            onKeep(kept);
            setEditing(false);
          }}
        />
      ) : (
        <>
          {r.body === null ? (
            <p>{t('handbook.routines.none')}</p>
          ) : (
            <Markdown text={r.body} {...(r.language ? { lang: r.language } : {})} />
          )}
          {r.mayEdit ? (
            <div className="rt-form-actions">
              <Button onClick={() => setEditing(true)} variant={r.body === null ? 'primary' : 'secondary'}>
                {t(r.body === null ? 'handbook.routines.write' : 'handbook.routines.rewrite')}
              </Button>
              {r.body === null ? null : (
                <Button loading={busy} onClick={() => void review()}>
                  {t('handbook.routines.review')}
                </Button>
              )}
            </div>
          ) : null}
        </>
      )}
      {practiceRuleOf(r.cell.process) ? <RoutineCounted team={r.team.key} process={r.cell.process} /> : null}
      {r.history.length > 0 ? (
        <section>
          <Heading level={2} data-size="xs">
            {t('handbook.routines.older')}
          </Heading>
          {r.history.map((h, i) => (
            <Details key={h.writtenAt} data-size="sm">
              <Details.Summary>
                <When at={h.writtenAt} />
                {h.writtenBy ? ` · ${h.writtenBy.name}` : ''}
              </Details.Summary>
              <Details.Content>
                <TextDiff
                  before={h.body}
                  after={i === 0 ? (r.body ?? '') : (r.history[i - 1]?.body ?? '')}
                  lang={r.language ?? texts.language}
                />
              </Details.Content>
            </Details>
          ))}
        </section>
      ) : null}
    </div>
  );
}

/** A team's routine for a process: how they do it, who answers for it, when it was last reviewed, and what the data says. */
export function Component() {
  const { t, derived } = useTexts();
  const { team = '', process = '' } = useParams();
  const p = handbookProcessOf(process);
  const routine = useQuery({
    queryKey: routineKey(team, process),
    queryFn: ({ signal }) => api.handbook.routine({ params: { team, process }, signal }),
    enabled: p !== undefined,
    refetchOnWindowFocus: false,
  });
  const keep = (r: RoutineValue) => {
    queryClient.setQueryData(routineKey(team, process), r);
    void queryClient.invalidateQueries({ queryKey: ['routines'] });
  };
  if (!p) return <Page title={t('common.notFound.title')}>{t('common.notFound.text')}</Page>;
  const name = derived(`handbook.process.${p.id}.name`);
  const title = routine.data
    ? t('handbook.routines.heading', { process: name, team: routine.data.team.title })
    : name;
  return (
    <Page
      title={title}
      crumbs={[
        { label: t('handbook.title'), to: '/handbook' },
        { label: t('handbook.routines.title'), to: '/handbook/routines' },
        { label: title },
      ]}
      lead={
        routine.data ? (
          <>
            <RoutineState state={routine.data.cell.state} /> · <Link to={`/handbook/${p.id}`}>{name}</Link>
          </>
        ) : null
      }
    >
      {routine.isPending ? <Loading lines={8} /> : null}
      {routine.isError ? <Problem error={routine.error} retry={() => void routine.refetch()} /> : null}
      {routine.data ? <Content routine={routine.data} onKeep={keep} /> : null}
    </Page>
  );
}
