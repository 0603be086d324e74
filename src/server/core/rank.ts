import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { invalid, ProblemError } from '../../domain/kernel/errors.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processOf } from '../../domain/processes.ts';
import type { Call } from '../platform/context.ts';
import type { Queryable, Tx } from '../platform/db/db.ts';
import { recordEvent } from './events.ts';
import { findMatter, type LoadedMatter, loadMatters } from './load.ts';
import { rolesOf } from './standing.ts';

/**
 * Where a matter is to stand in the order of its kind: right after one matter, or right before one. `null` for `after`
 * is first of all, `null` for `before` last. With both given `after` decides: others may have come between meanwhile.
 */
export interface WantedPlace {
  readonly after?: string | null;
  readonly before?: string | null;
}

/** Where it now stands. `moved` is false when it stood there already: then nothing was written. */
export interface Ranked {
  readonly key: string;
  readonly rank: string;
  readonly moved: boolean;
}

/** Beyond this the keys around are spread out again; the column holds 200. */
const longest = 100;
/** How many matters to each side are spread out. */
const spreadOut = 250;

/** The rank next to another in the order of a kind, or null at the end. */
async function neighbour(
  q: Queryable,
  kind: string,
  rank: string | null,
  side: 'after' | 'before',
  without: number,
): Promise<string | null> {
  const up = side === 'after';
  const [row] = await q.sql<{ rank: string }>(
    `select rank from matter where kind = $1 and id <> $2 ${rank === null ? '' : `and rank ${up ? '>' : '<'} $3`}
     order by rank ${up ? 'asc' : 'desc'} limit 1`,
    rank === null ? [kind, without] : [kind, without, rank],
  );
  return row?.rank ?? null;
}

/** A key between two; after the last there is always room left before those that are registered later. */
function between(low: string | null, high: string | null): string {
  if (low !== null && high === null) return generateKeyBetween(low, generateKeyBetween(low, null));
  return generateKeyBetween(low, high);
}

/** Gives the matters around a rank short keys again, in the order they have. Order is all a rank says, so nothing is told. */
async function spread(tx: Tx, kind: string, around: string): Promise<void> {
  const side = (up: boolean) =>
    tx.sql<{ id: number; rank: string }>(
      `select id, rank from matter where kind = $1 and rank ${up ? '>' : '<='} $2 order by rank ${up ? 'asc' : 'desc'}, id limit ${spreadOut + 1}`,
      [kind, around],
    );
  const [below, above] = [await side(false), await side(true)];
  const low = below.length > spreadOut ? below.pop()!.rank : null;
  const high = above.length > spreadOut ? above.pop()!.rank : null;
  const ids = [...below.reverse(), ...above].map((r) => r.id);
  const top = high ?? (low === null ? null : generateKeyBetween(low, null));
  // Where only the end is open, the keys begin after what is there, as those of new matters do.
  const keys = generateNKeysBetween(low, top, ids.length);
  await tx.sql(
    `update matter m set rank = x.rank from unnest($1::bigint[], $2::text[]) x (id, rank) where m.id = x.id`,
    [ids, keys],
  );
}

async function anchorOf(
  tx: Tx,
  actor: Actor,
  kind: string,
  key: string | null | undefined,
  pointer: string,
): Promise<{ id: number; rank: string } | null> {
  if (key === null || key === undefined) return null;
  const found = await findMatter(tx, actor, key, { kind });
  if (!found) throw invalid(pointer, 'no_such_reference', { key });
  const [row] = await tx.sql<{ id: number; rank: string }>('select id, rank from matter where id = $1', [
    found.id,
  ]);
  return row ?? null;
}

/** The ranks that the new one is to stand between, and what is told of it: the matter it stands beside, by id. */
interface Bounds {
  readonly low: string | null;
  readonly high: string | null;
  readonly told: { readonly place: 'after' | 'before' | 'first' | 'last'; readonly otherId?: number };
}

async function boundsOf(tx: Tx, actor: Actor, m: LoadedMatter, place: WantedPlace): Promise<Bounds> {
  const after = await anchorOf(tx, actor, m.kind, place.after, '/after');
  const before = await anchorOf(tx, actor, m.kind, place.before, '/before');
  if (after?.id === m.id) throw invalid('/after', 'to_itself');
  if (before?.id === m.id) throw invalid('/before', 'to_itself');
  const next = (rank: string | null, side: 'after' | 'before') => neighbour(tx, m.kind, rank, side, m.id);
  if (after)
    return {
      low: after.rank,
      high: await next(after.rank, 'after'),
      told: { place: 'after', otherId: after.id },
    };
  if (before)
    return {
      low: await next(before.rank, 'before'),
      high: before.rank,
      told: { place: 'before', otherId: before.id },
    };
  if (place.after === null) return { low: null, high: await next(null, 'after'), told: { place: 'first' } };
  if (place.before === null) return { low: await next(null, 'before'), high: null, told: { place: 'last' } };
  throw invalid('/after', 'required');
}

/**
 * Puts a matter in its place in the order of its kind. Who may edit it may; it is an event, but no part of the version:
 * nobody who writes in the matter meanwhile is disturbed. Reorderings of one kind go one at a time (a lock until commit),
 * so that two at once both succeed, the latter beside where the former has put its own, and no two get the same rank.
 */
export async function rankMatter(tx: Tx, call: Call, key: string, place: WantedPlace): Promise<Ranked> {
  const found = await findMatter(tx, call.actor, key);
  if (!found) throw new ProblemError('not_found');
  const [m] = await loadMatters(tx, found.kind, [found.id]);
  const definition = processOf(found.kind);
  if (!m || !definition) throw new ProblemError('not_found');
  const roles = rolesOf(call.actor, m);
  if (!definition.edit.some((r) => roles.has(r))) throw new ProblemError('not_allowed');
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`rank:${m.kind}`]);
  let bounds = await boundsOf(tx, call.actor, m, place);
  const [now] = await tx.sql<{ rank: string }>('select rank from matter where id = $1', [m.id]);
  const { low, high } = bounds;
  const inPlace = (low === null || now!.rank > low) && (high === null || now!.rank < high);
  if (inPlace) return { key: m.key, rank: now!.rank, moved: false };
  let rank = between(low, high);
  if (rank.length > longest) {
    await spread(tx, m.kind, low ?? high!);
    bounds = await boundsOf(tx, call.actor, m, place);
    rank = between(bounds.low, bounds.high);
  }
  await tx.sql('update matter set rank = $2 where id = $1', [m.id, rank]);
  await recordEvent(tx, {
    type: 'matter.ranked',
    nodeId: m.id,
    kind: m.kind,
    actor: call.actor,
    data: bounds.told,
  });
  return { key: m.key, rank, moved: true };
}
