import {
  collectPrefixEvidence,
  DISPATCH_TYPE,
  NEVER_A_PREFIX,
  type NoteIssue,
  type ParsedDeployment,
  parseDispatch,
  withReferences,
} from '../../../../domain/deployment/index.ts';
import { type FieldFault, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { type Refused, refusalOf } from '../import/refusals.ts';
import { isEnvironmentName, isSlug } from '../queries/ensure.ts';
import { setHomes } from '../queries/tracker-homes.ts';
import { applicationOf, claimDelivery, keepOutcome } from '../queries/write-deliveries.ts';
import { recordNotes } from './record-notes.ts';
import { rereadPrefix } from './reread-references.ts';
import { suggestReverts } from './suggest-reverts.ts';
import { currentReading, learnFrom, type Reading, readingOf, storeLearned } from './trackers.ts';

/** A delivery whose signature has been found right. */
export interface Delivery {
  /** `X-GitHub-Delivery`; where the sender gives none, the content's hash. */
  readonly id: string;
  /** `X-GitHub-Event`; null when the sender says nothing. */
  readonly event: string | null;
  readonly payload: unknown;
  /** sha256 of the body as it came. */
  readonly bodyHash: Buffer;
}

/** What became of it. `refused` names lines that were left out, each with the reason. */
export interface Receipt {
  readonly outcome: 'recorded' | 'unchanged' | 'ignored';
  readonly key: string | null;
  readonly refused: readonly Refused[];
}

const source = 'github';
const ignored: Receipt = { outcome: 'ignored', key: null, refused: [] };

/**
 * Takes in a `repository_dispatch` of type `update-release-notes-2`, in one transaction. Events of other kinds are
 * ignored, since one address may get them all. A delivery that comes again changes nothing, and neither does another
 * delivery that says the same.
 *
 * @throws ProblemError `invalid_input` naming every field at fault; `idempotency_reused` when the name of a delivery
 *   comes back with other content
 */
export async function receiveDispatch(db: Db, delivery: Delivery): Promise<Receipt> {
  if (!isOurs(delivery)) return ignored;
  const parsed = parseDispatch(delivery.payload);
  if (!parsed.ok) {
    throw refuse(delivery.payload, parsed.refusals.map(faultOf), parsed.refusals.map(refusalOf));
  }
  const note = parsed.deployment;
  const faults = nameFaults(note);
  if (faults.length > 0) throw refuse(delivery.payload, faults);
  const refused = parsed.refusedLines.map(refusalOf);
  return db.transaction(async (tx) => {
    const known = await claimDelivery(tx, { source, id: delivery.id, bodyHash: delivery.bodyHash });
    if (known?.sameBody) return { outcome: 'unchanged', key: known.outcome.key, refused };
    if (known) throw new ProblemError('idempotency_reused');
    const { key, outcome } = await record(tx, note);
    await keepOutcome(tx, source, delivery.id, { outcome, key });
    return { outcome, key, refused };
  });
}

function isOurs({ event, payload }: Delivery): boolean {
  if (event !== null && event !== 'repository_dispatch') return false;
  const { action, event_type: type } = (payload ?? {}) as { action?: unknown; event_type?: unknown };
  return (action ?? type ?? DISPATCH_TYPE) === DISPATCH_TYPE;
}

async function record(
  tx: Tx,
  note: ParsedDeployment,
): Promise<{ outcome: 'recorded' | 'unchanged'; key: string }> {
  const reading = await learnReading(tx, note);
  const read = withReferences(note, reading.recognise);
  const titles = new Map([[note.product, note.title]]);
  const [recorded] = await recordNotes(tx, { kind: 'webhook', name: source, titles }, reading, [read]);
  const { id, key, outcome } = recorded!;
  await setHomes(
    tx,
    [...reading.fresh].map((prefix) => ({ prefix, slug: note.product })),
  );
  if (outcome !== 'unchanged' && note.lines.some((l) => l.kind === 'revert')) {
    await suggestReverts(tx, await applicationOf(tx, id));
  }
  return { key, outcome: outcome === 'unchanged' ? 'unchanged' : 'recorded' };
}

/** How references are read, with the prefixes that this note makes known. Lines that came before are read again. */
async function learnReading(
  tx: Tx,
  note: ParsedDeployment,
): Promise<Reading & { readonly fresh: readonly string[] }> {
  const evidence = collectPrefixEvidence([note]).filter((e) => !NEVER_A_PREFIX.has(e.prefix));
  const { learned, fresh, stored } = await learnFrom(tx, evidence);
  if (fresh.length === 0) return { ...readingOf(stored), fresh };
  await storeLearned(
    tx,
    learned.filter((p) => fresh.includes(p.prefix)),
  );
  const reading = await currentReading(tx);
  for (const prefix of fresh) await rereadPrefix(tx, { personId: null, kind: 'webhook' }, prefix, reading);
  return { ...reading, fresh };
}

function nameFaults(note: ParsedDeployment): FieldFault[] {
  const fault = (field: string, found: string): FieldFault => ({
    pointer: `/${field}`,
    reason: 'nameInvalid',
    params: { found },
  });
  return [
    ...(isSlug(note.product) ? [] : [fault('product', note.product)]),
    ...(isEnvironmentName(note.environment) ? [] : [fault('environment', note.environment)]),
  ];
}

const faultOf = ({ line, field, reason }: NoteIssue): FieldFault => ({
  pointer: line === null ? `/${field}` : `/${field}/${line - 1}`,
  reason: reason.code,
  params: reason.params,
});

/** Faults point into the body as it was sent; `refused` says the same in words, as an import does. */
function refuse(
  payload: unknown,
  faults: readonly FieldFault[],
  refused: readonly Refused[] = [],
): ProblemError {
  const inner = typeof payload === 'object' && payload !== null && 'client_payload' in payload;
  const whole = new Set(['/payload', '/action', '/client_payload']);
  return new ProblemError('invalid_input', {
    ...(refused.length > 0 ? { extra: { refused } } : {}),
    faults: faults.map((f) => {
      if (f.pointer === '/payload') return { ...f, pointer: '' };
      return whole.has(f.pointer) || !inner ? f : { ...f, pointer: `/client_payload${f.pointer}` };
    }),
  });
}
