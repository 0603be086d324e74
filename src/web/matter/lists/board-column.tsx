import { Button } from '@digdir/designsystemet-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { wipStanding } from '../../../domain/backlog/index.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import type { MenuItem } from '../../shared/ui/menu.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { StateShape } from '../../shared/ui/state-badge.tsx';
import { type ColumnQuery, columnPage } from './board-cache.ts';
import { BoardCard } from './board-card.tsx';
import { useCardDrop } from './use-card-drop.ts';
import { useRows } from './use-list.ts';

interface BoardColumnProps {
  readonly definition: ProcessDefinition;
  readonly column: ColumnQuery;
  readonly count: { readonly count: number; readonly capped: boolean; readonly estimate: number } | null;
  readonly limit: number | null;
  readonly mayMove: boolean;
  /** The card that is to have focus, once it is here. */
  readonly focus: string | null;
  readonly onFocused: () => void;
  readonly fits: (row: MatterRowValue) => boolean;
  readonly onDrop: (row: MatterRowValue, before: string | null) => void;
  readonly movesOf: (
    row: MatterRowValue,
    index: number,
  ) => readonly (MenuItem | { readonly heading: string })[];
}

/** The heading of a column: state, how many of how many, sum. */
function ColumnHead({
  definition,
  column,
  count,
  limit,
}: Pick<BoardColumnProps, 'definition' | 'column' | 'count' | 'limit'>) {
  const texts = useTexts();
  const { t, number } = texts;
  const known = definition.states[column.state];
  const many = count?.count ?? 0;
  const standing = wipStanding(limit, many);
  return (
    <h2 id={`column-${column.state}`}>
      <StateShape category={known?.category ?? 'waiting'} abandoned={known?.abandoned === true} />
      {processTexts(texts, definition.kind).state(column.state)}
      <span className="rt-count" data-wip={standing}>
        {limit === null
          ? `${number(many)}${count?.capped ? '+' : ''}`
          : t('backlog.wip.of', { count: many, limit })}
        {standing === 'full' || standing === 'over' ? (
          <strong> {t(standing === 'full' ? 'backlog.wip.full' : 'backlog.wip.over')}</strong>
        ) : null}
        {count && count.estimate > 0 ? (
          <span title={t('portfolio.sum')}> · {number(Math.round(count.estimate))}</span>
        ) : null}
      </span>
    </h2>
  );
}

/** One state of the board: heading with count, cards (only those in view are drawn), and room to drop one. */
export function BoardColumn(props: BoardColumnProps) {
  const { definition, column, focus, onFocused, movesOf } = props;
  const { t } = useTexts();
  const rows = useRows(
    column.kind,
    { ...column.filters, state: column.state },
    column.sort,
    column.order,
    columnPage,
  );
  const cards = (rows.data?.pages ?? []).flatMap((p) => p.items);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 108,
    getItemKey: (i) => cards[i]?.key ?? i,
    gap: 8,
    overscan: 5,
  });
  const drop = useCardDrop(props.fits, props.onDrop);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows;
  useEffect(() => {
    if (last >= cards.length - 8 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const at = focus === null ? -1 : cards.findIndex((c) => c.key === focus);
  useEffect(() => {
    if (at < 0 || focus === null) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    // When it has been drawn where it now is.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const link = scroller.current?.querySelector<HTMLElement>(
          `[data-card="${CSS.escape(focus)}"] [data-card-link]`,
        );
        if (!link) return;
        link.focus();
        onFocused();
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [at, focus, onFocused, virtual]);
  const id = `column-${column.state}`;
  return (
    <section
      ref={drop.place}
      className="rt-column-board"
      aria-labelledby={id}
      data-column-state={column.state}
      data-over={drop.over}
    >
      <ColumnHead {...props} />
      {rows.isPending ? <Loading lines={3} /> : null}
      {rows.isError ? <Problem error={rows.error} retry={() => void rows.refetch()} /> : null}
      {/* A place that scrolls must be reachable by keyboard; its cards are. */}
      <div ref={scroller} className="rt-column-cards">
        <ul style={{ height: virtual.getTotalSize() }}>
          {shown.map((v) => {
            const row = cards[v.index];
            return row ? (
              <li
                key={v.key}
                ref={virtual.measureElement}
                data-index={v.index}
                data-drop={drop.over && drop.before === row.key ? 'before' : undefined}
                aria-setsize={props.count?.count ?? cards.length}
                aria-posinset={v.index + 1}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <BoardCard
                  row={row}
                  definition={definition}
                  moves={movesOf(row, v.index)}
                  mayDrag={props.mayMove}
                />
              </li>
            ) : null;
          })}
        </ul>
        {hasNextPage ? (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        ) : null}
      </div>
      {drop.over && drop.before === null ? <div className="rt-drop-end" /> : null}
    </section>
  );
}
