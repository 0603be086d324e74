/** How a language writes numbers, days and instants. Instants are shown in the agency's time zone. */
export interface Formats {
  /** `12 345` */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** A share between 0 and 1 as per cent. */
  percent(share: number): string;
  /** A calendar day `YYYY-MM-DD` as `3. mars 2026`. */
  day(day: string): string;
  /** A calendar day, short: `03.03.2026`. */
  shortDay(day: string): string;
  /** An instant as day and time of day. */
  instant(iso: string): string;
  /** An instant as one says it: `for 3 dager siden`; the day when it is long ago. */
  relative(iso: string): string;
  /** Names in order with the language's "and". */
  list(items: readonly string[]): string;
  /** A span of seconds: `3 t 20 min`, `4 d 2 t`. */
  span(seconds: number): string;
  /** Today in the agency's zone, `YYYY-MM-DD`. */
  today(): string;
}

const DAY = 86_400;

/** Makes the formats of a language tag; `message` gives the few words that `Intl` does not, `said` mends those it does. */
export function createFormats(
  tag: string,
  timeZone: string,
  message: (key: string, values?: Readonly<Record<string, string | number>>) => string,
  said: (text: string) => string = (text) => text,
): Formats {
  const plain = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const longDay = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const brief = new Intl.DateTimeFormat(tag, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const instantDay = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const names = new Intl.ListFormat(tag, { type: 'conjunction' });
  const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone });
  const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    number: (value, options) => (options ? new Intl.NumberFormat(tag, options) : plain).format(value),
    percent: (value) => share.format(value),
    day: (day) => longDay.format(asDate(day)),
    shortDay: (day) => brief.format(asDate(day)),
    instant: (iso) => exact.format(new Date(iso)),
    relative: (iso) => {
      const seconds = (new Date(iso).getTime() - Date.now()) / 1000;
      const size = Math.abs(seconds);
      if (size < 45) return message('common.justNow');
      if (size < 3600) return said(ago.format(Math.round(seconds / 60), 'minute'));
      if (size < DAY) return said(ago.format(Math.round(seconds / 3600), 'hour'));
      if (size < 14 * DAY) return said(ago.format(Math.round(seconds / DAY), 'day'));
      return instantDay.format(new Date(iso));
    },
    list: (items) => names.format(items),
    span: (seconds) => {
      const s = Math.abs(seconds);
      if (s < 3600) return message('common.span.minutes', { minutes: Math.round(s / 60) });
      if (s < DAY)
        return message('common.span.hours', {
          hours: Math.floor(s / 3600),
          minutes: Math.round((s % 3600) / 60),
        });
      return message('common.span.days', { days: Math.floor(s / DAY), hours: Math.round((s % DAY) / 3600) });
    },
    today: () => isoDay.format(new Date()),
  };
}
