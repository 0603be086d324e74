/** One initiative in a list as it stood. Values are as shown: references with names, choices by name. */
export interface PlanSnapshotItem {
  readonly matterId: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly note: string;
  /** Whole kroner. */
  readonly amount: number | null;
  readonly priority: number | null;
  /** By field name. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A list as it stood, in order. */
export interface PlanContent {
  readonly introduction: string;
  readonly items: readonly PlanSnapshotItem[];
}

/** What is other now than it was, of one initiative. Places are 1-based. */
export interface PlanChange {
  readonly matterId: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly from: number | null;
  readonly to: number | null;
  /** Others of those that are in both have come before or after it. */
  readonly moved: boolean;
  /** Fields of the initiative, its `state`, and `plan.note`, `plan.amount`, `plan.priority`; both values. */
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

const same = (a: unknown, b: unknown): boolean => stable(a) === stable(b);
/** Empty values are alike, however they are stored; members of objects in any order. */
function stable(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.map(stable).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([k, v]) => `${JSON.stringify(k)}:${stable(v)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * The items that left their place: those outside a longest run that kept its order, so that moving one item is told as
 * one move and not as everybody's.
 */
function movedIds(before: readonly number[], after: readonly number[]): Set<number> {
  const at = new Map(before.map((id, i) => [id, i]));
  const sequence = after.filter((id) => at.has(id));
  const best: number[] = [];
  const previous: number[] = [];
  sequence.forEach((id, i) => {
    best[i] = 1;
    previous[i] = -1;
    for (let j = 0; j < i; j += 1) {
      if (at.get(sequence[j]!)! < at.get(id)! && best[j]! + 1 > best[i]!) {
        best[i] = best[j]! + 1;
        previous[i] = j;
      }
    }
  });
  const kept = new Set<number>();
  let i = best.indexOf(Math.max(...best, 0));
  while (i >= 0) {
    kept.add(sequence[i]!);
    i = previous[i]!;
  }
  return new Set(sequence.filter((id) => !kept.has(id)));
}

/** What has changed from one content of a list to another; empty when they say the same. In the order of `after`, removed ones last. */
export function comparePlans(before: PlanContent, after: PlanContent): PlanChange[] {
  const old = new Map(before.items.map((item, i) => [item.matterId, { item, place: i + 1 }]));
  const now = new Set(after.items.map((i) => i.matterId));
  const moved = movedIds(
    before.items.map((i) => i.matterId).filter((id) => now.has(id)),
    after.items.map((i) => i.matterId),
  );
  const told = ({ matterId, key, kind, title }: PlanSnapshotItem) => ({ matterId, key, kind, title });
  const changed = after.items.flatMap((item, i): PlanChange[] => {
    const was = old.get(item.matterId);
    if (!was) return [{ ...told(item), what: 'added', from: null, to: i + 1, moved: false, changes: [] }];
    const a = { ...was.item.fields, title: was.item.title, state: was.item.state, ...ownOf(was.item) };
    const b = { ...item.fields, title: item.title, state: item.state, ...ownOf(item) };
    const changes = [...new Set([...Object.keys(b), ...Object.keys(a)])]
      .map((field) => ({
        field,
        from: (a as Record<string, unknown>)[field] ?? null,
        to: (b as Record<string, unknown>)[field] ?? null,
      }))
      .filter((c) => !same(c.from, c.to));
    const left = moved.has(item.matterId);
    if (changes.length === 0 && !left) return [];
    return [{ ...told(item), what: 'changed', from: was.place, to: i + 1, moved: left, changes }];
  });
  const removed = before.items.flatMap((item, i): PlanChange[] =>
    now.has(item.matterId)
      ? []
      : [{ ...told(item), what: 'removed', from: i + 1, to: null, moved: false, changes: [] }],
  );
  return [...changed, ...removed];
}

/** What the list itself says of an item; named so that no field of a kind is meant by mistake. */
function ownOf(i: PlanSnapshotItem): Record<string, unknown> {
  return { 'plan.note': i.note, 'plan.amount': i.amount, 'plan.priority': i.priority };
}
