import type { OutcomeValue } from '../../../../contract/meeting.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { AgendaReason, Decision, MeetingState } from '../../../../domain/meeting/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

type Person = { readonly id: number; readonly name: string };

/** A meeting as stored. */
export interface MeetingRecord {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly day: string;
  readonly time: string | null;
  readonly place: string;
  readonly state: MeetingState;
  readonly version: number;
  readonly language: Language;
  readonly summary: string;
  readonly chair: Person | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: Person | null;
}

/** An item as stored, with names. */
export interface ItemRecord {
  readonly id: number;
  readonly version: number;
  readonly matterId: number | null;
  readonly matter: { key: string; kind: string; title: string; state: string } | null;
  readonly title: string;
  readonly reasons: AgendaReason[];
  readonly proposed: boolean;
  readonly note: string;
  readonly rank: string;
  readonly decision: Decision | null;
  readonly words: string;
  readonly outcome: OutcomeValue | null;
  readonly minuteText: string | null;
  readonly followUpPerson: Person | null;
  readonly followUpDay: string | null;
  readonly followUpDoneAt: Date | null;
  readonly followUpDoneBy: Person | null;
  readonly recordedBy: Person | null;
  readonly recordedAt: Date | null;
}

const person = (column: string): string =>
  `(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${column})`;

const columns = `g.id, n.key, n.title, g.day, g.starts_at as time, g.place, g.state, g.version, g.language, g.summary,
  ${person('g.chair_id')} as chair, g.opened_at as "openedAt", g.closed_at as "closedAt", ${person('g.closed_by')} as "closedBy"`;

/** A meeting by key, or null. With `lock`, its row is locked first. */
export async function findMeeting(q: Queryable, key: string, lock = false): Promise<MeetingRecord | null> {
  const where = `n.namespace = 'rodtrad' and n.kind = 'meeting' and n.key = $1 and n.deleted_at is null`;
  if (lock) {
    await q.sql(`select g.id from meeting g join node n on n.id = g.id where ${where} for update of g`, [
      key.toUpperCase(),
    ]);
  }
  const rows = await q.sql<MeetingRecord>(
    `select ${columns} from meeting g join node n on n.id = g.id where ${where}`,
    [key.toUpperCase()],
  );
  return rows[0] ?? null;
}

/** Items of a meeting in order, those whose matter the actor sees and those without one. `only`: one of them. */
export async function itemsOf(
  q: Queryable,
  actor: Actor,
  meetingId: number,
  only?: number,
): Promise<ItemRecord[]> {
  const w = new Where([meetingId]);
  w.and('i.meeting_id = $1 and i.removed_at is null');
  if (only !== undefined) w.and(`i.id = ${w.value(only)}`);
  w.and(`i.matter_id is null or (n.deleted_at is null and (${visibleMatter(actor, w)}))`);
  return readItems(q, w);
}

/** All items of a meeting in order, whoever may see them: for what the program does to the whole. */
export async function wholeItems(q: Queryable, meetingId: number): Promise<ItemRecord[]> {
  return readItems(q, new Where([meetingId]).and('i.meeting_id = $1 and i.removed_at is null'));
}

function readItems(q: Queryable, w: Where): Promise<ItemRecord[]> {
  return q.sql<ItemRecord>(
    `select i.id, i.version, i.matter_id as "matterId", i.title, i.reasons, i.proposed, i.note, i.rank, i.decision, i.words, i.outcome,
       i.minute_text as "minuteText", i.follow_up_day as "followUpDay", i.follow_up_done_at as "followUpDoneAt",
       i.recorded_at as "recordedAt",
       case when n.id is null then null else json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) end as matter,
       ${person('i.follow_up_person')} as "followUpPerson", ${person('i.follow_up_done_by')} as "followUpDoneBy",
       ${person('i.recorded_by')} as "recordedBy"
     from meeting_item i left join matter m on m.id = i.matter_id left join node n on n.id = i.matter_id
     where ${w.text} order by i.rank, i.id`,
    w.values,
  );
}

