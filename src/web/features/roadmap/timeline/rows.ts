import type { TimelineElementValue, TimelineValue } from '../../../../contract/roadmap.ts';
import {
  type DependencyView,
  type PlannedElement,
  viewDependency,
} from '../../../../domain/roadmap/index.ts';

/** A row of the timeline: a product with its elements below it, or an element. `level` is 1 or 2. */
export type TimelineRow =
  | {
      readonly kind: 'product';
      readonly id: string;
      readonly title: string | null;
      readonly count: number;
      readonly open: boolean;
      readonly plannedStart: string | null;
      readonly plannedEnd: string | null;
    }
  | {
      readonly kind: 'element';
      readonly id: string;
      readonly parent: string;
      readonly element: TimelineElementValue;
    };

/** Id of the row that holds what belongs to no product. */
export const noProduct = '-';

const least = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
const most = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** The rows as they are shown: products in the order they come, those in `folded` without their elements. */
export function rowsOf(
  elements: readonly TimelineElementValue[],
  folded: ReadonlySet<string>,
): TimelineRow[] {
  const groups = new Map<string, TimelineElementValue[]>();
  for (const e of elements) {
    const id = e.product?.key ?? noProduct;
    const known = groups.get(id);
    if (known) known.push(e);
    else groups.set(id, [e]);
  }
  return [...groups].flatMap(([id, own]): TimelineRow[] => {
    const open = !folded.has(id);
    const product: TimelineRow = {
      kind: 'product',
      id,
      title: own[0]?.product?.title ?? null,
      count: own.length,
      open,
      plannedStart: own.reduce<string | null>((d, e) => least(d, e.plannedStart ?? e.plannedEnd), null),
      plannedEnd: own.reduce<string | null>((d, e) => most(d, e.plannedEnd ?? e.plannedStart), null),
    };
    if (!open) return [product];
    return [
      product,
      ...own.map((element): TimelineRow => ({ kind: 'element', id: element.key, parent: id, element })),
    ];
  });
}

/** A dependency with its ends, told by the dates as they now are on the screen. */
export interface ShownDependency extends DependencyView {
  readonly id: number | null;
  readonly from: DependencyEnd;
  readonly to: DependencyEnd;
  readonly state: string;
  readonly promised: string | null;
}

/** An end of a dependency: an element shown here, or one outside. */
export interface DependencyEnd extends PlannedElement {
  readonly key: string;
  readonly title: string;
}

/** Dependencies with their ends; those that are impossible first. Dates that have just been changed count at once. */
export function dependenciesIn(timeline: TimelineValue): ShownDependency[] {
  const ends = new Map<string, DependencyEnd>();
  for (const e of [...timeline.elements, ...timeline.outside]) ends.set(e.key, e);
  const shown = timeline.dependencies.flatMap((d) => {
    const [from, to] = [ends.get(d.from), ends.get(d.to)];
    if (!from || !to) return [];
    return [
      {
        id: d.id,
        from,
        to,
        state: d.state,
        promised: d.promised,
        ...viewDependency(from, to, d.promised, timeline.today),
      },
    ];
  });
  const rank = (d: ShownDependency) => (d.standing === 'impossible' ? 0 : d.standing === 'dropped' ? 1 : 2);
  return shown.sort((a, b) => rank(a) - rank(b) || (a.from.key < b.from.key ? -1 : 1));
}

/** Dependencies by the element at either end. */
export function byEnd(
  dependencies: readonly ShownDependency[],
): ReadonlyMap<string, { readonly needs: ShownDependency[]; readonly neededBy: ShownDependency[] }> {
  const map = new Map<string, { needs: ShownDependency[]; neededBy: ShownDependency[] }>();
  const of = (key: string) => {
    const known = map.get(key) ?? { needs: [], neededBy: [] };
    map.set(key, known);
    return known;
  };
  for (const d of dependencies) {
    of(d.to.key).needs.push(d);
    of(d.from.key).neededBy.push(d);
  }
  return map;
}
