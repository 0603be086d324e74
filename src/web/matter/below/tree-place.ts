import type { BelowRowValue } from '../../../contract/thread-below.ts';
import type { Only } from './queries.ts';

/** What the items of the tree share. A path is the keys from the root, so that a part of two wholes is two items. */
export interface TreePlace {
  readonly only: Only;
  readonly weighted: boolean;
  readonly isOpen: (path: string) => boolean;
  /** The item that Tab comes to. */
  readonly current: string;
  readonly setCurrent: (path: string) => void;
  readonly toggle: (path: string) => void;
  readonly move: (parent: string, row: BelowRowValue, step: -1 | 1) => void;
  readonly mayMove: boolean;
}

/** Where an item stands among its siblings. */
export interface ItemPlace {
  /** Path of the item itself. */
  readonly path: string;
  readonly level: number;
  readonly at: number;
  readonly of: number;
}
