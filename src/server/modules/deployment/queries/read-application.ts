import type { deploymentRoutes } from '../../../../contract/deployments.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { medianGapDays } from '../../../../domain/deployment/index.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { type LineValue, lineColumns, toLine } from './read-lines.ts';
import { placesOf } from './read-running.ts';

type ApplicationPage = RouteReply<typeof deploymentRoutes.application>;

/** Most lines that are told to be waiting. */
export const maxWaiting = 200;

/**
 * Where an application runs, how often it is put in production (median days between days with a deployment, in the
 * agency's zone), and what waits. Null when there is no such application.
 */
export async function readApplication(
  q: Queryable,
  actor: Actor,
  id: number,
  timeZone: string,
): Promise<ApplicationPage | null> {
  const [nodes, places, production, waiting] = await Promise.all([
    q.sql<{ key: string; title: string; product_key: string; product_title: string }>(
      `select n.key, n.title, p.key as product_key, p.title as product_title
       from application a join node n on n.id = a.id join node p on p.id = a.product_id
       where a.id = $1 and n.deleted_at is null`,
      [id],
    ),
    placesOf(q, actor, { applicationId: id }),
    q.sql<{ day: string; count: number }>(
      `select (d.deployed_at at time zone $2)::date as day, count(*)::int as count
       from deployment d join node n on n.id = d.id and n.deleted_at is null
       join environment e on e.id = d.environment_id and e.production
       where d.application_id = $1 group by 1`,
      [id, timeZone],
    ),
    waitingLines(q, id),
  ]);
  const [node] = nodes;
  if (!node) return null;
  return {
    application: { key: node.key, kind: 'application', title: node.title, state: null },
    product: { key: node.product_key, kind: 'product', title: node.product_title, state: null },
    running: places.map((p) => ({
      environment: p.environment,
      production: p.production,
      key: p.key,
      sha: p.sha,
      since: p.since.toISOString(),
      previous: p.previous,
    })),
    productionCount: production.reduce((sum, p) => sum + p.count, 0),
    medianGapDays: medianGapDays(production.map((p) => p.day)),
    waiting,
  };
}

/**
 * Lines put in test and not yet in production, newest first, each text once: those of test deployments after the one
 * that tested what runs in production now (after the production deployment itself where that commit was never in
 * test), unless a later production deployment has the same line. Positions count from 0 in this list.
 */
async function waitingLines(q: Queryable, applicationId: number): Promise<LineValue[]> {
  const rows = await q.sql<Parameters<typeof toLine>[0]>(
    `with d as (
       select o.id, o.sha, o.deployed_at, e.production from deployment o
       join environment e on e.id = o.environment_id join node n on n.id = o.id and n.deleted_at is null
       where o.application_id = $1),
     now_ as (select id, sha, deployed_at from d where production order by deployed_at desc, id desc limit 1),
     tested as (
       select coalesce(max(t.deployed_at), (select deployed_at from now_), '-infinity') as at
       from d t join now_ on t.sha = now_.sha where not t.production),
     candidates as (
       select distinct on (l.text) l.id, d.deployed_at, l.position from d join deployment_line l on l.deployment_id = d.id
       where not d.production and d.deployed_at > (select at from tested)
         and not exists (
           select 1 from d later join deployment_line o on o.deployment_id = later.id
           where later.production and later.deployed_at >= d.deployed_at and o.text = l.text)
       order by l.text, d.deployed_at desc, l.position)
     select ${lineColumns} from (
       select * from candidates order by deployed_at desc, position limit ${maxWaiting}) c
     join deployment_line l on l.id = c.id order by c.deployed_at desc, c.position, l.id`,
    [applicationId],
  );
  return rows.map((r, position) => toLine({ ...r, position }));
}
