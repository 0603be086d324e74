import type { ThreadValue } from '../../../../contract/thread.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';
import type { Picture, PictureItem } from './fold.ts';
import { laneOf, type ThreadGraph } from './graph.ts';

/** A broken place, as an empty card where something should have been. */
export interface HoleItem extends PictureItem {
  readonly hole: string;
}
/** Whether a card is a hole. */
export function isHole(item: PictureItem): item is HoleItem {
  return 'hole' in item;
}

/** Kinds whose hole is on the side of the origin; the others lack what should have come of them. */
const lacksOrigin: ReadonlySet<string> = new Set([
  'deployment',
  'release',
  'change',
  'externalIssue',
  'commit',
]);

/**
 * Adds an empty card for each hole, in the lane where something is missing, joined to the card of its node. Holes of
 * nodes that are folded away or not in the picture are left out.
 */
export function addHoles(picture: Picture, graph: ThreadGraph, holes: ThreadValue['holes']): Picture {
  const items: PictureItem[] = [...picture.items];
  const edges = [...picture.edges];
  const cards = new Set(picture.items.map((i) => i.id));
  for (const hole of holes) {
    const node = graph.nodes.get(hole.node.key);
    if (!node || !cards.has(node.key)) continue;
    const origin = lacksOrigin.has(node.kind);
    const id = `hole:${hole.code}:${node.key}`;
    const lane = origin
      ? Math.min(kindRank.issue ?? 4, laneOf(node) - 1)
      : laneOf(node) + (node.kind === 'epic' ? 4 : 1);
    const item: HoleItem = { id, lane, kind: 'hole', nodes: [node], folded: false, hole: hole.code };
    items.push(item);
    edges.push({ from: origin ? id : node.key, to: origin ? node.key : id, links: [], suggested: true });
  }
  return { items, edges, cardOf: picture.cardOf };
}
