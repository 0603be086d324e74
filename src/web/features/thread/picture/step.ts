import type { Layout, PlacedItem } from './lay-out.ts';

/** Keys that move along the thread. */
export const stepKeys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
/** One of {@link stepKeys}. */
export type StepKey = (typeof stepKeys)[number];

/**
 * Where a key leads from a card: left and right along the links (the red line first, else the nearest in height), up
 * and down within the column, Home to the first origin, End to the last effect. Null when there is nothing that way.
 */
export function step(
  layout: Layout,
  from: string,
  key: StepKey,
  path: ReadonlySet<string>,
): PlacedItem | null {
  const here = layout.items.find((i) => i.id === from);
  if (!here) return layout.items[0] ?? null;
  const nearest = (items: readonly PlacedItem[]) =>
    [...items].sort(
      (a, b) =>
        Number(path.has(b.id)) - Number(path.has(a.id)) || Math.abs(a.y - here.y) - Math.abs(b.y - here.y),
    )[0] ?? null;
  const byId = new Map(layout.items.map((i) => [i.id, i]));
  const present = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  switch (key) {
    case 'ArrowRight':
      return nearest(present(layout.edges.filter((e) => e.from === from).map((e) => e.to)));
    case 'ArrowLeft':
      return nearest(present(layout.edges.filter((e) => e.to === from).map((e) => e.from)));
    case 'ArrowDown':
    case 'ArrowUp': {
      const sign = key === 'ArrowDown' ? 1 : -1;
      const column = layout.items.filter((i) => i.column === here.column && (i.y - here.y) * sign > 0);
      return column.sort((a, b) => (a.y - b.y) * sign)[0] ?? null;
    }
    case 'Home':
    case 'End': {
      const sign = key === 'Home' ? 1 : -1;
      return [...layout.items].sort((a, b) => (a.column - b.column) * sign || a.y - b.y)[0] ?? null;
    }
  }
}
