import { processOf } from '../../../domain/processes.ts';
import { processTexts } from '../texts/process-texts.ts';
import { useTexts } from '../texts/texts-context.ts';

/** The shape of a state by its category: a ring, a half disc, a pause sign, a tick or a cross. */
export function StateShape({
  category,
  abandoned,
}: {
  readonly category: string;
  readonly abandoned?: boolean;
}) {
  const shape = abandoned ? 'abandoned' : category;
  return (
    <svg
      className="rt-shape"
      data-shape={shape}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
    >
      {shape === 'waiting' ? (
        <circle cx="8" cy="8" r="5.5" fill="none" strokeWidth="2" strokeDasharray="2.6 2.2" />
      ) : null}
      {shape === 'active' ? (
        <>
          <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />
          <path d="M8 4a4 4 0 0 1 0 8z" className="rt-shape-fill" />
        </>
      ) : null}
      {shape === 'paused' ? (
        <>
          <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />
          <path d="M6.4 5.4v5.2M9.6 5.4v5.2" strokeWidth="1.8" fill="none" />
        </>
      ) : null}
      {shape === 'done' ? (
        <>
          <circle cx="8" cy="8" r="7" className="rt-shape-fill" strokeWidth="0" />
          <path d="M5 8.2l2.2 2.2L11.2 6" className="rt-shape-mark" strokeWidth="1.8" fill="none" />
        </>
      ) : null}
      {shape === 'abandoned' ? (
        <>
          <circle cx="8" cy="8" r="6" fill="none" strokeWidth="2" />
          <path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4" strokeWidth="1.6" fill="none" />
        </>
      ) : null}
    </svg>
  );
}

/** A state with shape and word; colour is never alone. Nothing for nodes without a process. */
export function StateBadge({
  kind,
  state,
  category,
}: {
  readonly kind: string;
  readonly state: string | null;
  /** Category of a state that no process defines (an issue known from elsewhere). */
  readonly category?: string | null;
}) {
  const texts = useTexts();
  if (!state) return null;
  const definition = processOf(kind)?.states[state];
  return (
    <span className="rt-state">
      <StateShape
        category={definition?.category ?? category ?? 'waiting'}
        abandoned={definition?.abandoned === true}
      />
      {processTexts(texts, kind).state(state)}
    </span>
  );
}
