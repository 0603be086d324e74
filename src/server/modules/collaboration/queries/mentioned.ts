import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { refOf, seenBy } from '../../../core/nodes.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Names of people by id, also of those who have left. */
export async function peopleNamed(
  q: Queryable,
  ids: readonly number[],
): Promise<Map<number, { id: number; name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await q.sql<{ id: number; name: string }>(
    'select id, name from person where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map((p) => [p.id, p]));
}

/** Nodes by the keys they are mentioned by, those that the reader sees; a key that has moved leads to the new one. */
export async function nodesMentioned(
  q: Queryable,
  actor: Actor,
  keys: readonly string[],
): Promise<Map<string, NodeRefValue>> {
  if (keys.length === 0) return new Map();
  const w = new Where([keys]);
  w.and(seenBy(actor, w));
  const rows = await q.sql<{ asked: string; key: string; kind: string; title: string; state: string | null }>(
    `select k.asked, n.key, n.kind, n.title, m.state
     from (select k as asked, coalesce(
             (select o.id from node o where o.namespace = 'rodtrad' and o.key = k),
             (select a.node_id from key_alias a where a.key = k)) as id
           from unnest($1::text[]) k) k
     join node n on n.id = k.id left join matter m on m.id = n.id where ${w.text}`,
    w.values,
  );
  return new Map(rows.map((r) => [r.asked, refOf(r)]));
}
