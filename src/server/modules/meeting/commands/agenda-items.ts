import { generateKeyBetween } from 'fractional-indexing';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { findMatter } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { insertItem, removeItem, restoreItem, setRank, wholeAgenda, writeItem } from '../queries/write.ts';
import { itemForChange, lockMeeting, type MeetingWork, tellMeeting } from './lock.ts';
import { cleaned } from './plan-meeting.ts';

/** Most items of one meeting, taken off ones too. */
const mostItems = 500;

/** Puts a matter (by key) or a title of its own last on the agenda. A matter already there → `conflict`. */
export async function addItem(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  input: { readonly matter?: string; readonly title?: string; readonly note?: string },
): Promise<number> {
  const meeting = await lockMeeting(tx, work, call, key);
  if ((input.matter === undefined) === (input.title === undefined)) throw invalid('/matter', 'one_of_two');
  const held = await wholeAgenda(tx, meeting.id);
  if (held.length >= mostItems) throw invalid('', 'too_many', { limit: mostItems });
  const rank = generateKeyBetween(held.at(-1)?.rank ?? null, null);
  const note = cleaned('/note', input.note ?? '');
  let id: number;
  if (input.matter === undefined) {
    id = await insertItem(tx, {
      meetingId: meeting.id,
      matterId: null,
      title: cleaned('/title', input.title ?? ''),
      reasons: [],
      proposed: false,
      note,
      rank,
      addedBy: call.actor.personId,
    });
  } else {
    const matter = await findMatter(tx, call.actor, input.matter);
    if (!matter) throw invalid('/matter', 'no_such_key');
    const before = held.filter((h) => h.matterId === matter.id);
    if (before.some((b) => !b.removed))
      throw new ProblemError('conflict', { extra: { reason: 'already_on_agenda' } });
    const removed = before[0];
    if (removed) {
      await restoreItem(tx, removed.id, rank, note);
      id = removed.id;
    } else {
      id = await insertItem(tx, {
        meetingId: meeting.id,
        matterId: matter.id,
        title: null,
        reasons: [],
        proposed: false,
        note,
        rank,
        addedBy: call.actor.personId,
      });
    }
  }
  await tellMeeting(tx, call, meeting.id, 'agenda', { added: 1, item: id });
  return id;
}

/** Changes the words around an item: note, own title, text of the minute (null: as recorded). */
export async function editItem(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  id: number,
  expected: number,
  input: { readonly title?: string; readonly note?: string; readonly minuteText?: string | null },
): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key);
  const item = await itemForChange(tx, work, call, meeting, id, expected);
  if (input.title !== undefined && item.matterId !== null) throw invalid('/title', 'not_expected');
  const next = {
    title: input.title === undefined ? item.title : cleaned('/title', input.title),
    note: input.note === undefined ? item.note : cleaned('/note', input.note),
    minuteText:
      input.minuteText === undefined
        ? item.minuteText
        : input.minuteText === null
          ? null
          : cleaned('/minuteText', input.minuteText),
  };
  if (next.title === item.title && next.note === item.note && next.minuteText === item.minuteText) return;
  await writeItem(tx, id, next);
  await tellMeeting(tx, call, meeting.id, 'item', { item: id });
}

/** Moves an item to right after another one, or first. The meeting is locked, so two at once come one after the other. */
export async function moveItem(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  id: number,
  after: number | null,
): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key);
  await itemForChange(tx, work, call, meeting, id);
  if (after === id) throw invalid('/after', 'to_itself');
  const others = (await wholeAgenda(tx, meeting.id)).filter((h) => h.id !== id);
  const at = after === null ? -1 : others.findIndex((h) => h.id === after && !h.removed);
  if (after !== null && at < 0) throw invalid('/after', 'no_such_reference');
  await setRank(tx, id, generateKeyBetween(others[at]?.rank ?? null, others[at + 1]?.rank ?? null));
  await tellMeeting(tx, call, meeting.id, 'agenda', { moved: id });
}

/** Takes an item off the agenda; it is not proposed again in this meeting. A decided one stays → `conflict`. */
export async function takeOff(tx: Tx, work: MeetingWork, call: Call, key: string, id: number): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key);
  const item = await itemForChange(tx, work, call, meeting, id);
  if (item.decision !== null) throw new ProblemError('conflict', { extra: { reason: 'already_decided' } });
  await removeItem(tx, id, call.actor.personId);
  await tellMeeting(tx, call, meeting.id, 'agenda', { removed: id });
}
