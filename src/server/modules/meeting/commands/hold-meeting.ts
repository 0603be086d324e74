import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { findMeeting, itemsOf, wholeItems } from '../queries/meetings.ts';
import { beginMeeting, endMeeting, freezeItems, insertAddendum, setFollowUpDone } from '../queries/write.ts';
import { minuteOf } from '../words.ts';
import { lockMeeting, type MeetingWork, requireEditor, tellMeeting } from './lock.ts';
import { cleaned } from './plan-meeting.ts';

/** Begins a planned meeting. */
export async function openMeeting(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  expected: number,
): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key, expected);
  if (meeting.state !== 'planned') throw new ProblemError('conflict', { extra: { reason: 'already_open' } });
  await beginMeeting(tx, meeting.id, call.actor.personId);
  await tellMeeting(tx, call, meeting.id, 'opened');
}

/** Approves the minute: every item's text is written down as it now reads, whoever sees it, and nothing changes after. */
export async function closeMeeting(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  expected: number,
): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key, expected);
  if (meeting.state !== 'open') throw new ProblemError('conflict', { extra: { reason: 'meeting_not_open' } });
  const items = await wholeItems(tx, meeting.id);
  await freezeItems(
    tx,
    items.map((i) => ({
      id: i.id,
      title: i.matter?.title ?? i.title,
      text: i.minuteText ?? minuteOf(work.texts, meeting.language, i),
    })),
  );
  await endMeeting(tx, meeting.id, call.actor.personId);
  await tellMeeting(tx, call, meeting.id, 'closed', { items: items.length });
}

/** Adds to an approved minute, to the whole or to one item. Before it is approved, the minute itself is edited. */
export async function addAddendum(
  tx: Tx,
  call: Call,
  key: string,
  itemId: number | null,
  text: string,
): Promise<void> {
  requireEditor(call.actor);
  const meeting = await findMeeting(tx, key, true);
  if (!meeting) throw new ProblemError('not_found');
  if (meeting.state !== 'closed')
    throw new ProblemError('conflict', { extra: { reason: 'minute_not_approved' } });
  if (itemId !== null && (await itemsOf(tx, call.actor, meeting.id, itemId)).length === 0)
    throw invalid('/item', 'no_such_reference');
  await insertAddendum(tx, {
    meetingId: meeting.id,
    itemId,
    text: cleaned('/text', text),
    by: call.actor.personId,
  });
  await tellMeeting(tx, call, meeting.id, 'addendum', itemId === null ? {} : { item: itemId });
}

/** Says that a follow-up is done, or is not after all: whoever it was given to, or the office; also after closing. */
export async function followUpDone(
  tx: Tx,
  call: Call,
  key: string,
  itemId: number,
  done: boolean,
): Promise<Date | null> {
  const meeting = await findMeeting(tx, key, true);
  const [item] = meeting ? await itemsOf(tx, call.actor, meeting.id, itemId) : [];
  const mine = item?.followUpPerson?.id === call.actor.personId && call.actor.scopes === null;
  // To all others it is as if it were not there.
  if (!meeting || !item?.followUpPerson || !(mine || may(call.actor, 'meeting.edit')))
    throw new ProblemError('not_found');
  if ((item.followUpDoneAt !== null) === done) return item.followUpDoneAt;
  const at = await setFollowUpDone(tx, itemId, done, call.actor.personId);
  await tellMeeting(tx, call, meeting.id, done ? 'followed_up' : 'follow_up_reopened', { item: itemId });
  return at;
}
