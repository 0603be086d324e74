import './facts.css';
import { Fragment, type ReactNode } from 'react';
import type { DeploymentValue } from '../../../contract/deployments.ts';

type Line = DeploymentValue['content'][number];
/** A reference found in a line. */
export type LineReferenceValue = Line['references'][number];

/**
 * A line as it was written, each reference in it shown by `link`. Offsets are UTF-16, as JavaScript counts. What
 * overlaps or lies outside the text is left as text.
 */
export function LineText({
  line,
  link,
}: {
  readonly line: Pick<Line, 'text' | 'references'>;
  readonly link: (reference: LineReferenceValue, text: string) => ReactNode;
}) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const reference of [...line.references].sort((a, b) => a.starts - b.starts)) {
    if (reference.starts < at || reference.ends > line.text.length || reference.ends <= reference.starts)
      continue;
    parts.push(<Fragment key={`t${at}`}>{line.text.slice(at, reference.starts)}</Fragment>);
    parts.push(
      <Fragment key={`r${reference.starts}`}>
        {link(reference, line.text.slice(reference.starts, reference.ends))}
      </Fragment>,
    );
    at = reference.ends;
  }
  parts.push(<Fragment key="rest">{line.text.slice(at)}</Fragment>);
  return <span className="rt-line-text">{parts}</span>;
}
