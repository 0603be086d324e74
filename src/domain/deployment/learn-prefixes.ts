import { NEVER_A_PREFIX } from './deny-list.ts';
import type { PrefixEvidence } from './prefix-evidence.ts';

/** How sure we are that a prefix belongs to a tracker. */
export type PrefixConfidence = 'high' | 'medium' | 'low' | 'rejected';

/** Why a prefix was taken up or left out. */
export type PrefixReason =
  | 'manyNumbers'
  | 'severalNumbers'
  | 'linkedToTracker'
  | 'shareOfSmallSet'
  | 'byPerson'
  | 'denyList'
  | 'onlyPlaceholders'
  | 'neverOpensALine'
  | 'tooFew';

/** A tracker's prefix, where it is used and why it was taken up. */
export interface LearnedPrefix {
  readonly prefix: string;
  /** The products whose notes use it, the one that uses it most first. */
  readonly products: readonly { readonly product: string; readonly count: number }[];
  /** Mentions with a real number. */
  readonly count: number;
  /** Different numbers among them. */
  readonly distinct: number;
  readonly confidence: PrefixConfidence;
  readonly reason: PrefixReason;
}

/** A person's word on a prefix; goes before anything learned. */
export interface PrefixEdit {
  readonly prefix: string;
  readonly action: 'add' | 'remove';
  /** The product whose tracker it is, where the person says so. */
  readonly product?: string;
}

/** A tracker keeps counting: this many different issue numbers that open a line make a prefix. */
const SEVERAL = 3;
const MANY = 10;
/** In a small set a prefix counts when it opens at least this share of one product's lines that open with a key. */
const SMALL_SET_SHARE = 0.2;

/**
 * Judges every candidate prefix, also those left out, so that a person can see and change it.
 *
 * The rule: people put the tracker's key first on the line, with ever new numbers; standards, versions and test data
 * stand further in or repeat one number. So a prefix is taken up when at least three different numbers open lines
 * (high from ten), when a key is a link to its tracker, or, so that a handful of notes is enough, when it opens a
 * fifth of the lines that open with any key in one product. General words (`SHA`, `UTF`, `CVE` …) never are.
 */
export function assessPrefixes(evidence: readonly PrefixEvidence[]): readonly LearnedPrefix[] {
  const leadingOf = new Map<string, number>();
  const groups = new Map<string, PrefixEvidence[]>();
  for (const e of evidence) {
    groups.set(e.prefix, [...(groups.get(e.prefix) ?? []), e]);
    if (opensLine(e) && !NEVER_A_PREFIX.has(e.prefix)) {
      leadingOf.set(e.product, (leadingOf.get(e.product) ?? 0) + e.count);
    }
  }
  return [...groups].map(([prefix, rows]) => assess(prefix, rows, leadingOf)).sort(byUse);
}

/** The prefixes that are taken up: `assessPrefixes` without the rejected ones, most used first. */
export function learnPrefixes(evidence: readonly PrefixEvidence[]): readonly LearnedPrefix[] {
  return assessPrefixes(evidence).filter((p) => p.confidence !== 'rejected');
}

/**
 * Applies people's edits, in order, to what was learned: `add` takes a prefix up (also one that was never seen or is
 * on the general list), `remove` drops it. Learning again and editing again gives the same.
 */
export function applyPrefixEdits(
  learned: readonly LearnedPrefix[],
  edits: readonly PrefixEdit[],
): readonly LearnedPrefix[] {
  const result = new Map(learned.map((p) => [p.prefix, p]));
  for (const edit of edits) {
    const prefix = edit.prefix.trim().toUpperCase();
    if (edit.action === 'remove') {
      result.delete(prefix);
    } else if (/^[A-Z][A-Z0-9]{1,9}$/.test(prefix)) {
      const old = result.get(prefix);
      const home = edit.product === undefined ? [] : [{ product: edit.product, count: 0 }];
      const products = (old?.products ?? home).some(
        (p) => p.product === edit.product || edit.product === undefined,
      )
        ? (old?.products ?? home)
        : [...home, ...(old?.products ?? [])];
      const { count, distinct } = old ?? { count: 0, distinct: 0 };
      result.set(prefix, { prefix, products, count, distinct, confidence: 'high', reason: 'byPerson' });
    }
  }
  return [...result.values()].sort(byUse);
}

function assess(
  prefix: string,
  rows: readonly PrefixEvidence[],
  leadingOf: ReadonlyMap<string, number>,
): LearnedPrefix {
  const real = rows.filter((e) => e.form !== 'placeholder');
  const leading = rows.filter(opensLine);
  const opening = new Set(leading.flatMap((e) => e.numbers)).size;
  const byProduct = new Map<string, number>();
  for (const e of real) byProduct.set(e.product, (byProduct.get(e.product) ?? 0) + e.count);
  const share = Math.max(0, ...[...byProduct.keys()].map((product) => shareOf(leading, product, leadingOf)));
  const verdict = judge(prefix, {
    real: real.length > 0,
    opening,
    linked: rows.some((e) => e.form === 'link'),
    share,
  });
  return {
    prefix,
    products: [...byProduct]
      .map(([product, count]) => ({ product, count }))
      .sort((a, b) => b.count - a.count || (a.product < b.product ? -1 : 1)),
    count: real.reduce((sum, e) => sum + e.count, 0),
    distinct: new Set(real.flatMap((e) => e.numbers)).size,
    ...verdict,
  };
}

function judge(
  prefix: string,
  seen: { real: boolean; opening: number; linked: boolean; share: number },
): Pick<LearnedPrefix, 'confidence' | 'reason'> {
  if (NEVER_A_PREFIX.has(prefix)) return { confidence: 'rejected', reason: 'denyList' };
  if (!seen.real) return { confidence: 'rejected', reason: 'onlyPlaceholders' };
  if (seen.opening === 0) return { confidence: 'rejected', reason: 'neverOpensALine' };
  if (seen.opening >= MANY) return { confidence: 'high', reason: 'manyNumbers' };
  if (seen.linked) return { confidence: 'high', reason: 'linkedToTracker' };
  if (seen.opening >= SEVERAL) return { confidence: 'medium', reason: 'severalNumbers' };
  if (seen.share >= SMALL_SET_SHARE) return { confidence: 'low', reason: 'shareOfSmallSet' };
  return { confidence: 'rejected', reason: 'tooFew' };
}

function shareOf(
  rows: readonly PrefixEvidence[],
  product: string,
  leadingOf: ReadonlyMap<string, number>,
): number {
  const own = rows.filter((e) => e.product === product).reduce((sum, e) => sum + e.count, 0);
  return own / (leadingOf.get(product) ?? Number.POSITIVE_INFINITY);
}

function opensLine(e: PrefixEvidence): boolean {
  return e.form === 'leading' || e.form === 'link';
}

function byUse(a: LearnedPrefix, b: LearnedPrefix): number {
  return b.count - a.count || (a.prefix < b.prefix ? -1 : 1);
}
