import { scaleLinear, scalePoint } from 'd3-scale';
import type { SprintReportValue } from '../../../contract/sprints.ts';

/** What is counted: estimates, or issues. */
export type Unit = 'estimate' | 'issues';

/** Room around the drawing, in pixels. */
export const margin = { top: 14, right: 16, bottom: 28, left: 44 } as const;

/** One point of the axis of days: the start, or the end of a working day. `left` is null on days to come. */
export interface BurndownPoint {
  /** Null for the start. */
  readonly day: string | null;
  readonly x: number;
  readonly left: number | null;
  readonly ideal: number;
  readonly added: number;
  readonly removed: number;
}

/** The points of a burndown, and the marks of its values; null when it has no working day. */
export function burndownScales(
  report: Pick<SprintReportValue, 'start' | 'days'>,
  unit: Unit,
  width: number,
  height: number,
) {
  if (report.days.length === 0) return null;
  const names = ['', ...report.days.map((d) => d.day)];
  const x = scalePoint<string>()
    .domain(names)
    .range([margin.left, width - margin.right]);
  const most = Math.max(1, report.start[unit], ...report.days.map((d) => d.left?.[unit] ?? 0));
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const points: BurndownPoint[] = [
    { day: null, x: x('') ?? 0, left: report.start[unit], ideal: report.start[unit], added: 0, removed: 0 },
    ...report.days.map((d) => ({
      day: d.day,
      x: x(d.day) ?? 0,
      left: d.left?.[unit] ?? null,
      ideal: d.ideal[unit],
      added: d.added[unit],
      removed: d.removed[unit],
    })),
  ];
  return { points, y: (value: number) => y(value), values: y.ticks(4) };
}