/** Who is asked to a meeting, by name. */
export async function participantsOf(
  q: Queryable,
  meetingId: number,
): Promise<{ id: number; name: string; attendance: 'invited' | 'present' | 'absent' }[]> {
  return q.sql(
    `select p.id, p.name, a.attendance from meeting_participant a join person p on p.id = a.person_id
     where a.meeting_id = $1 order by p.name, p.id`,
    [meetingId],
  );
}

/** Addenda of a meeting, oldest first; those to items the actor sees and to the whole. */
export async function addendaOf(
  q: Queryable,
  meetingId: number,
  items: readonly number[],
): Promise<{ id: number; item: number | null; text: string; by: Person; at: Date }[]> {
  return q.sql(
    `select a.id, a.item_id as item, a.text, json_build_object('id', p.id, 'name', p.name) as by, a.created_at as at
     from meeting_addendum a join person p on p.id = a.created_by
     where a.meeting_id = $1 and (a.item_id is null or a.item_id = any($2::bigint[])) order by a.id`,
    [meetingId, items],
  );
}

/** The meeting begun last before a given one: its key, day and when it began. */
export async function heldBefore(
  q: Queryable,
  meetingId: number,
): Promise<{ id: number; key: string; day: string; openedAt: Date } | null> {
  const rows = await q.sql<{ id: number; key: string; day: string; openedAt: Date }>(
    `select g.id, n.key, g.day, g.opened_at as "openedAt" from meeting g join node n on n.id = g.id
     where g.id <> $1 and g.state <> 'planned'
       and (g.day, g.id) < (select day, id from meeting where id = $1)
     order by g.day desc, g.id desc limit 1`,
    [meetingId],
  );
  return rows[0] ?? null;
}

/** A page of meetings, the latest day first, with counts of the items the actor sees. */
export async function listMeetings(
  q: Queryable,
  actor: Actor,
  page: { limit?: number; cursor?: string; state?: string },
) {
  const limit = page.limit ?? 50;
  const w = new Where();
  if (page.state !== undefined) w.and(`g.state = ${w.value(page.state)}`);
  if (page.cursor !== undefined) {
    const [day, id] = decodeCursor(page.cursor, 2);
    w.and(`(g.day, g.id) < (${w.value(day)}::date, ${w.value(id)}::bigint)`);
  }
  const seen = visibleMatter(actor, w);
  const rows = await q.sql<MeetingRecord & { items: number; decided: number }>(
    `select ${columns}, c.items, c.decided from meeting g join node n on n.id = g.id
     cross join lateral (
       select count(*)::int as items, count(i.decision)::int as decided from meeting_item i left join matter m on m.id = i.matter_id
       where i.meeting_id = g.id and i.removed_at is null and (i.matter_id is null or ${seen})
     ) c
     where n.deleted_at is null and ${w.text} order by g.day desc, g.id desc limit ${limit + 1}`,
    w.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ key, title, day, time, place, state, version, chair, items, decided }) => ({
      key,
      title,
      day,
      time,
      place,
      state,
      version,
      chair,
      items,
      decided,
    })),
    next: rows.length > limit && last ? encodeCursor([last.day, last.id]) : null,
  };
}

/** What somebody is to follow up and has not done: the soonest first; matters they do not see are left out. */
export async function openFollowUps(q: Queryable, actor: Actor) {
  const w = new Where([actor.personId]);
  w.and('i.follow_up_person = $1 and i.follow_up_done_at is null and i.removed_at is null');
  w.and(`i.matter_id is null or (n.deleted_at is null and (${visibleMatter(actor, w)}))`);
  return q.sql<{
    meeting: string;
    meetingDay: string;
    item: number;
    matter: { key: string; kind: string; title: string; state: string } | null;
    title: string;
    words: string;
    day: string | null;
  }>(
    `select gn.key as meeting, g.day as "meetingDay", i.id as item, i.title, i.words, i.follow_up_day as day,
       case when n.id is null then null else json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) end as matter
     from meeting_item i join meeting g on g.id = i.meeting_id join node gn on gn.id = g.id
     left join matter m on m.id = i.matter_id left join node n on n.id = i.matter_id
     where ${w.text} order by i.follow_up_day nulls last, i.id limit 50`,
    w.values,
  );
}
