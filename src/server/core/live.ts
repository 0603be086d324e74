import { isInternalEvent } from '../../domain/collaboration/index.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Db, Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { createSignalReader } from './live-signals.ts';
import { belongsToAgency, visibleNode } from './visibility.ts';

/** One change, as it is told to an open page. `id` resumes the stream. */
export interface LiveChange {
  readonly id: string;
  readonly nodeId: number;
  readonly key: string;
  readonly kind: string;
  readonly type: string;
  readonly actor: string | null;
  readonly actorId: number | null;
}

interface Position {
  readonly xid: number;
  readonly event: number;
}

/** Who listens, and for what. */
export interface Subscription {
  readonly actor: Actor;
  /** Only this node's changes; absent: everything the actor sees; null: none. */
  readonly key?: string | null;
  readonly send: (change: LiveChange) => void;
  /** Told when something of the actor themselves has changed (see `provideSignal`). */
  readonly signal?: (name: string) => void;
}

/** The outbox, read by this process for its own listeners. */
export interface Live {
  /** Begins to listen, from `lastEventId` when it can be resumed. Gives the function that ends it. */
  subscribe(subscription: Subscription, lastEventId: string | null): Promise<() => void>;
  stop(): void;
}

const pollMilliseconds = 400;
/** Signals are read every so many polls. */
const signalEvery = 3;
const batch = 500;
/** A client that was away longer than this many changes reloads instead. */
const resumeLimit = 2000;

const idOf = (p: Position): string => `${p.xid}-${p.event}`;
function positionOf(id: string | null): Position | null {
  const m = /^(\d{1,18})-(\d{1,18})$/.exec(id ?? '');
  return m ? { xid: Number(m[1]), event: Number(m[2]) } : null;
}

interface Row {
  id: number;
  xid: number;
  type: string;
  node_id: number;
  key: string;
  kind: string;
  actor_id: number | null;
  actor: string | null;
}

async function changesAfter(q: Queryable, p: Position, limit: number): Promise<Row[]> {
  return q.sql<Row>(
    `select e.id, e.xid, e.type, e.node_id, n.key, n.kind, e.actor_id, p.name as actor
     from event e join node n on n.id = e.node_id left join person p on p.id = e.actor_id
     where (e.xid, e.id) > ($1, $2) and e.xid < event_horizon() order by e.xid, e.id limit $3`,
    [p.xid, p.event, limit],
  );
}

/** Which of some nodes an actor sees now: every batch is authorised again. */
async function seen(q: Queryable, actor: Actor, ids: readonly number[]): Promise<Set<number>> {
  const w = new Where([ids]);
  const rows = await q.sql<{ id: number }>(
    `select n.id from node n left join matter m on m.id = n.id where n.id = any($1::bigint[]) and (${visibleNode(actor, w)})`,
    w.values,
  );
  return new Set(rows.map((r) => r.id));
}

const toChange = (r: Row): LiveChange => ({
  id: idOf({ xid: r.xid, event: r.id }),
  nodeId: r.node_id,
  key: r.key,
  kind: r.kind,
  type: r.type,
  actor: r.actor,
  actorId: r.actor_id,
});

/**
 * Reads the outbox past the horizon of open transactions while somebody listens, and hands each change to those who see
 * it. Reading beats NOTIFY here: a NOTIFY takes a lock over the whole database at each commit, and one question every
 * 0.4 s costs nothing beside it.
 */
export function createLive(db: Db, onError: (e: unknown) => void): Live {
  const subscriptions = new Set<Subscription>();
  let position: Position | null = null;
  let timer: NodeJS.Timeout | null = null;
  let reading = false;
  let polls = 0;
  const signals = createSignalReader();

  async function deliver(rows: readonly Row[], to: Iterable<Subscription>): Promise<void> {
    const sight = new Map<Actor, Set<number>>();
    const ids = [...new Set(rows.map((r) => r.node_id))];
    for (const s of to) {
      if (s.key === null) continue;
      const wanted = s.key === undefined ? rows : rows.filter((r) => r.key === s.key);
      if (wanted.length === 0) continue;
      let visible = sight.get(s.actor);
      if (!visible) {
        visible = await seen(db, s.actor, ids);
        sight.set(s.actor, visible);
      }
      const inside = belongsToAgency(s.actor);
      for (const r of wanted) {
        if (visible.has(r.node_id) && (inside || !isInternalEvent(r.type))) s.send(toChange(r));
      }
    }
  }

  async function now(): Promise<Position> {
    const [row] = await db.sql<{ xid: number }>('select event_horizon() - 1 as xid');
    return { xid: row!.xid, event: Number.MAX_SAFE_INTEGER };
  }

  async function readSignals(): Promise<void> {
    const listening = [...subscriptions].filter((s) => s.signal !== undefined);
    if (listening.length === 0) return;
    const changed = await signals.read(db, [...new Set(listening.map((s) => s.actor.personId))]);
    for (const s of listening) for (const name of changed.get(s.actor.personId) ?? []) s.signal?.(name);
  }

  async function read(): Promise<void> {
    if (reading || subscriptions.size === 0 || position === null) return;
    reading = true;
    try {
      const rows = await changesAfter(db, position, batch);
      const last = rows.at(-1);
      if (last) {
        position = { xid: last.xid, event: last.id };
        await deliver(rows, subscriptions);
      }
      polls += 1;
      if (polls % signalEvery === 0) await readSignals();
    } catch (e) {
      onError(e);
    } finally {
      reading = false;
    }
  }

  return {
    async subscribe(subscription, lastEventId) {
      if (subscriptions.size === 0 || position === null) position = await now();
      const from = positionOf(lastEventId);
      if (from) {
        const missed = await changesAfter(db, from, resumeLimit);
        const until = position;
        await deliver(
          missed.filter((r) => r.xid < until.xid || (r.xid === until.xid && r.id <= until.event)),
          [subscription],
        );
      }
      subscriptions.add(subscription);
      timer ??= setInterval(() => void read(), pollMilliseconds).unref();
      return () => {
        subscriptions.delete(subscription);
        if (subscriptions.size === 0 && timer) {
          clearInterval(timer);
          timer = null;
        }
      };
    },
    stop() {
      subscriptions.clear();
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
