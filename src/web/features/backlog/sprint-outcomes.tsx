import { Heading } from '@digdir/designsystemet-react';
import type { SprintReportValue } from '../../../contract/sprints.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { When } from '../../shared/ui/when.tsx';
import { rounded, sumWords } from './sprint-words.ts';

/** Few figures, large: what was there, came, went, was done and was not. */
export function SprintFigures({ report }: { readonly report: SprintReportValue }) {
  const texts = useTexts();
  const { t } = texts;
  const { result, sprint } = report;
  const closed = sprint.state === 'closed';
  const figures = [
    [t('sprint.committed'), result.committed],
    [t('sprint.added'), result.added],
    [t('sprint.removed'), result.removed],
    [t('sprint.done'), result.done],
    [closed ? t('sprint.notDone') : t('sprint.notDoneYet'), result.notDone],
  ] as const;
  return (
    <section aria-labelledby="figures-h" className="rt-sprint-section">
      <Heading level={2} data-size="2xs" id="figures-h">
        {closed ? t('sprint.figures') : t('sprint.figuresSoFar')}
      </Heading>
      <dl className="rt-sprint-figures">
        {figures.map(([word, sum]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <strong>{t('sprint.hours', { hours: rounded(texts, sum.estimate) })}</strong>{' '}
              <span className="rt-meta">{t('sprint.count', { issues: sum.issues })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What came and went after the sprint had begun, in words. */
export function ScopeChanges({ report }: { readonly report: SprintReportValue }) {
  const texts = useTexts();
  const { t } = texts;
  const estimate = (value: number | null) =>
    value === null ? t('sprint.noEstimate') : rounded(texts, value);
  return (
    <section aria-labelledby="scope-h" className="rt-sprint-section">
      <Heading level={2} data-size="2xs" id="scope-h">
        {t('sprint.scope')}
      </Heading>
      {report.changes.length === 0 ? <p className="rt-meta">{t('sprint.scopeNone')}</p> : null}
      <ul className="rt-plain-list rt-sprint-changes">
        {report.changes.map((c) => (
          <li key={`${c.at}${c.issue.key}${c.type}`} data-type={c.type}>
            <NodeLink node={{ ...c.issue, state: null }} />{' '}
            {t(`sprint.change.${c.type}`, { from: estimate(c.from), to: estimate(c.to) })}
            {c.type === 'estimated' || c.to === null ? '' : ` (${rounded(texts, c.to)})`}{' '}
            <span className="rt-meta">
              <When at={c.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomes = ['done', 'notDone', 'removed', 'dropped'] as const;

/** The issues of the sprint by what became of them. */
export function SprintOutcomes({ report }: { readonly report: SprintReportValue }) {
  const texts = useTexts();
  const { t } = texts;
  const closed = report.sprint.state === 'closed';
  return (
    <>
      {outcomes.map((o) => {
        const issues = report.issues.filter((i) => i.outcome === o);
        if (issues.length === 0) return null;
        const sum = {
          issues: issues.length,
          estimate: issues.reduce((n, i) => n + (i.estimate ?? 0), 0),
        };
        return (
          <section key={o} aria-labelledby={`outcome-${o}`} className="rt-sprint-section">
            <Heading level={2} data-size="2xs" id={`outcome-${o}`}>
              {o === 'notDone' && !closed ? t('sprint.notDoneYet') : t(`sprint.outcome.${o}`)}{' '}
              <span className="rt-faint">{sumWords(texts, sum)}</span>
            </Heading>
            <ul className="rt-plain-list rt-sprint-outcome">
              {issues.map((i) => (
                <li key={i.issue.key}>
                  {/* How it stands now says nothing of a sprint that is over. */}
                  <NodeLink node={closed ? { ...i.issue, state: null } : i.issue} />
                  <span className="rt-meta">
                    {[
                      i.committed ? '' : t('sprint.wasAdded'),
                      i.owner?.name ?? '',
                      i.estimate === null ? '' : rounded(texts, i.estimate),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {report.hidden > 0 ? <p className="rt-meta">{t('sprint.hidden', { count: report.hidden })}</p> : null}
    </>
  );
}
