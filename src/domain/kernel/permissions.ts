import type { Actor, MembershipRole } from './roles.ts';

/**
 * Every permission a route can ask for. Features add permissions, never roles.
 * A permission opens the door; a process's own `who` decides on each matter.
 */
export const permissions = {
  'matter.read': ['employee', 'admin', 'auditor', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'matter.create': ['employee', 'admin', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'matter.edit': ['employee', 'admin', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'link.edit': ['employee', 'admin'],
  'need.support': ['employee', 'admin', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'comment.write': ['employee', 'admin', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'view.edit': ['employee', 'admin', 'auditor', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'portfolio.read': ['employee', 'admin', 'auditor'],
  'portfolio.edit': ['portfolioManager', 'portfolioOffice'],
  'meeting.read': ['portfolioManager', 'portfolioOffice', 'managementGroup', 'admin', 'auditor'],
  'meeting.edit': ['portfolioManager', 'portfolioOffice'],
  'plan.read': ['portfolioManager', 'portfolioOffice', 'managementGroup', 'admin', 'auditor'],
  'plan.edit': ['portfolioManager', 'portfolioOffice'],
  'webhook.edit': ['admin'],
  'channel.edit': ['admin', 'productGroupLeader', 'teamLead', 'productOwner'],
  'deployment.read': ['employee', 'admin', 'auditor'],
  'deployment.import': ['admin'],
  'deployment.explain': ['employee', 'admin'],
  'tracker.edit': ['admin', 'productOwner'],
  'process.read': ['employee', 'admin', 'auditor', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'process.edit': ['admin', 'processOwner'],
  'directory.read': ['employee', 'admin', 'auditor', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'directory.edit': ['admin'],
  'audit.read': ['auditor', 'admin'],
  'disclosure.read': ['admin', 'auditor', 'portfolioManager', 'portfolioOffice'],
  'disclosure.personRead': ['admin', 'auditor'],
  'disclosure.erase': ['admin'],
  'disclosure.make': ['admin', 'portfolioManager', 'portfolioOffice'],
  'profile.edit': ['employee', 'admin', 'auditor', 'serviceOwnerAdmin', 'serviceOwnerMember'],
  'token.edit': ['employee', 'admin', 'serviceOwnerAdmin'],
  'metrics.read': ['admin'],
} as const satisfies Record<string, readonly MembershipRole[]>;

/** The name of a permission. */
export type Permission = keyof typeof permissions;
/** What a route states: a permission, `signedIn` (any session or token) or `public` (nobody needs to be signed in). */
export type RoutePermission = Permission | 'signedIn' | 'public';

/** Whether somebody holds a permission anywhere. A token must also have it among its scopes. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.scopes !== null && !actor.scopes.includes(permission)) return false;
  const roles: readonly MembershipRole[] = permissions[permission];
  return actor.held.some((h) => roles.includes(h.role));
}
