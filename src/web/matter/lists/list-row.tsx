import { DragVerticalIcon } from '@navikt/aksel-icons';
import { Link, useNavigate } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Cell, type Column } from './columns.tsx';
import type { ListState } from './list-state.ts';
import { RankButtons } from './rank-buttons.tsx';
import { EditableCell } from './row-edit.tsx';
import { useDraggableRow } from './use-row-drag.ts';
import type { Selection } from './use-selection.ts';

/** What the rows of a list share. */
export interface RowPlace {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  readonly columns: readonly Column[];
  readonly selection: Selection;
  readonly mayEdit: boolean;
  /** The row that has or had focus, and the column that is being edited in it. */
  readonly current: string | null;
  readonly editing: string | null;
  readonly setCurrent: (key: string) => void;
  readonly edit: (key: string, column: string | null) => void;
  /** Moves a row a step in the order set by hand; absent when the list is not in that order. */
  readonly rank?: (row: MatterRowValue, step: -1 | 1) => void;
}

/** One row: choose it, open it beside the list or on its page, and edit its cells where they stand. */
export function ListRow({ row, place }: { readonly row: MatterRowValue; readonly place: RowPlace }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const { definition, state, selection, current, editing } = place;
  const mine = current === row.key;
  const tr = useDraggableRow(row, place.mayEdit);
  return (
    <tr
      ref={tr}
      data-key={row.key}
      data-row={row.key}
      data-selected={selection.has(row.key)}
      data-peek={state.peek === row.key}
      onFocus={() => place.setCurrent(row.key)}
    >
      <td className="rt-select">
        {place.mayEdit ? (
          <span className="rt-row-handle" data-handle="" title={t('lists.drag.handle')}>
            <DragVerticalIcon aria-hidden />
          </span>
        ) : null}
        <input
          type="checkbox"
          className="rt-check"
          aria-label={t('portfolio.selectRow', { key: row.key })}
          checked={selection.has(row.key)}
          onClick={(e) => selection.toggle(row, e.shiftKey)}
          onChange={() => undefined}
        />
      </td>
      <td data-column="key" className="rt-key">
        {row.key}
      </td>
      <th scope="row" data-column="title">
        <Link
          to={nodeHref(row)}
          data-row-link
          onClick={(e) => {
            // A click peeks where there is room beside the list; Enter and the new tab open the page.
            if (e.detail === 0 || e.metaKey || e.ctrlKey || window.innerWidth < 1180) return;
            e.preventDefault();
            state.set({ peek: row.key }, !state.peek);
          }}
          onDoubleClick={() => navigate(nodeHref(row))}
        >
          {row.title}
        </Link>
      </th>
      {place.columns.map((c) => (
        <td key={c.name} data-column={c.name} data-number={c.number} data-whole={c.whole || undefined}>
          {c.name === 'rank' ? (
            place.rank ? (
              <RankButtons row={row} move={place.rank} current={mine} />
            ) : null
          ) : place.mayEdit ? (
            <EditableCell
              definition={definition}
              row={row}
              column={c.name}
              current={mine}
              editing={mine && editing === c.name}
              onEdit={() => place.edit(row.key, c.name)}
              onDone={() => place.edit(row.key, null)}
            />
          ) : (
            <Cell column={c.name} row={row} definition={definition} />
          )}
        </td>
      ))}
    </tr>
  );
}
