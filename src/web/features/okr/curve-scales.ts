import { scaleLinear, scaleUtc } from 'd3-scale';
import type { KeyResultValue } from '../../../contract/okr.ts';

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What the curve of a key result is drawn by: pixels of days and values, and the marks of both axes. */
export interface CurveScales {
  readonly x: (day: string) => number;
  readonly y: (value: number) => number;
  readonly days: readonly { readonly x: number; readonly date: Date }[];
  readonly values: readonly number[];
}

/** Room around the drawing, in pixels. */
export const margin = { top: 12, right: 16, bottom: 26, left: 52 } as const;

/**
 * Scales that hold the plan, all measurements, baseline and target. Null when there is nothing to draw: no value at all.
 */
export function curveScales(k: KeyResultValue, width: number, height: number): CurveScales | null {
  const days = [
    ...k.points.map((p) => p.day),
    ...(k.from ? [k.from] : []),
    ...(k.until ? [k.until] : []),
  ].sort();
  const values = [
    ...k.points.map((p) => p.value),
    ...(k.baseline === null ? [] : [k.baseline]),
    ...(k.target === null ? [] : [k.target]),
  ];
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined || values.length === 0) return null;
  const x = scaleUtc()
    .domain(first === last ? [at(first), new Date(at(first).getTime() + 86_400_000)] : [at(first), at(last)])
    .range([margin.left, width - margin.right]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  return {
    x: (day) => x(at(day)),
    y: (value) => y(value),
    days: x.ticks(Math.max(2, Math.floor((width - margin.left) / 110))).map((date) => ({ x: x(date), date })),
    values: y.ticks(4),
  };
}
