import type { LinkValue, ThreadNodeValue } from '../../contract/thread.ts';
import { type LinkType, threadLinkTypes } from '../../domain/kernel/links.ts';
import { categoryOf } from '../../domain/thread/index.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { presentLink } from './link-row.ts';
import { seenBy, type Viewer } from './nodes.ts';

/** How to walk. */
export interface WalkOptions {
  /** Most nodes besides the one in focus. */
  readonly limit: number;
  /** Both by default. */
  readonly directions?: readonly ('up' | 'down')[];
}

/** The nodes a walk has found. */
export interface Walk {
  /** Steps from the focus by id: negative upstream, positive downstream, the focus itself 0. */
  readonly distances: ReadonlyMap<number, number>;
  /** Kinds by id, without that of the focus. */
  readonly kinds: ReadonlyMap<number, string>;
  /** Neighbours of what is shown that the viewer may not see; the walk does not go through them. */
  readonly notShown: number;
  /** It stopped at its limit. */
  readonly cut: boolean;
}

interface Step {
  readonly id: number;
  readonly kind: string;
  readonly seen: boolean;
}

/**
 * Walks the red thread from a node: up to all that it comes from, down to all that came of it, never down from an
 * ancestor to its other effects. One statement a step and direction, for all nodes of the step together. Each
 * direction visits a node once, so causes that lead in a ring end; what lies both up and down is placed where it is
 * nearest, upstream first.
 */
export async function walkThread(
  q: Queryable,
  viewer: Viewer,
  focus: number,
  options: WalkOptions,
): Promise<Walk> {
  const distances = new Map<number, number>([[focus, 0]]);
  const kinds = new Map<number, string>();
  const hidden = new Set<number>();
  let cut = false;
  let ways = (options.directions ?? (['up', 'down'] as const)).map((direction) => ({
    direction,
    frontier: [focus],
    visited: new Set([focus]),
  }));
  for (let step = 1; ways.length > 0 && !cut; step += 1) {
    const left = options.limit - (distances.size - 1);
    const found = await Promise.all(
      ways.map((w) => neighbours(q, viewer, w.direction, w.frontier, [...w.visited], left + 1)),
    );
    for (const [i, way] of ways.entries()) {
      way.frontier = [];
      // As many as were asked for: there may be more behind them, also when some of these are not shown.
      if (found[i]!.length > left) cut = true;
      for (const { id, kind, seen } of found[i]!) {
        if (!seen) hidden.add(id);
        else if (!distances.has(id) && distances.size > options.limit) cut = true;
        else {
          if (!distances.has(id)) distances.set(id, way.direction === 'up' ? -step : step);
          kinds.set(id, kind);
          way.visited.add(id);
          way.frontier.push(id);
        }
      }
    }
    ways = ways.filter((w) => w.frontier.length > 0);
  }
  return { distances, kinds, notShown: hidden.size, cut };
}

/** Nodes one step from some others that have not been visited, oldest link first; seen or not, but not deleted. */
function neighbours(
  q: Queryable,
  viewer: Viewer,
  direction: 'up' | 'down',
  ids: readonly number[],
  visited: readonly number[],
  most: number,
): Promise<Step[]> {
  const [here, there] = direction === 'up' ? ['to_id', 'from_id'] : ['from_id', 'to_id'];
  const w = new Where([ids, threadLinkTypes, visited]);
  const seen = seenBy(viewer, w);
  return q.sql<Step>(
    `select n.id, n.kind, (${seen}) as seen
     from (
       select l.${there} as id, min(l.id) as first from link l
       where l.${here} = any($1::bigint[]) and l.type = any($2::text[])
         and l.status = 'confirmed' and l.removed_at is null
         and not exists (select 1 from unnest($3::bigint[]) v (id) where v.id = l.${there})
       group by l.${there}
     ) near
     join node n on n.id = near.id and n.deleted_at is null left join matter m on m.id = n.id
     order by near.first limit ${w.value(most)}`,
    w.values,
  );
}

