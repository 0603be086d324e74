import { line } from 'd3-shape';
import { useId } from 'react';
import type { KeyResultValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useWidth } from '../../shared/use-width.ts';
import { curveScales, margin } from './curve-scales.ts';
import { standing, withUnit } from './words.ts';

const height = 200;

/**
 * The measurements of a key result as a curve, with the target and the even line one expects it to follow. The figures
 * stand in a table beside; the picture says in words what it shows.
 */
export function Curve({ keyResult: k }: { readonly keyResult: KeyResultValue }) {
  const texts = useTexts();
  const { t } = texts;
  const [box, width] = useWidth<HTMLDivElement>(560);
  const title = useId();
  const scales = curveScales(k, width, height);
  if (!scales || k.points.length === 0) return null;
  const { x, y } = scales;
  const path = line<{ day: string; value: number }>(
    (p) => x(p.day),
    (p) => y(p.value),
  )([...k.points]);
  const month = new Intl.DateTimeFormat(texts.tag, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  return (
    <div className="rt-curve" ref={box}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={title}
      >
        <title id={title}>
          {t('okr.curve.says', {
            title: k.title,
            count: k.points.length,
            last: withUnit(texts, k.last?.value ?? null, k.unit),
            target: withUnit(texts, k.target, k.unit),
            standing: standing(texts, k),
          })}
        </title>
        <g>
          {scales.values.map((v) => (
            <g key={v}>
              <line
                className="rt-curve-grid"
                x1={margin.left}
                x2={width - margin.right}
                y1={y(v)}
                y2={y(v)}
              />
              <text className="rt-curve-mark" x={margin.left - 8} y={y(v)} dy="0.32em" textAnchor="end">
                {texts.number(v, { notation: 'compact', maximumFractionDigits: 2 })}
              </text>
            </g>
          ))}
          {scales.days.map((d) => (
            <text key={d.x} className="rt-curve-mark" x={d.x} y={height - 8} textAnchor="middle">
              {month.format(d.date)}
            </text>
          ))}
          {k.from && k.until && k.baseline !== null && k.target !== null ? (
            <line
              className="rt-curve-even"
              x1={x(k.from)}
              x2={x(k.until)}
              y1={y(k.baseline)}
              y2={y(k.target)}
            />
          ) : null}
          {k.target === null ? null : (
            <g>
              <line
                className="rt-curve-target"
                x1={margin.left}
                x2={width - margin.right}
                y1={y(k.target)}
                y2={y(k.target)}
              />
              <text
                className="rt-curve-target-mark"
                x={margin.left + 4}
                y={y(k.target) + (k.direction === 'down' ? -6 : 15)}
              >
                {t('okr.curve.target', { target: withUnit(texts, k.target, k.unit) })}
              </text>
            </g>
          )}
          {path ? <path className="rt-curve-line" d={path} /> : null}
          {k.points.map((p) => (
            <circle key={p.day} className="rt-curve-point" cx={x(p.day)} cy={y(p.value)} r="3.5" />
          ))}
        </g>
      </svg>
      <p className="rt-meta">{t('okr.curve.legend')}</p>
    </div>
  );
}
