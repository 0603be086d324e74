import { ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { BoardCell } from './board-cell.tsx';
import type { BoardPart } from './board-part.ts';
import { ColumnHead } from './column-head.tsx';
import { columnWidths } from './use-board.ts';
import type { Lane } from './use-list-groups.ts';
import './lanes.css';

interface LaneProps extends BoardPart {
  readonly lane: Lane;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** One lane: a heading that folds, with how many there are in all and in each column, and its columns when it is open. */
function BoardLane({ lane, open, onToggle, ...part }: LaneProps) {
  const texts = useTexts();
  const { t, number } = texts;
  const { board } = part;
  const words = processTexts(texts, board.definition.kind);
  return (
    <>
      <div className="rt-lane-head" data-lane-head={lane.value}>
        <h3>
          <button type="button" aria-expanded={open} onClick={onToggle}>
            {open ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
            <span>{lane.label}</span>
            <span className="rt-count">
              {number(lane.count)}
              {lane.estimate > 0 ? (
                <span title={t('portfolio.sum')}> · {number(Math.round(lane.estimate))}</span>
              ) : null}
            </span>
          </button>
        </h3>
      </div>
      {open
        ? board.states.map((state) => <BoardCell key={state} {...part} state={state} lane={lane} />)
        : board.states.map((state) => {
            const count = lane.byState.find((s) => s.state === state)?.count ?? 0;
            return (
              <div key={state} className="rt-lane-folded">
                {count > 0 ? (
                  <>
                    <span className="rt-sr">{words.state(state)}: </span>
                    {number(count)}
                  </>
                ) : null}
              </div>
            );
          })}
    </>
  );
}

interface BoardLanesProps extends BoardPart {
  readonly isOpen: (lane: string) => boolean;
  readonly toggle: (lane: string) => void;
}

/** The board divided into lanes: the headings of the columns once, above all lanes. */
export function BoardLanes({ isOpen, toggle, ...part }: BoardLanesProps) {
  const { t } = useTexts();
  const { board } = part;
  if (board.lanesError) return <Problem error={board.lanesError} />;
  if (board.lanes === null) return <Loading lines={8} />;
  return (
    <>
      <div className="rt-lanes" style={{ gridTemplateColumns: columnWidths(board) }}>
        {board.states.map((state) => (
          <div key={state} className="rt-lanes-head" data-column-head={state}>
            <ColumnHead board={board} state={state} />
          </div>
        ))}
        {board.lanes.map((lane) => (
          <BoardLane
            key={`${board.by}:${lane.value}`}
            {...part}
            lane={lane}
            open={isOpen(lane.value)}
            onToggle={() => toggle(lane.value)}
          />
        ))}
      </div>
      {board.lanesCapped ? <p className="rt-faint">{t('lists.lane.capped')}</p> : null}
    </>
  );
}
