import type { ChildValue } from '../../../../contract/backlog.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleNode } from '../../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

interface Row {
  readonly id: number;
  readonly place: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly version: number | null;
  readonly owner_id: number | null;
  readonly owner_name: string | null;
  readonly estimate: number | null;
  readonly rank: string | null;
  readonly sort: string;
  readonly parts: number;
  readonly url: string | null;
  readonly total: number | null;
  readonly closed: number;
  readonly merged: number;
  readonly released: number;
  readonly in_production: number;
  readonly r_estimate: number;
  readonly estimate_done: number;
}

const part = (link: string): string =>
  `${link}.type = 'decomposes' and ${link}.status = 'confirmed' and ${link}.removed_at is null`;

/**
 * The parts of a node, one level: those the actor sees, elements before epics before issues, each kind in the order set
 * by hand, issues from elsewhere last.
 */
export async function childrenOf(
  q: Queryable,
  actor: Actor,
  nodeId: number,
  page: { limit?: number; cursor?: string },
): Promise<{ items: ChildValue[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const w = new Where();
  w.and(`l.from_id = ${w.value(nodeId)}`);
  w.and(visibleNode(actor, w));
  const below = visibleNode(actor, w, 'cn', 'cm');
  let after = '';
  if (page.cursor !== undefined) {
    const [place, sort, id] = decodeCursor(page.cursor, 3);
    after = `where (place, sort, id) > (${w.value(place)}::int, ${w.value(sort)}::text collate "C", ${w.value(id)}::bigint)`;
  }
  const rows = await q.sql<Row>(
    `with part as (
       select n.id, n.key, n.kind, n.title, coalesce(m.state, x.state) as state, m.version, m.owner_id, m.estimate, m.rank,
         case n.kind when 'roadmapElement' then 1 when 'epic' then 2 when 'issue' then 3 else 4 end as place,
         coalesce(m.rank, '')::text collate "C" as sort
       from link l join node n on n.id = l.to_id left join matter m on m.id = n.id left join external_issue x on x.id = n.id
       where ${part('l')} and ${w.text}
     ), page as (select * from part ${after} order by place, sort, id limit ${limit + 1})
     select page.*, p.name as owner_name,
       (select count(*)::int from link c join node cn on cn.id = c.to_id left join matter cm on cm.id = cn.id
         where c.from_id = page.id and ${part('c')} and (${below})) as parts,
       (select e.url from external_ref e where e.node_id = page.id and e.url is not null order by e.id limit 1) as url,
       r.total, r.closed, r.merged, r.released, r.in_production, r.estimate as r_estimate, r.estimate_done
     from page left join person p on p.id = page.owner_id
     left join rollup r on r.node_id = page.id and r.total > 0
     order by page.place, page.sort, page.id`,
    w.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toChild),
    next: rows.length > limit && last ? encodeCursor([last.place, last.sort, last.id]) : null,
  };
}

function toChild(r: Row): ChildValue {
  return {
    key: r.key,
    kind: r.kind,
    title: r.title,
    state: r.state,
    version: r.version,
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner_name ?? '' },
    estimate: r.estimate,
    rank: r.rank,
    parts: r.parts,
    url: r.url,
    rollup:
      r.total === null
        ? null
        : {
            total: r.total,
            closed: r.closed,
            merged: r.merged,
            released: r.released,
            inProduction: r.in_production,
            estimate: r.r_estimate,
            estimateDone: r.estimate_done,
          },
  };
}
