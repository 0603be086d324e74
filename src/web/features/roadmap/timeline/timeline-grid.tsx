import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import type { TimelineElementValue, TimelineValue } from '../../../../contract/roadmap.ts';
import { nodeHref } from '../../../shared/node-href.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import type { TimelineAddress } from './address.ts';
import { Details } from './details.tsx';
import { actOf, type Place } from './keys.ts';
import { linesOf } from './lines.ts';
import { columnNames, endColumn, Head, startColumn } from './parts.tsx';
import { RowView } from './row-view.tsx';
import { byEnd, type ShownDependency, type TimelineRow } from './rows.ts';
import { scaleOf, ticksOf } from './scale.ts';
import { saveDate } from './use-timeline.ts';

export const rowHeight = 40;
const headHeight = 56;
/** A table is no widget by itself; with this role it is one, and its rows and cells with it. */
const treegrid = { role: 'treegrid' } as const;
const printWidth = 560;

interface GridProps {
  readonly timeline: TimelineValue;
  readonly rows: readonly TimelineRow[];
  readonly dependencies: readonly ShownDependency[];
  readonly address: TimelineAddress;
  /** Rises when today is to be shown. */
  readonly jump: number;
  readonly printing: boolean;
}

/** The treegrid and the bars beside it, in one place that scrolls both ways; only the rows in view are there. */
export function TimelineGrid({ timeline, rows, dependencies, address, jump, printing }: GridProps) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: null });
  const [editing, setEditing] = useState<Place | null>(null);
  const wanted = useRef(false);
  const { zoom } = address;
  const { today, elements } = timeline;
  const scale = useMemo(
    () =>
      scaleOf(
        zoom,
        elements.flatMap((e) => [e.plannedStart, e.plannedEnd]),
        today,
        printing ? printWidth : undefined,
      ),
    [zoom, elements, today, printing],
  );
  const ends = useMemo(() => byEnd(dependencies), [dependencies]);
  const rowsVirtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = printing
    ? rows.map((_, index) => ({ index, start: headHeight + index * rowHeight }))
    : rowsVirtual.getVirtualItems();
  const view = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const lines = useMemo(
    () => linesOf(rows, dependencies, scale, rowHeight, { first: view.first, last: view.last }),
    [rows, dependencies, scale, view.first, view.last],
  );
  const ticks = useMemo(() => ticksOf(scale, zoom === 'year' ? 'quarter' : zoom, (d) => d), [scale, zoom]);

  // Today in view at first and when asked for; the same day in the middle when the zoom changes.
  const before = useRef<{ perDay: number; first: string } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || printing) return;
    const room = Math.max(100, element.clientWidth - leftWidth(element));
    const last = before.current;
    before.current = { perDay: scale.perDay, first: scale.first };
    if (last === null) element.scrollLeft = scale.x(today) - room * 0.35;
    else if (last.perDay !== scale.perDay) {
      const day =
        (element.scrollLeft + room / 2) / last.perDay +
        (Date.parse(last.first) - Date.parse(scale.first)) / 86_400_000;
      element.scrollLeft = day * scale.perDay - room / 2;
    }
  }, [scale, today, printing]);
  const jumped = useRef(jump);
  useEffect(() => {
    const element = scroller.current;
    if (jumped.current === jump || !element) return;
    jumped.current = jump;
    element.scrollTo({ left: scale.x(today) - (element.clientWidth - leftWidth(element)) * 0.35 });
  }, [jump, scale, today]);

  // Focus follows the place, once its row is there.
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    rowsVirtual.scrollToIndex(at.row);
    const frame = window.requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${at.row}"]`);
      const cell = at.column === null ? row : row?.querySelector<HTMLElement>(`[data-column="${at.column}"]`);
      cell?.focus({ preventScroll: at.column === null || at.column < columnNames.length - 1 });
    });
    return () => window.cancelAnimationFrame(frame);
  }, [at, rowsVirtual]);

  const go = (place: Place) => {
    wanted.current = true;
    setAt(place);
  };
  const fold = (id: string, close: boolean) => {
    const next = new Set(address.folded);
    if (close) next.add(id);
    else next.delete(id);
    address.set({ folded: [...next].join(',') || null });
  };
  const open = (place: Place) => {
    const row = rows[place.row];
    if (!row) return;
    if (row.kind === 'product') return fold(row.id, row.open);
    if ((place.column === startColumn || place.column === endColumn) && row.element.mayEdit) {
      setAt(place);
      setEditing(place);
    } else void navigate(nodeHref({ key: row.element.key, kind: 'roadmapElement' }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (editing || event.altKey || event.target instanceof HTMLInputElement) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const act = actOf(rows, columnNames.length, at, event.key, event.ctrlKey || event.metaKey, page);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.act === 'go') go(act.to);
    else if (act.act === 'open') open(at);
    else fold(act.id, act.act === 'fold');
  };
  const commit = (element: TimelineElementValue, column: number, day: string | null) => {
    setEditing(null);
    go({ row: at.row, column });
    void saveDate(texts, element, column === startColumn ? 'plannedStart' : 'plannedEnd', day);
  };
  const chosen = rows[Math.min(at.row, rows.length - 1)];
  const height = rows.length * rowHeight;
  return (
    <div className="rt-tl" data-printing={printing || undefined}>
      <div className="rt-tl-scroll" ref={scroller}>
        <div className="rt-tl-back" aria-hidden="true" style={{ height, width: scale.width }}>
          {ticks.map((tick) => (
            <i key={tick.day} style={{ left: tick.x }} />
          ))}
          <svg aria-hidden="true" width={scale.width} height={height} className="rt-tl-lines">
            <defs>
              {['plain', 'red'].map((m) => (
                <marker
                  key={m}
                  id={`tl-${m}`}
                  className={`rt-tl-${m}`}
                  viewBox="0 0 6 6"
                  refX="5"
                  refY="3"
                  markerWidth="6"
                  markerHeight="6"
                  orient="auto"
                >
                  <path d="M0 0L6 3L0 6z" />
                </marker>
              ))}
            </defs>
            {lines.map((l) => (
              <path
                key={l.id}
                d={l.path}
                data-standing={l.standing}
                data-asked={l.asked || undefined}
                markerEnd={`url(#tl-${l.standing === 'impossible' || l.standing === 'dropped' ? 'red' : 'plain'})`}
              />
            ))}
          </svg>
          <b className="rt-tl-today" style={{ left: scale.x(today) }} />
        </div>
        <table
          {...treegrid}
          aria-label={t('roadmap.timeline')}
          aria-rowcount={rows.length + 1}
          aria-colcount={columnNames.length}
          onKeyDown={onKeyDown}
          style={{ '--tl-width': `${scale.width}px` } as CSSProperties}
        >
          <Head scale={scale} zoom={zoom} today={today} />
          <tbody className="rt-tl-body" style={{ height }}>
            {items.map(({ index, start }) => {
              const row = rows[index];
              if (!row) return null;
              return (
                <RowView
                  key={row.id}
                  row={row}
                  index={index}
                  top={start - headHeight}
                  at={at.row === index ? at.column : undefined}
                  editing={editing?.row === index ? editing.column : null}
                  scale={scale}
                  around={row.kind === 'element' ? ends.get(row.id) : undefined}
                  onPlace={(column) => setAt({ row: index, column })}
                  onOpen={(column) => open({ row: index, column })}
                  onCommit={commit}
                  onCancel={(column) => {
                    setEditing(null);
                    go({ row: index, column });
                  }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {chosen?.kind === 'element' ? (
        <Details element={chosen.element} around={ends.get(chosen.id)} timeline={timeline} />
      ) : null}
    </div>
  );
}

const leftWidth = (scroller: HTMLElement): number =>
  [...scroller.querySelectorAll<HTMLElement>('thead th:not(.rt-tl-time)')].reduce(
    (sum, cell) => sum + cell.offsetWidth,
    0,
  );
