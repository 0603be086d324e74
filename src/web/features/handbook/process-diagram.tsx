import { Link } from 'react-router';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { listPath } from '../../matter/lists/list-path.ts';
import { boxHeight, boxWidth, layOut } from '../../shared/drawing/process-layout.ts';
import type { ProcessTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateShape } from '../../shared/ui/state-badge.tsx';

interface ProcessDiagramProps {
  readonly definition: ProcessDefinition;
  readonly words: ProcessTexts;
  /** How many are in each state now. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The states and ways between them, drawn from the definition. The table on the page says the same in words. */
export function ProcessDiagram({ definition, words, counts }: ProcessDiagramProps) {
  const { t, number } = useTexts();
  const d = layOut(definition);
  return (
    <figure className="rt-diagram">
      <div className="rt-diagram-scroll">
        <svg
          viewBox={`0 0 ${d.width} ${d.height}`}
          width={d.width}
          height={d.height}
          aria-label={t('handbook.diagramAlt')}
        >
          <defs>
            <marker
              id="rt-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0L8 4L0 8z" />
            </marker>
          </defs>
          {d.arrows.map((a) => (
            <g key={`${a.transition}${a.path}`} className="rt-arrow" data-move={a.move}>
              <path d={a.path} markerEnd="url(#rt-arrow)">
                <title>{words.transition(a.transition)}</title>
              </path>
            </g>
          ))}
          {d.boxes.map((b) => {
            const state = definition.states[b.state];
            return (
              <g key={b.state} className="rt-box" data-step={b.step} transform={`translate(${b.x} ${b.y})`}>
                <Link to={`${listPath(definition.kind)}?state=${b.state}`}>
                  <rect width={boxWidth} height={boxHeight} rx="8" />
                  <g transform="translate(11 16)">
                    <StateShape
                      category={state?.category ?? 'waiting'}
                      abandoned={state?.abandoned === true}
                    />
                  </g>
                  <text x="33" y="28">
                    {words.state(b.state)}
                  </text>
                  {counts.get(b.state) ? (
                    <text x={boxWidth - 10} y="28" className="rt-box-count">
                      {number(counts.get(b.state) ?? 0)}
                    </text>
                  ) : null}
                </Link>
              </g>
            );
          })}
        </svg>
      </div>
      <figcaption className="rt-meta">{t('handbook.diagramHelp')}</figcaption>
    </figure>
  );
}
