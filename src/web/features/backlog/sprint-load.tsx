import type { SprintValue, VelocityValue } from '../../../contract/sprints.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { rounded } from './sprint-words.ts';

/** How much is planned against what the last sprints got done: a bar with the average marked, and the same in words. */
export function LoadLine({
  estimate,
  velocity,
}: {
  readonly estimate: number;
  readonly velocity: VelocityValue;
}) {
  const texts = useTexts();
  const { t } = texts;
  if (!velocity) return null;
  const most = Math.max(estimate, velocity.high, 1);
  const over = estimate > velocity.high;
  return (
    <div className="rt-sprint-load" data-over={over}>
      <div className="rt-sprint-load-bar" aria-hidden>
        <span style={{ inlineSize: `${(estimate / most) * 100}%` }} />
        <i style={{ insetInlineStart: `${(velocity.average / most) * 100}%` }} />
      </div>
      <span>
        {t('sprint.load', {
          estimate: rounded(texts, estimate),
          average: rounded(texts, velocity.average),
        })}
        {over ? <strong>, {t('sprint.loadOver')}</strong> : null}
      </span>
    </div>
  );
}

/** What each has in a sprint. */
export function PeopleTable({ sprint }: { readonly sprint: SprintValue }) {
  const texts = useTexts();
  const { t, number } = texts;
  if (sprint.people.length === 0) return null;
  return (
    <details className="rt-sprint-people">
      <summary>{t('sprint.people')}</summary>
      <ScrollBox>
        <table className="rt-table">
          <caption className="rt-sr">{t('sprint.people')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sprint.owner')}</th>
              <th scope="col" className="rt-number">
                {t('sprint.issues')}
              </th>
              <th scope="col" className="rt-number">
                {t('sprint.estimate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sprint.people.map((p) => (
              <tr key={p.person?.id ?? 0}>
                <th scope="row">{p.person?.name ?? t('sprint.nobody')}</th>
                <td className="rt-number">{number(p.issues)}</td>
                <td className="rt-number">{rounded(texts, p.estimate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
}
