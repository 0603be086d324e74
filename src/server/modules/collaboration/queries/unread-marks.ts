import type { Queryable } from '../../../platform/db/db.ts';

/** More unread than this are not told apart: the bell says 99+. */
const mostCounted = 100;

/** How many unread notices people have, to a hundred, and the newest: changes when one comes, is read, or is unread again. */
export async function unreadMarks(q: Queryable, people: readonly number[]): Promise<Map<number, string>> {
  const rows = await q.sql<{ person: number; mark: string }>(
    `select p as person, u.count || ':' || u.newest as mark from unnest($1::bigint[]) p
     cross join lateral (select count(*) as count, coalesce(max(id), 0) as newest from (
       select id from notice where person_id = p and read_at is null order by id desc limit ${mostCounted}) x) u`,
    [people],
  );
  return new Map(rows.map((r) => [r.person, r.mark]));
}
