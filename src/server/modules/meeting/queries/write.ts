import type { OutcomeValue } from '../../../../contract/meeting.ts';
import type { AgendaReason, Decision } from '../../../../domain/meeting/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** Keeps a new meeting with its node. */
export async function insertMeeting(
  tx: Tx,
  m: {
    title: string;
    day: string;
    time: string | null;
    place: string;
    chairId: number | null;
    language: string;
    createdBy: number;
  },
): Promise<{ id: number; key: string }> {
  const [row] = await tx.sql<{ id: number; key: string }>(
    `with n as (insert into node (kind, key, title) values ('meeting', 'MOT-' || nextval('key_meeting'), $1) returning id, key),
       g as (insert into meeting (id, day, starts_at, place, chair_id, language, created_by)
         select n.id, $2, $3, $4, $5, $6, $7 from n returning id)
     select n.id, n.key from n, g`,
    [m.title, m.day, m.time, m.place, m.chairId, m.language, m.createdBy],
  );
  return row!;
}

/** Sets columns of a meeting; its version rises. */
export async function updateMeeting(
  tx: Tx,
  id: number,
  m: { day: string; time: string | null; place: string; chairId: number | null; summary: string },
): Promise<void> {
  await tx.sql(
    `update meeting set day = $2, starts_at = $3, place = $4, chair_id = $5, summary = $6, version = version + 1, updated_at = event_now()
     where id = $1`,
    [id, m.day, m.time, m.place, m.chairId, m.summary],
  );
}

/** Renames the node of a meeting. */
export async function renameMeeting(tx: Tx, id: number, title: string): Promise<void> {
  await tx.sql('update node set title = $2 where id = $1', [id, title]);
}

/** Begins a meeting: those who were asked are there until somebody says otherwise. */
export async function beginMeeting(tx: Tx, id: number, personId: number): Promise<void> {
  await tx.sql(
    `update meeting set state = 'open', opened_at = event_now(), opened_by = $2, version = version + 1, updated_at = event_now() where id = $1`,
    [id, personId],
  );
  await tx.sql(
    `update meeting_participant set attendance = 'present' where meeting_id = $1 and attendance = 'invited'`,
    [id],
  );
}

/** Ends a meeting. */
export async function endMeeting(tx: Tx, id: number, personId: number): Promise<void> {
  await tx.sql(
    `update meeting set state = 'closed', closed_at = event_now(), closed_by = $2, version = version + 1, updated_at = event_now() where id = $1`,
    [id, personId],
  );
}

/** Replaces who is asked to a meeting. */
export async function replaceParticipants(
  tx: Tx,
  id: number,
  people: readonly { readonly id: number; readonly attendance: string }[],
): Promise<void> {
  await tx.sql('delete from meeting_participant where meeting_id = $1', [id]);
  await tx.sql(
    `insert into meeting_participant (meeting_id, person_id, attendance) select $1, p, a from unnest($2::bigint[], $3::text[]) x (p, a)`,
    [id, people.map((p) => p.id), people.map((p) => p.attendance)],
  );
}

/** Raises the version of a meeting. */
export async function touchMeeting(tx: Tx, id: number): Promise<void> {
  await tx.sql('update meeting set version = version + 1, updated_at = event_now() where id = $1', [id]);
}

/** Which of some people there are, and have not left. */
export async function peopleHere(tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  const rows = await tx.sql<{ id: number }>(
    'select id from person where id = any($1::bigint[]) and left_at is null',
    [ids],
  );
  return new Set(rows.map((r) => r.id));
}

/** All of an agenda, taken off items too, in order; whoever may see them. */
export async function wholeAgenda(
  tx: Tx,
  meetingId: number,
): Promise<
  {
    id: number;
    matterId: number | null;
    reasons: AgendaReason[];
    removed: boolean;
    decided: boolean;
    rank: string;
  }[]
> {
  return tx.sql(
    `select id, matter_id as "matterId", reasons, removed_at is not null as removed, decision is not null as decided, rank
     from meeting_item where meeting_id = $1 order by rank, id`,
    [meetingId],
  );
}

