import { useCallback, useRef, useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { readSprintsAgain } from './sprint-queries.ts';

/** The list of what is in no sprint; the others are named by the key of their sprint. */
export const backlogList = 'backlog';
/** Where in a list: beside another issue. Absent: where its rank puts it. */
export type PlanPlace = { readonly before: string } | { readonly after: string };

/** An issue that has been moved here and not yet there. */
export interface Moved {
  readonly row: MatterRowValue;
  readonly to: string;
  readonly place: PlanPlace | null;
}

/** The rows of a list with what is on its way in and out of it. */
export function rowsWith(
  rows: readonly MatterRowValue[],
  list: string,
  moved: ReadonlyMap<string, Moved>,
): readonly MatterRowValue[] {
  const shown = rows.filter((r) => !moved.has(r.key));
  for (const m of moved.values()) {
    if (m.to !== list) continue;
    const beside = m.place === null ? null : 'before' in m.place ? m.place.before : m.place.after;
    const at =
      beside === null
        ? shown.findIndex((r) => r.rank > m.row.rank)
        : shown.findIndex((r) => r.key === beside) + (m.place && 'after' in m.place ? 1 : 0);
    if (at < 0) shown.push(m.row);
    else shown.splice(at, 0, m.row);
  }
  return shown;
}

/**
 * Moves issues between the backlog and the sprints, and up and down in them. A move is shown at once and taken back when
 * it is refused; moves of one issue go one at a time, each on the version of the one before.
 */
export function usePlanning(titleOf: (list: string) => string) {
  const texts = useTexts();
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map());
  const [focus, setFocus] = useState<string | null>(null);
  const queues = useRef(new Map<string, Promise<number>>());

  const carryOut = async (m: Moved, from: string, version: number): Promise<number> => {
    const { key } = m.row;
    let now = version;
    if (from !== m.to) {
      const saved = await callKind('issue', 'edit', {
        params: { key },
        body: { sprint: m.to === backlogList ? null : m.to },
        version,
      });
      now = saved.version;
    }
    if (m.place) await api.matter.rank({ params: { key }, body: m.place });
    return now;
  };

  const move = async (
    row: MatterRowValue,
    from: string,
    to: string,
    place: PlanPlace | null,
    told = true,
  ): Promise<void> => {
    const { key } = row;
    const m: Moved = { row, to, place };
    setMoved((now) => new Map(now).set(key, m));
    setFocus(key);
    const earlier = queues.current.get(key);
    const run = (earlier ?? Promise.resolve(row.version)).then((version) => carryOut(m, from, version));
    queues.current.set(key, run);
    try {
      const version = await run;
      if (from !== to) {
        const text =
          to === backlogList
            ? texts.t('sprint.movedToBacklog', { key })
            : texts.t('sprint.moved', { key, sprint: titleOf(to) });
        toast(text, told ? { undo: () => void move({ ...row, version }, to, from, null, false) } : {});
      }
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      toast(faults[0] ?? title, { tone: 'danger' });
    }
    if (queues.current.get(key) !== run) return;
    queues.current.delete(key);
    await readSprintsAgain();
    // What the lists now hold is where it stands; a later move of it has its own entry.
    setMoved((now) => {
      if (now.get(key) !== m) return now;
      const left = new Map(now);
      left.delete(key);
      return left;
    });
  };
  const onFocused = useCallback(() => setFocus(null), []);
  return { moved, move, focus, onFocused };
}
/** See {@link usePlanning}. */
export type Planning = ReturnType<typeof usePlanning>;
