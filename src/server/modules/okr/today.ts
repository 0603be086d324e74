import type { Services } from '../../platform/context.ts';

/** The calendar day it is in the agency's zone, `YYYY-MM-DD`. */
export function todayOf({ clock, timeZone }: Pick<Services, 'clock' | 'timeZone'>): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(clock.now());
}
