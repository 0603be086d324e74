import { createHash, randomBytes } from 'node:crypto';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Tx } from '../platform/db/db.ts';

/** One field's change. Values are as stored: ids for references, strings for days. */
export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What is written to the trail. */
export interface NewEvent {
  readonly type: string;
  readonly nodeId: number | null;
  readonly kind: string | null;
  readonly actor:
    | Pick<Actor, 'personId' | 'kind'>
    | { readonly personId: null; readonly kind: 'system' | 'import' | 'webhook' };
  /** When it happened; absent: now (the transaction's time). Outside facts state their own. */
  readonly occurredAt?: Date;
  readonly changes?: readonly Change[];
  readonly data?: Readonly<Record<string, unknown>>;
  /** Version of the shape of `data` and `changes`; old ones are lifted on reading. */
  readonly v?: number;
}

const saltBytes = 16;

/** The transaction's number in the trail, worked out once a statement; the column's default is a call of its own. */
export const xidSql = '(pg_current_xact_id()::text::bigint + (select xid_offset from xid_epoch))';

/** Payload as PostgreSQL's own text of the jsonb, so that verifying needs no canonical form of ours. */
export const commitmentSql = (payload: string, salt: string): string =>
  `sha256(${salt} || convert_to((${payload})::text, 'UTF8'))`;

/**
 * Writes one event in the caller's transaction: audit, history and outbox at once. Nothing else in the product
 * writes to `event`.
 */
export async function recordEvent(tx: Tx, e: NewEvent): Promise<void> {
  await tx.sql(
    `insert into event (xid, type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, commitment)
     select ${xidSql}, $1, $2, $3, $4, $5, $6, coalesce($7, event_now()), p.payload, $9::bytea, ${commitmentSql('p.payload', '$9::bytea')}
     from (select $8::jsonb as payload) p`,
    eventValues(e),
  );
}

/** Writes many events in one statement (imports). Order is kept. */
export async function recordEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const columns: unknown[][] = [[], [], [], [], [], [], [], [], []];
  for (const e of events) {
    for (const [i, v] of eventValues(e).entries()) columns[i]!.push(v);
  }
  await tx.sql(
    `insert into event (xid, type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, commitment)
     select ${xidSql}, type, v, node_id, kind, actor_id, actor_kind, coalesce(occurred_at, event_now()), payload, salt, ${commitmentSql('payload', 'salt')}
     from unnest($1::text[], $2::smallint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::timestamptz[], $8::jsonb[], $9::bytea[])
       with ordinality as e (type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, n)
     order by n`,
    columns,
  );
}

/** Values in the order of the insert: type, v, node, kind, actor, actor kind, occurred, payload, salt. */
export function eventValues(e: NewEvent): unknown[] {
  const payload = JSON.stringify({
    ...(e.changes && e.changes.length > 0 ? { changes: e.changes } : {}),
    ...(e.data && Object.keys(e.data).length > 0 ? { data: e.data } : {}),
  });
  return [
    e.type,
    e.v ?? 1,
    e.nodeId,
    e.kind,
    // The program itself is nobody (see system-actor.ts).
    e.actor.personId || null,
    e.actor.kind,
    e.occurredAt ?? null,
    payload,
    randomBytes(saltBytes),
  ];
}

/** One row of the trail as the seal sees it: everything but payload and salt, which the commitment stands for. */
export interface SealedFields {
  readonly id: number;
  readonly xid: number;
  readonly type: string;
  readonly v: number;
  readonly node_id: number | null;
  readonly kind: string | null;
  readonly actor_id: number | null;
  readonly actor_kind: string;
  /** UTC, microseconds. */
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly commitment: Buffer;
}

/** The chain: sha256 of the hash before and this row. A changed, missing or inserted row breaks every hash after it. */
export function chainHash(previous: Buffer, seq: number, e: SealedFields): Buffer {
  const row = JSON.stringify([
    seq,
    e.id,
    e.xid,
    e.type,
    e.v,
    e.node_id,
    e.kind,
    e.actor_id,
    e.actor_kind,
    e.occurred_at,
    e.recorded_at,
    e.commitment.toString('hex'),
  ]);
  return createHash('sha256').update(previous).update(row, 'utf8').digest();
}
