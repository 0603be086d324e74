import { wipStanding } from '../../../domain/backlog/index.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateShape } from '../../shared/ui/state-badge.tsx';
import type { Board } from './use-board.ts';

/** The heading of a column: state, how many of how many in all lanes, sum. */
export function ColumnHead({ board, state }: { readonly board: Board; readonly state: string }) {
  const texts = useTexts();
  const { t, number } = texts;
  const { definition } = board;
  const known = definition.states[state];
  const counted = board.countOf(state);
  const { count, limit } = board.standing(state);
  const standing = wipStanding(limit, count);
  return (
    <h2 id={`column-${state}`}>
      <StateShape category={known?.category ?? 'waiting'} abandoned={known?.abandoned === true} />
      <span className="rt-column-name">{processTexts(texts, definition.kind).state(state)}</span>
      <span className="rt-count" data-wip={standing}>
        {limit === null
          ? `${number(count)}${counted?.capped ? '+' : ''}`
          : t('backlog.wip.of', { count, limit })}
        {standing === 'full' || standing === 'over' ? (
          <strong> {t(standing === 'full' ? 'backlog.wip.full' : 'backlog.wip.over')}</strong>
        ) : null}
        {counted && counted.estimate > 0 ? (
          <span className="rt-sum" title={t('portfolio.sum')}>
            {' '}
            · {number(Math.round(counted.estimate))}
          </span>
        ) : null}
      </span>
    </h2>
  );
}
