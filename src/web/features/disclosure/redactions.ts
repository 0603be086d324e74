import type { DisclosureDraftValue, DisclosureItemValue } from '../../../contract/disclosure.ts';
import type { Redaction } from '../../../domain/disclosure/index.ts';

/** A redaction, and the words of the item it was made in: in other words it says nothing. */
export interface KeptRedaction extends Redaction {
  readonly of: string;
}

const wordsOf = (item: Pick<DisclosureItemValue, 'head' | 'text'>): string =>
  `${item.head}\u0000${item.text}`;

/** All items of a draft. */
export function itemsOf(draft: DisclosureDraftValue): DisclosureItemValue[] {
  return draft.sections.flatMap((s) => s.items);
}

/** Redactions that still fit a draft: their items are there and read as when they were made. */
export function fitting(
  items: readonly DisclosureItemValue[],
  kept: readonly KeptRedaction[],
): KeptRedaction[] {
  const words = new Map(items.map((i) => [i.id, wordsOf(i)]));
  return kept.filter((r) => words.get(r.item) === r.of);
}

/** Adds redactions. A whole part takes the place of what was blacked out in it before. */
export function added(
  items: readonly DisclosureItemValue[],
  kept: readonly KeptRedaction[],
  more: readonly Redaction[],
): KeptRedaction[] {
  const words = new Map(items.map((i) => [i.id, wordsOf(i)]));
  const replaced = (old: Redaction): boolean =>
    more.some(
      (r) =>
        r.item === old.item &&
        r.from === undefined &&
        (r.part === old.part || r.part === 'all' || old.part === 'all'),
    );
  return [
    ...kept.filter((old) => !replaced(old)),
    ...more.map((r) => ({ ...r, of: words.get(r.item) ?? '' })),
  ];
}

/** A redaction as it is sent. */
export function sent({ of: _, ...r }: KeptRedaction): Redaction {
  return r;
}
