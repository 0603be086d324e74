import { useMemo } from 'react';
import { processTexts } from '../../../shared/texts/process-texts.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { type Scale, ticksOf, weekNumber, type Zoom } from './scale.ts';

/** Columns of the treegrid, in order. */
export const columnNames = ['title', 'state', 'plannedStart', 'plannedEnd', 'judgedProgress', 'bar'] as const;
/** Place of the columns whose dates can be edited. */
export const startColumn = 2;
/** See {@link startColumn}. */
export const endColumn = 3;

/** The heading of the treegrid: names of columns, and the units of time. It stays in view. */
export function Head({
  scale,
  zoom,
  today,
}: {
  readonly scale: Scale;
  readonly zoom: Zoom;
  readonly today: string;
}) {
  const texts = useTexts();
  const { t, tag } = texts;
  const words = processTexts(texts, 'roadmapElement');
  const [upper, lower] = useMemo(() => {
    const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
    const whole = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    const date = (d: string) => new Date(`${d}T00:00:00Z`);
    const year = (d: string) => d.slice(0, 4);
    const quarter = (d: string) =>
      t('roadmap.quarter', { number: Math.floor((Number(d.slice(5, 7)) - 1) / 3) + 1 });
    switch (zoom) {
      case 'week':
        return [
          ticksOf(scale, 'month', (d) => whole.format(date(d))),
          ticksOf(scale, 'week', (d) => t('roadmap.week', { number: weekNumber(d) })),
        ];
      case 'month':
        return [
          ticksOf(scale, 'year', year),
          ticksOf(scale, 'month', (d) => whole.format(date(d)).replace(/ \d{4}$/, '')),
        ];
      case 'quarter':
        return [
          ticksOf(scale, 'quarter', (d) => `${quarter(d)} ${year(d)}`),
          ticksOf(scale, 'month', (d) => month.format(date(d))),
        ];
      case 'year':
        return [ticksOf(scale, 'year', year), ticksOf(scale, 'quarter', quarter)];
    }
  }, [scale, zoom, tag, t]);
  const label = (name: (typeof columnNames)[number]) =>
    name === 'bar'
      ? t('roadmap.column.time')
      : name === 'state'
        ? texts.derived('field.state')
        : words.field(name);
  return (
    <thead className="rt-tl-head">
      <tr aria-rowindex={1} className="rt-tl-row">
        {columnNames.slice(0, -1).map((name) => (
          <th key={name} scope="col" className="rt-tl-cell" data-name={name}>
            {label(name)}
          </th>
        ))}
        <th scope="col" className="rt-tl-time">
          <span className="rt-sr">{label('bar')}</span>
          <div aria-hidden="true">
            {upper.map((tick) => (
              <span key={tick.day} data-upper="true" style={{ left: tick.x, width: tick.width }}>
                <span>{tick.label}</span>
              </span>
            ))}
            {lower.map((tick) => (
              <span key={tick.day} style={{ left: tick.x, width: tick.width }}>
                {tick.width > 22 ? tick.label : ''}
              </span>
            ))}
            <b className="rt-tl-today-mark" style={{ left: scale.x(today) }}>
              {t('roadmap.today')}
            </b>
          </div>
        </th>
      </tr>
    </thead>
  );
}
