import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call, Services } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Texts } from '../../../platform/texts/texts.ts';
import { presentMeeting } from '../present.ts';
import { findMeeting, type ItemRecord, itemsOf, type MeetingRecord } from '../queries/meetings.ts';

/** What the commands of meetings work with. */
export interface MeetingWork {
  readonly services: Pick<Services, 'db' | 'timeZone'>;
  readonly texts: Texts;
}

/** Refuses whoever may not work with meetings. */
export function requireEditor(actor: Actor): void {
  if (!may(actor, 'meeting.edit')) {
    throw new ProblemError('not_allowed', {
      extra: { roles: ['portfolioManager', 'portfolioOffice'] },
    });
  }
}

/**
 * Locks a meeting for change. Not there → `not_found`; another version than expected → `stale_version` with the meeting
 * as it is now; approved already → `conflict`.
 */
export async function lockMeeting(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  expected: number | null = null,
): Promise<MeetingRecord> {
  requireEditor(call.actor);
  const meeting = await findMeeting(tx, key, true);
  if (!meeting) throw new ProblemError('not_found');
  if (expected !== null && meeting.version !== expected) await stale(tx, work, call, meeting);
  if (meeting.state === 'closed')
    throw new ProblemError('conflict', { extra: { reason: 'minute_approved' } });
  return meeting;
}

async function stale(tx: Tx, work: MeetingWork, call: Call, meeting: MeetingRecord): Promise<never> {
  const current = await presentMeeting(tx, work.services.db, work.texts, call.actor, meeting);
  throw new ProblemError('stale_version', { extra: { current } });
}

/** An item of a locked meeting that the actor sees; another version than expected → `stale_version` with the meeting. */
export async function itemForChange(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  meeting: MeetingRecord,
  id: number,
  expected: number | null = null,
): Promise<ItemRecord> {
  const [item] = await itemsOf(tx, call.actor, meeting.id, id);
  if (!item) throw new ProblemError('not_found');
  if (expected !== null && item.version !== expected) await stale(tx, work, call, meeting);
  return item;
}

/** Tells the trail, and open pages, what happened to a meeting. Words about matters stay with the matters. */
export async function tellMeeting(
  tx: Tx,
  call: Call,
  meetingId: number,
  what: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordEvent(tx, {
    type: `meeting.${what}`,
    nodeId: meetingId,
    kind: 'meeting',
    actor: call.actor,
    data,
  });
}
