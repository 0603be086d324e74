import { withoutCommitType } from './line-kind.ts';
import { linkAddressAt } from './references.ts';
import type { ParsedDeployment } from './types.ts';

/**
 * How something shaped like a key stood in the text: it opened the line (`ID-6424: …`), stood further in, was the
 * label of a link to a tracker (`[MP-933](…/browse/MP-933)`), or had the number 0 that means "no issue" (`KRR-000`).
 */
export type EvidenceForm = 'leading' | 'inline' | 'link' | 'placeholder';

/** How often one prefix stood in one form in one product's notes, and with which numbers. */
export interface PrefixEvidence {
  readonly prefix: string;
  readonly product: string;
  readonly form: EvidenceForm;
  readonly count: number;
  /** The distinct numbers, ascending; empty for placeholders. */
  readonly numbers: readonly number[];
}

type Note = Pick<ParsedDeployment, 'product'> & { readonly lines: readonly { readonly text: string }[] };

const CANDIDATE = /(?<![\p{L}\p{N}_])([A-Z][A-Z0-9]{1,9})-(\d{1,7})(?!\d)/gu;

/**
 * First pass over the notes: counts everything shaped like an issue key, knowing nothing about prefixes.
 * The result can be kept and added to with `mergePrefixEvidence` as more notes come.
 */
export function collectPrefixEvidence(notes: Iterable<Note>): readonly PrefixEvidence[] {
  const tally = new Tally();
  for (const note of notes) {
    for (const line of note.lines) {
      const opening = line.text.length - withoutCommitType(line.text).length;
      let linked = '';
      for (const m of line.text.matchAll(CANDIDATE)) {
        const digits = m[2] ?? '';
        const after = line.text.slice(m.index + m[0].length, m.index + m[0].length + 200);
        const isLink = after.startsWith('](') && after.includes(`/${m[0]})`);
        const isLeading = line.text.slice(opening, m.index).replace(/[[(\s]/g, '') === '';
        const form = /^0+$/.test(digits) ? 'placeholder' : isLink ? 'link' : isLeading ? 'leading' : 'inline';
        // A number beginning with 0 is a finding or a test case (`F-007`), never a tracker's.
        if (form !== 'placeholder' && digits.startsWith('0')) continue;
        // The key in a link's address repeats the one in its label.
        if (linked === m[0] && linkAddressAt(line.text, m.index) !== null) continue;
        if (isLink) linked = m[0];
        tally.add(m[1] ?? '', note.product, form, 1, form === 'placeholder' ? [] : [Number(digits)]);
      }
    }
  }
  return tally.result();
}

/** Adds evidence together. Counts add up, so evidence of the same note must be given once only. */
export function mergePrefixEvidence(
  ...parts: readonly (readonly PrefixEvidence[])[]
): readonly PrefixEvidence[] {
  const tally = new Tally();
  for (const part of parts) {
    for (const e of part) tally.add(e.prefix, e.product, e.form, e.count, e.numbers);
  }
  return tally.result();
}

class Tally {
  readonly #rows = new Map<
    string,
    { prefix: string; product: string; form: EvidenceForm; count: number; seen: Set<number> }
  >();

  add(prefix: string, product: string, form: EvidenceForm, count: number, numbers: readonly number[]): void {
    const id = JSON.stringify([prefix, product, form]);
    let row = this.#rows.get(id);
    if (!row) {
      row = { prefix, product, form, count: 0, seen: new Set() };
      this.#rows.set(id, row);
    }
    row.count += count;
    for (const n of numbers) row.seen.add(n);
  }

  result(): readonly PrefixEvidence[] {
    return [...this.#rows.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { seen, ...row }]) => ({ ...row, numbers: [...seen].sort((a, b) => a - b) }));
  }
}
