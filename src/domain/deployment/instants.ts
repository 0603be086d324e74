import type { ReasonCode } from './types.ts';

/** A time read from text: the instant in UTC, with a remark where something had to be taken for granted. */
export type InstantResult =
  | { readonly ok: true; readonly instant: string; readonly remark: ReasonCode | null }
  | { readonly ok: false; readonly code: ReasonCode };

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The number of days in a month (1–12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * Reads an ISO 8601 time. A time without a zone is UTC, as in the front matter of the release notes; a date without
 * a time is midnight UTC; both with a remark. A day or hour that does not exist (30 February, 24:00, second 60) is
 * refused, never moved to a neighbour the way `Date` would.
 */
export function parseInstant(text: string): InstantResult {
  const m = INSTANT.exec(text.trim());
  if (!m) return { ok: false, code: 'dateMalformed' };
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const [hour, minute, second] = [Number(m[4] ?? 0), Number(m[5] ?? 0), Number(m[6] ?? 0)];
  const ms = Number((m[7] ?? '0').padEnd(3, '0').slice(0, 3));
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return { ok: false, code: 'dateNotReal' };
  }
  if (hour > 23 || minute > 59 || second > 59) return { ok: false, code: 'dateNotReal' };
  const offset = offsetMinutes(m[8]);
  if (offset === null) return { ok: false, code: 'dateNotReal' };
  const epoch = Date.UTC(year, month - 1, day, hour, minute, second, ms) - offset * 60_000;
  const remark = m[4] === undefined ? 'dateWithoutTime' : m[8] === undefined ? 'dateWithoutZone' : null;
  return { ok: true, instant: new Date(epoch).toISOString(), remark };
}

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
