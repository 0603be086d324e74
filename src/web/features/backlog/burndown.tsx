import { Heading, ToggleGroup } from '@digdir/designsystemet-react';
import { line } from 'd3-shape';
import { useId, useState } from 'react';
import type { SprintReportValue } from '../../../contract/sprints.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useWidth } from '../../shared/use-width.ts';
import { type BurndownPoint, burndownScales, margin, type Unit } from './burndown-scales.ts';
import { BurndownTable } from './burndown-table.tsx';
import { rounded } from './sprint-words.ts';

const height = 240;

/** What is left each working day, beside an even pace, with a mark where something came or went. */
function Drawing({ report, unit }: { readonly report: SprintReportValue; readonly unit: Unit }) {
  const texts = useTexts();
  const { t } = texts;
  const [box, width] = useWidth<HTMLDivElement>(640);
  const title = useId();
  const scales = burndownScales(report, unit, width, height);
  if (!scales) return <p className="rt-meta">{t('sprint.burndownNone')}</p>;
  const { points, y, values } = scales;
  const told = points.filter((p) => p.left !== null);
  const draw = line<BurndownPoint>((p) => p.x);
  const left = draw.y((p) => y(p.left ?? 0))(told);
  const even = draw.y((p) => y(p.ideal))(points);
  const last = told.at(-1)!;
  const short = new Intl.DateTimeFormat(texts.tag, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
  const every = Math.ceil(points.length / Math.max(2, Math.floor(width / 64)));
  const triangle = (p: BurndownPoint, up: boolean): string => {
    const [size, at] = [6, y(p.left ?? 0) + (up ? -11 : 11)];
    return `M${p.x - size},${at + (up ? size : -size) / 2}h${2 * size}l${-size},${up ? -size * 1.6 : size * 1.6}z`;
  };
  return (
    <div className="rt-burndown" ref={box}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={title}
      >
        <title id={title}>
          {t('sprint.burndownSays', {
            title: report.sprint.title,
            start: rounded(texts, report.start[unit]),
            left: rounded(texts, last.left ?? 0),
            day: last.day ? texts.day(last.day) : t('sprint.atStart').toLowerCase(),
            ideal: rounded(texts, last.ideal),
          })}
        </title>
        {values.map((v) => (
          <g key={v}>
            <line
              className="rt-burndown-grid"
              x1={margin.left}
              x2={width - margin.right}
              y1={y(v)}
              y2={y(v)}
            />
            <text className="rt-burndown-mark" x={margin.left - 8} y={y(v)} dy="0.32em" textAnchor="end">
              {rounded(texts, v)}
            </text>
          </g>
        ))}
        {points.map((p, i) =>
          p.day !== null && i % every === 0 ? (
            <text key={p.day} className="rt-burndown-mark" x={p.x} y={height - 8} textAnchor="middle">
              {short.format(new Date(`${p.day}T00:00:00Z`))}
            </text>
          ) : null,
        )}
        {even ? <path className="rt-burndown-ideal" d={even} /> : null}
        {left ? <path className="rt-burndown-left" d={left} /> : null}
        {told.map((p) => (
          <g key={p.day ?? 'start'}>
            <circle className="rt-burndown-point" cx={p.x} cy={y(p.left ?? 0)} r="3.5" />
            {p.added > 0 ? <path className="rt-burndown-added" d={triangle(p, true)} /> : null}
            {p.removed > 0 ? <path className="rt-burndown-removed" d={triangle(p, false)} /> : null}
          </g>
        ))}
      </svg>
      <p className="rt-meta">{t('sprint.burndownLegend')}</p>
    </div>
  );
}

/** The burndown of a sprint: picture and table, in estimates or in issues. */
export function Burndown({ report }: { readonly report: SprintReportValue }) {
  const { t } = useTexts();
  const [unit, setUnit] = useState<Unit>(report.start.estimate > 0 ? 'estimate' : 'issues');
  return (
    <section aria-labelledby="burndown-h" className="rt-sprint-section">
      <div className="rt-plan-head">
        <Heading level={2} data-size="2xs" id="burndown-h">
          {t('sprint.burndown')}
        </Heading>
        <ToggleGroup
          data-size="sm"
          value={unit}
          onChange={(v) => setUnit(v === 'issues' ? 'issues' : 'estimate')}
          data-toggle-group={t('sprint.unit')}
        >
          <ToggleGroup.Item value="estimate">{t('sprint.estimate')}</ToggleGroup.Item>
          <ToggleGroup.Item value="issues">{t('sprint.issues')}</ToggleGroup.Item>
        </ToggleGroup>
      </div>
      <Drawing report={report} unit={unit} />
      {report.days.length > 0 ? <BurndownTable report={report} unit={unit} /> : null}
    </section>
  );
}
