import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Which of some matters an actor sees. */
export async function visibleIds(q: Queryable, actor: Actor, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const w = new Where([ids]);
  w.and('m.id = any($1::bigint[])');
  w.and(visibleMatter(actor, w));
  const rows = await q.sql<{ id: number }>(`select m.id from matter m where ${w.text}`, w.values);
  return rows.map((r) => r.id);
}
