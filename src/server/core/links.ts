import { ProblemError } from '../../domain/kernel/errors.ts';
import { type LinkType, linkTypes, refuseLink } from '../../domain/kernel/links.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Tx } from '../platform/db/db.ts';
import { type NewEvent, recordEvents } from './events.ts';
import { refreshExplained } from './explained.ts';
import { refuseRing } from './link-ring.ts';
import { type LinkRow, linkById, linkColumns, linkTables } from './link-row.ts';
import { type NodeRow, nodesById, type Viewer } from './nodes.ts';
import { markDirtyAround } from './rollup.ts';

/** Who links: somebody, or the program by itself (an import, a webhook, a job), which sees everything. */
export type LinkAuthor = Actor | { readonly personId: null; readonly kind: 'system' | 'import' | 'webhook' };

/** A link to be made. `share` is the part of the upstream end's money that follows it, 0–1. */
export interface NewLink {
  readonly type: LinkType;
  readonly fromId: number;
  readonly toId: number;
  readonly share?: number | null;
  readonly note?: string | null;
  /** Who or what says so; default `person`. */
  readonly source?: string;
  /** How sure that is, 0–1; default 1. */
  readonly confidence?: number;
  /** Default `confirmed`. */
  readonly status?: 'confirmed' | 'suggested';
}

/** What became of it: made; there before (left as it was); or there as a suggestion or rejection, and now confirmed. */
export interface LinkOutcome {
  readonly link: LinkRow;
  readonly outcome: 'added' | 'existed' | 'confirmed';
}

const viewerOf = (author: LinkAuthor): Viewer => ('held' in author ? author : 'everything');

/**
 * Links two nodes. Both ends must be seen by whoever links (else `not_found`); the kinds must fit the type
 * (`link_refused` with the reason); what may not go in a ring is checked (`link_ring`). Locks the matters it attaches
 * to, in the order of their ids. A suggestion never revives what somebody has rejected or removed.
 */
export async function addLink(
  tx: Tx,
  call: { readonly actor: LinkAuthor },
  input: NewLink,
): Promise<LinkOutcome> {
  const { type, fromId, toId } = input;
  const viewer = viewerOf(call.actor);
  const status = input.status ?? 'confirmed';
  if (fromId === toId) throw new ProblemError('link_refused', { extra: { reason: 'to_itself' } });
  await lockMatters(tx, [fromId, toId]);
  const nodes = await nodesById(tx, viewer, [fromId, toId]);
  const from = nodes.find((n) => n.id === fromId);
  const to = nodes.find((n) => n.id === toId);
  if (!from || !to) throw new ProblemError('not_found');
  checkKinds(type, from, to);
  const known = await linkBetween(tx, type, fromId, toId);
  if (known && (known.status === 'confirmed' || status === 'suggested')) {
    return { link: known, outcome: 'existed' };
  }
  if (status === 'confirmed') await refuseRing(tx, viewer, type, from, to);
  const author = call.actor.personId;
  if (known) {
    await tx.sql(
      `update link set status = 'confirmed', decided_by = $2, decided_at = event_now(),
         share = coalesce($3, share), note = coalesce($4, note) where id = $1`,
      [known.id, author, input.share ?? null, input.note ?? null],
    );
    return { link: await settled(tx, call.actor, known.id, 'link.confirmed'), outcome: 'confirmed' };
  }
  const [made] = await tx.sql<{ id: number }>(
    `insert into link (type, from_id, to_id, status, share, source, confidence, note, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (from_id, to_id, type) where removed_at is null do nothing returning id`,
    [
      type,
      fromId,
      toId,
      status,
      input.share ?? null,
      input.source ?? 'person',
      input.confidence ?? 1,
      input.note ?? null,
      author,
    ],
  );
  if (!made) {
    // Somebody else linked two nodes that have no matter to lock.
    const other = await linkBetween(tx, type, fromId, toId);
    if (!other) throw new ProblemError('conflict');
    return { link: other, outcome: 'existed' };
  }
  const event = status === 'confirmed' ? 'link.added' : 'link.suggested';
  return { link: await settled(tx, call.actor, made.id, event), outcome: 'added' };
}

/**
 * Removes a link: a tombstone, told in the history of both ends. `not_found` when it is gone already or an end is not
 * seen. A suggestion is rejected instead, so that it does not come again.
 */
