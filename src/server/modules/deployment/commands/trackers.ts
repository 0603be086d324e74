import {
  assessPrefixes,
  collectPrefixEvidence,
  createRecogniser,
  type LearnedPrefix,
  mergePrefixEvidence,
  NEVER_A_PREFIX,
  type PrefixEvidence,
  type Recogniser,
} from '../../../../domain/deployment/index.ts';
import { ownPrefixes } from '../../../../domain/kernel/keys.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { productByKey } from '../queries/ensure.ts';
import { keepLearned, type StoredPrefix, storedLines, storedPrefixes } from '../queries/trackers.ts';

/** Prefixes of the product's own keys: never a tracker's. */
export const reservedPrefixes: ReadonlySet<string> = new Set(Object.keys(ownPrefixes));

/** Where a prefix's issues live. */
export interface Tracker {
  readonly tracker: string;
  readonly url: string | null;
  readonly productId: number | null;
}

/** What references are read by. */
export interface Reading {
  readonly recognise: Recogniser;
  readonly trackers: ReadonlyMap<string, Tracker>;
}

/** Confidence as a number, for sorting and showing. */
const asNumber = { high: 0.95, medium: 0.75, low: 0.5, rejected: 0 } as const;

/** How references are read, by the prefixes that are stored and not rejected. */
export function readingOf(stored: readonly StoredPrefix[]): Reading {
  const used = stored.filter((p) => p.status !== 'rejected');
  return {
    recognise: createRecogniser(used.map((p) => p.prefix)),
    trackers: new Map(used.map((p) => [p.prefix, p])),
  };
}

/** How references are read now. */
export const currentReading = async (q: Queryable): Promise<Reading> => readingOf(await storedPrefixes(q));

/**
 * Learns prefixes from new notes, together with every line that is stored where the notes hold a candidate nobody knows.
 * Nothing is written; what a person has rejected is not taken up, and neither are the product's own prefixes.
 */
export async function learnFrom(
  q: Queryable,
  evidence: readonly PrefixEvidence[],
): Promise<{ learned: readonly LearnedPrefix[]; fresh: readonly string[]; stored: readonly StoredPrefix[] }> {
  const stored = await storedPrefixes(q);
  const known = new Set(stored.map((p) => p.prefix));
  const taken = (list: readonly LearnedPrefix[]): LearnedPrefix[] =>
    list.filter((p) => p.confidence !== 'rejected' && !reservedPrefixes.has(p.prefix));
  let learned = taken(assessPrefixes(evidence));
  const unknown = (e: PrefixEvidence): boolean =>
    (e.form === 'leading' || e.form === 'link') && !known.has(e.prefix) && !NEVER_A_PREFIX.has(e.prefix);
  if (evidence.some(unknown)) {
    learned = taken(assessPrefixes(mergePrefixEvidence(evidence, await storedEvidence(q))));
  }
  return { learned, stored, fresh: learned.map((p) => p.prefix).filter((p) => !known.has(p)) };
}

async function storedEvidence(q: Queryable): Promise<readonly PrefixEvidence[]> {
  let all: readonly PrefixEvidence[] = [];
  for (let after = 0; ; ) {
    const lines = await storedLines(q, after, 5000);
    if (lines.length === 0) return all;
    all = mergePrefixEvidence(
      all,
      collectPrefixEvidence(lines.map((l) => ({ product: l.product, lines: [{ text: l.text }] }))),
    );
    after = lines.at(-1)!.id;
  }
}

/** Keeps what was learned. The product it belongs to is the one that uses it most, where that is known by now. */
export async function storeLearned(tx: Tx, learned: readonly LearnedPrefix[]): Promise<void> {
  const rows = [];
  for (const p of learned) {
    const slug = p.products[0]?.product;
    rows.push({
      prefix: p.prefix,
      productId: slug === undefined ? null : await productByKey(tx, slug),
      evidence: p.distinct,
      confidence: asNumber[p.confidence],
    });
  }
  await keepLearned(tx, rows);
}

/** The tracker of an issue key, by its prefix. */
export function trackerOf(reading: Reading, key: string): Tracker {
  return (
    reading.trackers.get(key.slice(0, key.indexOf('-'))) ?? { tracker: 'jira', url: null, productId: null }
  );
}
