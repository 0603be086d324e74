import { useInfiniteQuery } from '@tanstack/react-query';
import type { BelowLevelValue } from '../../../contract/thread-below.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { BelowItem } from './below-item.tsx';
import { levelQuery } from './queries.ts';
import { RunningItem } from './running-item.tsx';
import { SmallItem } from './small-item.tsx';
import type { TreePlace } from './tree-place.ts';

interface BelowLevelProps {
  /** Key of the whole. */
  readonly parent: string;
  /** Path of the whole. */
  readonly path: string;
  readonly level: number;
  readonly pages: readonly BelowLevelValue[];
  readonly more: (() => void) | null;
  readonly place: TreePlace;
}

/** The rows of one level: the parts, what runs in production, how many are not shown, and a way to read more. */
export function BelowLevel({ parent, path, level, pages, more, place }: BelowLevelProps) {
  const { t } = useTexts();
  const first = pages[0];
  if (!first) return null;
  const items = pages.flatMap((p): BelowLevelValue['items'] => p.items);
  const { running, notShown } = first;
  const empty = items.length === 0 && running.length === 0 && notShown === 0;
  const of = items.length + running.length + [more, notShown > 0, empty].filter(Boolean).length;
  const small = (at: number, name: string) => ({ path: `${path}/${name}`, level, at, of });
  let at = items.length;
  return (
    <>
      {items.map((row, i) => {
        const own = `${path}/${row.key}`;
        return (
          <BelowItem
            key={row.key}
            row={row}
            parent={parent}
            item={{ path: own, level, at: i + 1, of }}
            place={place}
          >
            {row.opens && place.isOpen(own) ? (
              <Opened parent={row.key} path={own} level={level + 1} place={place} />
            ) : null}
          </BelowItem>
        );
      })}
      {more ? (
        <SmallItem item={small(++at, '*more')} place={place} text={t('matter.below.more')} onAct={more} />
      ) : null}
      {running.map((r) => (
        <RunningItem
          key={`${r.application.key} ${r.environment}`}
          running={r}
          item={small(++at, `${r.application.key}*${r.environment}`)}
          place={place}
        />
      ))}
      {notShown > 0 ? (
        <SmallItem
          item={small(++at, '*hidden')}
          place={place}
          text={t('matter.below.notShown', { count: notShown })}
        />
      ) : null}
      {empty ? (
        <SmallItem
          item={small(++at, '*none')}
          place={place}
          text={t(place.only ? `matter.below.none.${place.only}` : 'matter.below.none')}
        />
      ) : null}
    </>
  );
}

/** What is below an opened part, read now when it is not known. */
function Opened({ parent, path, level, place }: Omit<BelowLevelProps, 'pages' | 'more'>) {
  const { t } = useTexts();
  const { data, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    levelQuery(parent, place.only),
  );
  if (data)
    return (
      <BelowLevel
        parent={parent}
        path={path}
        level={level}
        pages={data.pages}
        more={hasNextPage ? () => void fetchNextPage() : null}
        place={place}
      />
    );
  return (
    <SmallItem
      item={{ path: `${path}/*wait`, level, at: 1, of: 1 }}
      place={place}
      text={t(isError ? 'matter.below.failed' : 'common.loading')}
      {...(isError ? { onAct: () => void refetch() } : {})}
    />
  );
}
