import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { usePracticeText } from './routine-state.tsx';

/** How the teams stand with a process: routines and practice, each number a door to the matrix. Nothing for who may not see it. */
export function PracticePart({ process }: { readonly process: string }) {
  const { t, derived } = useTexts();
  const sees = useMay('deployment.read');
  const words = usePracticeText();
  const practice = useQuery({
    queryKey: ['handbook-practice', process],
    queryFn: ({ signal }) => api.handbook.practice({ params: { process }, signal }),
    enabled: sees,
    refetchOnWindowFocus: false,
  });
  if (!sees) return null;
  const p = practice.data;
  const counts = p?.practices.find((x) => x.practice === 'unknown')?.teams !== p?.teams;
  return (
    <section aria-labelledby="practice">
      <Heading level={2} data-size="xs" id="practice">
        {t('handbook.practice.title')}
      </Heading>
      {practice.isPending ? <Loading lines={3} /> : null}
      {practice.isError ? <Problem error={practice.error} retry={() => void practice.refetch()} /> : null}
      {p ? (
        <>
          <dl className="rt-purpose">
            <div>
              <dt>{t('handbook.practice.routine')}</dt>
              {p.states
                .filter((s) => s.teams > 0)
                .map((s) => (
                  <dd key={s.state}>
                    {t(`handbook.routines.state.${s.state}`)}:{' '}
                    {s.state === 'none' ? (
                      t('handbook.practice.teams', { count: s.teams })
                    ) : (
                      <Link to={`/handbook/routines?show=${s.state}&process=${process}`}>
                        {t('handbook.practice.teams', { count: s.teams })}
                      </Link>
                    )}
                  </dd>
                ))}
            </div>
            <div>
              <dt>{t('handbook.practice.use')}</dt>
              {counts ? (
                p.practices
                  .filter((x) => x.teams > 0)
                  .map((x) => (
                    <dd key={x.practice}>
                      {t(`handbook.routines.practice.${x.practice}`)}:{' '}
                      {x.practice === 'practised' || x.practice === 'notPractised' ? (
                        <Link to={`/handbook/routines?show=${x.practice}&process=${process}`}>
                          {t('handbook.practice.teams', { count: x.teams })}
                        </Link>
                      ) : (
                        t('handbook.practice.teams', { count: x.teams })
                      )}
                    </dd>
                  ))
              ) : (
                <dd>{t('handbook.routines.practiceText.unknown')}</dd>
              )}
            </div>
          </dl>
          {counts ? (
            <>
              {p.of > 0 ? <p>{words({ process, practice: 'practised', done: p.done, of: p.of })}.</p> : null}
              <p className="rt-faint">
                {derived(`handbook.routines.rule.${process}`, { days: p.days ?? 0 })}
              </p>
            </>
          ) : null}
          <p>
            <Link to="/handbook/routines">{t('handbook.practice.matrix')}</Link>
          </p>
        </>
      ) : null}
    </section>
  );
}
