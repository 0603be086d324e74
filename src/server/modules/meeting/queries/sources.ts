import type { Queryable } from '../../../platform/db/db.ts';

/** Initiatives that are neither done nor ended, by id. */
export async function runningInitiatives(q: Queryable, limit: number): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select m.id from matter m join node n on n.id = m.id
     where m.kind = 'initiative' and m.ended_at is null and m.state not in ('done', 'rejected', 'onHold') and n.deleted_at is null
     order by m.id desc limit $1`,
    [limit],
  );
  return rows.map((r) => r.id);
}

/** Initiatives whose approval is asked for and not given, oldest question first. */
export async function pendingGates(q: Queryable): Promise<{ id: number; transition: string }[]> {
  return q.sql(
    `select a.matter_id as id, a.transition from approval a join matter m on m.id = a.matter_id and m.state = a.state
     join node n on n.id = m.id
     where a.status = 'pending' and m.kind = 'initiative' and n.deleted_at is null order by a.requested_at, a.id`,
  );
}

/** Initiatives registered since an instant and not begun, oldest first; `day` in the agency's zone. */
export async function newSince(
  q: Queryable,
  since: Date,
  timeZone: string,
): Promise<{ id: number; day: string }[]> {
  return q.sql(
    `select m.id, (m.created_at at time zone $2)::date::text as day from matter m join node n on n.id = m.id
     where m.kind = 'initiative' and m.state = 'notStarted' and m.created_at > $1 and n.deleted_at is null order by m.created_at, m.id`,
    [since, timeZone],
  );
}

/** Running initiatives whose planned end has been, the latest first. */
export async function pastEnd(q: Queryable, today: string): Promise<{ id: number; day: string }[]> {
  return q.sql(
    `select m.id, m.planned_end as day from matter m join node n on n.id = m.id
     where m.kind = 'initiative' and m.planned_end < $1 and m.ended_at is null
       and m.state not in ('done', 'rejected', 'onHold') and n.deleted_at is null
     order by m.planned_end, m.id`,
    [today],
  );
}

/** Milestones of running initiatives that fell between two days (the first one not counted) and have not been reached. */
export async function milestonesPassed(
  q: Queryable,
  from: string,
  today: string,
): Promise<{ id: number; name: string; day: string }[]> {
  return q.sql(
    `select m.id, x.milestone as name, x.date as day
     from initiative i join matter m on m.id = i.id join node n on n.id = m.id,
       jsonb_to_recordset(i.milestones) as x (milestone text, date text, reached text)
     where x.date > $1 and x.date < $2 and coalesce(x.reached, '') = '' and m.ended_at is null
       and m.state not in ('done', 'rejected', 'onHold') and n.deleted_at is null
     order by x.date, m.id`,
    [from, today],
  );
}

/** What earlier meetings asked somebody to follow up by a day that has come, and is not done. */
export async function dueFollowUps(
  q: Queryable,
  meetingId: number,
  today: string,
): Promise<{ id: number; meeting: string; day: string }[]> {
  return q.sql(
    `select i.matter_id as id, n.key as meeting, i.follow_up_day as day
     from meeting_item i join meeting g on g.id = i.meeting_id join node n on n.id = g.id
     where i.matter_id is not null and i.follow_up_day <= $2 and i.follow_up_done_at is null and i.removed_at is null
       and g.id <> $1 and (g.day, g.id) < (select day, id from meeting where id = $1)
     order by i.follow_up_day, i.id`,
    [meetingId, today],
  );
}

/** Today in the agency's zone, by the time things are recorded at. */
export async function todayIn(q: Queryable, timeZone: string): Promise<string> {
  const [row] = await q.sql<{ day: string }>('select (event_now() at time zone $1)::date::text as day', [
    timeZone,
  ]);
  return row!.day;
}

/** Follow-ups that are due on or before a day and not done, of the last weeks: each reminder is sent once. */
export async function followUpsDue(
  q: Queryable,
  today: string,
): Promise<{ id: number; nodeId: number; personId: number; meeting: string; day: string }[]> {
  return q.sql(
    `select i.id, coalesce(i.matter_id, i.meeting_id) as "nodeId", i.follow_up_person as "personId", n.key as meeting, i.follow_up_day as day
     from meeting_item i join node n on n.id = i.meeting_id
     where i.follow_up_done_at is null and i.removed_at is null and i.follow_up_person is not null
       and i.follow_up_day between $1::date - 30 and $1::date order by i.id limit 500`,
    [today],
  );
}
