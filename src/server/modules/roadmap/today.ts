import type { Services } from '../../platform/context.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  formats.set(timeZone, format);
  return format.format(at);
}

/** Today in the agency's zone. */
export function todayOf({ clock, timeZone }: Pick<Services, 'clock' | 'timeZone'>): string {
  return dayIn(timeZone, clock.now());
}
