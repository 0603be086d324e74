import type { RoutineValue } from '../../../../contract/handbook.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText, type Language } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call, Services } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import {
  isPresent,
  lockRoutine,
  noteReview,
  routinesOf,
  storeRoutine,
  type TeamRow,
} from '../queries/routines.ts';
import { mayWriteRoutine, nothingWritten, routinePlace, showRoutine } from '../routines.ts';

type Time = Pick<Services, 'clock' | 'timeZone'>;

/** The place, locked, with the routine as it stands; refused to who may not write, and when it has changed. */
async function open(
  tx: Tx,
  time: Time,
  call: Call,
  place: { readonly team: string; readonly process: string },
  expected: number,
): Promise<{ readonly team: TeamRow; readonly body: string | null; readonly ownerId: number | null }> {
  const team = await routinePlace(tx, place.team, place.process);
  if (!mayWriteRoutine(call.actor, team)) {
    throw new ProblemError('not_allowed', { extra: { roles: ['teamLead', 'productGroupLeader'] } });
  }
  await lockRoutine(tx, team.id, place.process);
  const [now] = await routinesOf(tx, [team.id], place.process, time.timeZone);
  if ((now?.version ?? nothingWritten) !== expected) {
    const current = await showRoutine(tx, time, call.actor, team, place.process);
    throw new ProblemError('stale_version', { extra: { current } });
  }
  return { team, body: now?.body ?? null, ownerId: now?.ownerId ?? null };
}

/**
 * Writes a team's routine for a process; that counts as reviewing it. Without `owner` the one it has stays; null takes
 * it away. Another version than expected is `stale_version` with the routine as it now is.
 */
export async function writeRoutine(
  tx: Tx,
  time: Time,
  call: Call,
  place: { readonly team: string; readonly process: string },
  expected: number,
  input: { readonly body: string; readonly language: Language; readonly owner?: number | null | undefined },
): Promise<RoutineValue> {
  if (!isCleanText(input.body)) throw invalid('/body', 'unclean_text');
  const { team, body: before, ownerId } = await open(tx, time, call, place, expected);
  const owner = input.owner === undefined ? ownerId : input.owner;
  if (input.owner != null && !(await isPresent(tx, input.owner))) throw invalid('/owner', 'no_such_person');
  const body = input.body.replace(/\r\n?/g, '\n').trim();
  await storeRoutine(tx, {
    teamId: team.id,
    process: place.process,
    version: expected + 1,
    body,
    language: input.language,
    ownerId: owner,
    by: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'routine.written',
    nodeId: team.id,
    kind: 'team',
    actor: call.actor,
    changes: [{ field: 'body', from: before, to: body }],
    data: { process: place.process, version: expected + 1, language: input.language },
  });
  return showRoutine(tx, time, call.actor, team, place.process);
}

/** Confirms that a routine still holds, as it stood when it was read. There must be one. */
export async function reviewRoutine(
  tx: Tx,
  time: Time,
  call: Call,
  place: { readonly team: string; readonly process: string },
  expected: number,
): Promise<RoutineValue> {
  const { team, body } = await open(tx, time, call, place, expected);
  if (body === null) {
    throw new ProblemError('rule_broken', { faults: [{ pointer: '', reason: 'no_routine' }] });
  }
  await noteReview(tx, team.id, place.process, call.actor.personId);
  await recordEvent(tx, {
    type: 'routine.reviewed',
    nodeId: team.id,
    kind: 'team',
    actor: call.actor,
    data: { process: place.process, version: expected },
  });
  return showRoutine(tx, time, call.actor, team, place.process);
}
