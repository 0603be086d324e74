import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** An event that is to be erased. */
export interface ErasableEvent {
  readonly id: number;
  readonly type: string;
  readonly nodeId: number | null;
  readonly kind: string | null;
  readonly key: string | null;
  readonly payload: {
    readonly changes?: readonly { readonly field: string; readonly to: unknown }[];
    readonly data?: Readonly<Record<string, unknown>>;
  } | null;
}

/** An event, if it is of nothing in particular or of something the actor sees; erasures of one event wait for one another. */
export async function lockEvent(tx: Tx, actor: Actor, id: number): Promise<ErasableEvent | null> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('rodtrad.erase'), $1::int)`, [id % 2_000_000_000]);
  const w = new Where();
  w.and(`e.id = ${w.value(id)} and (m.id is null or ${visibleMatter(actor, w)})`);
  const [row] = await tx.sql<ErasableEvent>(
    `select e.id, e.type, e.node_id as "nodeId", e.kind, n.key, e.payload
       from event e left join node n on n.id = e.node_id left join matter m on m.id = e.node_id where ${w.text}`,
    w.values,
  );
  return row ?? null;
}

/** Whether a comment still says what an event of it told. */
export async function commentSays(tx: Tx, comment: number, text: string): Promise<boolean> {
  const rows = await tx.sql('select from comment where id = $1 and body = $2', [comment, text]);
  return rows.length > 0;
}

/** When an event was erased. */
export async function erasedAt(tx: Tx, id: number): Promise<Date | null> {
  const [row] = await tx.sql<{ at: Date | null }>('select erased_at as at from event where id = $1', [id]);
  return row?.at ?? null;
}
