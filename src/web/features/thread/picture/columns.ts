import type { PictureEdge, PictureItem } from './fold.ts';
import { groupBy } from './graph.ts';

/** One lane: a kind's place between origin and effect, over one or more columns. */
export interface LaneSpan {
  readonly rank: number;
  readonly kinds: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** Which column each card stands in, and which columns make up each lane. */
export interface Columns {
  readonly of: ReadonlyMap<string, number>;
  readonly lanes: readonly LaneSpan[];
  readonly count: number;
}

/**
 * Gives each card a column: lanes in order of rank, and within a lane a further column for each step of a breakdown
 * inside it (an epic below an epic). A ring inside a lane is cut where it closes.
 */
export function columnsOf(items: readonly PictureItem[], edges: readonly PictureEdge[]): Columns {
  const of = new Map<string, number>();
  const lanes: LaneSpan[] = [];
  const byLane = [...groupBy(items, (i) => i.lane)].sort(([a], [b]) => a - b);
  let first = 0;
  for (const [rank, members] of byLane) {
    const depths = depthsWithin(members, edges);
    let deepest = 0;
    for (const item of members) {
      const depth = depths.get(item.id) ?? 0;
      deepest = Math.max(deepest, depth);
      of.set(item.id, first + depth);
    }
    lanes.push({ rank, kinds: [...new Set(members.map((i) => i.kind))], first, last: first + deepest });
    first += deepest + 1;
  }
  return { of, lanes, count: first };
}

function depthsWithin(members: readonly PictureItem[], edges: readonly PictureEdge[]): Map<string, number> {
  const inside = new Set(members.map((m) => m.id));
  const up = groupBy(
    edges.filter((e) => inside.has(e.from) && inside.has(e.to)),
    (e) => e.to,
  );
  const depths = new Map<string, number>();
  const depth = (id: string, trail: Set<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    trail.add(id);
    let deepest = 0;
    for (const edge of up.get(id) ?? [])
      if (!trail.has(edge.from)) deepest = Math.max(deepest, depth(edge.from, trail) + 1);
    trail.delete(id);
    depths.set(id, deepest);
    return deepest;
  };
  for (const { id } of members) depth(id, new Set());
  return depths;
}
