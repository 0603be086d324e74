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

/** Easter Sunday of a year (Gauss, in the form of Meeus), as milliseconds UTC. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}

/** Norwegian public holidays, and the days between Christmas and New Year when nobody deploys. */
function isOff(utc: number): boolean {
  const date = new Date(utc);
  const weekday = date.getUTCDay();
  if (weekday === 0 || weekday === 6) return true;
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (month === 12 && day >= 23) return true;
  if (`${month}-${day}` === '1-1' || `${month}-${day}` === '5-1' || `${month}-${day}` === '5-17') return true;
  const fromEaster = Math.round((utc - easter(date.getUTCFullYear())) / dayMs);
  return [-3, -2, 1, 39, 50].includes(fromEaster);
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
      const at = instant(workdayMs(daysAgo), random.between(8 * 60 + 15, 15 * 60 + 40));
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
