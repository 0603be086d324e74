import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { ThreadValue } from '../../../contract/thread.ts';
import { filterSearch } from '../../shared/facts/deployment-filters.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { When } from '../../shared/ui/when.tsx';

/** For an issue: which applications it came out in, where first, when in production, how long from test to production. */
export function Delivered({ thread }: { readonly thread: ThreadValue }) {
  const { t, span, number } = useTexts();
  const { deliveries, focus, leadTimeSeconds } = thread;
  const isIssue = focus.kind === 'externalIssue' || focus.kind === 'issue';
  if (deliveries.length === 0 && !isIssue) return null;
  return (
    <section className="rt-delivered">
      <Heading level={2} data-size="xs">
        {t('thread.deliveries.title')}
      </Heading>
      {deliveries.length === 0 ? (
        <p>{t('thread.deliveries.none', { key: focus.key })}</p>
      ) : (
        <>
          {leadTimeSeconds !== null ? (
            <p>{t('thread.deliveries.total', { span: span(leadTimeSeconds) })}</p>
          ) : null}
          <ScrollBox>
            <table className="rt-table rt-delivered-table">
              <thead>
                <tr>
                  <th scope="col">{t('thread.deliveries.application')}</th>
                  <th scope="col">{t('thread.deliveries.first')}</th>
                  <th scope="col">{t('thread.deliveries.production')}</th>
                  <th scope="col">{t('thread.deliveries.lead')}</th>
                  <th scope="col" className="rt-number">
                    {t('thread.deliveries.count')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {deliveries.map((d) => (
                  <tr key={d.application.key}>
                    <th scope="row">
                      <Link to={nodeHref(d.application)}>{d.application.title}</Link>
                    </th>
                    <td data-label={t('thread.deliveries.first')}>
                      {d.firstEnvironment ? (
                        <EnvironmentMark
                          name={d.firstEnvironment}
                          production={d.firstAt === d.firstProductionAt}
                        />
                      ) : (
                        '–'
                      )}{' '}
                      {d.firstAt ? <When at={d.firstAt} /> : null}
                    </td>
                    <td data-label={t('thread.deliveries.production')}>
                      {d.firstProductionAt ? (
                        <When at={d.firstProductionAt} />
                      ) : (
                        <span className="rt-faint">{t('thread.deliveries.notProduction')}</span>
                      )}
                    </td>
                    <td data-label={t('thread.deliveries.lead')}>
                      {d.leadTimeSeconds === null ? (
                        <span className="rt-faint" title={t('thread.deliveries.leadUnknown')}>
                          –<span className="rt-sr"> {t('thread.deliveries.leadUnknown')}</span>
                        </span>
                      ) : (
                        span(d.leadTimeSeconds)
                      )}
                    </td>
                    <td className="rt-number" data-label={t('thread.deliveries.count')}>
                      <Link
                        to={`/deliveries${filterSearch({ application: d.application.key, q: focus.key })}`}
                      >
                        {number(d.deployments)}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      )}
    </section>
  );
}
