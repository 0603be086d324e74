import { generateNKeysBetween } from 'fractional-indexing';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { mergeAgenda } from '../../../../domain/meeting/index.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { proposalsFor } from '../agenda.ts';
import type { MeetingRecord } from '../queries/meetings.ts';
import {
  insertItem,
  insertMeeting,
  peopleHere,
  renameMeeting,
  replaceParticipants,
  setReasons,
  touchMeeting,
  updateMeeting,
  wholeAgenda,
} from '../queries/write.ts';
import { dayText } from '../words.ts';
import { lockMeeting, type MeetingWork, requireEditor, tellMeeting } from './lock.ts';

/** What a meeting is planned with. */
export interface NewMeeting {
  readonly day: string;
  readonly time?: string | null | undefined;
  readonly place?: string | undefined;
  readonly title?: string | undefined;
  readonly chair?: number | null | undefined;
  readonly participants?: readonly number[] | undefined;
}

/** Text as it is kept: trimmed; refused when it cannot be stored unchanged. */
export function cleaned(pointer: string, text: string): string {
  if (!isCleanText(text)) throw invalid(pointer, 'unclean_text');
  return text.trim();
}

async function requirePeople(tx: Tx, pointer: string, ids: readonly number[]): Promise<void> {
  const here = await peopleHere(tx, ids);
  const missing = ids.findIndex((id) => !here.has(id));
  if (missing >= 0) throw invalid(pointer.replace('*', String(missing)), 'no_such_person');
}

/** Plans a meeting and proposes its agenda. Gives its key. */
export async function planMeeting(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  input: NewMeeting,
): Promise<{ id: number; key: string }> {
  requireEditor(call.actor);
  const { language, personId } = call.actor;
  if (input.chair) await requirePeople(tx, '/chair', [input.chair]);
  const participants = [...new Set([...(input.participants ?? []), ...(input.chair ? [input.chair] : [])])];
  await requirePeople(tx, '/participants/*', participants);
  const title =
    input.title === undefined
      ? work.texts.text(language, 'meeting.defaultTitle', { day: dayText(language, input.day) })
      : cleaned('/title', input.title);
  const made = await insertMeeting(tx, {
    title,
    day: input.day,
    time: input.time ?? null,
    place: cleaned('/place', input.place ?? ''),
    chairId: input.chair ?? null,
    language,
    createdBy: personId,
  });
  await replaceParticipants(
    tx,
    made.id,
    participants.map((id) => ({ id, attendance: 'invited' })),
  );
  await tellMeeting(tx, call, made.id, 'planned', { key: made.key, day: input.day });
  await renewAgenda(tx, work, { id: made.id, day: input.day });
  return made;
}

async function renewAgenda(
  tx: Tx,
  work: MeetingWork,
  meeting: Pick<MeetingRecord, 'id' | 'day'>,
): Promise<{ added: number; updated: number }> {
  const held = await wholeAgenda(tx, meeting.id);
  const proposals = await proposalsFor(tx, work.services.db, meeting, work.services.timeZone);
  const { add, update } = mergeAgenda(held, proposals);
  const ranks = generateNKeysBetween(held.at(-1)?.rank ?? null, null, add.length);
  for (const [i, p] of add.entries()) {
    await insertItem(tx, {
      meetingId: meeting.id,
      matterId: p.matterId,
      title: null,
      reasons: p.reasons,
      proposed: true,
      note: '',
      rank: ranks[i]!,
      addedBy: null,
    });
  }
  for (const u of update) await setReasons(tx, u.id, u.reasons);
  return { added: add.length, updated: update.length };
}

/** Proposes the agenda anew: what is there keeps its place, what was taken off stays off. */
export async function proposeAgenda(tx: Tx, work: MeetingWork, call: Call, key: string): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key);
  const { added, updated } = await renewAgenda(tx, work, meeting);
  if (added + updated > 0) await tellMeeting(tx, call, meeting.id, 'agenda', { added, updated });
}

/** Changes day, time, place, title, chair or the opening words of the minute. */
export async function editMeeting(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  expected: number,
  input: Partial<NewMeeting> & { readonly summary?: string | undefined },
): Promise<void> {
  const m = await lockMeeting(tx, work, call, key, expected);
  const now = {
    day: m.day,
    time: m.time,
    place: m.place,
    chairId: m.chair?.id ?? null,
    summary: m.summary,
    title: m.title,
  };
  const next = {
    day: input.day ?? m.day,
    time: input.time === undefined ? m.time : input.time,
    place: input.place === undefined ? m.place : cleaned('/place', input.place),
    chairId: input.chair === undefined ? now.chairId : input.chair,
    summary: input.summary === undefined ? m.summary : cleaned('/summary', input.summary),
    title: input.title === undefined ? m.title : cleaned('/title', input.title),
  };
  if (next.chairId !== null && next.chairId !== now.chairId)
    await requirePeople(tx, '/chair', [next.chairId]);
  const changes = (Object.keys(next) as (keyof typeof next)[])
    .filter((f) => next[f] !== now[f])
    .map((field) => ({ field, from: now[field], to: next[field] }));
  if (changes.length === 0) return;
  await updateMeeting(tx, m.id, next);
  if (next.title !== m.title) await renameMeeting(tx, m.id, next.title);
  await tellMeeting(tx, call, m.id, 'edited', { changes });
}

/** Says who is asked to a meeting and who came. */
export async function setParticipants(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  expected: number,
  people: readonly { readonly id: number; readonly attendance: 'invited' | 'present' | 'absent' }[],
): Promise<void> {
  const m = await lockMeeting(tx, work, call, key, expected);
  if (new Set(people.map((p) => p.id)).size < people.length) throw invalid('/people', 'twice');
  await requirePeople(
    tx,
    '/people/*/id',
    people.map((p) => p.id),
  );
  await replaceParticipants(tx, m.id, people);
  await touchMeeting(tx, m.id);
  await tellMeeting(tx, call, m.id, 'participants', { people: people.map((p) => p.id) });
}
