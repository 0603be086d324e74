import { daysBetween } from '../../../../domain/roadmap/index.ts';

/** How closely the timeline is looked at. */
export const zooms = ['week', 'month', 'quarter', 'year'] as const;
/** See {@link zooms}. */
export type Zoom = (typeof zooms)[number];

const pixelsPerDay: Readonly<Record<Zoom, number>> = { week: 22, month: 8, quarter: 3, year: 1.1 };

/** Days as places along a line. */
export interface Scale {
  readonly first: string;
  readonly days: number;
  readonly width: number;
  readonly perDay: number;
  /** Pixels from the left to where a day begins. */
  x(day: string): number;
}

/** A mark along the top: where it begins, how wide it is, what it is called. */
export interface Tick {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  readonly label: string;
}

const dayMs = 86_400_000;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (d: Date): string => d.toISOString().slice(0, 10);

/** A calendar day some days after another. */
export const addDays = (day: string, days: number): string =>
  text(new Date(utc(day).getTime() + days * dayMs));

/** First day of the unit that a day is in; weeks begin on Mondays. */
export function startOf(unit: Zoom, day: string): string {
  const d = utc(day);
  const [year, month] = [d.getUTCFullYear(), d.getUTCMonth()];
  switch (unit) {
    case 'week':
      return addDays(day, -((d.getUTCDay() + 6) % 7));
    case 'month':
      return text(new Date(Date.UTC(year, month, 1)));
    case 'quarter':
      return text(new Date(Date.UTC(year, month - (month % 3), 1)));
    case 'year':
      return text(new Date(Date.UTC(year, 0, 1)));
  }
}

/** First day of the next unit. */
export function nextOf(unit: Zoom, day: string): string {
  const d = utc(startOf(unit, day));
  const [year, month] = [d.getUTCFullYear(), d.getUTCMonth()];
  if (unit === 'week') return addDays(text(d), 7);
  return text(
    new Date(
      Date.UTC(
        unit === 'year' ? year + 1 : year,
        unit === 'month' ? month + 1 : unit === 'quarter' ? month + 3 : 0,
        1,
      ),
    ),
  );
}

/** Number of the week that a day is in (ISO 8601: the week of the year's first Thursday is the first). */
export function weekNumber(day: string): number {
  const thursday = addDays(startOf('week', day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/**
 * The line that holds all the given days and today, with room at both ends, from the beginning of a unit to the end of
 * one. `fit`: as wide as that many pixels, whatever the zoom (for print).
 */
export function scaleOf(zoom: Zoom, days: readonly (string | null)[], today: string, fit?: number): Scale {
  let [from, to] = [today, today];
  for (const day of days) {
    if (day === null) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  const unit = zoom === 'week' ? 'month' : zoom === 'year' ? 'year' : 'quarter';
  const first = startOf(unit, addDays(from, -7));
  const days_ = daysBetween(first, nextOf(unit, addDays(to, 21)));
  const perDay = fit === undefined ? pixelsPerDay[zoom] : fit / days_;
  return {
    first,
    days: days_,
    perDay,
    width: Math.ceil(days_ * perDay),
    x: (day) => daysBetween(first, day) * perDay,
  };
}

/** The units along a scale, each with its label. */
export function ticksOf(scale: Scale, unit: Zoom, label: (day: string) => string): Tick[] {
  const ticks: Tick[] = [];
  const end = addDays(scale.first, scale.days);
  for (let day = startOf(unit, scale.first); day < end; day = nextOf(unit, day)) {
    const begins = day < scale.first ? scale.first : day;
    const next = nextOf(unit, day);
    const ends = next > end ? end : next;
    ticks.push({
      day,
      x: scale.x(begins),
      width: daysBetween(begins, ends) * scale.perDay,
      label: label(day),
    });
  }
  return ticks;
}

/** Where the bar of an element is; null without a date. With one date only it is a point there. */
export function barOf(
  scale: Scale,
  e: { readonly plannedStart: string | null; readonly plannedEnd: string | null },
): { readonly x: number; readonly width: number; readonly point: boolean } | null {
  const day = e.plannedStart ?? e.plannedEnd;
  if (day === null) return null;
  if (e.plannedStart === null || e.plannedEnd === null)
    return { x: scale.x(day) + (e.plannedEnd === null ? 0 : scale.perDay), width: 0, point: true };
  // The last day is worked on too.
  return {
    x: scale.x(e.plannedStart),
    width: Math.max(4, (daysBetween(e.plannedStart, e.plannedEnd) + 1) * scale.perDay),
    point: false,
  };
}
