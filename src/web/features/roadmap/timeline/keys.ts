import type { TimelineRow } from './rows.ts';

/** Where focus is in the treegrid: a row, or a cell of it (`column` from 0). */
export interface Place {
  readonly row: number;
  readonly column: number | null;
}

/** What a key does there. */
export type KeyAct =
  | { readonly act: 'go'; readonly to: Place }
  | { readonly act: 'fold' | 'unfold'; readonly id: string }
  | { readonly act: 'open' };

/**
 * What a key does in the treegrid, by the pattern of WAI-ARIA: arrows move between rows and cells, Right unfolds and
 * Left folds or goes to the row above, Home and End to the ends of a row or of all rows, Enter opens or begins editing.
 * Null: the key means nothing here.
 */
export function actOf(
  rows: readonly TimelineRow[],
  columns: number,
  at: Place,
  key: string,
  ctrl: boolean,
  page: number,
): KeyAct | null {
  const row = rows[at.row];
  if (!row) return null;
  const go = (to: number, column = at.column): KeyAct => ({
    act: 'go',
    to: { row: Math.max(0, Math.min(rows.length - 1, to)), column },
  });
  switch (key) {
    case 'ArrowDown':
      return go(at.row + 1);
    case 'ArrowUp':
      return go(at.row - 1);
    case 'PageDown':
      return go(at.row + page);
    case 'PageUp':
      return go(at.row - page);
    case 'Home':
      return ctrl || at.column === null ? go(0) : go(at.row, 0);
    case 'End':
      return ctrl || at.column === null ? go(rows.length - 1) : go(at.row, columns - 1);
    case 'ArrowRight':
      if (at.column !== null) return at.column < columns - 1 ? go(at.row, at.column + 1) : null;
      if (row.kind === 'product' && !row.open) return { act: 'unfold', id: row.id };
      return go(at.row, 0);
    case 'ArrowLeft':
      if (at.column !== null) return go(at.row, at.column === 0 ? null : at.column - 1);
      if (row.kind === 'product') return row.open ? { act: 'fold', id: row.id } : null;
      return go(rows.findIndex((r) => r.id === row.parent));
    case 'Enter':
    case 'F2':
      return { act: 'open' };
    default:
      return null;
  }
}
