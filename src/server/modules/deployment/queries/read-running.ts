import type { deploymentRoutes } from '../../../../contract/deployments.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { seen } from './read-filters.ts';

type RunningNow = RouteReply<typeof deploymentRoutes.running>;

/** What runs in one place. */
export interface Place {
  readonly application_id: number;
  readonly application_key: string;
  readonly application_title: string;
  readonly product_key: string;
  readonly product_title: string;
  readonly environment: string;
  readonly production: boolean;
  readonly position: number;
  readonly key: string;
  readonly sha: string;
  readonly deployed_at: Date;
  /** When this commit came to run there with nothing else in between. */
  readonly since: Date;
  /** The commit that ran there before it. */
  readonly previous: string | null;
}

/**
 * What runs in each place: the newest deployment there, since when its commit has run without another in between, and
 * the commit before. Two steps down an index for each application and environment, however long the history is.
 */
export function placesOf(
  q: Queryable,
  actor: Actor,
  scope: { readonly productId?: number; readonly applicationId?: number },
): Promise<Place[]> {
  const w = new Where();
  w.and(seen(actor));
  if (scope.productId !== undefined) w.and(`ap.product_id = ${w.value(scope.productId)}`);
  if (scope.applicationId !== undefined) w.and(`ap.id = ${w.value(scope.applicationId)}`);
  const there = 'o.application_id = ap.id and o.environment_id = e.id';
  return q.sql<Place>(
    `select ap.id as application_id, n.key as application_key, n.title as application_title, p.key as product_key,
       p.title as product_title, e.name as environment, e.production, e.position, c.key, c.sha, c.deployed_at,
       f.since, b.sha as previous
     from application ap join node n on n.id = ap.id join node p on p.id = ap.product_id
     cross join environment e
     cross join lateral (
       select o.id, dn.key, o.sha, o.deployed_at from deployment o join node dn on dn.id = o.id and dn.deleted_at is null
       where ${there} order by o.deployed_at desc, o.id desc limit 1) c
     left join lateral (
       select o.id, o.sha, o.deployed_at from deployment o join node dn on dn.id = o.id and dn.deleted_at is null
       where ${there} and o.sha <> c.sha and (o.deployed_at, o.id) < (c.deployed_at, c.id)
       order by o.deployed_at desc, o.id desc limit 1) b on true
     cross join lateral (
       select min(o.deployed_at) as since from deployment o join node dn on dn.id = o.id and dn.deleted_at is null
       where ${there} and o.sha = c.sha and (b.id is null or (o.deployed_at, o.id) > (b.deployed_at, b.id))) f
     where ${w.text}
     order by p.title collate "nb-x-icu", p.id, n.title collate "nb-x-icu", ap.id, e.production, e.position, e.name`,
    w.values,
  );
}

/** Applications by product and name, environments towards production; a cell where something runs. */
export async function runningNow(q: Queryable, actor: Actor, productId: number | null): Promise<RunningNow> {
  const places = await placesOf(q, actor, productId === null ? {} : { productId });
  const environments = [...new Map(places.map((p) => [p.environment, p])).values()].sort(
    (a, b) =>
      Number(a.production) - Number(b.production) ||
      a.position - b.position ||
      (a.environment < b.environment ? -1 : 1),
  );
  const applications = new Map<number, Place[]>();
  for (const p of places) {
    const own = applications.get(p.application_id);
    if (own) own.push(p);
    else applications.set(p.application_id, [p]);
  }
  return {
    environments: environments.map((e) => ({ name: e.environment, production: e.production })),
    applications: [...applications.values()].map((own) => {
      const [first] = own as [Place, ...Place[]];
      return {
        application: {
          key: first.application_key,
          kind: 'application',
          title: first.application_title,
          state: null,
        },
        product: { key: first.product_key, kind: 'product', title: first.product_title, state: null },
        cells: environments.map((e) => {
          const place = own.find((p) => p.environment === e.environment);
          return place ? { key: place.key, sha: place.sha, since: place.since.toISOString() } : null;
        }),
        same: sameInBoth(own),
      };
    }),
  };
}

/** Whether what was put in production last is what was put in test last; null when one of the two is not known. */
function sameInBoth(places: readonly Place[]): boolean | null {
  const newest = (production: boolean): Place | undefined =>
    places
      .filter((p) => p.production === production)
      .sort((a, b) => b.deployed_at.getTime() - a.deployed_at.getTime())[0];
  const [test, production] = [newest(false), newest(true)];
  return test && production ? test.sha === production.sha : null;
}
