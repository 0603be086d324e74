import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { columnKey } from './board-cache.ts';
import { BoardCard } from './board-card.tsx';
import type { BoardPart } from './board-part.ts';
import { QuickAdd, useQuickPlace } from './quick-add.tsx';
import { useBoardDrop } from './use-board-drop.ts';
import { useRows } from './use-list.ts';
import type { Lane } from './use-list-groups.ts';

interface BoardCellProps extends BoardPart {
  readonly state: string;
  readonly lane: Lane;
}

/** One column of a lane: its cards, read only where there are any, and room to drop one or write a new one. */
export function BoardCell({ board, moves, state, lane, mayMove, menuOf }: BoardCellProps) {
  const texts = useTexts();
  const { t } = texts;
  const { definition } = board;
  const column = board.columnOf(state, lane.value);
  const count = lane.byState.find((s) => s.state === state)?.count ?? 0;
  const name = t('lists.lane.cell', {
    lane: lane.label,
    state: processTexts(texts, definition.kind).state(state),
  });
  const [adding, setAdding] = useState(false);
  const quick = useQuickPlace(definition, column.filters, state, name);
  const rows = useRows(
    column.kind,
    { ...column.filters, state },
    column.sort,
    column.order,
    column.page,
    count > 0,
  );
  // Those of the filter before stay until the new ones come; where there are none to come, they go.
  const cards = rows.isPlaceholderData && count === 0 ? [] : (rows.data?.pages ?? []).flatMap((p) => p.items);
  const drop = useBoardDrop(board, state, lane.value, moves.want);
  const list = useRef<HTMLUListElement>(null);
  const { focus, setFocus } = moves;
  const wanted = focus?.lane === lane.value ? focus.key : null;
  const here = wanted !== null && cards.some((c) => c.key === wanted);
  useEffect(() => {
    if (!here || wanted === null) return;
    const link = list.current?.querySelector<HTMLElement>(
      `[data-card="${CSS.escape(wanted)}"] [data-card-link]`,
    );
    if (!link) return;
    link.focus({ preventScroll: true });
    link.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    setFocus(null);
  }, [here, wanted, setFocus]);
  return (
    <section
      ref={drop.place}
      className="rt-cell-board"
      aria-label={name}
      data-column-state={state}
      data-lane={lane.value}
      data-over={drop.over}
    >
      {quick && adding ? (
        <QuickAdd
          {...quick}
          first={column.sort === 'rank' ? (cards[0]?.key ?? null) : null}
          reads={columnKey(column)}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {rows.isLoading ? <Loading lines={2} /> : null}
      {rows.isError ? <Problem error={rows.error} retry={() => void rows.refetch()} /> : null}
      {cards.length > 0 ? (
        <ul ref={list} className="rt-cell-cards">
          {cards.map((row, i) => (
            <li
              key={row.key}
              data-drop={drop.over && drop.before === row.key ? 'before' : undefined}
              aria-setsize={Math.max(count, cards.length)}
              aria-posinset={i + 1}
            >
              <BoardCard
                row={row}
                lane={lane.value}
                board={board}
                menu={() => menuOf(row, i, lane.value)}
                mayMove={mayMove}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {rows.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      ) : null}
      {drop.over && drop.before === null ? <div className="rt-drop-end" /> : null}
      {quick && !adding ? (
        <Button
          className="rt-cell-add"
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
    </section>
  );
}
