import type { Db, Tx } from '../../../platform/db/db.ts';

/** A measurement that is due, and who is to take it. */
export interface DueRow {
  readonly id: number;
  readonly due: string;
  readonly measuredBy: number;
}

/** Measurements due by a day that nobody has been told of. */
export async function unreminded(db: Db, today: string): Promise<DueRow[]> {
  return db.sql<DueRow>(
    `select k.id, k.next_due as due, k.measured_by as "measuredBy" from key_result k
     where k.next_due <= $1 and k.measured_by is not null
       and not exists (select 1 from key_result_reminder r where r.key_result_id = k.id and r.due = k.next_due)
     order by k.next_due, k.id limit 500`,
    [today],
  );
}

/** Takes the telling of one upon oneself; false when another program has. */
export async function claimReminder(tx: Tx, id: number, due: string): Promise<boolean> {
  const rows = await tx.sql(
    'insert into key_result_reminder (key_result_id, due) values ($1, $2) on conflict do nothing returning due',
    [id, due],
  );
  return rows.length > 0;
}