interface PlainLink {
  readonly id: number;
  readonly type: LinkType;
  readonly from_id: number;
  readonly to_id: number;
  readonly status: 'confirmed';
  readonly source: string;
  readonly confidence: number;
  readonly note: string | null;
}

/** The confirmed thread links between some nodes, given by id with their keys, oldest first. */
export async function linksAmong(q: Queryable, keys: ReadonlyMap<number, string>): Promise<LinkValue[]> {
  const rows = await q.sql<PlainLink>(
    `select l.id, l.type, l.from_id, l.to_id, l.status, l.source, l.confidence, l.note from link l
     where l.from_id = any($1::bigint[]) and l.type = any($2::text[]) and l.status = 'confirmed' and l.removed_at is null
       and exists (select 1 from unnest($1::bigint[]) v (id) where v.id = l.to_id)
     order by l.id`,
    [[...keys.keys()], threadLinkTypes],
  );
  return rows.map((l) => presentLink({ ...l, from: keys.get(l.from_id)!, to: keys.get(l.to_id)! }));
}

interface NodeDetail {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly owner_id: number | null;
  readonly owner_name: string | null;
  readonly team: string | null;
  readonly product: string | null;
  readonly application: string | null;
  readonly environment: string | null;
  readonly production: boolean;
  readonly at: Date;
  readonly planned_start: string | null;
  readonly planned_end: string | null;
  readonly url: string | null;
}

/** What one wants to see at a glance of the nodes of a walk, nearest first. The walk has checked who sees them. */
export async function threadNodes(
  q: Queryable,
  distances: ReadonlyMap<number, number>,
): Promise<Map<number, ThreadNodeValue>> {
  const rows = await q.sql<NodeDetail>(
    `select n.id, n.key, n.kind, n.title, coalesce(m.state, x.state) as state,
       m.owner_id, p.name as owner_name, tn.title as team, pn.title as product, an.title as application,
       e.name as environment, coalesce(e.production, false) as production,
       coalesce(d.deployed_at, m.updated_at, x.first_seen, n.created_at) as at, m.planned_start, m.planned_end,
       coalesce(
         (select r.url from external_ref r where r.node_id = n.id and r.url is not null order by r.id limit 1),
         (select replace(k.url, '{key}', n.key) from tracker_prefix k where k.prefix = x.prefix and k.status <> 'rejected')
       ) as url
     from node n
     left join matter m on m.id = n.id
     left join person p on p.id = m.owner_id
     left join external_issue x on x.id = n.id
     left join deployment d on d.id = n.id
     left join environment e on e.id = d.environment_id
     left join application a on a.id = n.id
     left join node tn on tn.id = m.team_id
     left join node pn on pn.id = coalesce(m.product_id, x.product_id, d.product_id, a.product_id)
     left join node an on an.id = coalesce(d.application_id, a.id)
     where n.id = any($1::bigint[])`,
    [[...distances.keys()]],
  );
  const nearest = rows
    .map((r) => ({ r, distance: distances.get(r.id) ?? 0 }))
    .sort(
      (a, b) => Math.abs(a.distance) - Math.abs(b.distance) || a.distance - b.distance || a.r.id - b.r.id,
    );
  return new Map(nearest.map(({ r, distance }) => [r.id, present(r, distance)]));
}

function present(r: NodeDetail, distance: number): ThreadNodeValue {
  return {
    key: r.key,
    kind: r.kind,
    title: r.title,
    state: r.state,
    category: categoryOf(r.kind, r.state),
    distance,
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner_name ?? '' },
    team: r.team,
    product: r.product,
    application: r.application,
    environment: r.environment,
    production: r.production,
    at: r.at.toISOString(),
    start: r.planned_start,
    end: r.planned_end,
    url: r.url,
  };
}
