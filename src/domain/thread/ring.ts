/** A link between two nodes, upstream to downstream. */
export interface Edge {
  readonly from: number;
  readonly to: number;
}

/**
 * The shortest way downstream from one node to another, both included; null when there is none.
 * A link `from → to` closes a ring exactly when such a way already leads `to → … → from`.
 */
export function wayDown(edges: readonly Edge[], start: number, goal: number): number[] | null {
  const next = new Map<number, number[]>();
  for (const e of edges) next.set(e.from, [...(next.get(e.from) ?? []), e.to]);
  const cameFrom = new Map<number, number>([[start, start]]);
  let frontier = [start];
  while (frontier.length > 0 && !cameFrom.has(goal)) {
    const found: number[] = [];
    for (const id of frontier) {
      for (const to of next.get(id) ?? []) {
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, id);
        found.push(to);
      }
    }
    frontier = found;
  }
  if (!cameFrom.has(goal)) return null;
  const way = [goal];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!);
  return way;
}
