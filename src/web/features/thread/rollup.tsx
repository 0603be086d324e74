import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import type { RollupValue } from '../../../contract/matters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

const measures = ['closed', 'merged', 'released', 'inProduction'] as const;

/** How far the work below has come: each measure a bar with its words, each a door to the list behind it. */
export function Rollup({ rollup, nodeKey }: { readonly rollup: RollupValue; readonly nodeKey: string }) {
  const { t, number, percent } = useTexts();
  if (rollup.total === 0) return null;
  return (
    <section className="rt-rollup">
      <Heading level={2} data-size="xs">
        {t('thread.rollup.title')}
      </Heading>
      <ul>
        {measures.map((m) => (
          <li key={m} data-measure={m}>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect className="rt-rollup-all" width="100" height="6" />
              <rect className="rt-rollup-done" width={(100 * rollup[m]) / rollup.total} height="6" />
            </svg>
            <Link to={`/thread/${encodeURIComponent(nodeKey)}?view=list&only=${m}`}>
              {t('thread.rollup.of', {
                done: number(rollup[m]),
                total: number(rollup.total),
                what: t(`thread.rollup.${m}`),
                share: percent(rollup[m] / rollup.total),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
