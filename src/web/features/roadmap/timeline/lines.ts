import type { ShownDependency, TimelineRow } from './rows.ts';
import { barOf, type Scale } from './scale.ts';

/** A dependency as it is drawn. */
export interface Line {
  readonly id: string;
  readonly path: string;
  readonly standing: string;
  readonly asked: boolean;
}

const bend = 9;

/**
 * Lines from the end of what is needed to the beginning of what needs it, for rows between two (those in view, and some
 * around): a line both of whose ends are above or below is left out. Rows are of one height.
 */
export function linesOf(
  rows: readonly TimelineRow[],
  dependencies: readonly ShownDependency[],
  scale: Scale,
  rowHeight: number,
  view: { readonly first: number; readonly last: number },
): Line[] {
  const place = new Map(rows.map((r, i) => [r.id, i]));
  return dependencies.flatMap((d): Line[] => {
    const [above, below] = [place.get(d.from.key), place.get(d.to.key)];
    if (above === undefined || below === undefined) return [];
    if (Math.max(above, below) < view.first || Math.min(above, below) > view.last) return [];
    const [a, b] = [barOf(scale, d.from), barOf(scale, d.to)];
    if (!a || !b) return [];
    const [x1, x2] = [a.x + a.width, b.x];
    const [y1, y2] = [(above + 0.5) * rowHeight, (below + 0.5) * rowHeight];
    // Forwards: one bend. Backwards (impossible): around, between the rows.
    const between = y1 + (y2 > y1 ? 0.5 : -0.5) * rowHeight;
    const path =
      x2 - x1 >= 2 * bend
        ? `M${x1} ${y1}H${x1 + bend}V${y2}H${x2 - 2}`
        : `M${x1} ${y1}H${x1 + bend}V${between}H${x2 - bend}V${y2}H${x2 - 2}`;
    return [
      {
        id: `${d.from.key}-${d.to.key}-${d.id ?? 'link'}`,
        path,
        standing: d.standing,
        asked: d.state === 'asked',
      },
    ];
  });
}
