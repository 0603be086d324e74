import { useState } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';

/** Most that can be chosen at once: what a change of many takes. */
export const selectionMost = 1000;

/** What is chosen in a list, across its pages and groups. */
export interface Selection {
  readonly rows: ReadonlyMap<string, MatterRowValue>;
  readonly has: (key: string) => boolean;
  /** Chooses a row, or not any more; with `range`, all from the one before to this one. */
  readonly toggle: (row: MatterRowValue, range: boolean) => void;
  /** Chooses just these. */
  readonly set: (rows: readonly MatterRowValue[]) => void;
  readonly clear: () => void;
}

/** Keeps what is chosen. `shown` gives the rows as they stand on the page, in order. */
export function useSelection(shown: () => readonly MatterRowValue[]): Selection {
  const [rows, setRows] = useState<ReadonlyMap<string, MatterRowValue>>(new Map());
  const [last, setLast] = useState<string | null>(null);
  return {
    rows,
    has: (key) => rows.has(key),
    toggle: (row, range) => {
      const all = shown();
      const from = all.findIndex((r) => r.key === last);
      const to = all.findIndex((r) => r.key === row.key);
      setRows((now) => {
        const next = new Map(now);
        if (range && from >= 0 && to >= 0) {
          for (const r of all.slice(Math.min(from, to), Math.max(from, to) + 1))
            if (next.size < selectionMost) next.set(r.key, r);
        } else if (!next.delete(row.key) && next.size < selectionMost) next.set(row.key, row);
        return next;
      });
      setLast(row.key);
    },
    set: (some) => setRows(new Map(some.slice(0, selectionMost).map((r) => [r.key, r]))),
    clear: () => setRows(new Map()),
  };
}
