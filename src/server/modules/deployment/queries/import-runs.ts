import type { Static } from 'typebox';
import type { deploymentRoutes } from '../../../../contract/deployments.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';

type ImportsReply = RouteReply<typeof deploymentRoutes.imports>;
type Summary = Static<typeof import('../../../../contract/deployments.ts').ImportSummary>;

/** Begins an import's row. */
export async function beginRun(q: Queryable, source: string, startedBy: number | null): Promise<number> {
  const [row] = await q.sql<{ id: number }>(
    'insert into import_run (source, started_by) values ($1, $2) returning id',
    [source, startedBy],
  );
  return row!.id;
}

/** Ends it, with what it found. */
export async function endRun(q: Queryable, id: number, summary: Summary): Promise<void> {
  await q.sql('update import_run set finished_at = now(), summary = $2 where id = $1', [
    id,
    JSON.stringify(summary),
  ]);
}

/** Imports, newest first. One that has no end was cut off or is under way. */
export async function listRuns(
  q: Queryable,
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<ImportsReply> {
  const before = page.cursor === null ? null : decodeCursor(page.cursor, 1)[0];
  if (before !== null && !Number.isSafeInteger(before)) throw invalid('query:cursor', 'not_a_cursor');
  const rows = await q.sql<{
    id: number;
    source: string;
    person_id: number | null;
    name: string | null;
    started_at: Date;
    finished_at: Date | null;
    summary: Summary | null;
  }>(
    `select r.id, r.source, r.started_by as person_id, p.name, r.started_at, r.finished_at, r.summary
     from import_run r left join person p on p.id = r.started_by
     where $1::bigint is null or r.id < $1 order by r.id desc limit $2`,
    [before, page.limit + 1],
  );
  const shown = rows.slice(0, page.limit);
  return {
    items: shown.map((r) => ({
      id: r.id,
      source: r.source,
      startedBy: r.person_id === null ? null : { id: r.person_id, name: r.name ?? '' },
      startedAt: r.started_at.toISOString(),
      finishedAt: r.finished_at?.toISOString() ?? null,
      summary: r.summary,
    })),
    next: rows.length > page.limit ? encodeCursor([shown.at(-1)!.id]) : null,
  };
}
