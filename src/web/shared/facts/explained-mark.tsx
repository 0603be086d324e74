import './facts.css';
import type { DeploymentRowValue } from '../../../contract/deployments.ts';
import { useTexts } from '../texts/texts-context.ts';

/** How a deployment is explained. */
export type Explained = DeploymentRowValue['explained'];

/** The shape that goes with each explanation, so that colour is never alone. */
export function ExplainedShape({ value }: { readonly value: Explained }) {
  return (
    <svg
      className="rt-explained-shape"
      data-explained={value}
      viewBox="0 0 16 16"
      width="12"
      height="12"
      aria-hidden="true"
    >
      {value === 'issue' ? <circle cx="8" cy="8" r="6" /> : null}
      {value === 'origin' ? <path d="M8 1l6 7-6 7-6-7z" /> : null}
      {value === 'maintenance' ? <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" /> : null}
      {value === 'none' ? <path d="M3 3l10 10M13 3L3 13" fill="none" strokeWidth="3" /> : null}
    </svg>
  );
}

/** How a deployment is explained: shape and words. Only in production is a missing explanation something to look at. */
export function ExplainedMark({
  value,
  production,
}: {
  readonly value: Explained;
  readonly production: boolean;
}) {
  const texts = useTexts();
  return (
    <span className="rt-explained" data-explained={value} data-quiet={!production}>
      <ExplainedShape value={value} />
      {texts.derived(`deliveries.explained.${value}`)}
    </span>
  );
}
