import { isWorkday } from '../../../domain/kernel/calendar.ts';
import type { Random } from './random.ts';

const dayMs = 86_400_000;

/** The year that the story is told in: calendar days `YYYY-MM-DD` and instants in the agency's zone. */
export interface StoryCalendar {
  readonly today: string;
  /** The working day some days before today; a weekend or a holiday becomes the working day before it. Negative: ahead. */
  workday(daysAgo: number): string;
  /** Whether a day some days ago is a working day. */
  isWorkday(daysAgo: number): boolean;
  /** An instant in office hours (8:15–15:40) of that working day; never later than now. */
  officeTime(daysAgo: number, random: Random): Date;
  /** The first day of a month some months from today's. */
  monthStart(monthsAhead: number): string;
  /** A calendar day some days from today, working or not. */
  day(daysAhead: number): string;
}

/** Days off: weekends, public holidays, and the days around Christmas when nobody deploys. */
function isOff(utc: number): boolean {
  const day = new Date(utc).toISOString().slice(0, 10);
  return !isWorkday(day) || day.slice(5) >= '12-23';
}

/** A calendar as of an instant, in a time zone. */
export function storyCalendar(now: Date, timeZone: string): StoryCalendar {
  const inZone = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const today = inZone.format(now).slice(0, 10);
  const todayMs = Date.parse(`${today}T00:00:00Z`);
  const text = (utc: number): string => new Date(utc).toISOString().slice(0, 10);
  const workdayMs = (daysAgo: number): number => {
    let day = todayMs - Math.round(daysAgo) * dayMs;
    while (isOff(day)) day -= dayMs;
    return day;
  };
  /** Wall time in the zone → the instant. */
  const instant = (day: number, minutes: number): Date => {
    const wall = day + minutes * 60_000;
    const guess = new Date(wall);
    const shown = Date.parse(`${inZone.format(guess).replace(' ', 'T')}Z`);
    return new Date(wall - (shown - guess.getTime()));
  };
  return {
    today,
    isWorkday: (daysAgo) => !isOff(todayMs - Math.round(daysAgo) * dayMs),
    workday: (daysAgo) => text(workdayMs(daysAgo)),
    officeTime: (daysAgo, random) => {
      const workday = workdayMs(daysAgo);
      // Days off are told on the working day before them, each in a part of it of its own: what was later comes later.
      let parts = 1;
      for (let day = workday + dayMs; isOff(day); day += dayMs) parts += 1;
      const part = Math.round((todayMs - Math.round(daysAgo) * dayMs - workday) / dayMs);
      const [opens, closes] = [8 * 60 + 15, 15 * 60 + 40];
      const minutes = Math.floor((closes - opens) / parts);
      const from = opens + part * minutes;
      const at = instant(workday, random.between(from, from + minutes));
      const latest = now.getTime() - 60_000;
      return at.getTime() <= latest
        ? at
        : instant(workdayMs(Math.round(daysAgo) + 1), random.between(500, 930));
    },
    monthStart: (monthsAhead) => {
      const d = new Date(todayMs);
      return text(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + monthsAhead, 1));
    },
    day: (daysAhead) => text(todayMs + daysAhead * dayMs),
  };
}
