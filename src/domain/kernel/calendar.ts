const dayMs = 86_400_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const text = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A calendar day `YYYY-MM-DD` some days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return text(utc(day) + days * dayMs);
}

/** How many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

/** ISO weekday of a day: 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1;
}

/** Easter Sunday of a year, Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return text(Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1));
}

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, Ascension, Whitsun. */
const movable: readonly number[] = [-3, -2, 0, 1, 39, 49, 50];
/** New Year's Day, 1 May, Constitution Day, Christmas Day and Boxing Day. */
const fixed: readonly string[] = ['01-01', '05-01', '05-17', '12-25', '12-26'];

/** Whether a day is a Norwegian public holiday (lov om helligdager; lov om 1. og 17. mai). */
export function isHoliday(day: string): boolean {
  if (fixed.includes(day.slice(5))) return true;
  return movable.includes(daysBetween(easterOf(Number(day.slice(0, 4))), day));
}

/** Whether a day is a working day: Monday to Friday, and no public holiday. */
export function isWorkday(day: string): boolean {
  return weekdayOf(day) <= 5 && !isHoliday(day);
}

/** The working days of a period, both ends included; empty when it ends before it begins. */
export function workdaysIn(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkday(day)) days.push(day);
  return days;
}
