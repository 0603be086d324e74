import type { RunningValue } from '../../../../contract/thread-below.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belowLinkTypes } from '../../../../domain/thread/index.ts';
import { belongsToAgency, visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

const standing = `l.status = 'confirmed' and l.removed_at is null`;

/** How many direct parts of some nodes are there, but not seen by the actor; nodes with none are left out. */
export async function notShownBelow(
  q: Queryable,
  actor: Actor,
  parents: readonly number[],
): Promise<Map<number, number>> {
  const w = new Where([parents, belowLinkTypes]);
  const seen = visibleNode(actor, w);
  const rows = await q.sql<{ parent: number; hidden: number }>(
    `select l.from_id as parent, count(distinct n.id)::int as hidden
     from link l join node n on n.id = l.to_id and n.deleted_at is null left join matter m on m.id = n.id
     where l.from_id = any($1::bigint[]) and l.type = any($2::text[]) and ${standing} and (${seen}) is not true
     group by l.from_id`,
    w.values,
  );
  return new Map(rows.map((r) => [r.parent, r.hidden]));
}

interface Row {
  readonly parent: number;
  readonly environment: string;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly deployment: string;
  readonly deployment_title: string;
  readonly first_at: Date;
  readonly latest_at: Date;
  readonly deployments: number;
}

/**
 * What of some nodes came to production themselves: a row for each application and production environment, latest first
 * and at most twenty a node. Nothing for those outside the agency, who see no deployments.
 */
export async function runningBelow(
  q: Queryable,
  actor: Actor,
  parents: readonly number[],
): Promise<Map<number, RunningValue[]>> {
  const running = new Map<number, RunningValue[]>();
  if (!belongsToAgency(actor)) return running;
  const rows = await q.sql<Row>(
    `select * from (
       select g.*, row_number() over (partition by g.parent order by g.latest_at desc, g.key, g.environment) as at from (
         select l.from_id as parent, e.name as environment, a.key, a.kind, a.title,
           (array_agg(n.key order by d.deployed_at desc, d.id desc))[1] as deployment,
           (array_agg(n.title order by d.deployed_at desc, d.id desc))[1] as deployment_title,
           min(d.deployed_at) as first_at, max(d.deployed_at) as latest_at, count(distinct d.id)::int as deployments
         from link l join deployment d on d.id = l.to_id
         join environment e on e.id = d.environment_id and e.production
         join node n on n.id = d.id and n.deleted_at is null join node a on a.id = d.application_id
         where l.from_id = any($1::bigint[]) and l.type = 'delivers' and ${standing}
         group by l.from_id, e.id, e.name, a.id, a.key, a.kind, a.title
       ) g
     ) x where at <= 20 order by parent, at`,
    [parents],
  );
  for (const r of rows) {
    const one: RunningValue = {
      application: { key: r.key, kind: r.kind, title: r.title, state: null },
      environment: r.environment,
      latest: { key: r.deployment, kind: 'deployment', title: r.deployment_title, state: null },
      firstAt: r.first_at.toISOString(),
      latestAt: r.latest_at.toISOString(),
      deployments: r.deployments,
    };
    running.set(r.parent, [...(running.get(r.parent) ?? []), one]);
  }
  return running;
}
