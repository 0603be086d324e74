/** How often an initiative in implementation reports. */
export const reportIntervals = ['fortnightly', 'monthly', 'quarterly'] as const;
/** See {@link reportIntervals}. */
export type ReportInterval = (typeof reportIntervals)[number];

/** How an initiative is doing. Shown with a shape and a word besides the colour. */
export const reportStatuses = ['green', 'yellow', 'red'] as const;
/** See {@link reportStatuses}. */
export type ReportStatus = (typeof reportStatuses)[number];

/** How many days before it is due a report is called soon due. */
export const soonDays = 5;

const dayMs = 86_400_000;
const read = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const write = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * The day the next report is asked for: one interval after `from` (the day implementation began, was taken up again, or
 * the last report was submitted). Days are calendar days `YYYY-MM-DD`; a month from the 31st ends with its month.
 */
export function nextReportDue(from: string, interval: ReportInterval): string {
  if (interval === 'fortnightly') return write(read(from) + 14 * dayMs);
  const d = new Date(read(from));
  const months = interval === 'monthly' ? 1 : 3;
  const last = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months + 1, 0)).getUTCDate();
  return write(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, Math.min(d.getUTCDate(), last)));
}

/** Where an initiative stands with its next report. */
export interface ReportStanding {
  /** `none`: nothing is asked for; `later`; `soon`: within {@link soonDays}; `due`: today; `overdue`. */
  readonly standing: 'none' | 'later' | 'soon' | 'due' | 'overdue';
  /** Days from today to the due day, negative when it has passed; 0 when nothing is asked for. */
  readonly days: number;
}

/** Judges a due day against today (both calendar days in the agency's zone). Null: nothing is asked for. */
export function reportStanding(dueOn: string | null, today: string): ReportStanding {
  if (dueOn === null) return { standing: 'none', days: 0 };
  const days = Math.round((read(dueOn) - read(today)) / dayMs);
  if (days < 0) return { standing: 'overdue', days };
  if (days === 0) return { standing: 'due', days };
  return { standing: days <= soonDays ? 'soon' : 'later', days };
}

/** What a report must have before it is submitted. */
export interface ReportContent {
  readonly status: ReportStatus | null;
  readonly summary: string;
  readonly progress: number | null;
  readonly costNote: string;
  readonly riskNote: string;
  readonly spent: number | null;
}

/**
 * What is missing before a report can be submitted, by member name: a colour and its words, progress in percent, cost (a
 * sum or words) and risk. Empty when it is whole.
 */
export function missingInReport(r: ReportContent): readonly string[] {
  return [
    ...(r.status === null ? ['status'] : []),
    ...(r.summary.trim() === '' ? ['summary'] : []),
    ...(r.progress === null ? ['progress'] : []),
    ...(r.spent === null && r.costNote.trim() === '' ? ['costNote'] : []),
    ...(r.riskNote.trim() === '' ? ['riskNote'] : []),
  ];
}
