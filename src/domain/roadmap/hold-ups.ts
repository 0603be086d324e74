/** A dependency that counts: `to` cannot be done before `from`. */
export interface DependencyEdge<Id> {
  readonly from: Id;
  readonly to: Id;
}

/**
 * Whom each of some elements holds up: all that depend on it, directly or through others, nearest first, each once.
 * What is done passes nothing on and is held up by nothing. Walks with a visited set, so that a ring that has come in
 * from elsewhere ends too. O(elements asked for × dependencies).
 */
export function heldUpBy<Id>(
  of: readonly Id[],
  edges: readonly DependencyEdge<Id>[],
  isDone: (id: Id) => boolean,
): Map<Id, Id[]> {
  const next = new Map<Id, Id[]>();
  for (const e of edges) {
    const known = next.get(e.from);
    if (known) known.push(e.to);
    else next.set(e.from, [e.to]);
  }
  const answer = new Map<Id, Id[]>();
  for (const start of of) {
    if (isDone(start)) continue;
    const seen = new Set<Id>([start]);
    const queue: Id[] = [start];
    for (let at = 0; at < queue.length; at += 1) {
      for (const id of next.get(queue[at]!) ?? []) {
        if (seen.has(id) || isDone(id)) continue;
        seen.add(id);
        queue.push(id);
      }
    }
    queue.shift();
    if (queue.length > 0) answer.set(start, queue);
  }
  return answer;
}

/**
 * The way from one element to another along dependencies, both ends included; null when there is none. With it a ring
 * is named before it is closed: a dependency from → to closes one when there is a way to → from.
 */
export function wayAlong<Id>(edges: readonly DependencyEdge<Id>[], from: Id, to: Id): Id[] | null {
  const before = new Map<Id, Id | null>([[from, null]]);
  const queue: Id[] = [from];
  for (let at = 0; at < queue.length; at += 1) {
    const here = queue[at]!;
    if (here === to) {
      const way: Id[] = [];
      for (let step: Id | null = here; step !== null; step = before.get(step) ?? null) way.push(step);
      return way.reverse();
    }
    for (const e of edges) {
      if (e.from === here && !before.has(e.to)) {
        before.set(e.to, here);
        queue.push(e.to);
      }
    }
  }
  return null;
}
