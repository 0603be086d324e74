import type { ImportSummaryValue } from '../../../../contract/deployments.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Begins an import's row. One without an end was cut off, or is under way. */
export async function beginRun(q: Queryable, source: string, startedBy: number | null): Promise<number> {
  const [row] = await q.sql<{ id: number }>(
    'insert into import_run (source, started_by) values ($1, $2) returning id',
    [source, startedBy],
  );
  return row!.id;
}

/** Ends it, with what it found. */
export async function endRun(q: Queryable, id: number, summary: ImportSummaryValue): Promise<void> {
  await q.sql('update import_run set finished_at = now(), summary = $2 where id = $1', [
    id,
    JSON.stringify(summary),
  ]);
}
