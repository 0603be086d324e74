import { Link } from 'react-router';
import type { SprintValue } from '../../../contract/sprints.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { SprintActions } from './sprint-actions.tsx';
import { datesWords, leftWords, rounded } from './sprint-words.ts';
import './sprint.css';

/** The active sprint in a line: what it is for, how long is left, how much is done, and the way to its burndown. */
export function SprintStrip({ sprint }: { readonly sprint: SprintValue }) {
  const texts = useTexts();
  const { t } = texts;
  const { holds, done } = sprint;
  const inEstimates = holds.estimate > 0;
  const share = inEstimates
    ? done.estimate / holds.estimate
    : holds.issues > 0
      ? done.issues / holds.issues
      : 0;
  return (
    <section className="rt-sprint-strip" aria-label={sprint.title}>
      <div>
        <strong>{sprint.title}</strong>{' '}
        <span className="rt-meta">
          {datesWords(texts, sprint)} · {leftWords(texts, sprint)}
        </span>
        {sprint.goal ? <p>{sprint.goal}</p> : null}
      </div>
      <div className="rt-sprint-share">
        <div className="rt-sprint-load-bar" aria-hidden>
          <span style={{ inlineSize: `${share * 100}%` }} />
        </div>
        <span className="rt-meta">
          {t('sprint.doneOf', {
            done: rounded(texts, inEstimates ? done.estimate : done.issues),
            all: inEstimates
              ? t('sprint.hours', { hours: rounded(texts, holds.estimate) })
              : t('sprint.count', { issues: holds.issues }),
          })}
        </span>
      </div>
      <Link to={nodeHref({ key: sprint.key, kind: 'sprint' })}>{t('sprint.report')}</Link>
      <SprintActions sprint={sprint} />
    </section>
  );
}
