import { Button } from '@digdir/designsystemet-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { StateShape } from '../../shared/ui/state-badge.tsx';
import { BoardCard } from './board-card.tsx';
import { transitionBetween, type WantedMove } from './board-move.ts';
import type { Filters } from './list-state.ts';
import { useRows } from './use-list.ts';

interface BoardColumnProps {
  readonly definition: ProcessDefinition;
  readonly columnState: string;
  readonly filters: Filters;
  readonly count: { readonly count: number; readonly capped: boolean; readonly estimate: number } | null;
  readonly dragged: MatterRowValue | null;
  readonly onDrag: (row: MatterRowValue | null) => void;
  readonly onDrop: () => void;
  readonly onMove: (move: WantedMove) => void;
}

/** Lets a place take what is dragged over it, while it fits. Dragging is an extra: each card has its own menu. */
function useDrop(fits: boolean, setOver: (over: boolean) => void, onDrop: () => void) {
  const place = useRef<HTMLElement>(null);
  const latest = useRef({ fits, onDrop });
  // Before the next dragover, which may come at once.
  useLayoutEffect(() => {
    latest.current = { fits, onDrop };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const over = (e: DragEvent) => {
      if (!latest.current.fits) return;
      e.preventDefault();
      setOver(true);
    };
    const leave = () => setOver(false);
    const drop = (e: DragEvent) => {
      e.preventDefault();
      setOver(false);
      latest.current.onDrop();
    };
    element.addEventListener('dragover', over);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      element.removeEventListener('dragover', over);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, [setOver]);
  return place;
}

/** One state of the board: heading with count, cards, and room to drop one. */
export function BoardColumn({
  definition,
  columnState,
  filters,
  count,
  dragged,
  onDrag,
  onDrop,
  onMove,
}: BoardColumnProps) {
  const texts = useTexts();
  const { t, number } = texts;
  const words = processTexts(texts, definition.kind);
  const rows = useRows(
    definition.kind,
    { ...filters, state: columnState },
    'priority' in filters ? null : 'updated',
    'desc',
    25,
  );
  const [over, setOver] = useState(false);
  const cards = (rows.data?.pages ?? []).flatMap((p) => p.items);
  const known = definition.states[columnState];
  const fits =
    dragged !== null &&
    dragged.state !== columnState &&
    transitionBetween(definition, dragged.state, columnState) !== null;
  const id = `column-${columnState}`;
  const place = useDrop(fits, setOver, onDrop);
  return (
    <section
      ref={place}
      className="rt-column-board"
      aria-labelledby={id}
      data-fits={fits}
      data-over={over && fits}
    >
      <h2 id={id}>
        <StateShape category={known?.category ?? 'waiting'} abandoned={known?.abandoned === true} />
        {words.state(columnState)}
        <span className="rt-count">
          {count ? `${number(count.count)}${count.capped ? '+' : ''}` : '0'}
          {count && count.estimate > 0 ? (
            <span title={t('portfolio.sum')}> · {number(Math.round(count.estimate))}</span>
          ) : null}
        </span>
      </h2>
      {rows.isPending ? <Loading lines={3} /> : null}
      {rows.isError ? <Problem error={rows.error} retry={() => void rows.refetch()} /> : null}
      <ul>
        {cards.map((row) => (
          <BoardCard key={row.key} row={row} definition={definition} onDrag={onDrag} onMove={onMove} />
        ))}
      </ul>
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
    </section>
  );
}
