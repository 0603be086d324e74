import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import { deliveredNotInProduction } from '../../../../domain/roadmap/index.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import './parts.css';

/** What must be known of an element at once: delivered but not in production; on the public roadmap. */
export function Part({ matter }: MatterPartProps) {
  const { t, language } = useTexts();
  const r = matter.rollup;
  const waiting = deliveredNotInProduction(matter.state, r);
  const product = (matter.fields.product ?? null) as { readonly key: string } | null;
  const isPublic = matter.audience === 'public' && product !== null;
  if (!waiting && !isPublic) return null;
  return (
    <div className="rt-road-signals">
      {waiting && r ? (
        <p className="rt-road-waiting">
          <ExclamationmarkTriangleIcon aria-hidden />{' '}
          <Link to={`/thread/${encodeURIComponent(matter.key)}?view=list`}>
            {t('roadmap.notInProductionOf', { count: r.inProduction, total: r.total })}
          </Link>
        </p>
      ) : null}
      {isPublic ? (
        <p>
          <a
            href={`/${language}/roadmap/${encodeURIComponent(product.key)}/${encodeURIComponent(matter.key)}`}
          >
            {t('roadmap.seePublic')}
          </a>
        </p>
      ) : null}
    </div>
  );
}
