import { faultsOfGrant, scopeKindOf } from '../../../../domain/directory/index.ts';
import { processScopes } from '../../../../domain/handbook/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import {
  endMembership,
  findScope,
  holds,
  insertMembership,
  lockAdmins,
  lockPerson,
  type StoredRole,
} from '../queries/memberships.ts';

/** A role to give. */
export interface Grant {
  readonly person: number;
  readonly role: string;
  readonly scope?: string | null | undefined;
  readonly scopeName?: string | null | undefined;
  /** Until when, as an instant; absent: until it is taken away. */
  readonly to?: string | null | undefined;
}

/**
 * Gives a person a role at a place, from now on. Refused to nobody and to people who have left, for roles and places that
 * do not exist or do not fit, at teams that have ceased, and when they hold it already. Gives the membership's id.
 */
export async function grantRole(tx: Tx, call: Call, grant: Grant, now: Date): Promise<number> {
  const asked = { role: grant.role, scope: grant.scope ?? null, scopeName: grant.scopeName ?? null };
  const faults = faultsOfGrant(asked, processScopes);
  const to = grant.to ? new Date(grant.to) : null;
  if (to !== null && to <= now) faults.push({ pointer: '/to', reason: 'in_the_past' });
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });

  const person = await lockPerson(tx, grant.person);
  if (!person || person.left) throw invalid('/person', 'no_such_person');
  const role: StoredRole = {
    role: grant.role,
    scopeKind: scopeKindOf(grant.role) ?? '',
    scopeId: asked.scope === null ? null : await scopeIdOf(tx, grant.role, asked.scope),
    scopeName: asked.scopeName,
  };
  if (await holds(tx, grant.person, role, now)) {
    throw new ProblemError('conflict', { faults: [{ pointer: '/role', reason: 'already_held' }] });
  }
  const id = await insertMembership(tx, {
    ...role,
    personId: grant.person,
    from: now,
    to,
    createdBy: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'membership.granted',
    nodeId: role.scopeId,
    kind: null,
    actor: call.actor,
    data: { membershipId: id, personId: grant.person, ...role, to: to?.toISOString() ?? null },
  });
  return id;
}

async function scopeIdOf(tx: Tx, role: string, key: string): Promise<number> {
  const scope = await findScope(tx, scopeKindOf(role) ?? '', key);
  if (!scope) throw invalid('/scope', 'no_such_reference');
  if (scope.ceased) throw invalid('/scope', 'ceased');
  return scope.id;
}

/** Takes a role away, from now on. The last administrator keeps theirs. Gives whose it was. */
export async function revokeRole(tx: Tx, call: Call, id: number, now: Date): Promise<number> {
  const admins = await lockAdmins(tx, now);
  if (admins.length === 1 && admins[0] === id) {
    throw new ProblemError('rule_broken', { faults: [{ pointer: 'path:id', reason: 'last_admin' }] });
  }
  const ended = await endMembership(tx, id, now);
  if (!ended) throw new ProblemError('not_found');
  const { personId, ...role } = ended;
  await recordEvent(tx, {
    type: 'membership.revoked',
    nodeId: role.scopeId,
    kind: null,
    actor: call.actor,
    data: { membershipId: id, personId, ...role },
  });
  return personId;
}
