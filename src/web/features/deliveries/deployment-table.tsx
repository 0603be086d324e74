import { Link } from 'react-router';
import type { DeploymentRowValue } from '../../../contract/deployments.ts';
import { EnvironmentMark } from '../../shared/facts/environment-mark.tsx';
import { ExplainedMark } from '../../shared/facts/explained-mark.tsx';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { When } from '../../shared/ui/when.tsx';

const shownIssues = 2;

/** Dense rows of deployments. On a narrow screen each becomes a small block. The first link of a row opens it. */
export function DeploymentTable({
  rows,
  caption,
  hideApplication,
}: {
  readonly rows: readonly DeploymentRowValue[];
  readonly caption: string;
  readonly hideApplication?: boolean;
}) {
  const { t } = useTexts();
  return (
    <ScrollBox className="rt-deliveries-wrap">
      <table className="rt-table rt-deliveries">
        <caption className="rt-sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.column.when')}</th>
            {hideApplication ? null : <th scope="col">{t('deliveries.column.application')}</th>}
            <th scope="col">{t('deliveries.column.environment')}</th>
            <th scope="col">{t('deliveries.column.what')}</th>
            <th scope="col" className="rt-deliveries-issues">
              {t('deliveries.column.issues')}
            </th>
            <th scope="col">{t('deliveries.column.explained')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-production={row.production}>
              <td className="rt-deliveries-when">
                <Link to={nodeHref({ key: row.key, kind: 'deployment' })} data-row="true">
                  <When at={row.deployedAt} />
                  <span className="rt-sr">
                    , {row.application.title}, {row.environment}
                  </span>
                </Link>
              </td>
              {hideApplication ? null : (
                <th scope="row" className="rt-deliveries-app">
                  <Link to={nodeHref(row.application)}>{row.application.title}</Link>
                  <small>{row.product.title}</small>
                </th>
              )}
              <td>
                <EnvironmentMark name={row.environment} production={row.production} />
              </td>
              <td className="rt-deliveries-what">
                <div>
                  <span title={row.summary}>{row.summary}</span>
                  {row.lines > 1 ? (
                    <small>{t('deliveries.moreLines', { count: row.lines - 1 })}</small>
                  ) : null}
                </div>
              </td>
              <td className="rt-deliveries-issues">
                {row.issues.slice(0, shownIssues).map((key) => (
                  <Link key={key} className="rt-key" to={`/thread/${encodeURIComponent(key)}`}>
                    {key}
                  </Link>
                ))}
                {row.issues.length > shownIssues ? (
                  <span className="rt-faint" title={row.issues.slice(shownIssues).join(', ')}>
                    {t('deliveries.moreIssues', { count: row.issues.length - shownIssues })}
                  </span>
                ) : null}
              </td>
              <td>
                <ExplainedMark value={row.explained} production={row.production} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
