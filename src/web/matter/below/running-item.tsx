import { Link } from 'react-router';
import type { RunningValue } from '../../../contract/thread-below.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { When } from '../../shared/ui/when.tsx';
import { TreeLine } from './tree-line.tsx';
import type { ItemPlace, TreePlace } from './tree-place.ts';

interface RunningItemProps {
  readonly running: RunningValue;
  readonly item: ItemPlace;
  readonly place: TreePlace;
}

/** What of a part runs in one production environment: since when, and the latest deployment of it. */
export function RunningItem({ running: r, item, place }: RunningItemProps) {
  const { t, shortDay, relative } = useTexts();
  const href = nodeHref(r.latest);
  const where = { application: r.application.title, environment: r.environment };
  const since = t('matter.below.since', { day: shortDay(r.firstAt.slice(0, 10)) });
  const latest = t('matter.below.latest', { count: r.deployments });
  return (
    <TreeLine
      item={item}
      place={place}
      href={href}
      label={[
        t('matter.below.runs', where),
        since,
        r.deployments > 1 ? `${latest} ${relative(r.latestAt)}` : '',
      ]
        .filter(Boolean)
        .join(', ')}
    >
      <span className="rt-tree-fold">
        <i className="rt-below-runs" aria-hidden="true" />
      </span>
      <Link to={href} tabIndex={-1}>
        {t('matter.below.runs', where)}
      </Link>
      <span className="rt-faint rt-below-since">
        {since}
        {r.deployments > 1 ? (
          <>
            {' · '}
            {latest} <When at={r.latestAt} />
          </>
        ) : null}
      </span>
    </TreeLine>
  );
}
