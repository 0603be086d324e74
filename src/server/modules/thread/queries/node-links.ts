import type { RouteReply } from '../../../../contract/route.ts';
import type { threadRoutes } from '../../../../contract/thread.ts';
import { linkTypes } from '../../../../domain/kernel/links.ts';
import { type LinkRow, linkColumns, presentLink } from '../../../core/link-row.ts';
import { seenBy, type Viewer } from '../../../core/nodes.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

type LinksReply = RouteReply<typeof threadRoutes.links>;
type Row = LinkRow & {
  readonly other_key: string;
  readonly other_kind: string;
  readonly other_title: string;
  readonly other_state: string | null;
};

/** A node has few direct links; a product of many years may have more than a page can show. */
const most = 1000;

/** The direct links of a node whose other end the viewer sees: confirmed ones, then suggestions, likeliest first. */
export async function linksOfNode(q: Queryable, viewer: Viewer, id: number): Promise<LinksReply> {
  const w = new Where([id]);
  const seen = seenBy(viewer, w);
  const rows = await q.sql<Row>(
    `with own as (
       select l.id from link l where l.from_id = $1 and l.removed_at is null and l.status <> 'rejected'
       union all
       select l.id from link l where l.to_id = $1 and l.removed_at is null and l.status = 'confirmed'
       union all
       select l.id from link l where l.to_id = $1 and l.removed_at is null and l.status = 'suggested'
     )
     select ${linkColumns}, n.key as other_key, n.kind as other_kind, n.title as other_title,
       coalesce(m.state, x.state) as other_state
     from own join link l on l.id = own.id
     join node f on f.id = l.from_id join node t on t.id = l.to_id
     join node n on n.id = case when l.from_id = $1 then l.to_id else l.from_id end
     left join matter m on m.id = n.id left join external_issue x on x.id = n.id
     where ${seen}
     order by l.status, l.confidence desc, l.id limit ${most}`,
    w.values,
  );
  return {
    items: rows.map((r) => ({
      link: presentLink(r),
      other: { key: r.other_key, kind: r.other_kind, title: r.other_title, state: r.other_state },
      direction: !linkTypes[r.type].thread ? 'beside' : r.fromId === id ? 'down' : 'up',
    })),
  };
}
