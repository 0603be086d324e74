import { ArrowDownIcon, ArrowUpIcon, ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { BelowRowValue } from '../../../contract/thread-below.ts';
import { processOf } from '../../../domain/processes.ts';
import { categoryOf } from '../../../domain/thread/index.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateShape } from '../../shared/ui/state-badge.tsx';
import { Progress, progressText } from './progress.tsx';
import { TreeLine } from './tree-line.tsx';
import type { ItemPlace, TreePlace } from './tree-place.ts';

interface BelowItemProps {
  readonly row: BelowRowValue;
  /** Key of the whole. */
  readonly parent: string;
  readonly item: ItemPlace;
  readonly place: TreePlace;
  /** What is below it, when it is opened. */
  readonly children: ReactNode;
}

/** One part: state, key, title, holes, how far it has come, owner; and after it its own parts. */
export function BelowItem({ row, parent, item, place, children }: BelowItemProps) {
  const texts = useTexts();
  const { t, derived } = texts;
  const words = processTexts(texts, row.kind);
  const state = row.state === null ? undefined : processOf(row.kind)?.states[row.state];
  const open = row.opens ? place.isOpen(item.path) : null;
  const holes = row.holes.map((code) => derived(`thread.hole.${code}`));
  return (
    <>
      <TreeLine
        item={item}
        place={place}
        open={open}
        href={nodeHref(row)}
        label={[
          `${words.name} ${row.key} ${row.title}`,
          row.rollup && row.state ? words.state(row.state) : '',
          progressText(texts, row, place.weighted),
          row.owner?.name ?? '',
          ...holes,
        ]
          .filter(Boolean)
          .join(', ')}
      >
        {open === null ? (
          <span className="rt-tree-fold" />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className="rt-tree-fold"
            aria-label={t(open ? 'backlog.children.fold' : 'backlog.children.unfold', { key: row.key })}
            onClick={() => place.toggle(item.path)}
          >
            {open ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
          </button>
        )}
        <span className="rt-below-shape" title={row.state ? words.state(row.state) : words.name}>
          <StateShape
            category={categoryOf(row.kind, row.state) ?? (row.inProduction ? 'done' : 'waiting')}
            abandoned={state?.abandoned === true}
          />
        </span>
        <span className="rt-key">{row.key}</span>
        <Link to={nodeHref(row)} tabIndex={-1} data-abandoned={state?.abandoned || undefined}>
          {row.title}
        </Link>
        {row.holes.map((code) => (
          <span key={code} className="rt-below-hole" title={derived(`thread.hole.${code}.long`)}>
            {derived(`thread.hole.${code}`)}
          </span>
        ))}
        <Progress row={row} weighted={place.weighted} />
        <span className="rt-faint rt-below-owner">{row.owner?.name}</span>
        {place.mayMove && row.rank !== null ? (
          <span className="rt-rank">
            {([-1, 1] as const).map((step) => (
              <button
                key={step}
                type="button"
                tabIndex={-1}
                data-move={step}
                aria-label={t(step < 0 ? 'backlog.list.upKey' : 'backlog.list.downKey', { key: row.key })}
                onClick={() => place.move(parent, row, step)}
              >
                {step < 0 ? <ArrowUpIcon aria-hidden /> : <ArrowDownIcon aria-hidden />}
              </button>
            ))}
          </span>
        ) : null}
      </TreeLine>
      {children}
    </>
  );
}
