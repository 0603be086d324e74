import type { LinkValue, ThreadNodeValue } from '../../../../contract/thread.ts';
import { groupBy, laneOf, type ThreadGraph } from './graph.ts';

/** What is drawn as one card: a node, or several folded into one. */
export interface PictureItem {
  /** The node's key, or `group:…` for a fold. */
  readonly id: string;
  readonly lane: number;
  readonly kind: string;
  /** One node, or all that are folded, oldest first. */
  readonly nodes: readonly [ThreadNodeValue, ...ThreadNodeValue[]];
  readonly folded: boolean;
}

/** A line between two cards: the links it stands for. Suggested only when all of them are. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly links: readonly LinkValue[];
  readonly suggested: boolean;
}

/** The cards and lines of a picture. */
export interface Picture {
  readonly items: readonly PictureItem[];
  readonly edges: readonly PictureEdge[];
  /** The card a node is on, by key. */
  readonly cardOf: ReadonlyMap<string, string>;
}

/** How many alike may stand side by side before they are folded: in a lane with room, and in a crowded one. */
export const folding = { roomy: 6, crowded: 2, crowdedFrom: 10 } as const;

/**
 * Folds what is many, from the focus outwards: nodes of one kind and environment that hang on the same *cards* towards
 * the focus become one card. So what came of a fold is folded with it.
 * @param keep keys that always stand by themselves (the focus and its red line)
 * @param open ids of groups that the reader has opened
 */
export function foldThread(
  graph: ThreadGraph,
  keep: ReadonlySet<string>,
  open: ReadonlySet<string>,
): Picture {
  const items: PictureItem[] = [];
  const cardOf = new Map<string, string>();
  const inLane = new Map<number, number>();
  for (const n of graph.nodes.values()) inLane.set(laneOf(n), (inLane.get(laneOf(n)) ?? 0) + 1);
  const steps = [...groupBy(graph.nodes.values(), (n) => Math.abs(n.distance))].sort(([a], [b]) => a - b);
  for (const [, nodes] of steps) {
    const groups = groupBy(nodes, (n) => (keep.has(n.key) ? n.key : groupId(graph, cardOf, n)));
    for (const [id, members] of groups) {
      const [first, ...rest] = [...members].sort(
        (a, b) => compare(a.at ?? '', b.at ?? '') || compare(a.key, b.key),
      );
      if (!first) continue;
      const lane = laneOf(first);
      const most = (inLane.get(lane) ?? 0) > folding.crowdedFrom ? folding.crowded : folding.roomy;
      if (members.length > most && !open.has(id)) {
        items.push({ id, lane, kind: first.kind, nodes: [first, ...rest], folded: true });
        for (const n of members) cardOf.set(n.key, id);
      } else {
        for (const n of [first, ...rest]) {
          items.push({ id: n.key, lane, kind: n.kind, nodes: [n], folded: false });
          cardOf.set(n.key, n.key);
        }
      }
    }
  }
  return { items, edges: edgesOf(graph, cardOf), cardOf };
}

/** The id of the group a node would be folded into, given the cards of those nearer the focus. */
export function groupId(
  graph: ThreadGraph,
  cardOf: ReadonlyMap<string, string>,
  node: ThreadNodeValue,
): string {
  const side = node.distance < 0 ? 'up' : 'down';
  const inwards = side === 'up' ? graph.down.get(node.key) : graph.up.get(node.key);
  // What has a suggestion stands by itself, so that it can be answered.
  if (inwards?.some((l) => l.status === 'suggested')) return `group:${node.key}`;
  const anchors = (inwards ?? []).flatMap((l) => cardOf.get(side === 'up' ? l.to : l.from) ?? []);
  return `group:${side}:${node.kind}:${node.environment ?? ''}:${[...new Set(anchors)].sort().join('+')}`;
}

function edgesOf(graph: ThreadGraph, cardOf: ReadonlyMap<string, string>): PictureEdge[] {
  const between = groupBy(
    graph.links.filter((l) => cardOf.get(l.from) !== cardOf.get(l.to)),
    (l) => JSON.stringify([cardOf.get(l.from), cardOf.get(l.to)]),
  );
  return [...between.values()].flatMap((links) => {
    const [first] = links;
    const from = first && cardOf.get(first.from);
    const to = first && cardOf.get(first.to);
    if (!from || !to) return [];
    return [{ from, to, links, suggested: links.every((l) => l.status === 'suggested') }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
