import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A calendar feed as shown. */
export interface FeedRow {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = `f.id, f.name, coalesce(f.address, v.address) as address, f.hint, f.created_at as "createdAt", f.used_at as "usedAt", f.revoked_at as "revokedAt"`;
const joins = 'from calendar_feed f left join saved_view v on v.id = f.view_id';

/** Somebody's feeds, newest first, the revoked ones of the last month too. */
export async function feedsOf(q: Queryable, personId: number): Promise<FeedRow[]> {
  return q.sql<FeedRow>(
    `select ${columns} ${joins} where f.person_id = $1 and (f.revoked_at is null or f.revoked_at > now() - interval '30 days')
      order by f.revoked_at is not null, f.id desc limit 100`,
    [personId],
  );
}

/** Stores a feed. */
export async function insertFeed(
  tx: Tx,
  f: {
    readonly personId: number;
    readonly name: string;
    readonly address: string | null;
    readonly viewId: number | null;
    readonly hash: Buffer;
    readonly hint: string;
  },
): Promise<FeedRow> {
  const [made] = await tx.sql<{ id: number }>(
    `insert into calendar_feed (person_id, name, address, view_id, token_hash, hint) values ($1, $2, $3, $4, $5, $6) returning id`,
    [f.personId, f.name, f.address, f.viewId, f.hash, f.hint],
  );
  const [row] = await tx.sql<FeedRow>(`select ${columns} ${joins} where f.id = $1`, [made!.id]);
  return row!;
}

/** Revokes one of somebody's feeds; undefined when it is not theirs. `ended` is false when it was revoked already. */
export async function endFeed(
  tx: Tx,
  personId: number,
  id: number,
): Promise<{ feed: FeedRow; ended: boolean } | undefined> {
  const ended = await tx.sql(
    'update calendar_feed set revoked_at = event_now() where id = $1 and person_id = $2 and revoked_at is null returning id',
    [id, personId],
  );
  const [feed] = await tx.sql<FeedRow>(`select ${columns} ${joins} where f.id = $1 and f.person_id = $2`, [
    id,
    personId,
  ]);
  return feed ? { feed, ended: ended.length > 0 } : undefined;
}

/** A living feed by its secret's hash: whose it is, and which list or view. */
export async function feedByHash(
  q: Queryable,
  hash: Buffer,
): Promise<
  { id: number; personId: number; name: string; address: string | null; viewId: number | null } | undefined
> {
  const [row] = await q.sql<{
    id: number;
    personId: number;
    name: string;
    address: string | null;
    viewId: number | null;
  }>(
    `select f.id, f.person_id as "personId", f.name, f.address, f.view_id as "viewId" from calendar_feed f
      where f.token_hash = $1 and f.revoked_at is null`,
    [hash],
  );
  return row;
}

/** Writes down that a feed is read, at most once an hour. */
export async function touchFeed(q: Queryable, id: number, now: Date): Promise<void> {
  await q.sql(
    `update calendar_feed set used_at = $2 where id = $1 and (used_at is null or used_at < $2::timestamptz - interval '1 hour')`,
    [id, now],
  );
}

/** A meeting as a calendar shows it. */
export interface MeetingDay {
  readonly key: string;
  readonly title: string;
  readonly day: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** Days on which milestones of matters fall. */
export interface MilestoneDay {
  readonly key: string;
  readonly day: string;
  readonly milestone: string;
}

/** Milestones of initiatives by key; none for other kinds. */
export async function milestonesOf(q: Queryable, keys: readonly string[]): Promise<MilestoneDay[]> {
  if (keys.length === 0) return [];
  return q.sql<MilestoneDay>(
    `select n.key, r ->> 'date' as day, r ->> 'milestone' as milestone
       from node n join initiative i on i.id = n.id, jsonb_array_elements(i.milestones) r
      where n.namespace = 'rodtrad' and n.key = any($1::text[]) and r ->> 'date' ~ '^\\d{4}-\\d{2}-\\d{2}$'
      order by n.key, 2, 3`,
    [keys],
  );
}

/** Meetings from a day on, with their names; the caller has made sure that they may be read. */
export async function meetingDays(q: Queryable, from: string): Promise<MeetingDay[]> {
  return q.sql<MeetingDay>(
    `select n.key, n.title, m.day, m.version, m.updated_at as "updatedAt" from meeting m join node n on n.id = m.id
      where m.day >= $1::date and n.deleted_at is null order by m.day, n.key limit 500`,
    [from],
  );
}
