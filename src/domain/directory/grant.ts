import type { FieldFault } from '../kernel/errors.ts';
import { type MembershipRole, membershipRoles, type ScopeKind } from '../kernel/roles.ts';

/** A role somebody is to be given, as asked. */
export interface AskedRole {
  readonly role: string;
  readonly scope: string | null;
  readonly scopeName: string | null;
}

/** The kind of place a role is held at; null for a role that does not exist. */
export function scopeKindOf(role: string): ScopeKind | null {
  return Object.hasOwn(membershipRoles, role) ? membershipRoles[role as MembershipRole] : null;
}

/**
 * What is wrong with a role asked for, before anything is looked up: an unknown role, a place where there must be none,
 * none where there must be one. `processKinds` are the processes that run.
 */
export function faultsOfGrant(asked: AskedRole, processKinds: readonly string[]): FieldFault[] {
  const kind = scopeKindOf(asked.role);
  if (kind === null) return [{ pointer: '/role', reason: 'no_such_role' }];
  const needsNode = kind !== 'agency' && kind !== 'process';
  const faults: FieldFault[] = [];
  if (needsNode && asked.scope === null) faults.push({ pointer: '/scope', reason: 'required' });
  if (!needsNode && asked.scope !== null) faults.push({ pointer: '/scope', reason: 'not_expected' });
  if (kind === 'process' && asked.scopeName === null)
    faults.push({ pointer: '/scopeName', reason: 'required' });
  if (kind === 'process' && asked.scopeName !== null && !processKinds.includes(asked.scopeName)) {
    faults.push({
      pointer: '/scopeName',
      reason: 'not_a_choice',
      params: { choices: processKinds.join(', ') },
    });
  }
  if (kind !== 'process' && asked.scopeName !== null)
    faults.push({ pointer: '/scopeName', reason: 'not_expected' });
  return faults;
}
