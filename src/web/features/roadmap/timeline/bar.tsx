import { computedProgress, deliveredNotInProduction } from '../../../../domain/roadmap/index.ts';
import type { TimelineRow } from './rows.ts';

/** The bar of a row: of a product from its first day to its last; of an element with judged and computed progress. */
export function Bar({
  row,
  bar,
}: {
  readonly row: TimelineRow;
  readonly bar: { readonly x: number; readonly width: number; readonly point: boolean } | null;
}) {
  if (!bar) return null;
  if (row.kind === 'product')
    return <span aria-hidden="true" className="rt-tl-span" style={{ left: bar.x, width: bar.width }} />;
  const { element: e } = row;
  if (bar.point)
    return <span aria-hidden="true" className="rt-tl-point" data-state={e.state} style={{ left: bar.x }} />;
  const done = e.state === 'delivered';
  const { byCount } = computedProgress(e.rollup);
  return (
    <span
      aria-hidden="true"
      className="rt-tl-bar"
      data-state={e.state}
      data-late={e.late || undefined}
      data-waiting={deliveredNotInProduction(e.state, e.rollup) || undefined}
      style={{ left: bar.x, width: bar.width }}
    >
      <i style={{ width: `${done ? 100 : (e.judgedProgress ?? 0)}%` }} />
      {byCount === null || done ? null : <u style={{ left: `${byCount}%` }} />}
      {bar.width > 60 ? <span>{e.title}</span> : null}
    </span>
  );
}
