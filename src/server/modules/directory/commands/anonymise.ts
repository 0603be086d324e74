import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { eraseEvents } from '../../../core/erase.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { dutiesOf } from '../queries/duties.ts';
import { eventsAbout, heldNow, lockWholePerson, markLeft, takeOut } from '../queries/leave.ts';
import { revokeRole } from './memberships.ts';

const refused = (reason: string, extra: Record<string, unknown> = {}): ProblemError =>
  new ProblemError('rule_broken', { faults: [{ pointer: 'path:id', reason }], extra });

/**
 * Somebody has left: their roles end, log-ins, tokens and calendars stop. What they own stays theirs until somebody takes
 * it over. The last administrator cannot leave; nobody marks themselves as left; twice → `conflict`.
 */
export async function leave(tx: Tx, call: Call, id: number, now: Date): Promise<void> {
  const person = await lockWholePerson(tx, id);
  if (!person) throw new ProblemError('not_found');
  if (person.leftAt !== null) throw new ProblemError('conflict');
  if (id === call.actor.personId) throw refused('not_oneself');
  for (const held of await heldNow(tx, id, now)) await revokeRole(tx, call, held.id, now);
  await markLeft(tx, id, now);
  await recordEvent(tx, {
    type: 'person.left',
    nodeId: null,
    kind: null,
    actor: call.actor,
    data: { personId: id },
  });
}

/**
 * Takes out who somebody is: name, address, login, what only they had use for. What they did stays, by the same id, so that
 * history, mentions and the trail's chain hold. Only of one who has left and has no duties left (`rule_broken`, with
 * `duties`); another name than the one that stands → `stale_version`; twice → `conflict`. The event names nobody.
 */
export async function anonymise(
  tx: Tx,
  call: Call,
  id: number,
  said: { readonly name: string; readonly reason: string },
  now: Date,
): Promise<void> {
  const person = await lockWholePerson(tx, id);
  if (!person) throw new ProblemError('not_found');
  if (person.anonymisedAt !== null) throw new ProblemError('conflict');
  if (person.name !== said.name)
    throw new ProblemError('stale_version', { extra: { current: { name: person.name } } });
  if (person.leftAt === null) throw refused('has_not_left');
  const duties = await dutiesOf(tx, id, now);
  if (duties.length > 0) throw refused('has_duties', { duties });
  // The reason is kept: it may not bring back what is taken out.
  const names = [person.name, person.email ?? '', ...person.name.split(/\s+/).filter((n) => n.length > 3)];
  const reason = said.reason.trim();
  if (names.some((n) => n !== '' && reason.toLowerCase().includes(n.toLowerCase())))
    throw new ProblemError('invalid_input', { faults: [{ pointer: '/reason', reason: 'names_the_person' }] });
  await eraseEvents(tx, {
    events: await eventsAbout(tx, id),
    actor: call.actor,
    reason,
    nodeId: null,
    kind: null,
  });
  await takeOut(tx, id, `Tidligere ansatt ${id}`, now);
  await recordEvent(tx, {
    type: 'person.anonymised',
    nodeId: null,
    kind: null,
    actor: call.actor,
    data: { personId: id, reason },
  });
}
