import type { Db } from '../db/db.ts';
import type { Gauge } from './metrics.ts';

/**
 * Events that no seal covers. Gaps lie near the last seal only: so many are looked at one by one from there, since
 * compared as a whole every seal there is would be read (3.6 s of 5,000,000).
 */
const unsealed = `(select id, recorded_at from event
    where id > coalesce((select max(event_id) from event_seal), 0) - 1000 order by id limit 11000) e
  where not exists (select from event_seal s where s.event_id = e.id)`;

/** Figures of the connections and of the audit trail, read when a monitor asks. */
export function databaseGauges(db: Db): Gauge[] {
  const number = async (sql: string): Promise<number> =>
    (await db.sql<{ n: number }>(sql))[0]?.n ?? Number.NaN;
  const connections: Gauge[] = (['open', 'idle', 'waiting'] as const).map((part) => ({
    name: `rodtrad_db_pool_${part}`,
    help: `Connections of this process's pool: ${part}.`,
    read: () => db.use()[part],
  }));
  return [
    ...connections,
    {
      name: 'rodtrad_events_unsealed',
      help: 'Events that the audit chain does not cover yet (counted to 10,000).',
      read: () => number(`select count(*)::int as n from (select from ${unsealed} limit 10000) x`),
    },
    {
      name: 'rodtrad_events_oldest_unsealed_seconds',
      help: 'Age of the oldest event that the audit chain does not cover yet; how far the sealer is behind.',
      read: () =>
        number(
          `select coalesce(extract(epoch from now() - min(recorded_at)), 0)::float8 as n from ${unsealed}`,
        ),
    },
  ];
}
