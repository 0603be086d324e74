import type { NodeRefValue } from '../../../../contract/common.ts';
import type { ThreadValue } from '../../../../contract/thread.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';
import { deliveriesOf } from '../../../../domain/thread/index.ts';
import { type NodeRow, refOf, type Viewer } from '../../../core/nodes.ts';
import { currentRollup } from '../../../core/rollup.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import { linksAmong, threadNodes, type WalkOptions, walkThread } from '../../../core/walk.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { holesAmong } from './holes.ts';

/** Kinds of work that come out in deployments: their deliveries are told. */
const delivered = new Set(['issue', 'externalIssue']);

/**
 * The red thread of a node: all it comes from and all that came of it, as far as the viewer sees, with its roll-up
 * (all below, seen or not), its deliveries when it is an issue, and the holes among what is shown.
 */
export async function readThread(
  q: Queryable,
  viewer: Viewer,
  focus: NodeRow,
  options: WalkOptions,
): Promise<ThreadValue> {
  const isWork = (kindRank[focus.kind] ?? 9) <= 4;
  const [walk, rollup] = await Promise.all([
    walkThread(q, viewer, focus.id, options),
    isWork ? currentRollup(q, focus.id) : null,
  ]);
  const [nodes, holes, out] = await Promise.all([
    threadNodes(q, walk.distances),
    holesAmong(q, viewer, new Map(walk.kinds).set(focus.id, focus.kind)),
    delivered.has(focus.kind) ? cameOutIn(q, viewer, focus.id) : [],
  ]);
  const links = await linksAmong(q, new Map([...nodes].map(([id, n]) => [id, n.key])));
  const { deliveries, leadTimeSeconds } = deliveriesOf(out);
  const applications = new Map(out.map((o) => [o.application, o.ref]));
  return {
    focus: nodes.get(focus.id)!,
    nodes: [...nodes.values()],
    links,
    notShown: walk.notShown,
    cut: walk.cut,
    deliveries: deliveries.map((d) => ({ ...d, application: applications.get(d.application)! })),
    leadTimeSeconds,
    rollup,
    holes,
  };
}

interface CameOut {
  readonly application: string;
  readonly environment: string;
  readonly production: boolean;
  readonly at: string;
  readonly ref: NodeRefValue;
}

/** The deployments that an issue, or an issue it is broken down into, came out in; each once. */
async function cameOutIn(q: Queryable, viewer: Viewer, id: number): Promise<CameOut[]> {
  if (viewer !== 'everything' && !belongsToAgency(viewer)) return [];
  const rows = await q.sql<{
    id: number;
    environment: string;
    production: boolean;
    at: Date;
    key: string;
    kind: string;
    title: string;
  }>(
    `with recursive parts (id) as (
       select $1::bigint
       union
       select l.to_id from parts p join link l on l.from_id = p.id and l.type = 'decomposes'
         and l.status = 'confirmed' and l.removed_at is null
     ), came_out as (
       select distinct l.to_id as id from parts p join link l on l.from_id = p.id and l.type = 'delivers'
         and l.status = 'confirmed' and l.removed_at is null
     )
     select d.application_id as id, e.name as environment, e.production, d.deployed_at as at, a.key, a.kind, a.title
     from came_out c join deployment d on d.id = c.id join environment e on e.id = d.environment_id
     join node n on n.id = d.id and n.deleted_at is null
     join node a on a.id = d.application_id
     order by d.deployed_at, d.id`,
    [id],
  );
  return rows.map((r) => ({
    application: String(r.id),
    environment: r.environment,
    production: r.production,
    at: r.at.toISOString(),
    ref: refOf({ ...r, state: null }),
  }));
}
