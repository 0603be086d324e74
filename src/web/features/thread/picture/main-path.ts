import type { LinkValue, ThreadNodeValue } from '../../../../contract/thread.ts';
import { laneOf, type ThreadGraph } from './graph.ts';

/** One line through the thread: its nodes from origin to effect, and the links between them. */
export interface MainPath {
  readonly keys: readonly string[];
  readonly links: ReadonlySet<number>;
}

/**
 * The red line through one node: upwards to the origin furthest back, downwards to the effect furthest on, where
 * production counts before test and the earliest before the later (that is when it first reached anybody).
 * Only confirmed links are followed; a walk that would meet itself again stops.
 */
export function mainPath(graph: ThreadGraph, key: string): MainPath {
  const seen = new Set([key]);
  const upwards = walk(
    graph,
    key,
    seen,
    (k) => graph.up.get(k) ?? [],
    (l) => l.from,
    betterOrigin,
  );
  const downwards = walk(
    graph,
    key,
    seen,
    (k) => graph.down.get(k) ?? [],
    (l) => l.to,
    betterEffect,
  );
  return {
    keys: [...upwards.keys.reverse(), key, ...downwards.keys],
    links: new Set([...upwards.links, ...downwards.links]),
  };
}

type Better = (a: ThreadNodeValue, b: ThreadNodeValue) => number;

function walk(
  graph: ThreadGraph,
  start: string,
  seen: Set<string>,
  linksOf: (key: string) => readonly LinkValue[],
  endOf: (link: LinkValue) => string,
  better: Better,
): { keys: string[]; links: number[] } {
  const best = new Map<string, { end: ThreadNodeValue; via: LinkValue | null }>();
  const target = (key: string, trail: Set<string>): ThreadNodeValue | undefined => {
    const known = best.get(key);
    if (known) return known.end;
    const self = graph.nodes.get(key);
    if (!self) return undefined;
    let choice: { end: ThreadNodeValue; via: LinkValue | null } = { end: self, via: null };
    trail.add(key);
    for (const link of linksOf(key)) {
      const next = endOf(link);
      if (link.status !== 'confirmed' || seen.has(next) || trail.has(next)) continue;
      const end = target(next, trail);
      if (end && (choice.via === null || better(end, choice.end) < 0)) choice = { end, via: link };
    }
    trail.delete(key);
    best.set(key, choice);
    return choice.end;
  };
  target(start, new Set());
  const keys: string[] = [];
  const links: number[] = [];
  for (let at = start; ; ) {
    const via = best.get(at)?.via;
    const next = via ? endOf(via) : undefined;
    if (!via || next === undefined || seen.has(next)) return { keys, links };
    seen.add(next);
    keys.push(next);
    links.push(via.id);
    at = next;
  }
}

/** Furthest back first: lowest lane, then oldest. */
const betterOrigin: Better = (a, b) => laneOf(a) - laneOf(b) || compareAt(a, b);
/** Production first, then furthest on, then the earliest. */
const betterEffect: Better = (a, b) =>
  Number(b.production) - Number(a.production) || laneOf(b) - laneOf(a) || compareAt(a, b);

function compareAt(a: ThreadNodeValue, b: ThreadNodeValue): number {
  const [x, y] = [a.at ?? '', b.at ?? ''];
  return x < y ? -1 : x > y ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
