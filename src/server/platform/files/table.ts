/** A calendar day, `YYYY-MM-DD`; the one way to say that a cell is a date and not words. */
export interface DayCell {
  readonly day: string;
}

/** A point in time, shown as the wall clock of the agency (Europe/Oslo). */
export interface InstantCell {
  readonly instant: Date;
}

/** A formula of our own making (never of what people wrote), with the value it has now for readers that do not count. */
export interface FormulaCell {
  readonly formula: string;
  readonly value: number | string;
}

/** What a cell may hold. A string is always words, whatever it looks like. */
export type Cell = string | number | boolean | DayCell | InstantCell | FormulaCell | null | undefined;

/** How the numbers of a column are shown. Money is in whole kroner, a percentage is given as a share (0.25 is 25 %). */
export type NumberFormat = 'integer' | 'decimal' | 'percent' | 'money';

/** A column: its heading, its width in characters, and how its numbers are shown. */
export interface Column {
  readonly heading: string;
  readonly width?: number;
  readonly format?: NumberFormat;
  /** Long words break over several lines instead of being cut. */
  readonly wrap?: boolean;
}

/** Rows as they come: from a query by pages, or from memory. */
export type Rows = AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;

const oslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The wall clock in Oslo at an instant: `YYYY-MM-DD HH:MM:SS`. */
export const wallClock = (instant: Date): string => oslo.format(instant);
