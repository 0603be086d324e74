import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Button, Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { useRows } from '../../matter/lists/use-list.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import type { MenuItem } from '../../shared/ui/menu.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { PlanningRow } from './planning-row.tsx';
import { backlogList, type Planning, type PlanPlace, rowsWith } from './use-planning.ts';

/** States that a list of what is to be done shows. */
const open = 'todo,inProgress,inReview';

/** A list that issues are moved into and out of. */
export interface PlanList {
  readonly id: string;
  readonly title: string;
}

interface PlanningListProps {
  readonly team: string;
  readonly list: PlanList;
  /** Every list that an issue can be moved to, this one too. */
  readonly lists: readonly PlanList[];
  readonly planning: Planning;
  readonly mayMove: boolean;
  /** Beside the heading, and under it. */
  readonly actions?: ReactNode;
  readonly lead: ReactNode;
  readonly empty: string;
}

/** What is dragged: an issue, and the list it is dragged from. */
const draggedOf = (data: Record<string, unknown>) =>
  data.planned ? { row: data.planned as MatterRowValue, from: data.list as string } : null;

/** Key of the issue that a point is above the middle of; null: below all. */
function issueBelow(element: HTMLElement, y: number, dragged: string): string | null {
  for (const item of element.querySelectorAll<HTMLElement>('[data-plan-issue]')) {
    const { top, height } = item.getBoundingClientRect();
    if (item.dataset.planIssue !== dragged && y < top + height / 2) return item.dataset.planIssue ?? null;
  }
  return null;
}

/** Lets a list take issues that are dragged to it; gives what it shows meanwhile. */
function usePlanDrop(onDrop: (row: MatterRowValue, from: string, before: string | null) => void) {
  const place = useRef<HTMLElement>(null);
  const [over, setOver] = useState<{ readonly before: string | null } | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedOf(source.data) !== null,
      onDrag: ({ source, location }) => {
        const before = issueBelow(element, location.current.input.clientY, draggedOf(source.data)!.row.key);
        setOver((now) => (now?.before === before ? now : { before }));
      },
      onDragLeave: () => setOver(null),
      onDrop: ({ source, location }) => {
        setOver(null);
        const { row, from } = draggedOf(source.data)!;
        latest.current(row, from, issueBelow(element, location.current.input.clientY, row.key));
      },
    });
  }, []);
  return { place, over };
}

/** The backlog or a sprint, as a list in the order set by hand. */
export function PlanningList(props: PlanningListProps) {
  const { team, list, lists, planning, mayMove, actions, lead, empty } = props;
  const { t } = useTexts();
  const { move, moved, focus, onFocused } = planning;
  const query = useRows(
    'issue',
    { team, sprint: list.id === backlogList ? 'none' : list.id, state: open },
    'rank',
    'asc',
    100,
  );
  const rows = rowsWith(query.data?.pages.flatMap((p) => p.items) ?? [], list.id, moved);
  const { place, over } = usePlanDrop((row, from, before) => {
    const last = rows.findLast((r) => r.key !== row.key);
    const at: PlanPlace | null = before ? { before } : last ? { after: last.key } : null;
    if (from !== list.id || at) void move(row, from, list.id, at);
  });
  const movesOf = (row: MatterRowValue, index: number): (MenuItem | { readonly heading: string })[] => {
    if (!mayMove) return [];
    const [above, below] = [rows[index - 1], rows[index + 1]];
    const within = (id: string, label: string, at: PlanPlace | null): MenuItem => ({
      id,
      label,
      disabled: at === null,
      run: () => at && void move(row, list.id, list.id, at),
    });
    return [
      ...lists
        .filter((l) => l.id !== list.id)
        .map((l) => ({
          id: l.id,
          label: l.id === backlogList ? t('sprint.moveToBacklog') : t('sprint.moveTo', { sprint: l.title }),
          run: () => void move(row, list.id, l.id, null),
        })),
      { heading: t('backlog.board.place') },
      within('first', t('backlog.board.first'), above && rows[0] ? { before: rows[0].key } : null),
      within('up', t('backlog.board.up'), above ? { before: above.key } : null),
      within('down', t('backlog.board.down'), below ? { after: below.key } : null),
    ];
  };
  const id = `plan-${list.id}`;
  return (
    <section
      ref={place}
      className="rt-plan-list"
      data-plan-list={list.id}
      data-over={over !== null}
      aria-labelledby={id}
    >
      <div className="rt-plan-head">
        <Heading level={2} data-size="2xs" id={id}>
          {list.title}
        </Heading>
        {actions}
      </div>
      {lead}
      {query.isPending ? <Loading lines={4} /> : null}
      {query.isError ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isSuccess && rows.length === 0 ? <p className="rt-plan-empty">{empty}</p> : null}
      <ul className="rt-plan-rows">
        {rows.map((row, i) => (
          <PlanningRow
            key={row.key}
            row={row}
            list={list.id}
            mayMove={mayMove}
            moves={movesOf(row, i)}
            focused={focus === row.key}
            onFocused={onFocused}
            drop={over?.before === row.key}
          />
        ))}
      </ul>
      {over && over.before === null ? <div className="rt-drop-end" /> : null}
      {query.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.showMore')}
        </Button>
      ) : null}
    </section>
  );
}
