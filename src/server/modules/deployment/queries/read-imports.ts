import type { deploymentRoutes, ImportSummaryValue } from '../../../../contract/deployments.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';

type ImportsPage = RouteReply<typeof deploymentRoutes.imports>;

/** Imports, newest first. A summary is null while one is under way, or when it was cut off. */
export async function listImports(
  q: Queryable,
  { limit = 50, cursor }: { readonly limit?: number; readonly cursor?: string },
): Promise<ImportsPage> {
  const [after = null] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  if (cursor !== undefined && !Number.isSafeInteger(after)) throw invalid('query:cursor', 'not_a_cursor');
  const rows = await q.sql<{
    id: number;
    source: string;
    started_at: Date;
    finished_at: Date | null;
    summary: ImportSummaryValue | null;
    person_id: number | null;
    person_name: string | null;
  }>(
    `select r.id, r.source, r.started_at, r.finished_at, r.summary, p.id as person_id, p.name as person_name
     from import_run r left join person p on p.id = r.started_by
     where $1::bigint is null or r.id < $1 order by r.id desc limit $2`,
    [after, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((r) => ({
      id: r.id,
      source: r.source,
      startedBy: r.person_id === null ? null : { id: r.person_id, name: r.person_name ?? '' },
      startedAt: r.started_at.toISOString(),
      finishedAt: r.finished_at?.toISOString() ?? null,
      summary: r.summary,
    })),
    next: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
