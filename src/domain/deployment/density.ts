import { median } from './lead-time.ts';

/** A calendar day as text, `YYYY-MM-DD`. Which day an instant falls on (Europe/Oslo) is decided before it comes here. */
export type Day = string;

/** One cell of the calendar. */
export interface DensityDay {
  readonly day: Day;
  readonly count: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

/** One ISO week, Monday to Sunday. Days outside the range asked for are null. */
export interface DensityWeek {
  readonly isoYear: number;
  readonly isoWeek: number;
  readonly days: readonly (DensityDay | null)[];
}

/** A calendar of how many deployments there were each day. */
export interface CalendarDensity {
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
  /** The highest count of one day: the top of the scale. */
  readonly max: number;
  readonly weeks: readonly DensityWeek[];
  /** Totals per weekday, Monday first. */
  readonly weekdays: readonly number[];
  /** Days with at least one. */
  readonly activeDays: number;
}

const DAY_MS = 86_400_000;

/** Counts per day, sorted by day. */
export function countByDay(days: Iterable<Day>): readonly { readonly day: Day; readonly count: number }[] {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The day an instant (ISO) falls on in Europe/Oslo, by the rule of the European Union's summer time since 1996. */
export function osloDay(instant: string): Day {
  const epoch = Date.parse(instant);
  const year = new Date(epoch).getUTCFullYear();
  const summer = epoch >= changeover(year, 2) && epoch < changeover(year, 9);
  return new Date(epoch + (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Lays counts out as a calendar of whole ISO weeks from the week of `from` to the week of `to`, both days included.
 * Days outside the range are not counted. A range turned around or a day that is none gives an empty calendar.
 */
export function calendarDensity(days: Iterable<Day>, from: Day, to: Day): CalendarDensity {
  const inRange = countByDay(days).filter(({ day }) => day >= from && day <= to);
  const counts = new Map(inRange.map(({ day, count }) => [day, count]));
  const weekdays = [0, 0, 0, 0, 0, 0, 0];
  const weeks: DensityWeek[] = [];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  for (let monday = first - ((first + 3) % 7); first <= last && monday <= last; monday += 7) {
    const cells = [0, 1, 2, 3, 4, 5, 6].map((i) => {
      const day = dayText(monday + i);
      if (monday + i < first || monday + i > last) return null;
      const count = counts.get(day) ?? 0;
      weekdays[i] = (weekdays[i] ?? 0) + count;
      return { day, count, weekday: i + 1 };
    });
    weeks.push({ ...isoWeekOf(monday), days: cells });
  }
  return {
    from,
    to,
    total: inRange.reduce((sum, d) => sum + d.count, 0),
    max: Math.max(0, ...inRange.map((d) => d.count)),
    weeks,
    weekdays,
    activeDays: inRange.length,
  };
}

/** The median number of days between one day with deployments and the next; null with fewer than two such days. */
export function medianGapDays(days: Iterable<Day>): number | null {
  const numbers = countByDay(days).map(({ day }) => dayNumber(day));
  return median(numbers.slice(1).map((n, i) => n - (numbers[i] ?? n)));
}

/** Days since 1 January 1970 (a Thursday); NaN for text that is no day. */
function dayNumber(day: Day): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) : Number.NaN;
}

function dayText(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The ISO week of a Monday: the year and number of its Thursday. */
function isoWeekOf(monday: number): { isoYear: number; isoWeek: number } {
  const isoYear = Number(dayText(monday + 3).slice(0, 4));
  return { isoYear, isoWeek: Math.floor((monday + 3 - dayNumber(`${isoYear}-01-01`)) / 7) + 1 };
}

/** 01:00 UTC on the last Sunday of a month (0–11) with 31 days. */
function changeover(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * DAY_MS;
}
