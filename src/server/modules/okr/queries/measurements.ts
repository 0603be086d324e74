import type { MeasurementValue } from '../../../../contract/okr.ts';
import type { Interval } from '../../../../domain/okr/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** Everything that has been measured of a key result, newest day first, corrected entries too. */
export async function measurementsOf(q: Queryable, keyResultId: number): Promise<MeasurementValue[]> {
  const rows = await q.sql<Omit<MeasurementValue, 'at'> & { at: Date }>(
    `select s.id, s.day, s.value, s.note, s.recorded_at as at, s.supersedes_id as supersedes, c.id as "supersededBy",
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as by
     from key_result_measurement s left join person p on p.id = s.recorded_by
     left join key_result_measurement c on c.supersedes_id = s.id
     where s.key_result_id = $1 order by s.day desc, s.id desc`,
    [keyResultId],
  );
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

/** One entry of a key result, and whether another has superseded it; null when there is none. */
export async function measurementById(
  q: Queryable,
  keyResultId: number,
  id: number,
): Promise<{ day: string; value: number | null; superseded: boolean } | null> {
  const [row] = await q.sql<{ day: string; value: number | null; superseded: boolean }>(
    `select s.day, s.value, exists (select 1 from key_result_measurement c where c.supersedes_id = s.id) as superseded
     from key_result_measurement s where s.key_result_id = $1 and s.id = $2`,
    [keyResultId, id],
  );
  return row ?? null;
}

/** A standing measurement of a day, or null: there is at most one a day. */
export async function measuredOn(q: Queryable, keyResultId: number, day: string): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    `select s.id from key_result_measurement s where s.key_result_id = $1 and s.day = $2 and s.value is not null
       and not exists (select 1 from key_result_measurement c where c.supersedes_id = s.id)`,
    [keyResultId, day],
  );
  return row?.id ?? null;
}

/** Adds an entry; gives its id. */
export async function insertMeasurement(
  tx: Tx,
  m: {
    keyResultId: number;
    day: string;
    value: number | null;
    note: string;
    supersedes: number | null;
    by: number;
  },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into key_result_measurement (key_result_id, day, value, note, supersedes_id, recorded_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [m.keyResultId, m.day, m.value, m.note, m.supersedes, m.by],
  );
  return row!.id;
}

/** What the next due day follows from. */
export interface PlanRow {
  readonly state: string;
  readonly interval: Interval | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly last: string | null;
}

/** The plan of a key result and the day it was last measured. */
export async function planOf(q: Queryable, id: number): Promise<PlanRow | null> {
  const [row] = await q.sql<PlanRow>(
    `select m.state, k.measure_interval as interval, m.planned_start as "from", m.planned_end as until,
       (select max(s.day) from key_result_measurement s where s.key_result_id = k.id and s.value is not null
          and not exists (select 1 from key_result_measurement c where c.supersedes_id = s.id)) as last
     from key_result k join matter m on m.id = k.id where k.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Keeps the day the next measurement is due. */
export async function keepNextDue(tx: Tx, id: number, day: string | null): Promise<void> {
  await tx.sql('update key_result set next_due = $2 where id = $1 and next_due is distinct from $2', [
    id,
    day,
  ]);
}
