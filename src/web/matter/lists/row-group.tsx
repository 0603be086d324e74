import { Button } from '@digdir/designsystemet-react';
import { ChevronDownIcon, ChevronRightIcon, PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Problem } from '../../shared/ui/problem.tsx';
import { ListRow, type RowPlace } from './list-row.tsx';
import type { Filters } from './list-state.ts';
import { QuickAdd, useQuickPlace } from './quick-add.tsx';
import { useRows } from './use-list.ts';

/** A group of the list, as its heading tells of it. */
export interface Group {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly estimate: number;
}

interface RowGroupProps {
  readonly group: Group;
  readonly filters: Filters;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly place: RowPlace;
  /** Tells which rows are there, so that keys and choosing know them. */
  readonly onRows: (group: string, rows: readonly MatterRowValue[]) => void;
}

/** Rows a page of a group; several groups are open at once. */
const groupPage = 25;

/** One group: a heading that folds, with its true count and sum, and its rows, read when it is opened. */
export function RowGroup({ group, filters, open, onToggle, place, onRows }: RowGroupProps) {
  const { t, number } = useTexts();
  const { state, definition, columns } = place;
  const query = useRows(definition.kind, filters, state.sort, state.order, groupPage, open);
  const rows = open ? (query.data?.pages ?? []).flatMap((p) => p.items) : [];
  useEffect(() => {
    onRows(group.value, rows);
  }, [rows, group.value, onRows]);
  const width = columns.length + 3;
  const [adding, setAdding] = useState(false);
  const { state: only, ...others } = filters;
  const quick = useQuickPlace(
    definition,
    state.group === 'state' ? others : filters,
    state.group === 'state' ? (only ?? null) : null,
    group.label,
  );
  return (
    <tbody>
      <tr className="rt-group">
        <th colSpan={width} scope="rowgroup">
          <div className="rt-group-line">
            <button type="button" aria-expanded={open} onClick={onToggle}>
              {open ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
              {group.label}
              <span className="rt-count">
                {number(group.count)}
                {group.estimate > 0 ? (
                  <span title={t('portfolio.sum')}> · {number(Math.round(group.estimate))}</span>
                ) : null}
              </span>
            </button>
            {quick && open && !adding ? (
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
        </th>
      </tr>
      {quick && open && adding ? (
        <tr className="rt-quick-row">
          <td colSpan={width}>
            <QuickAdd
              {...quick}
              first={state.sort === 'rank' ? (rows[0]?.key ?? null) : null}
              reads={['list', definition.kind, filters]}
              onClose={() => setAdding(false)}
            />
          </td>
        </tr>
      ) : null}
      {query.isError ? (
        <tr>
          <td colSpan={width}>
            <Problem error={query.error} retry={() => void query.refetch()} />
          </td>
        </tr>
      ) : null}
      {rows.map((r) => (
        <ListRow key={r.key} row={r} place={place} />
      ))}
      {open && query.hasNextPage ? (
        <tr>
          <td colSpan={width} className="rt-more">
            <Button
              variant="tertiary"
              data-size="sm"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common.showMore')}
            </Button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
