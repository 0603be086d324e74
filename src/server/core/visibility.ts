import type { Actor } from '../../domain/kernel/roles.ts';
import type { Where } from '../platform/db/where.ts';

/** Ids of the nodes at which somebody holds any role of a scope kind. */
function scopes(actor: Actor, kind: 'team' | 'organisation'): number[] {
  return actor.held.filter((h) => h.scopeKind === kind && h.scopeId !== null).map((h) => h.scopeId!);
}

/** Whether somebody belongs to the agency itself (any agency-wide role), and not only to a service owner. */
export function belongsToAgency(actor: Actor): boolean {
  return actor.held.some((h) => h.scopeKind === 'agency');
}

/**
 * The condition under which a row of `matter` (by alias) is seen by an actor; part of every list query, so that
 * totals and pages are true. Not yours looks like not there.
 */
export function visibleMatter(actor: Actor, where: Where, alias = 'm'): string {
  const me = where.value(actor.personId);
  const open = belongsToAgency(actor) ? `('public', 'agency')` : `('public')`;
  const parts = [`${alias}.audience in ${open}`];
  const organisations = scopes(actor, 'organisation');
  if (organisations.length > 0) {
    parts.push(
      `${alias}.audience = 'organisation' and ${alias}.organisation_id = any(${where.value(organisations)}::bigint[])`,
    );
  }
  const teams = scopes(actor, 'team');
  if (teams.length > 0)
    parts.push(`${alias}.audience = 'team' and ${alias}.team_id = any(${where.value(teams)}::bigint[])`);
  parts.push(
    `${alias}.audience <> 'public' and (${alias}.owner_id = ${me} or ${alias}.created_by = ${me} or exists (select 1 from matter_access a where a.matter_id = ${alias}.id and a.person_id = ${me}))`,
  );
  return parts.map((p) => `(${p})`).join(' or ');
}

/**
 * The condition under which any node is seen: a matter as {@link visibleMatter}; a node without a process
 * (deployment, application, team …) by whoever belongs to the agency. Needs `node` as `nodeAlias` and a left-joined
 * `matter` as `matterAlias`.
 */
export function visibleNode(actor: Actor, where: Where, nodeAlias = 'n', matterAlias = 'm'): string {
  const other = belongsToAgency(actor)
    ? 'true'
    : `${nodeAlias}.kind in ('organisation', 'product', 'team', 'productGroup')`;
  return `${nodeAlias}.deleted_at is null and case when ${matterAlias}.id is null then ${other} else (${visibleMatter(actor, where, matterAlias)}) end`;
}
