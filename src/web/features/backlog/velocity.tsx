import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { VelocityValue } from '../../../contract/sprints.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { rounded } from './sprint-words.ts';

/** What the last closed sprints got done, oldest first: bars in the table itself, so that figure and picture are one. */
export function Velocity({ velocity }: { readonly velocity: VelocityValue }) {
  const texts = useTexts();
  const { t } = texts;
  const most = Math.max(
    1,
    ...(velocity?.sprints ?? []).flatMap((s) => [s.result.done.estimate, s.result.committed.estimate]),
  );
  return (
    <section aria-labelledby="velocity-h" className="rt-sprint-section">
      <Heading level={2} data-size="2xs" id="velocity-h">
        {t('sprint.velocity')}
      </Heading>
      {velocity ? (
        <>
          <p>
            {t('sprint.velocitySays', {
              average: rounded(texts, velocity.average),
              count: velocity.sprints.length,
              low: rounded(texts, velocity.low),
              high: rounded(texts, velocity.high),
            })}
          </p>
          <ScrollBox>
            <table className="rt-table rt-velocity">
              <caption className="rt-sr">{t('sprint.velocity')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('field.sprint')}</th>
                  <th scope="col">{t('sprint.lastDay')}</th>
                  <th scope="col" className="rt-number">
                    {t('sprint.committed')}
                  </th>
                  <th scope="col" className="rt-number">
                    {t('sprint.done')}
                  </th>
                  <td className="rt-velocity-bars" />
                </tr>
              </thead>
              <tbody>
                {[...velocity.sprints].reverse().map((s) => (
                  <tr key={s.key}>
                    <th scope="row">
                      <Link to={nodeHref({ key: s.key, kind: 'sprint' })}>{s.title}</Link>
                    </th>
                    <td>
                      <DayText day={s.endsOn} />
                    </td>
                    <td className="rt-number">{rounded(texts, s.result.committed.estimate)}</td>
                    <td className="rt-number">{rounded(texts, s.result.done.estimate)}</td>
                    <td className="rt-velocity-bars" aria-hidden>
                      <span style={{ inlineSize: `${(s.result.committed.estimate / most) * 100}%` }} />
                      <span
                        data-done="true"
                        style={{ inlineSize: `${(s.result.done.estimate / most) * 100}%` }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <p className="rt-meta">{t('sprint.velocityLegend')}</p>
        </>
      ) : (
        <p className="rt-meta">{t('sprint.velocityNone')}</p>
      )}
    </section>
  );
}
