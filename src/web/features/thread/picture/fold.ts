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

/** More than this many of a kind with the same neighbours on the side of the focus are folded. */
export const foldFrom = 6;

/**
 * Folds what is many: nodes of one kind (and one environment) that hang on the same neighbours towards the focus become one card.
 * @param keep keys that always stand by themselves (the focus and its red line)
 * @param open ids of groups that the reader has opened
 */
export function foldThread(
  graph: ThreadGraph,
  keep: ReadonlySet<string>,
  open: ReadonlySet<string>,
): Picture {
  const groups = groupBy(graph.nodes.values(), (n) => (keep.has(n.key) ? n.key : groupId(graph, n)));
  const items: PictureItem[] = [];
  const cardOf = new Map<string, string>();
  for (const [id, nodes] of groups) {
    const sorted = [...nodes].sort((a, b) => compare(a.at ?? '', b.at ?? '') || compare(a.key, b.key));
    const [first, ...rest] = sorted;
    if (!first) continue;
    if (nodes.length > foldFrom && !open.has(id)) {
      items.push({ id, lane: laneOf(first), kind: first.kind, nodes: [first, ...rest], folded: true });
      for (const n of sorted) cardOf.set(n.key, id);
    } else {
      for (const n of sorted) {
        items.push({ id: n.key, lane: laneOf(n), kind: n.kind, nodes: [n], folded: false });
        cardOf.set(n.key, n.key);
      }
    }
  }
  return { items, edges: edgesOf(graph, cardOf), cardOf };
}

/** The id of the group a node would be folded into. */
export function groupId(graph: ThreadGraph, node: ThreadNodeValue): string {
  const inwards = node.distance < 0 ? graph.down.get(node.key) : graph.up.get(node.key);
  const anchors = [...new Set((inwards ?? []).map((l) => (node.distance < 0 ? l.to : l.from)))].sort();
  const side = node.distance < 0 ? 'up' : 'down';
  return `group:${side}:${node.kind}:${node.environment ?? ''}:${anchors.join('+')}`;
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
