import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { columnKey } from './board-cache.ts';
import { BoardCard } from './board-card.tsx';
import type { BoardPart } from './board-part.ts';
import { ColumnHead } from './column-head.tsx';
import { QuickAdd, useQuickPlace } from './quick-add.tsx';
import { useBoardDrop } from './use-board-drop.ts';
import { useRows } from './use-list.ts';

/** One state of the board: heading with count, cards (only those in view are drawn), and room to drop one. */
export function BoardColumn({
  board,
  moves,
  state,
  mayMove,
  menuOf,
}: BoardPart & { readonly state: string }) {
  const { t } = useTexts();
  const { definition } = board;
  const column = board.columnOf(state, null);
  const count = board.countOf(state);
  const [adding, setAdding] = useState(false);
  const quick = useQuickPlace(definition, column.filters, state);
  const rows = useRows(column.kind, { ...column.filters, state }, column.sort, column.order, column.page);
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
  const drop = useBoardDrop(board, state, null, moves.want);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = rows;
  useEffect(() => {
    if (last >= cards.length - 8 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const { focus, setFocus } = moves;
  const wanted = focus?.lane === null ? focus.key : null;
  const at = wanted === null ? -1 : cards.findIndex((c) => c.key === wanted);
  useEffect(() => {
    if (at < 0 || wanted === null) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    // When it has been drawn where it now is.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const link = scroller.current?.querySelector<HTMLElement>(
          `[data-card="${CSS.escape(wanted)}"] [data-card-link]`,
        );
        if (!link) return;
        link.focus();
        setFocus(null);
      }),
    );
    return () => cancelAnimationFrame(frame);
  }, [at, wanted, setFocus, virtual]);
  return (
    <section
      ref={drop.place}
      className="rt-column-board"
      aria-labelledby={`column-${state}`}
      data-column-state={state}
      data-over={drop.over}
    >
      <div className="rt-column-head">
        <ColumnHead board={board} state={state} />
        {quick && !adding ? (
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={quick.label}
            title={quick.label}
            onClick={() => setAdding(true)}
          >
            <PlusIcon aria-hidden />
          </Button>
        ) : null}
      </div>
      {quick && adding ? (
        <QuickAdd
          {...quick}
          first={column.sort === 'rank' ? (cards[0]?.key ?? null) : null}
          reads={columnKey(column)}
          onClose={() => setAdding(false)}
        />
      ) : null}
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
                aria-setsize={count?.count ?? cards.length}
                aria-posinset={v.index + 1}
                style={{ transform: `translateY(${v.start}px)` }}
              >
                <BoardCard
                  row={row}
                  lane={null}
                  board={board}
                  menu={() => menuOf(row, v.index, null)}
                  mayMove={mayMove}
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