/** Puts an item on an agenda. Gives its id. */
export async function insertItem(
  tx: Tx,
  i: {
    meetingId: number;
    matterId: number | null;
    title: string | null;
    reasons: readonly AgendaReason[];
    proposed: boolean;
    note: string;
    rank: string;
    addedBy: number | null;
  },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into meeting_item (meeting_id, matter_id, title, reasons, proposed, note, rank, added_by)
     values ($1, $2, coalesce($3, (select title from node where id = $2)), $4, $5, $6, $7, $8) returning id`,
    [i.meetingId, i.matterId, i.title, JSON.stringify(i.reasons), i.proposed, i.note, i.rank, i.addedBy],
  );
  return row!.id;
}

/** Puts a matter back that was taken off. */
export async function restoreItem(tx: Tx, id: number, rank: string, note: string): Promise<void> {
  await tx.sql(
    `update meeting_item set removed_at = null, removed_by = null, rank = $2, note = $3, version = version + 1 where id = $1`,
    [id, rank, note],
  );
}

/** Sets why the data proposes an item. */
export async function setReasons(tx: Tx, id: number, reasons: readonly AgendaReason[]): Promise<void> {
  await tx.sql('update meeting_item set reasons = $2 where id = $1', [id, JSON.stringify(reasons)]);
}

/** Sets the place of an item. */
export async function setRank(tx: Tx, id: number, rank: string): Promise<void> {
  await tx.sql('update meeting_item set rank = $2 where id = $1', [id, rank]);
}

/** Takes an item off. */
export async function removeItem(tx: Tx, id: number, personId: number): Promise<void> {
  await tx.sql(
    'update meeting_item set removed_at = event_now(), removed_by = $2, version = version + 1 where id = $1',
    [id, personId],
  );
}

/** Changes the words around an item; its version rises. */
export async function writeItem(
  tx: Tx,
  id: number,
  i: { title: string; note: string; minuteText: string | null },
): Promise<void> {
  await tx.sql(
    'update meeting_item set title = $2, note = $3, minute_text = $4, version = version + 1 where id = $1',
    [id, i.title, i.note, i.minuteText],
  );
}

/** Keeps a decision; the version of the item rises. A follow-up given to somebody else is not done any more. */
export async function writeDecision(
  tx: Tx,
  id: number,
  d: {
    title: string;
    decision: Decision;
    words: string;
    outcome: OutcomeValue | null;
    followUpPerson: number | null;
    followUpDay: string | null;
    by: number;
  },
): Promise<void> {
  await tx.sql(
    `update meeting_item set title = $2, decision = $3, words = $4, outcome = $5, follow_up_person = $6, follow_up_day = $7,
       follow_up_done_at = case when follow_up_person is not distinct from $6 then follow_up_done_at end,
       follow_up_done_by = case when follow_up_person is not distinct from $6 then follow_up_done_by end,
       recorded_by = $8, recorded_at = event_now(), version = version + 1
     where id = $1`,
    [
      id,
      d.title,
      d.decision,
      d.words,
      d.outcome === null ? null : JSON.stringify(d.outcome),
      d.followUpPerson,
      d.followUpDay,
      d.by,
    ],
  );
}

/** The text of the minute of every item, and titles as they are called now: what closing makes permanent. */
export async function freezeItems(
  tx: Tx,
  items: readonly { readonly id: number; readonly title: string; readonly text: string }[],
): Promise<void> {
  await tx.sql(
    `update meeting_item i set minute_text = x.t, title = x.n, version = version + 1
     from unnest($1::bigint[], $2::text[], $3::text[]) x (id, n, t) where i.id = x.id`,
    [items.map((i) => i.id), items.map((i) => i.title), items.map((i) => i.text)],
  );
}

/** Says that a follow-up is done, or is not. Gives when. */
export async function setFollowUpDone(
  tx: Tx,
  id: number,
  done: boolean,
  personId: number,
): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }>(
    `update meeting_item set follow_up_done_at = case when $2 then event_now() end, follow_up_done_by = case when $2 then $3::bigint end
     where id = $1 returning follow_up_done_at as at`,
    [id, done, personId],
  );
  return row?.at ?? null;
}

/** Adds to an approved minute. */
export async function insertAddendum(
  tx: Tx,
  a: { meetingId: number; itemId: number | null; text: string; by: number },
): Promise<void> {
  await tx.sql(
    'insert into meeting_addendum (meeting_id, item_id, text, created_by) values ($1, $2, $3, $4)',
    [a.meetingId, a.itemId, a.text, a.by],
  );
}
