import type { Db, Tx } from '../platform/db/db.ts';

/** One event as the readers of the outbox get it. */
export interface TailEvent {
  readonly id: number;
  readonly xid: number;
  readonly type: string;
  readonly nodeId: number | null;
  readonly kind: string | null;
  readonly actorId: number | null;
  readonly actorKind: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  /** `{ changes, data }`; null when erased. */
  readonly payload: {
    readonly changes?: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
    readonly data?: Readonly<Record<string, unknown>>;
  } | null;
}

/**
 * Reads the outbox once for a named reader: the next committed events past its position, in the order of their
 * transactions, behind the horizon of open ones, so that none is ever skipped. What `handle` writes and the new
 * position are one transaction: each event is handled exactly once in the database, however many programs run. A new
 * reader begins at what is written after it first looked. Gives how many events it took; 0 also when another is at it.
 */
export async function readTail(
  db: Db,
  name: string,
  handle: (tx: Tx, events: readonly TailEvent[]) => Promise<void>,
  limit = 500,
): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.sql<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('rodtrad.tail'), hashtext($1)) as free`,
      [name],
    );
    if (!lock?.free) return 0;
    const [position] = await tx.sql<{ xid: number; event_id: number }>(
      'select xid, event_id from tail_position where name = $1',
      [name],
    );
    if (!position) {
      await tx.sql(
        `insert into tail_position (name, xid, event_id) values ($1, event_horizon() - 1, 9007199254740991)`,
        [name],
      );
      return 0;
    }
    const events = await tx.sql<TailEvent>(
      `select id, xid, type, node_id as "nodeId", kind, actor_id as "actorId", actor_kind as "actorKind",
         occurred_at as "occurredAt", recorded_at as "recordedAt", payload
       from event where (xid, id) > ($1, $2::bigint) and xid < event_horizon() order by xid, id limit ${limit}`,
      [position.xid, String(position.event_id)],
    );
    const last = events.at(-1);
    if (!last) return 0;
    await handle(tx, events);
    await tx.sql('update tail_position set xid = $2, event_id = $3, moved_at = now() where name = $1', [
      name,
      last.xid,
      last.id,
    ]);
    return events.length;
  });
}
