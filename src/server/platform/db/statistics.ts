import type { Queryable } from './db.ts';

/** Has PostgreSQL look at the tables anew: after much has come in at once it plans by what was there before. */
export async function refreshStatistics(q: Queryable): Promise<void> {
  await q.sql('select refresh_statistics()');
}
