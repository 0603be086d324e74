import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { type Change, recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { productByKey } from '../queries/ensure.ts';
import { lockRecording } from '../queries/record-rows.ts';
import { lockPrefix, moveIssues, type StoredPrefix, writePrefix } from '../queries/trackers.ts';
import { countEvidence, moveIssuesToProduct } from '../queries/write-prefixes.ts';
import { rereadPrefix } from './reread-references.ts';
import { currentReading, reservedPrefixes } from './trackers.ts';

/** What a person says of a prefix; what is left out stays as it is. */
export interface PrefixWord {
  readonly status: 'confirmed' | 'rejected';
  /** Key of the product whose tracker it is; null: nobody's in particular. */
  readonly product?: string | null;
  readonly tracker?: string;
  /** Where an issue can be read, with `{key}` where the key goes. */
  readonly url?: string | null;
}

/** Trackers count in capitals of A to Z. */
const prefixPattern = /^[A-Z][A-Z0-9]{1,9}$/;
const trackerPattern = /^[a-z0-9][a-z0-9.-]{0,59}$/;
/** Namespaces of our own nodes: no tracker can have them, or its keys would mix with ours. */
const ownNamespaces: ReadonlySet<string> = new Set(['rodtrad', 'git', 'product', 'application']);

type Edited = Omit<StoredPrefix, 'version' | 'evidence'>;

/**
 * A person confirms, rejects or adds a prefix of issue keys. Every line in which it stands is read again in the same
 * transaction, and what follows from it changes along: issues, links, what explains the deployments. A product owner
 * decides on prefixes of their own products and on those that belong to none. Saying the same again changes nothing.
 *
 * @throws ProblemError `invalid_input` with where and why; `not_allowed` for another product's prefix
 */
export async function editPrefix(tx: Tx, call: Call, prefix: string, word: PrefixWord): Promise<void> {
  const tracker = word.tracker?.trim().toLowerCase();
  checkWord(prefix, tracker, word.url);
  await lockRecording(tx);
  const before = await lockPrefix(tx, prefix);
  const productId = await productOf(tx, word, before);
  for (const id of [before?.productId ?? null, productId]) requireSay(call.actor, id);
  const after: Edited = {
    prefix,
    status: word.status,
    productId,
    tracker: tracker ?? before?.tracker ?? 'jira',
    url: word.url === undefined ? (before?.url ?? null) : word.url,
  };
  const changes = changesOf(before, after);
  if (changes.length === 0) return;
  await writePrefix(tx, after, call.actor.personId);
  await moveIssues(tx, prefix, after.tracker, after.url);
  if (productId !== null) await moveIssuesToProduct(tx, prefix, productId);
  const reread = await rereadPrefix(tx, call.actor, prefix, await currentReading(tx));
  await countEvidence(tx, prefix);
  await recordEvent(tx, {
    type: 'tracker.edited',
    nodeId: productId,
    kind: productId === null ? null : 'product',
    actor: call.actor,
    changes,
    data: { prefix, ...reread },
  });
}

function checkWord(prefix: string, tracker: string | undefined, url: string | null | undefined): void {
  if (!prefixPattern.test(prefix)) throw invalid('path:prefix', 'wrong_pattern');
  if (reservedPrefixes.has(prefix)) throw invalid('path:prefix', 'own_prefix');
  if (tracker !== undefined && (!trackerPattern.test(tracker) || ownNamespaces.has(tracker))) {
    throw invalid('/tracker', 'wrong_pattern');
  }
  if (typeof url === 'string' && !isTemplate(url)) throw invalid('/url', 'needs_key_place');
}

function isTemplate(url: string): boolean {
  const tried = url.replaceAll('{key}', 'A-1');
  return url.includes('{key}') && URL.canParse(tried) && new URL(tried).protocol === 'https:';
}

async function productOf(tx: Tx, word: PrefixWord, before: StoredPrefix | null): Promise<number | null> {
  if (word.product === undefined) return before?.productId ?? null;
  if (word.product === null) return null;
  const id = await productByKey(tx, word.product);
  if (id === null) throw invalid('/product', 'no_such_reference');
  return id;
}

function requireSay(actor: Actor, productId: number | null): void {
  if (productId === null || actor.held.some((h) => h.role === 'admin')) return;
  if (actor.held.some((h) => h.role === 'productOwner' && h.scopeId === productId)) return;
  throw new ProblemError('not_allowed', { extra: { permission: 'tracker.edit' } });
}

function changesOf(before: StoredPrefix | null, after: Edited): Change[] {
  const fields = ['status', 'productId', 'tracker', 'url'] as const;
  return fields
    .map((field) => ({ field, from: before?.[field] ?? null, to: after[field] }))
    .filter((c) => c.from !== c.to);
}
