import type { DemandWithAnswersValue } from '../../../contract/demand.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';

/** Whether nothing answers a demand that ought to be answered. */
export const isUnanswered = (d: DemandWithAnswersValue): boolean =>
  d.category !== 'done' && d.answers.length === 0 && d.hiddenAnswers === 0;

/** What answers a demand, each with its state; nothing stands out. */
export function Answers({ demand: d }: { readonly demand: DemandWithAnswersValue }) {
  const texts = useTexts();
  const { t } = texts;
  if (isUnanswered(d)) return <strong className="rt-demand-open">{t('demand.unansweredOne')}</strong>;
  return (
    <ul className="rt-plain-list rt-demand-answers">
      {d.answers.map((a) => (
        <li key={a.key}>
          <NodeLink node={a} />
          {a.state ? <span className="rt-faint"> {processTexts(texts, a.kind).state(a.state)}</span> : null}
        </li>
      ))}
      {d.hiddenAnswers > 0 ? (
        <li className="rt-faint">{t('demand.hidden', { count: d.hiddenAnswers })}</li>
      ) : null}
    </ul>
  );
}
