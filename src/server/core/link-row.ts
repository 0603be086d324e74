import type { LinkValue } from '../../contract/thread.ts';
import type { LinkType } from '../../domain/kernel/links.ts';
import type { Queryable } from '../platform/db/db.ts';

/** A link as stored, with its ends' keys and kinds. */
export interface LinkRow {
  readonly id: number;
  readonly type: LinkType;
  readonly fromId: number;
  readonly toId: number;
  readonly from: string;
  readonly to: string;
  readonly fromKind: string;
  readonly toKind: string;
  readonly status: 'suggested' | 'confirmed' | 'rejected';
  readonly share: number | null;
  readonly source: string;
  readonly confidence: number;
  readonly note: string | null;
  readonly removed: boolean;
}

/** Columns of a {@link LinkRow}, of `link l`, `node f` and `node t`. */
export const linkColumns = `l.id, l.type, l.from_id as "fromId", l.to_id as "toId", f.key as "from", t.key as "to",
  f.kind as "fromKind", t.kind as "toKind", l.status, l.share, l.source, l.confidence, l.note,
  l.removed_at is not null as removed`;
/** The tables of {@link linkColumns}. */
export const linkTables = 'link l join node f on f.id = l.from_id join node t on t.id = l.to_id';

/** A link by id, removed or not; null when there is none. */
export async function linkById(q: Queryable, id: number): Promise<LinkRow | null> {
  const [row] = await q.sql<LinkRow>(`select ${linkColumns} from ${linkTables} where l.id = $1`, [id]);
  return row ?? null;
}

/** A link as the contract shows it. */
export function presentLink(
  l: Pick<LinkRow, 'id' | 'type' | 'from' | 'to' | 'status' | 'source' | 'confidence' | 'note'>,
): LinkValue {
  return {
    id: l.id,
    type: l.type,
    from: l.from,
    to: l.to,
    status: l.status,
    source: l.source,
    // `real` keeps seven digits; nobody wants to read 0.8999999761581421.
    confidence: Math.round(l.confidence * 1000) / 1000,
    note: l.note,
  };
}
