import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { AddChild } from './add-child.tsx';
import { ChildTree } from './child-tree.tsx';
import { childrenQuery } from './queries.ts';
import './backlog.css';

/** Kinds that a kind is broken down into, the nearest first. */
const below: Readonly<Record<string, readonly ('roadmapElement' | 'epic' | 'issue')[]>> = {
  initiative: ['roadmapElement', 'epic', 'issue'],
  roadmapElement: ['epic', 'issue'],
  epic: ['issue'],
  issue: ['issue'],
};

/** The work under a matter: a tree with roll-up, read a level at a time, and a line to add the next part on. */
export function Part({ matter }: MatterPartProps) {
  const { t, percent } = useTexts();
  const children = useQuery(childrenQuery(matter.key));
  const mayAdd = [useMay('matter.create'), useMay('link.edit')].every(Boolean);
  const items = children.data?.items ?? [];
  const kinds = below[matter.kind] ?? [];
  const { rollup } = matter;
  if (children.isSuccess && items.length === 0 && !mayAdd) return null;
  return (
    <section className="rt-children" aria-labelledby="children-h">
      <Heading level={2} data-size="2xs" id="children-h">
        {t('backlog.children.title')}{' '}
        {rollup && rollup.total > 0 ? (
          <span className="rt-faint">
            {t('backlog.children.closed', { closed: rollup.closed, total: rollup.total })}
            {rollup.estimate > 0
              ? ` · ${t('backlog.children.weighted', { share: percent(rollup.estimateDone / rollup.estimate) })}`
              : ''}
          </span>
        ) : null}
      </Heading>
      {children.isPending ? <Loading lines={3} /> : null}
      {children.isError ? <Problem error={children.error} retry={() => void children.refetch()} /> : null}
      {items.length > 0 ? <ChildTree of={matter.key} items={items} /> : null}
      {children.data?.next ? <p className="rt-faint">{t('backlog.children.more', { count: 200 })}</p> : null}
      {mayAdd && kinds.length > 0 ? <AddChild parent={matter.key} kinds={kinds} /> : null}
    </section>
  );
}
