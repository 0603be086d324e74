import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { processOf } from '../../../../domain/processes.ts';
import { eraseEvents } from '../../../core/erase.ts';
import { loadMatters } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commentSays, type ErasableEvent, erasedAt, lockEvent } from '../queries/events.ts';

const refused = (reason: string): ProblemError =>
  new ProblemError('rule_broken', { faults: [{ pointer: 'path:id', reason }] });

/** Whether what an event tells still stands where people read it: erasing the trail alone would hide nothing. */
async function stillStands(tx: Tx, e: ErasableEvent): Promise<boolean> {
  const { comment, text } = e.payload?.data ?? {};
  if (typeof comment === 'number' && typeof text === 'string') return commentSays(tx, comment, text);
  const definition = e.kind === null ? undefined : processOf(e.kind);
  if (!definition || e.nodeId === null || !e.kind) return false;
  const written = (e.payload?.changes ?? []).filter((c) => {
    const type = definition.fields[c.field]?.type;
    return (type === 'text' || type === 'markdown') && typeof c.to === 'string' && c.to !== '';
  });
  if (written.length === 0) return false;
  const [matter] = await loadMatters(tx, e.kind, [e.nodeId]);
  return matter !== undefined && written.some((c) => matter.fields[c.field] === c.to);
}

/**
 * Erases what an event says and leaves an event that tells of it. Not there, or of something not seen → `not_found`;
 * erased already → `gone`; an erasure itself, or something that still stands in the matter → `rule_broken`.
 */
export async function eraseEvent(tx: Tx, call: Call, id: number, reason: string): Promise<Date> {
  const event = await lockEvent(tx, call.actor, id);
  if (!event) throw new ProblemError('not_found');
  if (event.payload === null) throw new ProblemError('gone');
  if (event.type === 'event.erased') throw refused('erasure_stays');
  if (await stillStands(tx, event)) throw refused('still_stands');
  await eraseEvents(tx, {
    events: [id],
    actor: call.actor,
    reason: reason.trim(),
    nodeId: event.nodeId,
    kind: event.kind,
  });
  return (await erasedAt(tx, id))!;
}
