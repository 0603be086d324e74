import type { RollupValue } from '../../../../contract/matters.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belowLinkTypes } from '../../../../domain/thread/index.ts';
import { belongsToAgency, visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A direct part of a node. */
export interface PartRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly owner: { readonly id: number; readonly name: string } | null;
  readonly estimate: number | null;
  readonly rank: string | null;
  readonly url: string | null;
  readonly opens: boolean;
  readonly rollup: RollupValue | null;
  /** Its place in the order: by kind, by hand, by age. */
  readonly place: number;
  readonly sort: string;
}

/** Most rows a parent, and the place in the order they come after. */
export interface PartsPage {
  readonly most: number;
  readonly after: readonly [number, string, number] | null;
}

interface Row extends Omit<PartRow, 'owner' | 'rollup'> {
  readonly parent: number;
  readonly owner_id: number | null;
  readonly owner_name: string | null;
  readonly total: number | null;
  readonly closed: number;
  readonly merged: number;
  readonly released: number;
  readonly in_production: number;
  readonly r_estimate: number;
  readonly estimate_done: number;
}

const standing = (link: string): string => `${link}.status = 'confirmed' and ${link}.removed_at is null`;

/**
 * The direct parts of some nodes that the actor sees, each parent's own in order: what is nearest to the origin first,
 * each kind in the order set by hand, issues kept elsewhere last. Links that answer lead down too: from a need or a
 * demand to what was decided because of it. One statement, however many parents.
 */
export async function partsOf(
  q: Queryable,
  actor: Actor,
  parents: readonly number[],
  { most, after }: PartsPage,
): Promise<Map<number, PartRow[]>> {
  const w = new Where([parents, belowLinkTypes]);
  w.and(visibleNode(actor, w));
  const behind =
    after === null
      ? ''
      : `where (place, sort, id) > (${w.value(after[0])}::int, ${w.value(after[1])}::text collate "C", ${w.value(after[2])}::bigint)`;
  const delivered = belongsToAgency(actor)
    ? `or exists (select 1 from link v join deployment d on d.id = v.to_id join environment e on e.id = d.environment_id
         where v.from_id = kid.id and v.type = 'delivers' and ${standing('v')} and e.production)`
    : '';
  const rows = await q.sql<Row>(
    `select kid.*, whole.id as parent, p.name as owner_name,
       (select x.url from external_ref x where x.node_id = kid.id and x.url is not null order by x.id limit 1) as url,
       (exists (select 1 from link c join node cn on cn.id = c.to_id and cn.deleted_at is null
         where c.from_id = kid.id and c.type = any($2::text[]) and ${standing('c')}) ${delivered}) as opens,
       r.total, r.closed, r.merged, r.released, r.in_production, r.estimate as r_estimate, r.estimate_done
     from unnest($1::bigint[]) with ordinality as whole (id, at)
     cross join lateral (
       select * from (
         select n.id, n.key, n.kind, n.title, coalesce(m.state, x.state) as state, m.owner_id, m.estimate, m.rank,
           case n.kind when 'need' then 0 when 'demand' then 0 when 'initiative' then 1 when 'roadmapElement' then 2
             when 'epic' then 3 when 'issue' then 4 else 5 end as place,
           coalesce(m.rank, '')::text collate "C" as sort
         from (select distinct l.to_id as id from link l
               where l.from_id = whole.id and l.type = any($2::text[]) and ${standing('l')}) part
         join node n on n.id = part.id left join matter m on m.id = n.id left join external_issue x on x.id = n.id
         where ${w.text}
       ) seen ${behind} order by place, sort, id limit ${w.value(most)}
     ) kid
     left join person p on p.id = kid.owner_id
     left join rollup r on r.node_id = kid.id and r.total > 0
     order by whole.at, kid.place, kid.sort, kid.id`,
    w.values,
  );
  const parts = new Map<number, PartRow[]>();
  for (const r of rows) parts.set(r.parent, [...(parts.get(r.parent) ?? []), partOf(r)]);
  return parts;
}

function partOf(r: Row): PartRow {
  return {
    id: r.id,
    key: r.key,
    kind: r.kind,
    title: r.title,
    state: r.state,
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner_name ?? '' },
    estimate: r.estimate,
    rank: r.rank,
    url: r.url,
    opens: r.opens,
    place: r.place,
    sort: r.sort,
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
