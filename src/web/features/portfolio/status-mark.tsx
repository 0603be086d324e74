import type { ReportStatus } from '../../../domain/portfolio/index.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './portfolio.css';

/** The colour of a report with its shape: a tick in a disc, a triangle, a square; and always its words. */
export function StatusMark({
  status,
  short,
}: {
  readonly status: ReportStatus;
  /** Its colour's word alone, where many stand below one another. */
  readonly short?: boolean;
}) {
  const texts = useTexts();
  return (
    <span className="rt-report-status" data-status={status}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {status === 'green' ? <circle cx="8" cy="8" r="7" /> : null}
        {status === 'yellow' ? <path d="M8 1.2 15.4 14.4H.6z" /> : null}
        {status === 'red' ? <rect x="1.4" y="1.4" width="13.2" height="13.2" rx="2" /> : null}
        <path
          className="rt-report-sign"
          d={status === 'green' ? 'M4.8 8.2l2.2 2.2 4.2-4.4' : 'M8 5.4v4M8 11.7v.2'}
          fill="none"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
      </svg>
      {short
        ? texts.derived(`portfolio.colour.${status}`)
        : processTexts(texts, 'initiative').choice('reportStatus', status)}
    </span>
  );
}
