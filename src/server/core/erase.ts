import type { Tx } from '../platform/db/db.ts';
import { type NewEvent, recordEvent } from './events.ts';

/** What is erased, by whom and why. */
export interface Erasure {
  readonly events: readonly number[];
  readonly actor: NewEvent['actor'];
  /** Why, in words or as a rule's name. Never what was erased. */
  readonly reason: string;
  /** The node they are of, when they are all of one. */
  readonly nodeId: number | null;
  readonly kind: string | null;
}

/**
 * Takes payload and salt of events and tells of it by an event of its own, in the same transaction; the database refuses
 * the one without the other. The commitments and the chain stay, so that the trail still verifies.
 */
export async function eraseEvents(tx: Tx, e: Erasure): Promise<void> {
  if (e.events.length === 0) return;
  await recordEvent(tx, {
    type: 'event.erased',
    nodeId: e.nodeId,
    kind: e.kind,
    actor: e.actor,
    data: { events: e.events, reason: e.reason },
  });
  await tx.sql('select erase_event(id) from unnest($1::bigint[]) id', [e.events]);
}
