import { Button } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { Cell, columnsOf } from './columns.tsx';
import { EmptyList } from './empty-list.tsx';
import type { ListState, SortName } from './list-state.ts';
import { useRows } from './use-list.ts';

function SortHead({
  name,
  sort,
  state,
  label,
}: {
  readonly name: string;
  readonly sort: SortName | undefined;
  readonly state: ListState;
  readonly label: string;
}) {
  const current = sort !== undefined && state.sort === sort;
  return (
    <th
      scope="col"
      data-column={name}
      aria-sort={current ? (state.order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <button
          type="button"
          className="rt-sort"
          onClick={() =>
            current && state.order === 'desc'
              ? state.set({ sort: null, order: null })
              : state.set({ sort, order: current ? 'desc' : null })
          }
        >
          {label}
          {current ? (
            state.order === 'asc' ? (
              <ArrowUpIcon aria-hidden />
            ) : (
              <ArrowDownIcon aria-hidden />
            )
          ) : null}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

/** The list as a table: dense rows, sorting, selection, keys (j k x Enter o). */
export function TableView({
  definition,
  state,
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}) {
  const { t, derived } = useTexts();
  const navigate = useNavigate();
  const query = useRows(definition.kind, state.filters, state.sort, state.order);
  const rows = (query.data?.pages ?? []).flatMap((p) => p.items);
  const [at, setAt] = useState(-1);
  const [selected, setSelected] = useState<ReadonlyMap<string, MatterRowValue>>(new Map());
  const body = useRef<HTMLTableSectionElement>(null);
  const all = columnsOf(definition);
  const columns = state.columns
    ? all.filter((c) => state.columns?.includes(c.name))
    : all.filter((c) => c.shown);
  const row = rows[at];

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    const link = body.current?.querySelector<HTMLElement>(`[data-row="${next}"] a`);
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
    const target = rows[next];
    if (state.peek && target) state.set({ peek: target.key });
    if (next > rows.length - 5 && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
  };
  const select = (r: MatterRowValue) =>
    setSelected((now) => {
      const next = new Map(now);
      if (!next.delete(r.key)) next.set(r.key, r);
      return next;
    });
  useShortcut('j', 'portfolio.key.next', () => go(at + 1), rows.length > 0);
  useShortcut('k', 'portfolio.key.previous', () => go(at - 1), rows.length > 0);
  useShortcut('x', 'portfolio.key.select', () => row && select(row), row !== undefined);
  useShortcut(
    'o',
    'portfolio.key.peek',
    () => row && state.set({ peek: state.peek === row.key ? null : row.key }),
    row !== undefined,
  );
  // Rows that have been moved or edited meanwhile are taken in their newest version.
  const chosen = [...selected].map(([key, old]) => rows.find((r) => r.key === key) ?? old);

  if (query.isPending) return <Loading lines={12} />;
  if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />;
  if (rows.length === 0)
    return (
      <EmptyList
        kind={definition.kind}
        filtered={Object.keys(state.filters).length > 0}
        onClear={() => state.set(Object.fromEntries(Object.keys(state.filters).map((n) => [n, null])))}
      />
    );
  const everything = rows.every((r) => selected.has(r.key));
  return (
    <>
      <div className="rt-table-wrap" aria-busy={query.isPlaceholderData}>
        <table className="rt-table rt-list">
          <caption className="rt-sr">{t('portfolio.tableCaption')}</caption>
          <thead>
            <tr>
              <th scope="col" className="rt-select">
                <input
                  type="checkbox"
                  className="rt-check"
                  aria-label={t('portfolio.selectAll')}
                  checked={everything}
                  onChange={() => setSelected(everything ? new Map() : new Map(rows.map((r) => [r.key, r])))}
                />
              </th>
              <SortHead name="key" sort="key" state={state} label={derived('field.key')} />
              <SortHead name="title" sort="title" state={state} label={derived('field.title')} />
              {columns.map((c) => (
                <SortHead
                  key={c.name}
                  name={c.name}
                  sort={c.sort}
                  state={state}
                  label={derived(`field.${c.name}`)}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((r, i) => (
              <tr
                key={r.key}
                data-row={i}
                data-selected={selected.has(r.key)}
                data-peek={state.peek === r.key}
                onFocus={() => setAt(i)}
              >
                <td className="rt-select">
                  <input
                    type="checkbox"
                    className="rt-check"
                    aria-label={t('portfolio.selectRow', { key: r.key })}
                    checked={selected.has(r.key)}
                    onChange={() => select(r)}
                  />
                </td>
                <td data-column="key" className="rt-key">
                  {r.key}
                </td>
                <th scope="row" data-column="title">
                  <Link
                    to={nodeHref(r)}
                    onClick={(e) => {
                      // A click peeks where there is room beside the list; Enter and the new tab open the page.
                      if (e.detail === 0 || e.metaKey || e.ctrlKey || window.innerWidth < 1180) return;
                      e.preventDefault();
                      state.set({ peek: r.key }, !state.peek);
                    }}
                    onDoubleClick={() => navigate(nodeHref(r))}
                  >
                    {r.title}
                  </Link>
                </th>
                {columns.map((c) => (
                  <td key={c.name} data-column={c.name}>
                    <Cell column={c.name} row={r} definition={definition} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage ? (
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
      <BulkBar definition={definition} selected={chosen} onClear={() => setSelected(new Map())} />
    </>
  );
}
