import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** Who runs a process. `version` is 1 where nobody has ever been named. */
export interface ManagerRow {
  readonly version: number;
  readonly person: { readonly id: number; readonly name: string } | null;
}

/** The manager of a process, who has not left. */
export async function managerOf(q: Queryable, process: string): Promise<ManagerRow> {
  const [row] = await q.sql<{ version: number; id: number | null; name: string | null }>(
    `select m.version, p.id, p.name from process_manager m left join person p on p.id = m.person_id and p.left_at is null
     where m.process = $1`,
    [process],
  );
  if (!row) return { version: 1, person: null };
  return { version: row.version, person: row.id === null ? null : { id: row.id, name: row.name ?? '' } };
}

/** Locks the place of a process's manager until the transaction ends, also where there is none. */
export async function lockManager(tx: Tx, process: string): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('handbook.manager'), hashtext($1))`, [process]);
}

/** Stores the manager of a process. */
export async function storeManager(
  tx: Tx,
  m: {
    readonly process: string;
    readonly version: number;
    readonly person: number | null;
    readonly by: number;
  },
): Promise<void> {
  await tx.sql(
    `insert into process_manager (process, version, person_id, named_by) values ($1, $2, $3, $4)
     on conflict (process) do update set version = excluded.version, person_id = excluded.person_id,
       named_by = excluded.named_by, named_at = event_now()`,
    [m.process, m.version, m.person, m.by],
  );
}
