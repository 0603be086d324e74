import type { RetentionAction } from '../../../../domain/disclosure/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** The one that stands for people who have been taken out: nobody, and nobody logs in as them. */
const nobodySubject = 'rodtrad nobody';

/** The person that stands for those who have been taken out, made when first needed. */
export async function nobody(tx: Tx, name: string): Promise<number> {
  await tx.sql(
    `insert into person (name, subject, left_at) values ($1, $2, event_now()) on conflict (subject) do nothing`,
    [name, nobodySubject],
  );
  const [row] = await tx.sql<{ id: number }>('select id from person where subject = $1', [nobodySubject]);
  return row!.id;
}

/** Columns of a table that must hold something. */
export async function notNullColumns(tx: Tx, table: string): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnotnull and attnum > 0`,
    [table],
  );
  return new Set(rows.map((r) => r.name));
}

/** Takes people out of what is told beside a matter: who wrote, attached, ticked and supported. Decisions keep their decider. */
export async function takePeopleOut(tx: Tx, matterId: number, nobodyId: number): Promise<void> {
  const at = [matterId, nobodyId];
  await tx.sql('update matter set created_by = null where id = $1', [matterId]);
  await tx.sql('update comment set author_id = $2 where node_id = $1', at);
  await tx.sql('update comment set deleted_by = $2 where node_id = $1 and deleted_by is not null', at);
  await tx.sql('update attachment set uploaded_by = $2 where node_id = $1', at);
  await tx.sql('update attachment set deleted_by = $2 where node_id = $1 and deleted_by is not null', at);
  await tx.sql('update criterion_mark set marked_by = $2 where matter_id = $1', at);
  await tx.sql('update approval set requested_by = $2 where matter_id = $1', at);
  await tx.sql('update link set created_by = null where $1 in (from_id, to_id)', [matterId]);
  // How many supported it stays as a number on the need.
  await tx.sql('delete from need_support where need_id = $1', [matterId]);
  await tx.sql('delete from watcher where node_id = $1', [matterId]);
  await tx.sql('delete from matter_access where matter_id = $1', [matterId]);
  await tx.sql('delete from notice where node_id = $1', [matterId]);
  await tx.sql('update disclosure set requester = null where node_id = $1', [matterId]);
}

/** Takes out what people wrote beside a matter: what they said, attached, noted and reported; and what was given out of it. */
export async function takeWordsOut(tx: Tx, matterId: number, by: number): Promise<void> {
  await tx.sql(
    `update comment set body = null, deleted_at = event_now(), deleted_by = $2 where node_id = $1 and deleted_at is null`,
    [matterId, by],
  );
  await tx.sql(
    `update attachment set name = '-', deleted_at = coalesce(deleted_at, event_now()), deleted_by = coalesce(deleted_by, $2)
      where node_id = $1`,
    [matterId, by],
  );
  await tx.sql(
    `update criterion_mark set note = case when status = 'waived' then '-' end where matter_id = $1 and note is not null`,
    [matterId],
  );
  await tx.sql('update approval set request_note = null, note = null where matter_id = $1', [matterId]);
  await tx.sql('update link set note = null where $1 in (from_id, to_id) and note is not null', [matterId]);
  await tx.sql(
    `update status_report set summary = case when submitted_at is null then '' else '-' end, progress_note = '', cost_note = '',
       risk_note = '', okr = '[]' where initiative_id = $1`,
    [matterId],
  );
  await tx.sql('select erase_measurement_notes($1)', [matterId]);
  await tx.sql(
    `update element_dependency set need = '-', words = case when words = '' then '' else '-' end where $1 in (from_id, to_id)`,
    [matterId],
  );
  await tx.sql(
    `update disclosure_file set bytes = null, erased_at = event_now() where erased_at is null
        and disclosure_id in (select id from disclosure where node_id = $1)`,
    [matterId],
  );
}

/** Events of a matter that still say something, oldest first. */
export function tellingEvents(
  tx: Tx,
  matterId: number,
): Promise<
  {
    id: number;
    type: string;
    payload: { changes?: { field: string }[]; data?: Record<string, unknown> };
  }[]
> {
  return tx.sql(
    'select id, type, payload from event where node_id = $1 and payload is not null order by id',
    [matterId],
  );
}

/** Writes down that a rule has been carried out on a matter. */
export async function markDone(
  tx: Tx,
  d: { matterId: number; action: RetentionAction; ruleVersion: number; by: number },
): Promise<void> {
  await tx.sql(
    'insert into retention_done (matter_id, action, rule_version, done_by) values ($1, $2, $3, $4)',
    [d.matterId, d.action, d.ruleVersion, d.by],
  );
}
