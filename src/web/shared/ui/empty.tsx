import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** An empty place: what belongs here, why, and the one button to begin. */
export function Empty({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className="rt-empty">
      <svg viewBox="0 0 120 40" width="120" height="40" aria-hidden="true">
        <path d="M4 30c24 0 28-20 56-20s32 20 56 20" fill="none" strokeWidth="2" strokeDasharray="4 5" />
        <circle cx="60" cy="10" r="5" />
      </svg>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph>{text}</Paragraph>
      {action}
    </div>
  );
}
