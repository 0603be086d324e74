import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { ProcessPageValue } from '../../../contract/handbook.ts';
import { processOf } from '../../../domain/processes.ts';
import { listPath } from '../../matter/lists/list-path.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { When } from '../../shared/ui/when.tsx';

/** The list of what is not done of a kind. */
export function openListPath(kind: string): string {
  const open = Object.entries(processOf(kind)?.states ?? {})
    .filter(([, s]) => s.category !== 'done' && !s.retired)
    .map(([state]) => state);
  return `${listPath(kind)}?state=${open.join(',')}`;
}

/** The open matters of a kind that have stood longest in their state, and the door to all of them. */
export function OpenMatters({ page }: { readonly page: ProcessPageValue }) {
  const { t, number } = useTexts();
  const rows = page.openMatters;
  return (
    <section aria-labelledby={`open-${page.kind}`}>
      <Heading level={2} data-size="xs" id={`open-${page.kind}`}>
        {t('handbook.openTitle')}
      </Heading>
      {rows.length === 0 ? (
        <p>{t('handbook.openEmpty')}</p>
      ) : (
        <>
          <ScrollBox>
            <table className="rt-table">
              <caption className="rt-sr">{t('handbook.openTitle')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('handbook.openMatter')}</th>
                  <th scope="col">{t('handbook.state')}</th>
                  <th scope="col">{t('handbook.openOwner')}</th>
                  <th scope="col">{t('handbook.openSince')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((m) => (
                  <tr key={m.node.key}>
                    <th scope="row">
                      <NodeLink node={m.node} />
                    </th>
                    <td>
                      <StateBadge kind={m.node.kind} state={m.node.state} />
                    </td>
                    <td>{m.owner?.name ?? t('common.nobody')}</td>
                    <td>
                      <When at={m.stateSince} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <p>
            <Link to={openListPath(page.kind)}>
              {t('handbook.openAll', { count: number(page.figures.open) })}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
