import type { Queryable } from '../../../platform/db/db.ts';

/** Who a node is elsewhere; only addresses of the web are given as such. */
export async function referencesOf(
  q: Queryable,
  nodeId: number,
): Promise<{ source: string; type: string; id: string; url: string | null }[]> {
  return q.sql(
    `select source, type, external_id as id, case when url ~* '^https?://' then url end as url
     from external_ref where node_id = $1 order by id limit 100`,
    [nodeId],
  );
}
