import { categoryOf } from './states.ts';

/**
 * A node below another by one breakdown link; one per link. Deleted and abandoned (dropped, rejected) nodes are left
 * out by whoever gives them, and so is what can be reached only through such.
 */
export interface PartBelow {
  readonly parent: number;
  readonly id: number;
  readonly kind: string;
  /** The matter's state, or what the tracker of an external issue says; null when nobody has told. */
  readonly state: string | null;
  readonly estimate: number | null;
  /** Its audience is narrower than the agency. */
  readonly hidden: boolean;
}

/** What is counted below one node. */
export interface Rollup {
  readonly total: number;
  readonly closed: number;
  readonly merged: number;
  readonly released: number;
  readonly inProduction: number;
  readonly estimate: number;
  readonly estimateDone: number;
  /** Work items that not everybody in the agency sees; they are counted all the same. */
  readonly hidden: number;
}

/** What is known of deliveries. */
export interface DeliveryFacts {
  /** By node: it came out somewhere; true when in production. Absent: it did not come out. */
  readonly cameOut: ReadonlyMap<number, boolean>;
  /** By node: the epics and issues it is directly part of. */
  readonly partOf: ReadonlyMap<number, readonly number[]>;
}

const workKinds = new Set(['epic', 'issue', 'externalIssue']);

/** Parts by their parent. */
function byParent(parts: readonly PartBelow[]): Map<number, PartBelow[]> {
  const map = new Map<number, PartBelow[]>();
  for (const p of parts) {
    const siblings = map.get(p.parent);
    if (siblings) siblings.push(p);
    else map.set(p.parent, [p]);
  }
  return map;
}

/**
 * The work items among some parts: epics, issues and external issues with no such below themselves. An issue stands for
 * its epic; an epic without issues stands for itself.
 */
export function workItems(parts: readonly PartBelow[]): PartBelow[] {
  const wholes = new Set(parts.filter((p) => workKinds.has(p.kind)).map((p) => p.parent));
  const items = new Map<number, PartBelow>();
  for (const p of parts) if (workKinds.has(p.kind) && !wholes.has(p.id)) items.set(p.id, p);
  return [...items.values()];
}

interface Standing<I> {
  readonly closed: boolean;
  readonly released: boolean;
  readonly production: boolean;
  readonly item: I;
}

/**
 * Counts the work below each root, every item once however many ways lead to it. Roots with nothing below are left out.
 *
 * - Closed: the item's state is done; an external issue when its tracker says closed, or when it is in production (a
 *   tracker that tells us nothing is no reason to call delivered work open).
 * - Released: it came out in a deployment to any environment, or is in a release. Merged: the same, since a deployment
 *   carries a commit; what is merged but not deployed is known only when a repository tells us.
 * - In production: it came out in a deployment to a production environment, itself or as part of a release.
 * - A closed item also has what the epics and issues it is part of have: a delivery linked to an epic is a delivery of
 *   everything closed in it.
 * - Estimate: the sum of the items' own, in their own units; done: of those closed.
 */
export function rollUps(
  roots: readonly number[],
  parts: readonly PartBelow[],
  facts: DeliveryFacts,
): Map<number, Rollup> {
  const below = byParent(parts);
  const standings = new Map(workItems(parts).map((item) => [item.id, standingOf(item, facts)]));
  const counted = new Map<number, Rollup>();
  for (const root of roots) {
    if (!below.has(root)) continue;
    const sum = {
      total: 0,
      closed: 0,
      released: 0,
      inProduction: 0,
      estimate: 0,
      estimateDone: 0,
      hidden: 0,
    };
    const visited = new Set([root]);
    const left = [root];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      for (const p of below.get(id) ?? []) {
        if (visited.has(p.id)) continue;
        visited.add(p.id);
        left.push(p.id);
        const s = standings.get(p.id);
        if (!s) continue;
        sum.total += 1;
        sum.estimate += s.item.estimate ?? 0;
        if (s.closed) {
          sum.closed += 1;
          sum.estimateDone += s.item.estimate ?? 0;
        }
        if (s.released) sum.released += 1;
        if (s.production) sum.inProduction += 1;
        if (s.item.hidden) sum.hidden += 1;
      }
    }
    counted.set(root, {
      ...sum,
      merged: sum.released,
      estimate: rounded(sum.estimate),
      estimateDone: rounded(sum.estimateDone),
    });
  }
  return counted;
}

/** Where some work items stand themselves: an item is closed, released and in production as {@link rollUps} counts it. */
export function standings(
  items: readonly Pick<PartBelow, 'id' | 'kind' | 'state'>[],
  facts: DeliveryFacts,
): Map<number, { readonly closed: boolean; readonly released: boolean; readonly inProduction: boolean }> {
  return new Map(
    items.map((item) => {
      const { closed, released, production } = standingOf(item, facts);
      return [item.id, { closed, released, inProduction: production }];
    }),
  );
}

/** Sums of decimal fractions, without what binary fractions add to them. */
const rounded = (n: number): number => Math.round(n * 1e6) / 1e6;

function standingOf<I extends Pick<PartBelow, 'id' | 'kind' | 'state'>>(
  item: I,
  { cameOut, partOf }: DeliveryFacts,
): Standing<I> {
  const own = cameOut.get(item.id);
  let released = own !== undefined;
  let production = own === true;
  const closed =
    categoryOf(item.kind, item.state) === 'done' || (item.kind === 'externalIssue' && production);
  if (closed && !production) {
    const visited = new Set<number>();
    const left = [...(partOf.get(item.id) ?? [])];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      if (visited.has(id)) continue;
      visited.add(id);
      const whole = cameOut.get(id);
      if (whole !== undefined) released = true;
      if (whole === true) production = true;
      left.push(...(partOf.get(id) ?? []));
    }
  }
  return { closed, released, production, item };
}
