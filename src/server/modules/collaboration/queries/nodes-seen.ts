import type { Queryable } from '../../../platform/db/db.ts';

/** Key, kind and title of nodes, in the order of their ids. Whoever calls has judged that they are seen. */
export async function nodesSeen(
  q: Queryable,
  ids: readonly number[],
): Promise<{ id: number; key: string; kind: string; title: string }[]> {
  return q.sql('select id, key, kind, title from node where id = any($1::bigint[]) order by id', [ids]);
}
