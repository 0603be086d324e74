import { Link } from 'react-router';
import { useTexts } from '../shared/texts/texts-context.ts';
import { useMatterPlace } from './matter-context.ts';

const measures = ['closed', 'merged', 'released', 'inProduction'] as const;

/** How far the work below has really come: closed, merged, in a release, in production. Every number is a door. */
export function TruthBar() {
  const { t, percent, number } = useTexts();
  const { matter } = useMatterPlace();
  const r = matter.rollup;
  if (!r || r.total === 0) return null;
  const whole = `/thread/${encodeURIComponent(matter.key)}?view=list`;
  return (
    <section className="rt-truth" aria-label={t('matter.truth')}>
      <svg className="rt-truth-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="rt-truth-all" width="100" height="8" />
        <rect className="rt-truth-closed" width={(100 * r.closed) / r.total} height="8" />
        <rect className="rt-truth-production" width={(100 * r.inProduction) / r.total} height="8" />
      </svg>
      <ul>
        <li>
          <Link to={whole}>{t('matter.truth.total', { count: r.total, shown: number(r.total) })}</Link>
        </li>
        {measures.map((m) => (
          <li key={m}>
            <Link
              to={`${whole}&only=${m}`}
              title={t('matter.truth.of', { count: number(r[m]), total: number(r.total) })}
            >
              <i data-measure={m} aria-hidden="true" />
              {t(`matter.truth.${m}`)} {percent(r[m] / r.total)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
