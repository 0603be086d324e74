import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import type { TimelineElementValue } from '../../../../contract/roadmap.ts';
import { nodeHref } from '../../../shared/node-href.ts';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { StateBadge } from '../../../shared/ui/state-badge.tsx';
import { Bar } from './bar.tsx';
import { DateCell } from './date-cell.tsx';
import { endColumn, startColumn } from './parts.tsx';
import type { byEnd, TimelineRow } from './rows.ts';
import { barOf, type Scale } from './scale.ts';
import { dependencyWords, Signals } from './signals.tsx';
import { datesOf } from './timeline-list.tsx';

type Around = ReturnType<typeof byEnd> extends ReadonlyMap<string, infer V> ? V : never;

interface RowProps {
  readonly row: TimelineRow;
  readonly index: number;
  readonly top: number;
  /** Column in focus; null: the row itself; undefined: elsewhere. */
  readonly at: number | null | undefined;
  readonly editing: number | null;
  readonly scale: Scale;
  readonly around: Around | undefined;
  readonly onPlace: (column: number | null) => void;
  readonly onOpen: (column: number | null) => void;
  readonly onCommit: (element: TimelineElementValue, column: number, day: string | null) => void;
  readonly onCancel: (column: number) => void;
}

/** One row of the treegrid, with its bar. */
export function RowView(p: RowProps) {
  const texts = useTexts();
  const { t } = texts;
  const { row, index, scale } = p;
  const element = row.kind === 'element' ? row.element : null;
  const dates = element ?? (row.kind === 'product' ? row : null);
  const cell = (column: number, writable = false) => ({
    role: 'gridcell' as const,
    'aria-readonly': !writable,
    className: 'rt-tl-cell',
    'data-column': column,
    tabIndex: p.at === column ? 0 : -1,
    onFocus: (e: React.FocusEvent) => {
      e.stopPropagation();
      p.onPlace(column);
    },
  });
  const date = (column: number, field: 'plannedStart' | 'plannedEnd') => {
    const day = dates?.[field] ?? null;
    return (
      <td {...cell(column, element?.mayEdit === true)} data-name={field}>
        <DateCell
          day={day}
          label={processTexts(texts, 'roadmapElement').field(field)}
          editing={p.editing === column}
          onOpen={element?.mayEdit ? () => p.onOpen(column) : null}
          onCommit={(value) => element && p.onCommit(element, column, value)}
          onCancel={() => p.onCancel(column)}
        />
      </td>
    );
  };
  const words = element
    ? [
        datesOf(texts, element),
        ...(p.around?.needs ?? []).map((d) => dependencyWords(texts, d, 'needs')),
        ...(p.around?.neededBy ?? []).map((d) => dependencyWords(texts, d, 'neededBy')),
      ].join('. ')
    : '';
  return (
    <tr
      className="rt-tl-row"
      data-row={index}
      data-kind={row.kind}
      data-chosen={p.at !== undefined || undefined}
      aria-rowindex={index + 2}
      aria-level={row.kind === 'product' ? 1 : 2}
      aria-expanded={row.kind === 'product' ? row.open : undefined}
      tabIndex={p.at === null ? 0 : -1}
      style={{ top: p.top }}
      onFocus={(e) => {
        if (e.target === e.currentTarget) p.onPlace(null);
      }}
    >
      <td {...cell(0)} data-name="title">
        {row.kind === 'product' ? (
          <button type="button" tabIndex={-1} className="rt-tl-fold" onClick={() => p.onOpen(null)}>
            {row.open ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
            <strong>{row.title ?? t('roadmap.noProduct')}</strong>
            <span className="rt-count">{row.count}</span>
          </button>
        ) : (
          <>
            <Link
              tabIndex={-1}
              to={nodeHref({ key: row.element.key, kind: 'roadmapElement' })}
              title={row.element.title}
            >
              {row.element.title}
            </Link>
            <Signals element={row.element} needs={p.around?.needs ?? []} />
          </>
        )}
      </td>
      <td {...cell(1)} data-name="state">
        {element ? <StateBadge kind="roadmapElement" state={element.state} /> : null}
      </td>
      {date(startColumn, 'plannedStart')}
      {date(endColumn, 'plannedEnd')}
      <td {...cell(4)} data-name="judgedProgress">
        {!element || element.judgedProgress === null || element.state === 'delivered'
          ? null
          : texts.percent(element.judgedProgress / 100)}
      </td>
      <td {...cell(5)} className="rt-tl-time" data-name="bar">
        <span className="rt-sr">{words}</span>
        <Bar row={row} bar={dates ? barOf(scale, dates) : null} />
      </td>
    </tr>
  );
}