export async function removeLink(tx: Tx, call: { readonly actor: LinkAuthor }, id: number): Promise<LinkRow> {
  const link = await lockLink(tx, viewerOf(call.actor), id);
  if (link.status !== 'confirmed') {
    if (link.status === 'rejected') throw new ProblemError('not_found');
    return decideLink(tx, call, id, 'rejected');
  }
  await tx.sql('update link set removed_by = $2, removed_at = event_now() where id = $1', [
    id,
    call.actor.personId,
  ]);
  return settled(tx, call.actor, id, 'link.removed');
}

/**
 * Confirms or rejects a suggested link. Deciding the same again changes nothing; deciding otherwise what has been
 * decided is a `conflict`: a confirmed link is removed, a rejected one made anew.
 */
export async function decideLink(
  tx: Tx,
  call: { readonly actor: LinkAuthor },
  id: number,
  decision: 'confirmed' | 'rejected',
): Promise<LinkRow> {
  const viewer = viewerOf(call.actor);
  const link = await lockLink(tx, viewer, id);
  if (link.status === decision) return link;
  if (link.status !== 'suggested') throw new ProblemError('conflict', { extra: { status: link.status } });
  if (decision === 'confirmed') {
    const from = { id: link.fromId, kind: link.fromKind };
    const to = { id: link.toId, kind: link.toKind };
    checkKinds(link.type, from, to);
    await refuseRing(tx, viewer, link.type, from, to);
  }
  await tx.sql('update link set status = $2, decided_by = $3, decided_at = event_now() where id = $1', [
    id,
    decision,
    call.actor.personId,
  ]);
  return settled(tx, call.actor, id, decision === 'confirmed' ? 'link.confirmed' : 'link.rejected');
}

function checkKinds(type: LinkType, from: { kind: string }, to: { kind: string }): void {
  const reason = refuseLink(type, from, to);
  if (reason !== null) {
    throw new ProblemError('link_refused', { extra: { reason, from: from.kind, to: to.kind } });
  }
}

async function lockMatters(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.sql('select id from matter where id = any($1::bigint[]) order by id for update', [ids]);
}

/** A link that stands, with its matters and then itself locked; `not_found` when removed or an end is not seen. */
async function lockLink(tx: Tx, viewer: Viewer, id: number): Promise<LinkRow> {
  const before = await linkById(tx, id);
  if (!before || before.removed) throw new ProblemError('not_found');
  const ends: NodeRow[] = await nodesById(tx, viewer, [before.fromId, before.toId]);
  if (ends.length < 2) throw new ProblemError('not_found');
  await lockMatters(tx, [before.fromId, before.toId]);
  await tx.sql('select id from link where id = $1 for update', [id]);
  const link = await linkById(tx, id);
  if (!link || link.removed) throw new ProblemError('not_found');
  return link;
}

/** The standing link of a type between two nodes; `relates` has no direction. */
async function linkBetween(tx: Tx, type: LinkType, fromId: number, toId: number): Promise<LinkRow | null> {
  const [row] = await tx.sql<LinkRow>(
    `select ${linkColumns} from ${linkTables}
     where l.removed_at is null and l.type = $1
       and ((l.from_id = $2 and l.to_id = $3)${type === 'relates' ? ' or (l.from_id = $3 and l.to_id = $2)' : ''})
     limit 1`,
    [type, fromId, toId],
  );
  return row ?? null;
}

/**
 * What follows from a changed link: an event in the history of each end (with the other end by id, since who reads one
 * end may not see the other), roll-ups to be counted again, and the explanation of a deployment.
 */
async function settled(tx: Tx, author: LinkAuthor, id: number, event: string): Promise<LinkRow> {
  const link = (await linkById(tx, id))!;
  const told = (nodeId: number, kind: string, otherId: number, direction: 'up' | 'down'): NewEvent => ({
    type: event,
    nodeId,
    kind,
    actor: author,
    data: {
      linkId: link.id,
      linkType: link.type,
      direction: linkTypes[link.type].thread ? direction : 'beside',
      otherId,
      source: link.source,
      ...(link.share === null ? {} : { share: link.share }),
      ...(link.note === null ? {} : { note: link.note }),
    },
  });
  await recordEvents(tx, [
    told(link.fromId, link.fromKind, link.toId, 'down'),
    told(link.toId, link.toKind, link.fromId, 'up'),
  ]);
  if (link.type === 'decomposes' || link.type === 'delivers' || link.type === 'deploys') {
    await markDirtyAround(tx, [link.fromId]);
  }
  if (link.type === 'delivers' && link.toKind === 'deployment') await refreshExplained(tx, [link.toId]);
  return link;
}
