import type { Column } from './columns.tsx';

/** What a column takes, in px, where its cells are whole; others are shown in less. */
const widths: Readonly<Record<string, number>> = {
  state: 128,
  priority: 104,
  owner: 160,
  team: 160,
  product: 160,
  productGroup: 160,
  labels: 144,
  programme: 160,
  estimate: 104,
  progress: 84,
  plannedStart: 112,
  plannedEnd: 132,
  updated: 138,
  created: 138,
  stateSince: 138,
};
/** A choice or a figure of the kind's own. */
const ownWidth = 120;
/** The box, the key, and the least of a title. */
const always = 40 + 80 + 200;

/** What goes first when there is no room for all. */
const first = [
  'updated',
  'created',
  'stateSince',
  'labels',
  'programme',
  'plannedStart',
  'productGroup',
  'estimate',
  'progress',
  'team',
  'product',
];

/**
 * Those of the usual columns that there is room for, so that a table need not be pushed sideways: the least important go
 * first, owner, priority, day and state never. What people choose themselves is shown whatever the room.
 */
export function fitColumns(columns: readonly Column[], room: number): readonly Column[] {
  const width = (c: Column): number => widths[c.name] ?? ownWidth;
  let needed = always + columns.reduce((sum, c) => sum + width(c), 0);
  const left = new Set(columns);
  for (const name of first) {
    if (needed <= room) break;
    const column = columns.find((c) => c.name === name);
    if (!column) continue;
    left.delete(column);
    needed -= width(column);
  }
  return columns.filter((c) => left.has(c));
}
