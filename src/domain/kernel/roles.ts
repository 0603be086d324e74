/** What a role is held at. `agency` and `process` roles have no node as scope. */
export type ScopeKind = 'agency' | 'productGroup' | 'team' | 'product' | 'organisation' | 'process';

/**
 * Roles that memberships give (role@scope), and the three that follow from the matter itself
 * (`owner`, `creator`, `anyone`: whoever is signed in and sees the matter).
 */
export const membershipRoles = {
  admin: 'agency',
  auditor: 'agency',
  employee: 'agency',
  portfolioManager: 'agency',
  portfolioOffice: 'agency',
  managementGroup: 'agency',
  processOwner: 'process',
  productGroupLeader: 'productGroup',
  productOwner: 'product',
  teamLead: 'team',
  teamMember: 'team',
  serviceOwnerAdmin: 'organisation',
  serviceOwnerMember: 'organisation',
} as const satisfies Record<string, ScopeKind>;

/** A role that a membership can give. */
export type MembershipRole = keyof typeof membershipRoles;
/** Any role a definition can name. */
export type Role = MembershipRole | 'owner' | 'creator' | 'anyone';

/** One role held somewhere. `scopeId` is a node id, `scopeName` the process kind for `process` scopes. */
export interface HeldRole {
  readonly role: MembershipRole;
  readonly scopeKind: ScopeKind;
  readonly scopeId: number | null;
  readonly scopeName: string | null;
}

/** Who acts: a person, by a session or a token, with what they hold now. */
export interface Actor {
  readonly personId: number;
  readonly name: string;
  readonly kind: 'person' | 'token' | 'system' | 'import' | 'webhook';
  readonly language: 'nb' | 'nn' | 'en';
  readonly held: readonly HeldRole[];
  /** Permissions a token is limited to; null for a person's own session. */
  readonly scopes: readonly string[] | null;
}

/** What roles are judged against: the places and people of one matter. */
export interface MatterPlace {
  readonly kind: string;
  readonly ownerId: number | null;
  readonly createdBy: number | null;
  readonly teamId: number | null;
  readonly productId: number | null;
  readonly productGroupId: number | null;
  readonly organisationId: number | null;
}

/** The roles a person has towards one matter: agency roles always, the others where their scope is the matter's. */
export function rolesAt(actor: Actor, matter: MatterPlace): Set<Role> {
  const roles = new Set<Role>(['anyone']);
  if (matter.ownerId === actor.personId) roles.add('owner');
  if (matter.createdBy === actor.personId) roles.add('creator');
  for (const h of actor.held) {
    const here =
      h.scopeKind === 'agency' ||
      (h.scopeKind === 'process' && h.scopeName === matter.kind) ||
      (h.scopeId !== null &&
        ((h.scopeKind === 'team' && h.scopeId === matter.teamId) ||
          (h.scopeKind === 'product' && h.scopeId === matter.productId) ||
          (h.scopeKind === 'productGroup' && h.scopeId === matter.productGroupId) ||
          (h.scopeKind === 'organisation' && h.scopeId === matter.organisationId)));
    if (here) roles.add(h.role);
  }
  return roles;
}
