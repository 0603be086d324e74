import { processKinds, processOf } from '../../domain/processes.ts';
import type { Db } from '../platform/db/db.ts';
import { chainHash, commitmentSql, type SealedFields } from './events.ts';
import { sameValue } from './field-input.ts';
import { foldEvents } from './history.ts';
import { loadMatters } from './load.ts';
import { genesis, type SealHead, sealedColumns, signHead } from './seal.ts';

/** The first row that does not hold. */
export interface BrokenRow {
  readonly event: number;
  readonly seq: number | null;
  readonly reason:
    | 'missing_event'
    | 'gap_in_chain'
    | 'payload_changed'
    | 'chain_broken'
    | 'head_differs'
    | 'head_signature';
}

/** What verifying found. */
export interface Verification {
  readonly ok: boolean;
  readonly checked: number;
  readonly unsealed: number;
  readonly erased: number;
  readonly broken: BrokenRow | null;
  /** Matters whose row says something else than their events: changed behind the product's back. At most 100. */
  readonly drift: readonly { readonly key: string; readonly field: string }[];
}

interface VerifiedRow extends SealedFields {
  readonly seq: number;
  readonly hash: Buffer;
  readonly event_id: number;
  readonly intact: boolean | null;
  readonly erased: boolean;
}

const batch = 5000;

/**
 * Verifies the whole trail: every payload against its commitment, every row against the chain, the chain against heads
 * published outside (when given), and every matter against the fold of its events. Reads in batches of constant size.
 */
export async function verifyAudit(
  db: Db,
  options: { heads?: readonly SealHead[]; sealKey?: string; onProgress?: (checked: number) => void } = {},
): Promise<Verification> {
  const chain = await verifyChain(db, options);
  const drift = chain.broken ? [] : await findDrift(db);
  const [tail] = await db.sql<{ count: number }>(
    'select count(*)::int as count from event e where not exists (select 1 from event_seal s where s.event_id = e.id)',
  );
  return { ...chain, unsealed: tail?.count ?? 0, drift, ok: chain.broken === null && drift.length === 0 };
}

async function verifyChain(
  db: Db,
  { heads = [], sealKey, onProgress }: NonNullable<Parameters<typeof verifyAudit>[1]>,
): Promise<Pick<Verification, 'checked' | 'erased' | 'broken'>> {
  let hash: Buffer = genesis;
  let seq = 0;
  let erased = 0;
  const headAt = new Map(heads.map((h) => [h.seq, h]));
  const stop = (event: number, at: number | null, reason: BrokenRow['reason']) => ({
    checked: seq,
    erased,
    broken: { event, seq: at, reason },
  });
  for (;;) {
    const rows = await db.sql<VerifiedRow>(
      `select s.seq, s.hash, s.event_id, ${sealedColumns}, e.payload is null as erased,
         case when e.payload is null then null else e.commitment = ${commitmentSql('e.payload', 'e.salt')} end as intact
       from event_seal s left join event e on e.id = s.event_id where s.seq > $1 order by s.seq limit ${batch}`,
      [seq],
    );
    for (const r of rows) {
      if (r.seq !== seq + 1) return stop(r.event_id, r.seq, 'gap_in_chain');
      if (r.id === null) return stop(r.event_id, r.seq, 'missing_event');
      if (r.intact === false) return stop(r.event_id, r.seq, 'payload_changed');
      hash = chainHash(hash, r.seq, r);
      if (!hash.equals(r.hash)) return stop(r.event_id, r.seq, 'chain_broken');
      const head = headAt.get(r.seq);
      if (head) {
        if (head.hash !== hash.toString('hex')) return stop(r.event_id, r.seq, 'head_differs');
        if (sealKey !== undefined && signHead(sealKey, head) !== head.signature)
          return stop(r.event_id, r.seq, 'head_signature');
        headAt.delete(r.seq);
      }
      if (r.erased) erased += 1;
      seq = r.seq;
    }
    onProgress?.(seq);
    if (rows.length < batch) break;
  }
  // A head beyond the end: the tail of the trail has been cut off.
  const beyond = [...headAt.values()].find((h) => h.seq > seq);
  return beyond ? stop(0, beyond.seq, 'head_differs') : { checked: seq, erased, broken: null };
}

/** Matters against the fold of their events. */
async function findDrift(db: Db): Promise<{ key: string; field: string }[]> {
  const drift: { key: string; field: string }[] = [];
  for (const kind of processKinds) {
    const definition = processOf(kind)!;
    let last = 0;
    for (;;) {
      const ids = (
        await db.sql<{ id: number }>(
          'select id from matter where kind = $1 and id > $2 order by id limit 500',
          [kind, last],
        )
      ).map((r) => r.id);
      if (ids.length === 0) break;
      last = ids.at(-1)!;
      const [matters, events] = await Promise.all([
        loadMatters(db, kind, ids),
        db.sql<Parameters<typeof foldEvents>[0][number] & { node_id: number }>(
          `select e.node_id, e.id, e.type, e.v, e.actor_id, null as actor_name, e.actor_kind, e.occurred_at, e.recorded_at, e.payload
           from event e where e.node_id = any($1::bigint[]) and (e.type like 'matter.%') order by e.node_id, e.id`,
          [ids],
        ),
      ]);
      const byNode = groupByNode(events);
      for (const m of matters) {
        const folded = foldEvents(byNode.get(m.id) ?? []);
        if (folded?.erased) continue;
        if (!folded) drift.push({ key: m.key, field: 'created' });
        else {
          if (folded.state !== m.state) drift.push({ key: m.key, field: 'state' });
          if (folded.version !== m.version) drift.push({ key: m.key, field: 'version' });
          for (const [name, f] of Object.entries(definition.fields)) {
            // What the program counts has events of its own, not changes of the field.
            if (f.kept) continue;
            const told = folded.fields[name] ?? null;
            const now = m.fields[name] ?? null;
            // A field nobody has touched holds the column's default.
            if (told === null && !(name in folded.fields)) {
              if (
                f.type === 'choice' ||
                now === null ||
                now === '' ||
                (Array.isArray(now) && now.length === 0)
              )
                continue;
            }
            if (!sameValue(told, now) && !(told === null && now === ''))
              drift.push({ key: m.key, field: name });
          }
        }
        if (drift.length >= 100) return drift;
      }
    }
  }
  return drift;
}

function groupByNode<T extends { node_id: number }>(events: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const e of events) {
    const group = groups.get(e.node_id);
    if (group) group.push(e);
    else groups.set(e.node_id, [e]);
  }
  return groups;
}
