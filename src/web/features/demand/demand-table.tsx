import { Link } from 'react-router';
import type { DemandWithAnswersValue } from '../../../contract/demand.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { AnswerPicker } from './answer-picker.tsx';
import { Answers, isUnanswered } from './answers.tsx';

/** Demands in order, with what answers each; those nobody answers stand out, and are answered where they stand. */
export function DemandTable({
  items,
  caption,
  withDocument = false,
}: {
  readonly items: readonly DemandWithAnswersValue[];
  readonly caption: string;
  /** Names the document each is of. */
  readonly withDocument?: boolean;
}) {
  const texts = useTexts();
  const { t } = texts;
  const mayLink = useMay('link.edit');
  return (
    <ScrollBox>
      <table className="rt-table rt-demands">
        <caption className="rt-sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('demand.number')}</th>
            <th scope="col">{t('demand.title')}</th>
            <th scope="col">{texts.derived('field.state')}</th>
            <th scope="col">{t('demand.deadline')}</th>
            <th scope="col">{t('demand.answers')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((d) => {
            const late = d.deadline !== null && d.category !== 'done' && d.deadline < texts.today();
            return (
              <tr key={d.key} data-unanswered={isUnanswered(d) || undefined}>
                <td className="rt-key">{d.number}</td>
                <th scope="row">
                  <Link to={nodeHref({ key: d.key, kind: 'demand' })}>{d.title}</Link>
                  <span className="rt-demand-under">
                    <span className="rt-key">{d.key}</span>
                    {withDocument && d.document ? (
                      <>
                        {' · '}
                        <Link to={nodeHref(d.document)}>{d.document.title}</Link>
                      </>
                    ) : null}
                    {d.owner ? ` · ${d.owner.name}` : ''}
                  </span>
                </th>
                <td>
                  <StateBadge kind="demand" state={d.state} />
                </td>
                <td>
                  {d.deadline ? <DayText day={d.deadline} /> : null}
                  {late ? <span className="rt-late"> {t('portfolio.late')}</span> : null}
                </td>
                <td>
                  <Answers demand={d} />
                  {mayLink && d.category !== 'done' ? (
                    <AnswerPicker demand={d} answered={d.answers.map((a) => a.key)} />
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
