import type { directoryRoutes } from '../../../../contract/directory.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import { membershipRoles } from '../../../../domain/kernel/roles.ts';
import type { Queryable } from '../../../platform/db/db.ts';

type Overview = RouteReply<typeof directoryRoutes.overview>;

/**
 * Product groups, living teams, products and organisations, by name. `organisations` limits the last to some (and the
 * agency's own); null gives all.
 */
export async function directoryOverview(
  q: Queryable,
  organisations: readonly number[] | null,
): Promise<Overview> {
  const [groups, teams, products, parties] = await Promise.all([
    q.sql<{ key: string; title: string }>(
      `select n.key, n.title from product_group g join node n on n.id = g.id where n.deleted_at is null
        order by g.position, n.title collate "nb-x-icu"`,
    ),
    q.sql<Overview['teams'][number]>(
      `select n.key, n.title, g.key as "productGroup" from team t join node n on n.id = t.id
         join node g on g.id = t.product_group_id
        where n.deleted_at is null and t.ceased_at is null order by n.title collate "nb-x-icu"`,
    ),
    q.sql<Overview['products'][number]>(
      `select n.key, p.slug, n.title, g.key as "productGroup", t.key as team, p.generation, p.service
         from product p join node n on n.id = p.id
         left join node g on g.id = p.product_group_id left join node t on t.id = p.team_id
        where n.deleted_at is null order by n.title collate "nb-x-icu"`,
    ),
    q.sql<Overview['organisations'][number]>(
      `select n.key, n.title, o.number, o.short_name as "shortName", o.own_agency as "ownAgency"
         from organisation o join node n on n.id = o.id
        where n.deleted_at is null and ($1::bigint[] is null or o.own_agency or o.id = any($1))
        order by n.title collate "nb-x-icu"`,
      [organisations],
    ),
  ]);
  return {
    productGroups: groups.map((g) => ({ ...g, kind: 'productGroup', state: null })),
    teams,
    products,
    organisations: parties,
    membershipRoles: Object.entries(membershipRoles).map(([role, scopeKind]) => ({ role, scopeKind })),
  };
}
