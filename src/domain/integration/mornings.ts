const dayMilliseconds = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
const weekday = (day: string): number => new Date(at(day)).getUTCDay();

/** A day so many days later; days are `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string => toDay(at(day) + days * dayMilliseconds);

/** Whether a day is a Monday to Friday. */
export const isWeekday = (day: string): boolean => weekday(day) !== 0 && weekday(day) !== 6;

/** How far ahead something is told of as coming. */
export const noticeDays = 7;

/** Planned end days that the morning of a day tells of, both ends counted; each day's are told once. */
export interface Morning {
  /** Became late since the weekday before. */
  readonly late: readonly [string, string];
  /** Came within a week since the weekday before. */
  readonly coming: readonly [string, string];
}

/** What a morning tells of, or null on a Saturday or Sunday. Monday tells of the weekend too. */
export function morningOf(day: string): Morning | null {
  if (!isWeekday(day)) return null;
  const before = daysAfter(day, weekday(day) === 1 ? -3 : -1);
  return {
    late: [before, daysAfter(day, -1)],
    coming: [daysAfter(before, noticeDays + 1), daysAfter(day, noticeDays)],
  };
}
