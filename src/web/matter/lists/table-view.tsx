import { Button } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useMay } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { columnsOf } from './columns.tsx';
import { EmptyList } from './empty-list.tsx';
import { fitColumns } from './fit-columns.ts';
import { filtersOfGroup } from './groupings.ts';
import { ListRow, type RowPlace } from './list-row.tsx';
import type { Filters, ListState } from './list-state.ts';
import { fieldOfColumn } from './row-edit.tsx';
import { RowGroup } from './row-group.tsx';
import { SortHead } from './sort-head.tsx';
import { rowsKey, useRows } from './use-list.ts';
import { useListGroups } from './use-list-groups.ts';
import { useRankRows } from './use-rank-rows.ts';
import { useRowDrop } from './use-row-drag.ts';
import { useSelection } from './use-selection.ts';

interface TableViewProps {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  /** Filters that the page itself sets, which are not cleared. */
  readonly fixed: Filters;
  /** How many there are under the filter. */
  readonly total: number | null;
  /** The width there is for it, in px. */
  readonly room: number;
}

/** Groups beyond these begin folded. */
const openAtFirst = 6;

/** The list as a table: dense rows, sorting, groups, selection, editing in the row, keys (j k x e o Enter). */
export function TableView({ definition, state, fixed, total, room }: TableViewProps) {
  const texts = useTexts();
  const { t, derived } = texts;
  const { groups, capped } = useListGroups(definition, state);
  const query = useRows(definition.kind, state.filters, state.sort, state.order, 50, groups === null);
  const plain = groups === null ? (query.data?.pages ?? []).flatMap((p) => p.items) : [];
  const inGroups = useRef(new Map<string, readonly MatterRowValue[]>());
  const onRows = useCallback((group: string, rows: readonly MatterRowValue[]) => {
    inGroups.current.set(group, rows);
  }, []);
  const table = useRef<HTMLTableElement>(null);
  const [current, showCurrent] = useState<string | null>(null);
  const [editing, showEditing] = useState<string | null>(null);
  // Focus follows a frame after the key: j and e at once would otherwise move it out of the cell just opened.
  const stands = useRef<{ current: string | null; editing: string | null }>({ current: null, editing: null });
  const setCurrent = (key: string) => {
    stands.current.current = key;
    showCurrent(key);
  };
  const setEditing = (column: string | null) => {
    stands.current.editing = column;
    showEditing(column);
  };
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const mayEdit = useMay('matter.edit');
  /** The rows as they stand on the page. */
  const shown = (): readonly MatterRowValue[] =>
    groups === null ? plain : groups.flatMap((g) => inGroups.current.get(g.value) ?? []);
  const selection = useSelection(shown);
  const byHand = state.sort === 'rank' && state.order === 'asc' && groups === null;
  const focusRow = (key: string, cell?: string) =>
    requestAnimationFrame(() => {
      if (stands.current.editing !== null) return;
      const row = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
      const target = row?.querySelector<HTMLElement>(cell ? `[data-cell="${cell}"]` : '[data-row-link]');
      // The row is scrolled to, not the link: a long title would slide in its cell.
      target?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  const rank = useRankRows(
    definition.kind,
    rowsKey(definition.kind, state.filters, state.sort, state.order, 50),
    shown,
    focusRow,
  );
  useRowDrop(table, byHand && mayEdit, (row, before) => {
    if (byHand) rank.put(row, before);
    else toast(t(groups === null ? 'lists.drag.sortFirst' : 'lists.drag.groupsOff', { key: row.key }));
  });
  const all = columnsOf(definition);
  const usual = all.filter((c) => c.shown && !(c.name in fixed));
  const columns = (
    state.columns ? all.filter((c) => state.columns?.includes(c.name)) : fitColumns(usual, room)
  ).filter((c) => c.name !== 'rank');
  const withRank = byHand && mayEdit ? [...columns, all.find((c) => c.name === 'rank')!] : columns;
  const row = shown().find((r) => r.key === current);
  const rowNow = () => shown().find((r) => r.key === stands.current.current);

  const step = (by: number) => {
    const rows = shown();
    const at = rows.findIndex((r) => r.key === stands.current.current);
    const target = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (!target) return;
    setCurrent(target.key);
    focusRow(target.key);
    if (state.peek) state.set({ peek: target.key });
    if (at + by > plain.length - 5 && query.hasNextPage && !query.isFetchingNextPage)
      void query.fetchNextPage();
  };
  const edit = (key: string, column: string | null) => {
    const before = stands.current.editing;
    setCurrent(key);
    setEditing(column);
    if (column === null && before !== null) focusRow(key, before);
  };
  const any = groups === null ? plain.length > 0 : groups.length > 0;
  useShortcut('j', 'portfolio.key.next', () => step(1), any);
  useShortcut('k', 'portfolio.key.previous', () => step(-1), any);
  useShortcut(
    'x',
    'portfolio.key.select',
    (e) => {
      const here = rowNow();
      if (here) selection.toggle(here, e.shiftKey);
    },
    row !== undefined,
  );
  useShortcut(
    'o',
    'portfolio.key.peek',
    () => {
      const here = rowNow();
      if (here) state.set({ peek: state.peek === here.key ? null : here.key });
    },
    row !== undefined,
  );
  useShortcut(
    'e',
    'backlog.key.edit',
    () => {
      const first = columns.find((c) => fieldOfColumn(definition, c.name) !== null);
      const here = rowNow();
      if (here && first) edit(here.key, first.name);
    },
    row !== undefined && mayEdit,
  );
  const onKeyDown = (e: KeyboardEvent) => {
    const here = rowNow();
    if (!byHand || !mayEdit || !e.shiftKey || !here || stands.current.editing !== null) return;
    if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return;
    e.preventDefault();
    rank.step(here, e.key === 'ArrowUp' ? -1 : 1);
  };

  if (groups === null && query.isPending) return <Loading lines={12} />;
  if (groups === null && query.isError)
    return <Problem error={query.error} retry={() => void query.refetch()} />;
  const own = Object.keys(state.filters).filter((n) => !(n in fixed));
  if (!any)
    return groups !== null && total !== 0 ? (
      <Loading lines={6} />
    ) : (
      <EmptyList
        kind={definition.kind}
        filtered={own.length > 0}
        onClear={() => state.set(Object.fromEntries(own.map((n) => [n, null])))}
      />
    );
  const place: RowPlace = {
    definition,
    state,
    columns: withRank,
    selection,
    mayEdit,
    current,
    editing,
    setCurrent: (key) => {
      if (key !== stands.current.current) setEditing(null);
      setCurrent(key);
    },
    edit,
    ...(byHand && mayEdit ? { rank: rank.step } : {}),
  };
  const here = shown();
  const everything = here.length > 0 && here.every((r) => selection.has(r.key));
  return (
    <>
      <ScrollBox aria-busy={groups === null && query.isPlaceholderData}>
        <table
          className="rt-table rt-list"
          ref={table}
          data-by-hand={byHand || undefined}
          onKeyDown={onKeyDown}
        >
          <caption className="rt-sr">{t('portfolio.tableCaption')}</caption>
          <thead>
            <tr>
              <th scope="col" className="rt-select">
                <input
                  type="checkbox"
                  className="rt-check"
                  aria-label={t('portfolio.selectAll')}
                  checked={everything}
                  onChange={() => (everything ? selection.clear() : selection.set(here))}
                />
              </th>
              <SortHead name="key" sort="key" state={state} label={derived('field.key')} />
              <SortHead name="title" sort="title" state={state} label={derived('field.title')} />
              {withRank.map((c) => (
                <SortHead
                  key={c.name}
                  name={c.name}
                  sort={c.sort}
                  state={state}
                  label={processTexts(texts, definition.kind).field(c.name)}
                />
              ))}
            </tr>
          </thead>
          {groups === null ? (
            <tbody>
              {plain.map((r) => (
                <ListRow key={r.key} row={r} place={place} />
              ))}
            </tbody>
          ) : (
            groups.map((g, i) => (
              <RowGroup
                key={`${state.group}:${g.value}`}
                group={g}
                filters={filtersOfGroup(state.filters, state.group ?? 'state', g.value)}
                open={!(folded.get(g.value) ?? i >= openAtFirst)}
                onToggle={() =>
                  setFolded((now) => new Map(now).set(g.value, !(now.get(g.value) ?? i >= openAtFirst)))
                }
                place={place}
                onRows={onRows}
              />
            ))
          )}
        </table>
      </ScrollBox>
      {capped ? <p className="rt-faint">{t('backlog.list.groupsCapped')}</p> : null}
      {groups === null && query.hasNextPage ? (
        <p className="rt-more">
          <Button
            variant="secondary"
            data-size="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('common.showMore')}
          </Button>
        </p>
      ) : null}
      <BulkBar definition={definition} state={state} selection={selection} shown={here} total={total} />
    </>
  );
}
