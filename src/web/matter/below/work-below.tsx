import { Heading, Switch, ToggleGroup } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { belowFilters } from '../../../domain/thread/index.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { useMatterPlace } from '../matter-context.ts';
import { AddPart, type PartKind } from './add-part.tsx';
import { BelowTree } from './below-tree.tsx';
import { type Only, rootQuery } from './queries.ts';
import './below.css';

/** Kinds that a kind is broken down into here, the nearest first; a kind that is not named has no work below it. */
const addable: Readonly<Record<string, readonly PartKind[]>> = {
  need: [],
  demand: [],
  initiative: ['roadmapElement', 'epic', 'issue'],
  roadmapElement: ['epic', 'issue'],
  epic: ['issue'],
  issue: ['issue'],
};

const choices = ['all', ...belowFilters] as const;

/** The work under a matter: a tree with roll-up, read a level at a time, and a line to add the next part on. */
export function WorkBelow() {
  const { matter } = useMatterPlace();
  const kinds = addable[matter.kind];
  return kinds ? <Below kinds={kinds} /> : null;
}

function Below({ kinds }: { readonly kinds: readonly PartKind[] }) {
  const { t, percent } = useTexts();
  const { matter, narrow } = useMatterPlace();
  const [only, setOnly] = useState<Only>(null);
  const [weighted, setWeighted] = useState(false);
  const root = useInfiniteQuery(rootQuery(matter.key, only));
  const mayAdd = [useMay('matter.create'), useMay('link.edit'), kinds.length > 0].every(Boolean);
  const mayMove = useMay('matter.edit');
  const first = root.data?.pages[0];
  const nothing =
    first !== undefined && first.items.length === 0 && first.running.length === 0 && first.notShown === 0;
  const { rollup } = matter;
  const known = matter.strip.down.length > 0 || rollup !== null;
  // What is not there takes no room, also while it is not known yet.
  if (only === null && !mayAdd && (nothing || (!first && !known))) return null;
  const byEstimate = rollup !== null && rollup.estimate > 0;
  return (
    <section className="rt-section rt-below" id="below" tabIndex={-1} aria-labelledby="below-label">
      <div className="rt-below-head">
        <Heading level={2} data-size="2xs" id="below-label">
          {t('backlog.children.title')}{' '}
          {rollup && rollup.total > 0 ? (
            <span className="rt-faint">
              {weighted && byEstimate
                ? t('backlog.children.weighted', { share: percent(rollup.estimateDone / rollup.estimate) })
                : t('backlog.children.closed', { closed: rollup.closed, total: rollup.total })}
            </span>
          ) : null}
        </Heading>
        {narrow ? null : (
          <Link to={`/thread/${encodeURIComponent(matter.key)}`}>{t('matter.wholeThread')}</Link>
        )}
      </div>
      {nothing && only === null ? null : (
        <div className="rt-below-tools">
          <ToggleGroup
            data-size="sm"
            aria-label={t('matter.below.show')}
            value={only ?? 'all'}
            onChange={(value: string) => setOnly(belowFilters.find((f) => f === value) ?? null)}
          >
            {choices.map((c) => (
              <ToggleGroup.Item key={c} value={c}>
                {t(`matter.below.only.${c}`)}
              </ToggleGroup.Item>
            ))}
          </ToggleGroup>
          {byEstimate ? (
            <Switch
              data-size="sm"
              label={t('matter.below.byEstimate')}
              checked={weighted}
              onChange={(e) => setWeighted(e.target.checked)}
            />
          ) : null}
        </div>
      )}
      {root.isPending && known ? <Loading lines={3} /> : null}
      {root.isError ? <Problem error={root.error} retry={() => void root.refetch()} /> : null}
      {root.data && !(nothing && only === null) ? (
        <BelowTree
          key={only}
          of={matter.key}
          pages={root.data.pages}
          more={root.hasNextPage ? () => void root.fetchNextPage() : null}
          only={only}
          weighted={weighted}
          mayMove={mayMove && only === null}
        />
      ) : null}
      {nothing && only === null ? <p className="rt-faint">{t('matter.below.invite')}</p> : null}
      {mayAdd ? <AddPart parent={matter.key} kinds={kinds} /> : null}
    </section>
  );
}
