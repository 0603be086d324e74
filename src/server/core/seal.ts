import { createHmac } from 'node:crypto';
import type { Db, Queryable } from '../platform/db/db.ts';
import { chainHash, type SealedFields } from './events.ts';

/** Hash that the first row of the trail is chained to. */
export const genesis: Buffer = Buffer.alloc(32);
const batch = 5000;
const lock = `hashtext('rodtrad.sealer')`;

/** Columns of an event as the chain sees it: instants in full microseconds, as text. */
export const sealedColumns = `e.id, e.xid, e.type, e.v, e.node_id, e.kind, e.actor_id, e.actor_kind,
  to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as occurred_at,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as recorded_at, e.commitment`;

/**
 * Chains committed events that are not yet sealed, in the order of their transactions, one batch a transaction. Only
 * events below the horizon of open transactions are taken, so nothing can later come in before what is sealed, and no
 * writer waits for the sealer. One sealer at a time; the others find the lock taken and leave. Gives how many it sealed.
 */
export async function sealEvents(db: Db): Promise<number> {
  let sealed = 0;
  for (;;) {
    const done = await db.transaction(async (tx) => {
      const [free] = await tx.sql<{ free: boolean }>(`select pg_try_advisory_xact_lock(${lock}) as free`);
      if (!free?.free) return 0;
      const [last] = await tx.sql<{ seq: number; hash: Buffer; xid: number; id: number }>(
        'select s.seq, s.hash, e.xid, e.id from event_seal s join event e on e.id = s.event_id order by s.seq desc limit 1',
      );
      const events = await tx.sql<SealedFields>(
        `select ${sealedColumns} from event e where (e.xid, e.id) > ($1, $2) and e.xid < event_horizon() order by e.xid, e.id limit ${batch}`,
        [last?.xid ?? 0, last?.id ?? 0],
      );
      let hash = last?.hash ?? genesis;
      let seq = last?.seq ?? 0;
      const seqs: number[] = [];
      const hashes: Buffer[] = [];
      for (const e of events) {
        seq += 1;
        hash = chainHash(hash, seq, e);
        seqs.push(seq);
        hashes.push(hash);
      }
      if (events.length > 0) {
        await tx.sql(
          'insert into event_seal (seq, event_id, hash) select * from unnest($1::bigint[], $2::bigint[], $3::bytea[])',
          [seqs, events.map((e) => e.id), hashes],
        );
      }
      return events.length;
    });
    sealed += done;
    if (done < batch) return sealed;
  }
}

/** A published head: what an auditor keeps outside the database. */
export interface SealHead {
  readonly seq: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly signature: string;
}

/** HMAC-SHA256 over seq, hash and time, by the seal key, in hex. */
export function signHead(key: string, head: Omit<SealHead, 'signature'>): string {
  return createHmac('sha256', key).update(`${head.seq}\n${head.hash}\n${head.publishedAt}`).digest('hex');
}

/**
 * Signs the newest seal and keeps it, once a day or whenever `force` says so; null when there is nothing new to publish.
 * The caller writes it outside the database.
 */
export async function publishHead(db: Db, key: string, now: Date, force = false): Promise<SealHead | null> {
  return db.transaction(async (tx) => {
    await tx.sql(`select pg_advisory_xact_lock(${lock} + 1)`);
    const [newest] = await tx.sql<{ seq: number; hash: Buffer }>(
      'select seq, hash from event_seal order by seq desc limit 1',
    );
    const [before] = await tx.sql<{ seq: number; today: boolean }>(
      `select seq, published_at > $1::timestamptz - interval '24 hours' as today from seal_head order by id desc limit 1`,
      [now],
    );
    if (!newest || before?.seq === newest.seq || (before?.today && !force)) return null;
    const head = { seq: newest.seq, hash: newest.hash.toString('hex'), publishedAt: now.toISOString() };
    const signature = signHead(key, head);
    await tx.sql('insert into seal_head (seq, hash, signature, published_at) values ($1, $2, $3, $4)', [
      head.seq,
      newest.hash,
      signature,
      now,
    ]);
    return { ...head, signature };
  });
}

/** How far the trail is sealed. `events` is an estimate of the planner's beyond a million. */
export async function sealStatus(q: Queryable): Promise<{
  sealed: number;
  unsealed: number;
  events: number;
  head: { seq: number; hash: string; sealedAt: string } | null;
}> {
  const [head] = await q.sql<{ seq: number; hash: Buffer; sealed_at: Date; xid: number; id: number }>(
    'select s.seq, s.hash, s.sealed_at, e.xid, e.id from event_seal s join event e on e.id = s.event_id order by s.seq desc limit 1',
  );
  const [tail] = await q.sql<{ count: number }>(
    'select count(*)::int as count from event e where (e.xid, e.id) > ($1, $2)',
    [head?.xid ?? 0, head?.id ?? 0],
  );
  const sealed = head?.seq ?? 0;
  const unsealed = tail?.count ?? 0;
  return {
    sealed,
    unsealed,
    events: sealed + unsealed,
    head: head
      ? { seq: head.seq, hash: head.hash.toString('hex'), sealedAt: head.sealed_at.toISOString() }
      : null,
  };
}
