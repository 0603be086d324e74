import './calendar.css';
import { useRef } from 'react';
import { Link } from 'react-router';
import { type CalendarDensity, calendarDensity, type DensityDay } from '../../../domain/deployment/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

const moves: Readonly<Record<string, readonly [week: number, day: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Four steps from few to many, closer together among the few, where most days are; 0 for none. */
export function levelOf(count: number, max: number): number {
  return count === 0 ? 0 : Math.min(4, Math.max(1, Math.ceil(Math.sqrt(count / Math.max(1, max)) * 4)));
}

/** One year as a table of weeks and weekdays. Each day with a delivery is a link; arrow keys go between days. */
export function CalendarYear({
  year,
  days,
  max,
  hrefOf,
}: {
  readonly year: number;
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly max: number;
  readonly hrefOf: (day: string) => string;
}) {
  const { t, tag, day: sayDay, number } = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const calendar = withCounts(year, days);
  const weekdayName = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' });
  const monthName = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const total = days.reduce((sum, d) => sum + d.count, 0);
  const first = days.at(-1)?.day;
  const go = (event: React.KeyboardEvent) => {
    const by = moves[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-week]');
    if (!by || !cell) return;
    event.preventDefault();
    let [week, weekday] = [Number(cell.dataset.week), Number(cell.dataset.weekday)];
    for (let i = 0; i < 60; i++) {
      week += by[0];
      weekday += by[1];
      const next = table.current?.querySelector<HTMLAnchorElement>(
        `[data-week="${week}"][data-weekday="${weekday}"] a`,
      );
      if (next) return next.focus();
    }
  };
  return (
    <section className="rt-year" aria-label={t('deliveries.calendar.year', { year: String(year) })}>
      <h2 className="rt-year-head">
        <span>{year}</span> <small>{t('deliveries.list.count', { count: total })}</small>
      </h2>
      <div className="rt-year-scroll">
        <table ref={table} className="rt-year-table" onKeyDown={go}>
          <caption className="rt-sr">
            {t('deliveries.calendar.yearCaption', { year: String(year), count: total })}
          </caption>
          <thead>
            <tr>
              <td />
              {calendar.weeks.map((week, i) => {
                const opening = week.days.find((d) => d?.day.endsWith('-01'));
                return (
                  <th scope="col" key={`${week.isoYear}-${week.isoWeek}`} data-i={i}>
                    <span className="rt-sr">{t('deliveries.calendar.week', { week: week.isoWeek })}</span>
                    <span aria-hidden="true">
                      {opening ? monthName.format(new Date(`${opening.day}T00:00:00Z`)) : ''}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{weekdayName.format(new Date(Date.UTC(2024, 0, 1 + weekday)))}</th>
                {calendar.weeks.map((week, i) => {
                  const cell: DensityDay | null = week.days[weekday] ?? null;
                  if (!cell) return <td key={`${week.isoYear}-${week.isoWeek}`} />;
                  const words = t('deliveries.calendar.day', { day: sayDay(cell.day), count: cell.count });
                  return (
                    <td
                      key={`${week.isoYear}-${week.isoWeek}`}
                      data-week={i}
                      data-weekday={weekday}
                      data-level={levelOf(cell.count, max)}
                      title={words}
                    >
                      {cell.count > 0 ? (
                        <Link to={hrefOf(cell.day)} aria-label={words} tabIndex={cell.day === first ? 0 : -1}>
                          {number(cell.count)}
                        </Link>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The calendar of one year with the counts given, not counted again. */
function withCounts(
  year: number,
  days: readonly { readonly day: string; readonly count: number }[],
): Pick<CalendarDensity, 'weeks'> {
  const counts = new Map(days.map((d) => [d.day, d.count]));
  const calendar = calendarDensity([], `${year}-01-01`, `${year}-12-31`);
  return {
    weeks: calendar.weeks.map((week) => ({
      ...week,
      days: week.days.map((d) => (d ? { ...d, count: counts.get(d.day) ?? 0 } : null)),
    })),
  };
}
