import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './rank.css';

/** Moves a row up or down in the order set by hand. */
export function RankButtons({
  row,
  move,
  current,
}: {
  readonly row: MatterRowValue;
  readonly move: (row: MatterRowValue, step: -1 | 1) => void;
  readonly current: boolean;
}) {
  const { t } = useTexts();
  return (
    <span className="rt-rank">
      {([-1, 1] as const).map((step) => (
        <button
          key={step}
          type="button"
          tabIndex={current ? 0 : -1}
          aria-label={t(step < 0 ? 'backlog.list.upKey' : 'backlog.list.downKey', { key: row.key })}
          onClick={() => move(row, step)}
        >
          {step < 0 ? <ArrowUpIcon aria-hidden /> : <ArrowDownIcon aria-hidden />}
        </button>
      ))}
    </span>
  );
}
