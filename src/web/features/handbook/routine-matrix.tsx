import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { RoutineCellValue, RoutineMatrixValue } from '../../../contract/handbook.ts';
import { handbookProcessOf } from '../../../domain/handbook/index.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { DayText } from '../../shared/ui/when.tsx';
import { PracticeLink, RoutineState } from './routine-state.tsx';

const needs = ['demanded', 'welcome'] as const;

/** Arrow keys go from cell to cell, Home and End to the ends of the row; Tab goes on as ever. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.parentElement;
  if (!cell || !row) return;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    Home: [0, -100],
    End: [0, 100],
  };
  const step = steps[event.key];
  if (!step) return;
  const rows = [...event.currentTarget.tBodies[0]!.rows];
  const down = Math.min(rows.length - 1, Math.max(0, rows.indexOf(row as HTMLTableRowElement) + step[0]));
  const own = [...row.querySelectorAll('td')];
  const along = Math.min(own.length - 1, Math.max(0, own.indexOf(cell) + step[1]));
  const link = rows[down]?.querySelectorAll('td')[along]?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

/** Teams down, processes across, those that must have a routine first; each cell leads to its routine, and to what was counted. */
export function RoutineMatrixTable({
  processes,
  teams,
  cells,
  passes,
}: {
  readonly processes: readonly string[];
  readonly teams: RoutineMatrixValue['teams'];
  readonly cells: readonly RoutineCellValue[];
  /** Cells the filter leaves; the others stand back. */
  readonly passes: (cell: RoutineCellValue) => boolean;
}) {
  const { t, derived } = useTexts();
  const groups = needs.map((need) => ({
    need,
    own: processes.filter((p) => handbookProcessOf(p)?.routine === need),
  }));
  const ordered = groups.flatMap((g) => g.own);
  const known = new Map(cells.map((c) => [`${c.team}/${c.process}`, c]));
  const rows = teams.filter((x) => cells.some((c) => c.team === x.team.key && passes(c)));
  if (rows.length === 0) return <p className="rt-faint">{t('handbook.routines.empty')}</p>;
  return (
    <section className="rt-table-wrap rt-routines" aria-label={t('handbook.routines.title')} tabIndex={-1}>
      <table className="rt-table" onKeyDown={move}>
        <caption className="rt-sr">{t('handbook.routines.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('handbook.routines.team')}
            </th>
            {groups
              .filter(({ own }) => own.length > 0)
              .map(({ need, own }) => (
                <th key={need} scope="colgroup" colSpan={own.length} data-need={need}>
                  {t(`handbook.routines.${need}`)}
                </th>
              ))}
          </tr>
          <tr>
            {ordered.map((p) => (
              <th key={p} scope="col">
                <Link to={`/handbook/${p}`}>{derived(`handbook.process.${p}.name`)}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ team }) => (
            <tr key={team.key}>
              <th scope="row">{team.title}</th>
              {ordered.map((p) => {
                const c = known.get(`${team.key}/${p}`);
                if (!c) return <td key={p} />;
                return (
                  <td key={p} data-state={c.state} data-back={!passes(c) || undefined}>
                    <Link to={`/handbook/routines/${encodeURIComponent(team.key)}/${p}`}>
                      <RoutineState state={c.state} />
                      {c.reviewed ? (
                        <span className="rt-routine-more">
                          <DayText day={c.reviewed} />
                        </span>
                      ) : null}
                    </Link>
                    <PracticeLink cell={c} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
