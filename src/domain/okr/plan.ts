/** How often a key result is measured. */
export const intervals = ['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly'] as const;
/** One of {@link intervals}. */
export type Interval = (typeof intervals)[number];

/** A measurement plan. Days are `YYYY-MM-DD` in the agency's zone; `until` is the last day of it. */
export interface MeasurementPlan {
  readonly interval: Interval;
  readonly from: string;
  readonly until: string;
}

const months: Readonly<Record<Interval, number>> = {
  weekly: 0,
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
};
const dayMs = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Whole calendar days from one day to another; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

/** The day some days later (or earlier). */
export function addDays(day: string, days: number): string {
  return dayOf(utc(day) + days * dayMs);
}

/**
 * The day one interval later. A month later than the 31st is the last day of a shorter month, so that nobody is asked
 * twice in one month and never in another.
 */
export function afterInterval(day: string, interval: Interval): string {
  if (interval === 'weekly') return addDays(day, 7);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months[interval], 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/**
 * The day the next measurement is due: one interval after the last one (or after the plan began), at the latest the
 * plan's last day; null when that day has been measured.
 */
export function nextDue(plan: MeasurementPlan, lastMeasured: string | null): string | null {
  if (lastMeasured !== null && lastMeasured >= plan.until) return null;
  const begin = lastMeasured === null || lastMeasured < plan.from ? plan.from : lastMeasured;
  const next = afterInterval(begin, plan.interval);
  return next > plan.until ? plan.until : next;
}

/** Days after the plan's last day that its last measurement is waited for. */
export const graceDays = 14;

/** Whether the plan is over, with its last measurement taken or no longer waited for. */
export function planEnded(plan: MeasurementPlan, lastMeasured: string | null, today: string): boolean {
  if (today <= plan.until) return false;
  return (lastMeasured !== null && lastMeasured >= plan.until) || daysBetween(plan.until, today) > graceDays;
}
