import type { Explained } from '../../shared/facts/explained-mark.tsx';
import '../../shared/facts/facts.css';

/** How many of each explanation, in the order they are drawn. */
export type Counts = Readonly<Record<Explained, number>>;
/** The explanations in the order they are drawn. */
export const order: readonly Explained[] = ['issue', 'origin', 'maintenance', 'none'];

/** How many there are in all. */
export function totalOf(counts: Counts): number {
  return order.reduce((sum, e) => sum + counts[e], 0);
}

/** The share that is explained, 0–1; null when there is nothing to explain. */
export function explainedShare(counts: Counts): number | null {
  const total = totalOf(counts);
  return total === 0 ? null : (total - counts.none) / total;
}

/**
 * One stacked bar. The figures
 * stand in the table beside it; the bar itself says nothing to those who listen.
 * @param of what a full width stands for; the bar's own total when left out
 */
export function Bar({ counts, of }: { readonly counts: Counts; readonly of?: number }) {
  const whole = Math.max(1, of ?? totalOf(counts));
  let x = 0;
  return (
    <svg className="rt-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rt-bar-ground" width="100" height="10" />
      {order.map((explained) => {
        const width = (100 * counts[explained]) / whole;
        const from = x;
        x += width;
        return width > 0 ? (
          <rect
            key={explained}
            className="rt-bar-part"
            data-explained={explained}
            x={from}
            width={width}
            height="10"
          />
        ) : null;
      })}
    </svg>
  );
}
