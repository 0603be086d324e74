import type { RouteReply } from '../../../../contract/route.ts';
import type { threadRoutes } from '../../../../contract/thread.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { reasonOfLink } from '../../../../domain/thread/index.ts';
import { type LinkRow, linkColumns, linkTables, presentLink } from '../../../core/link-row.ts';
import { seenBy, type Viewer } from '../../../core/nodes.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

type SuggestionsReply = RouteReply<typeof threadRoutes.suggestions>;
type Row = LinkRow & {
  readonly created_at: Date;
  readonly from_title: string;
  readonly from_state: string | null;
  readonly to_title: string;
  readonly to_state: string | null;
};

/** Links with both ends, and what an end may be. */
const endTables = `${linkTables}
     left join matter fm on fm.id = f.id left join external_issue fx on fx.id = f.id left join deployment fd on fd.id = f.id
     left join matter tm on tm.id = t.id left join external_issue tx on tx.id = t.id left join deployment td on td.id = t.id`;

/** Filters and page; `nodeId` either end, `productId` the product of either end. */
export interface SuggestionsQuery {
  readonly nodeId: number | null;
  readonly productId: number | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Suggestions nobody has decided, likeliest first; only those of which the viewer sees both ends. */
export async function listSuggestions(
  q: Queryable,
  viewer: Viewer,
  query: SuggestionsQuery,
): Promise<SuggestionsReply> {
  const w = new Where();
  w.and(`l.status = 'suggested' and l.removed_at is null`);
  w.and(seenBy(viewer, w, 'f', 'fm'));
  w.and(seenBy(viewer, w, 't', 'tm'));
  if (query.nodeId !== null) {
    const id = w.value(query.nodeId);
    w.and(`l.from_id = ${id} or l.to_id = ${id}`);
  }
  if (query.productId !== null) {
    const id = w.value(query.productId);
    w.and(
      `${id} in (fm.product_id, tm.product_id, fx.product_id, tx.product_id, fd.product_id, td.product_id)`,
    );
  }
  if (query.cursor !== null) {
    const [confidence, id] = placeOf(query.cursor);
    const c = w.value(confidence);
    w.and(`l.confidence <= ${c}::real and (l.confidence < ${c}::real or l.id > ${w.value(id)}::bigint)`);
  }
  const rows = await q.sql<Row>(
    `select ${linkColumns}, l.created_at, f.title as from_title, coalesce(fm.state, fx.state) as from_state,
       t.title as to_title, coalesce(tm.state, tx.state) as to_state
     from ${endTables}
     where ${w.text} order by l.confidence desc, l.id limit ${w.value(query.limit + 1)}`,
    w.values,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((r) => ({
      link: presentLink(r),
      from: { key: r.from, kind: r.fromKind, title: r.from_title, state: r.from_state },
      to: { key: r.to, kind: r.toKind, title: r.to_title, state: r.to_state },
      reason: reasonOfLink(r.source, r.type),
      evidence: r.note ?? '',
      at: r.created_at.toISOString(),
    })),
    next: rows.length > query.limit && last ? encodeCursor([last.confidence, last.id]) : null,
  };
}

/**
 * How many suggestions wait for a decision, of all that the viewer sees both ends of, or by product (either end) when
 * products are given by id; counted to 1,000 each. Products with none are left out.
 */
export async function countSuggestions(
  q: Queryable,
  viewer: Viewer,
  products: readonly number[] | null,
): Promise<{ product: number | null; count: number }[]> {
  const w = new Where([products]);
  w.and(`l.status = 'suggested' and l.removed_at is null`);
  w.and(seenBy(viewer, w, 'f', 'fm'));
  w.and(seenBy(viewer, w, 't', 'tm'));
  if (products !== null)
    w.and(
      'p.id in (fm.product_id, tm.product_id, fx.product_id, tx.product_id, fd.product_id, td.product_id)',
    );
  return q.sql(
    `select p.id as product, c.count from unnest(coalesce($1::bigint[], array[null::bigint])) p (id)
     cross join lateral (select count(*)::int as count from (select 1 from ${endTables} where ${w.text} limit 1000) x) c
     where c.count > 0`,
    w.values,
  );
}

function placeOf(cursor: string): [confidence: number, id: number] {
  const [confidence, id] = decodeCursor(cursor, 2);
  if (typeof confidence === 'number' && confidence >= 0 && confidence <= 1 && Number.isSafeInteger(id)) {
    return [confidence, id as number];
  }
  throw invalid('query:cursor', 'not_a_cursor');
}
