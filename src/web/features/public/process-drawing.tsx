import type { PublicKind } from '../../../contract/public.ts';
import { processOf } from '../../../domain/processes.ts';
import { boxHeight, boxWidth, layOut } from '../../shared/drawing/process-layout.ts';
import type { Texts } from '../../shared/texts/messages.ts';

/** What can be scrolled must be reached by keyboard (WCAG 2.1.1), whatever the browser does by itself. */
const reachable = { tabIndex: 0 } as const;

/** The states of a kind and the ways between them, drawn from its definition; the table below says the same in words. */
export function ProcessDrawing({ kind, texts }: { readonly kind: PublicKind; readonly texts: Texts }) {
  const { t } = texts;
  const definition = processOf(kind.kind);
  if (!definition) return null;
  const d = layOut(definition);
  const title = `drawing-${kind.kind}`;
  const arrow = `arrow-${kind.kind}`;
  return (
    <figure className="pub-drawing">
      <section
        className="pub-scroll"
        {...reachable}
        aria-label={t('public.handbook.drawing', { kind: kind.name })}
      >
        <svg
          viewBox={`0 0 ${d.width} ${d.height}`}
          width={d.width}
          height={d.height}
          role="img"
          aria-labelledby={title}
        >
          <title id={title}>{t('public.handbook.drawingOf', { kind: kind.name })}</title>
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0L8 4L0 8z" className="pub-arrow-head" />
            </marker>
          </defs>
          {d.arrows.map((a) => (
            <path
              key={`${a.transition}${a.path}`}
              className="pub-arrow"
              data-move={a.move}
              d={a.path}
              markerEnd={`url(#${arrow})`}
            />
          ))}
          {d.boxes.map((b) => (
            <g key={b.state} className="pub-box" data-step={b.step} transform={`translate(${b.x} ${b.y})`}>
              <rect width={boxWidth} height={boxHeight} rx="8" />
              <text x={boxWidth / 2} y="28" textAnchor="middle">
                {kind.states[b.state]}
              </text>
            </g>
          ))}
        </svg>
      </section>
      <figcaption className="pub-faint">{t('public.handbook.drawingHelp')}</figcaption>
    </figure>
  );
}
