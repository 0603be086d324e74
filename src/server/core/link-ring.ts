import { ProblemError } from '../../domain/kernel/errors.ts';
import { acyclicLinkTypes, kindRank, type LinkType } from '../../domain/kernel/links.ts';
import { type Edge, wayDown } from '../../domain/thread/index.ts';
import type { Tx } from '../platform/db/db.ts';
import { nodesById, type Viewer } from './nodes.ts';

/** An end of a link, as far as rings are concerned. */
export interface RingEnd {
  readonly id: number;
  readonly kind: string;
}

/**
 * Refuses a link that would close a ring, with the ring named (`link_ring`, `ring`: keys, `null` for one the viewer may
 * not see). Types that may loop pass.
 *
 * A breakdown between kinds of different rank can close none, since no breakdown goes upwards; within a rank, and for
 * dependencies, the links are looked at while an advisory lock of that family is held to the end of the transaction,
 * so that two links that only together make a ring cannot both get in.
 */
export async function refuseRing(
  tx: Tx,
  viewer: Viewer,
  type: LinkType,
  from: RingEnd,
  to: RingEnd,
): Promise<void> {
  if (!acyclicLinkTypes.includes(type)) return;
  const rank = kindRank[from.kind];
  if (type === 'decomposes' && rank !== kindRank[to.kind]) return;
  const family = type === 'decomposes' ? `link-ring:${type}:${rank}` : `link-ring:${type}`;
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [family]);
  // Upwards from the upstream end: there are fewer wholes than parts.
  const edges = await tx.sql<Edge>(
    `with recursive up (from_id, to_id) as (
       select l.from_id, l.to_id from link l where l.to_id = $1 and l.type = $2 and l.status = 'confirmed' and l.removed_at is null
       union
       select l.from_id, l.to_id from up u join link l on l.to_id = u.from_id
         and l.type = $2 and l.status = 'confirmed' and l.removed_at is null
     ) select from_id as "from", to_id as "to" from up`,
    [from.id, type],
  );
  const way = wayDown(edges, to.id, from.id);
  if (way === null) return;
  const names = new Map((await nodesById(tx, viewer, way)).map((n) => [n.id, n.key]));
  throw new ProblemError('link_ring', {
    extra: { ring: [...way, to.id].map((id) => names.get(id) ?? null) },
  });
}
