import type { LinkValue, ThreadNodeValue, ThreadValue } from '../../../../contract/thread.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';

/** Lane of a kind nobody gave a rank: before everything when it is upstream of the focus, after everything otherwise. */
const unknownUp = -1;
const unknownDown = 10;

/** The lane of a node: origin (low) to effect (high), by its kind. */
export function laneOf(node: Pick<ThreadNodeValue, 'kind' | 'distance'>): number {
  return kindRank[node.kind] ?? (node.distance < 0 ? unknownUp : unknownDown);
}

/** A thread as a graph: nodes by key, and the links out of and into each, in the order given. */
export interface ThreadGraph {
  readonly nodes: ReadonlyMap<string, ThreadNodeValue>;
  readonly links: readonly LinkValue[];
  readonly down: ReadonlyMap<string, readonly LinkValue[]>;
  readonly up: ReadonlyMap<string, readonly LinkValue[]>;
}

/** Builds the graph. Links with an end that is not shown, and rejected ones, are left out. */
export function graphOf(thread: Pick<ThreadValue, 'focus' | 'nodes' | 'links'>): ThreadGraph {
  const nodes = new Map([thread.focus, ...thread.nodes].map((n) => [n.key, n]));
  const links = thread.links.filter(
    (l) => l.status !== 'rejected' && nodes.has(l.from) && nodes.has(l.to) && l.from !== l.to,
  );
  return { nodes, links, down: groupBy(links, (l) => l.from), up: groupBy(links, (l) => l.to) };
}

/** Values by key, in order. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
