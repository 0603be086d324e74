import type { RollupValue } from '../../../contract/matters.ts';
import type { BelowRowValue } from '../../../contract/thread-below.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** How far the work of a row has come, in words. */
export function progressText(texts: Texts, row: BelowRowValue, weighted: boolean): string {
  const { t, percent } = texts;
  const { rollup } = row;
  if (rollup && weighted && rollup.estimate > 0)
    return t('backlog.children.weighted', { share: percent(rollup.estimateDone / rollup.estimate) });
  if (rollup)
    return t('matter.below.progress', {
      closed: rollup.closed,
      total: rollup.total,
      production: rollup.inProduction,
    });
  return [
    row.state ? processTexts(texts, row.kind).state(row.state) : '',
    row.inProduction ? t('matter.below.inProduction') : '',
  ]
    .filter(Boolean)
    .join(', ');
}

const share = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);

/** The truth bar in small: what is closed, and of all what is in production. */
function Bar({ rollup, weighted }: { readonly rollup: RollupValue; readonly weighted: boolean }) {
  const byEstimate = weighted && rollup.estimate > 0;
  const closed = byEstimate
    ? share(rollup.estimateDone, rollup.estimate)
    : share(rollup.closed, rollup.total);
  return (
    <svg className="rt-below-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rt-truth-all" width="100" height="6" />
      <rect className="rt-truth-closed" width={closed} height="6" />
      {byEstimate ? null : (
        <rect className="rt-truth-production" width={share(rollup.inProduction, rollup.total)} height="6" />
      )}
    </svg>
  );
}

/** How far a row has come: a bar with a count where work is below, otherwise its own state. */
export function Progress({ row, weighted }: { readonly row: BelowRowValue; readonly weighted: boolean }) {
  const texts = useTexts();
  const { t, number, percent } = texts;
  const { rollup } = row;
  if (rollup)
    return (
      <span className="rt-below-progress" title={progressText(texts, row, weighted)}>
        <Bar rollup={rollup} weighted={weighted} />
        <span>
          {weighted && rollup.estimate > 0
            ? percent(rollup.estimateDone / rollup.estimate)
            : t('matter.below.of', { closed: number(rollup.closed), total: number(rollup.total) })}
        </span>
      </span>
    );
  return (
    <span className="rt-below-progress">
      {row.inProduction ? (
        <span className="rt-below-production">{t('matter.below.inProduction')}</span>
      ) : row.state ? (
        processTexts(texts, row.kind).state(row.state)
      ) : null}
    </span>
  );
}
