import type { StreamItemValue } from '../../../contract/collaboration.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { eventsById } from '../../core/history.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { findPlace } from './place.ts';
import { type StreamPart, streamOf } from './queries/stream.ts';
import { showComments } from './show-comments.ts';

/** A page of what was said and done at a node, newest first, as a reader sees it. */
export async function readStream(
  q: Queryable,
  actor: Actor,
  key: string,
  page: { limit?: number; cursor?: string; only?: StreamPart },
): Promise<{ items: StreamItemValue[]; next: string | null }> {
  const node = await findPlace(q, actor, key);
  const limit = page.limit ?? 50;
  const rows = await streamOf(q, node.id, {
    part: page.only ?? 'all',
    before: page.cursor === undefined ? null : Number(decodeCursor(page.cursor, 1)[0]) || 0,
    limit: limit + 1,
    inside: belongsToAgency(actor),
  });
  const shown = rows.slice(0, limit);
  const [comments, entries] = await Promise.all([
    showComments(
      q,
      actor,
      shown.flatMap((r) => r.comment ?? []),
    ),
    eventsById(
      q,
      actor,
      shown.filter((r) => r.comment === null).map((r) => ({ id: r.id, kind: node.kind })),
    ),
  ]);
  const byId = new Map(comments.map((c) => [c.id, c]));
  return {
    items: shown.flatMap((r) => {
      const comment = r.comment === null ? null : (byId.get(r.comment) ?? null);
      const entry = r.comment === null ? (entries.get(r.id) ?? null) : null;
      return comment || entry ? [{ id: r.id, comment, entry }] : [];
    }),
    next: rows.length > limit ? encodeCursor([shown.at(-1)!.id]) : null,
  };
}
