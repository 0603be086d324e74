import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { workRoutes } from '../../../contract/matter-routes.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { CarryOut } from './carry-out.tsx';

type Own = RouteReply<typeof workRoutes.mine>['own'];

/** What the reader owns and is not done, with the next step: taken here when nothing stands in its way. */
export function OwnTable({ own }: { readonly own: Own }) {
  const texts = useTexts();
  const { t, derived } = texts;
  return (
    <section className="rt-work-section" aria-labelledby="work-own">
      <Heading level={2} data-size="2xs" id="work-own">
        {t('work.own')} {own.length > 0 ? <span className="rt-count">{own.length}</span> : null}
      </Heading>
      {own.length === 0 ? (
        <p className="rt-faint">
          {t('work.ownNone')} <Link to="/needs/new">{t('work.ownBegin')}</Link>
        </p>
      ) : (
        <ScrollBox>
          <table className="rt-table rt-own">
            <caption className="rt-sr">{t('work.own')}</caption>
            <thead>
              <tr>
                <th scope="col">{derived('field.key')}</th>
                <th scope="col">{derived('field.title')}</th>
                <th scope="col">{derived('field.state')}</th>
                <th scope="col">{t('work.next')}</th>
              </tr>
            </thead>
            <tbody>
              {own.map(({ matter, next }) => {
                const words = processTexts(texts, matter.kind);
                const late = matter.plannedEnd !== null && matter.plannedEnd < texts.today();
                return (
                  <tr key={matter.key}>
                    <td className="rt-key">{matter.key}</td>
                    <th scope="row">
                      <Link to={nodeHref(matter)}>{matter.title}</Link>
                    </th>
                    <td>
                      <StateBadge kind={matter.kind} state={matter.state} />
                    </td>
                    <td>
                      {next?.missing === 0 ? (
                        <CarryOut
                          matter={matter}
                          version={matter.version}
                          transition={next.name}
                          variant="tertiary"
                        />
                      ) : next ? (
                        <Link to={nodeHref(matter)} className="rt-own-next">
                          {words.transition(next.name)}
                          <span className="rt-faint"> · {t('work.missing', { count: next.missing })}</span>
                        </Link>
                      ) : null}
                      {late && matter.plannedEnd ? (
                        <span className="rt-late">
                          {' '}
                          · {t('work.late', { day: texts.shortDay(matter.plannedEnd) })}
                        </span>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
