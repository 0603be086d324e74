import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Db, Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { choicesOf, judge, loadAll, plainChoices } from './choices.ts';
import {
  addendaOf,
  heldBefore,
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  participantsOf,
} from './queries/meetings.ts';
import { minuteOf } from './words.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function presentItem(
  texts: Texts,
  meeting: MeetingRecord,
  i: ItemRecord,
  choices: MeetingItemValue['choices'],
): MeetingItemValue {
  return {
    id: i.id,
    version: i.version,
    matter: i.matter,
    // An approved minute calls it what it was called then.
    title: meeting.state === 'closed' ? i.title : (i.matter?.title ?? i.title),
    reasons: i.reasons,
    proposed: i.proposed,
    note: i.note,
    decision: i.decision,
    words: i.words,
    outcome: i.outcome,
    minuteText: i.minuteText ?? minuteOf(texts, meeting.language, i),
    minuteEdited: i.minuteText !== null,
    followUp: i.followUpPerson
      ? {
          person: i.followUpPerson,
          day: i.followUpDay,
          doneAt: iso(i.followUpDoneAt),
          doneBy: i.followUpDoneBy,
        }
      : null,
    recordedBy: i.recordedBy,
    recordedAt: iso(i.recordedAt),
    choices,
  };
}

/** A meeting as one actor sees it. */
export async function presentMeeting(
  q: Queryable,
  db: Db,
  texts: Texts,
  actor: Actor,
  meeting: MeetingRecord,
): Promise<MeetingValue> {
  const mayEdit = may(actor, 'meeting.edit');
  const items = await itemsOf(q, actor, meeting.id);
  const matters = items.flatMap((i) =>
    i.matterId !== null && i.matter ? [{ id: i.matterId, kind: i.matter.kind }] : [],
  );
  const records = mayEdit && meeting.state !== 'closed';
  const [participants, previous, addenda, judged] = await Promise.all([
    participantsOf(q, meeting.id),
    heldBefore(q, meeting.id),
    addendaOf(
      q,
      meeting.id,
      items.map((i) => i.id),
    ),
    records ? loadAll(q, matters).then((m) => judge(q, db, actor, m)) : [],
  ]);
  const choices = new Map(judged.map((j) => [j.matter.id, choicesOf(j)]));
  const { key, title, day, time, place, state, version, language, chair, summary, closedBy } = meeting;
  return {
    key,
    title,
    day,
    time,
    place,
    state,
    version,
    language,
    chair,
    summary,
    closedBy,
    participants,
    previous: previous ? { key: previous.key, day: previous.day } : null,
    openedAt: iso(meeting.openedAt),
    closedAt: iso(meeting.closedAt),
    mayEdit,
    items: items.map((i) =>
      presentItem(
        texts,
        meeting,
        i,
        !records ? [] : i.matterId === null ? plainChoices : (choices.get(i.matterId) ?? []),
      ),
    ),
    addenda: addenda.map((a) => ({ ...a, at: a.at.toISOString() })),
  };
}
