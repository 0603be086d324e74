import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';

/** One program at a time makes mails of notices; false when another is at it. */
async function mayPlan(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ free: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('rodtrad.plan-mail')) as free`,
  );
  return row?.free === true;
}

const messageId = (host: string): string => `'<' || gen_random_uuid() || '@' || ${host} || '>'`;
const waiting = `o.mail_id is null and o.read_at is null`;

/**
 * Makes one mail of the notices about one node that somebody wants at once, when the oldest has waited `delaySeconds`
 * (so that what belongs together comes together). Gives how many mails it made.
 */
export async function planAtOnce(tx: Tx, host: string, delaySeconds: number): Promise<number> {
  if (!(await mayPlan(tx))) return 0;
  const made = await tx.sql(
    `with due as (
       select o.person_id, o.node_id from notice o where o.channel = 'mail' and ${waiting}
       group by o.person_id, o.node_id having min(o.created_at) <= now() - make_interval(secs => $2)
       order by min(o.id) limit 1000
     ), made as (
       insert into mail (person_id, node_id, kind, message_id)
       select person_id, node_id, 'once', ${messageId('$1::text')} from due returning id, person_id, node_id
     )
     update notice o set mail_id = made.id from made
     where o.person_id = made.person_id and o.node_id = made.node_id and o.channel = 'mail' and ${waiting}
     returning made.id`,
    [host, delaySeconds],
  );
  return new Set(made.map((m) => m.id)).size;
}

/** The hour of the day, in the agency's zone, at which the daily mail is made. */
const digestHour = 7;

/**
 * Makes each person's daily mail of what they want once a day: from seven in the morning, once a day. Gives how many
 * mails it made.
 */
export async function planDigests(tx: Tx, host: string, now: Date, timeZone: string): Promise<number> {
  if (!(await mayPlan(tx))) return 0;
  const made = await tx.sql(
    `with today as (
       select ($2::timestamptz at time zone $3)::date as day where extract(hour from $2::timestamptz at time zone $3) >= ${digestHour}
     ), made as (
       insert into mail (person_id, kind, day, message_id)
       select o.person_id, 'digest', t.day, ${messageId('$1::text')} from notice o cross join today t
       where o.channel = 'digest' and ${waiting} group by o.person_id, t.day
       on conflict (person_id, day) where kind = 'digest' do nothing returning id, person_id
     )
     update notice o set mail_id = made.id from made
     where o.person_id = made.person_id and o.channel = 'digest' and ${waiting} returning made.id`,
    [host, now, timeZone],
  );
  return new Set(made.map((m) => m.id)).size;
}

/** Where no mail is sent, nothing waits for it: what is told now does not come by mail when a server is set later. */
export async function forgetMailWishes(tx: Tx): Promise<void> {
  await tx.sql(`update notice o set channel = 'product' where o.channel <> 'product' and ${waiting}`);
}

/** A mail claimed for sending. */
export interface ClaimedMail {
  readonly id: number;
  readonly personId: number;
  readonly kind: 'once' | 'digest';
  readonly messageId: string;
  readonly attempts: number;
  readonly createdAt: Date;
}

/**
 * Takes mails that are due, for this program alone: others pass over them, and if it dies they are due again in ten
 * minutes. No transaction is open while they are sent.
 */
export async function claimMails(db: Db, limit: number): Promise<ClaimedMail[]> {
  return db.sql<ClaimedMail>(
    `update mail set attempts = attempts + 1, next_at = now() + interval '10 minutes'
     where id in (select id from mail where status = 'queued' and next_at <= now() order by next_at, id limit $1 for update skip locked)
     returning id, person_id as "personId", kind, message_id as "messageId", attempts, created_at as "createdAt"`,
    [limit],
  );
}

/** The notices a mail is about. */
export async function noticesOfMail(q: Queryable, mailId: number): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    'select id from notice where mail_id = $1 and read_at is null order by id',
    [mailId],
  );
  return rows.map((r) => r.id);
}

/** Ends a mail: sent, dropped (nothing left to tell) or given up. */
export async function endMail(
  db: Db,
  id: number,
  status: 'sent' | 'dropped' | 'failed',
  error: string | null,
): Promise<void> {
  await db.sql('update mail set status = $2, ended_at = now(), last_error = $3 where id = $1', [
    id,
    status,
    error,
  ]);
}

/** Puts a mail off. `tried` false: it was not its turn, and the attempt does not count. */
export async function putOffMail(
  db: Db,
  id: number,
  seconds: number,
  error: string | null,
  tried: boolean,
): Promise<void> {
  await db.sql(
    `update mail set next_at = now() + make_interval(secs => $2), last_error = coalesce($3, last_error),
       attempts = attempts - $4::int where id = $1`,
    [id, seconds, error, tried ? 0 : 1],
  );
}

/** Takes away what was sent or dropped 30 days ago, and what failed 180 days ago. */
export async function sweepMails(tx: Tx): Promise<void> {
  const old = `(status <> 'failed' and ended_at < now() - interval '30 days') or ended_at < now() - interval '180 days'`;
  await tx.sql(
    `update notice set mail_id = null, channel = 'product' where mail_id in (select id from mail where ${old})`,
  );
  await tx.sql(`delete from mail where ${old}`);
}

/** How sending goes: counts, times and the newest error. */
export async function mailStatus(q: Queryable): Promise<{
  queued: number;
  oldest: string | null;
  failed: number;
  lastSent: string | null;
  lastError: string | null;
}> {
  const [row] = await q.sql<{
    queued: number;
    oldest: Date | null;
    failed: number;
    lastSent: Date | null;
    lastError: string | null;
  }>(
    `select (select count(*)::int from mail where status = 'queued') as queued,
       (select min(created_at) from mail where status = 'queued') as oldest,
       (select count(*)::int from mail where status = 'failed' and ended_at > now() - interval '7 days') as failed,
       (select max(ended_at) from mail where status = 'sent') as "lastSent",
       (select last_error from mail where last_error is not null and status in ('queued', 'failed')
          order by coalesce(ended_at, next_at) desc limit 1) as "lastError"`,
  );
  const iso = (d: Date | null | undefined) => d?.toISOString() ?? null;
  return {
    queued: row?.queued ?? 0,
    oldest: iso(row?.oldest),
    failed: row?.failed ?? 0,
    lastSent: iso(row?.lastSent),
    lastError: row?.lastError ?? null,
  };
}
