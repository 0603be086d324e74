import type { Actor, HeldRole, MembershipRole } from '../../src/domain/kernel/roles.ts';
import { membershipRoles } from '../../src/domain/kernel/roles.ts';
import type { Call } from '../../src/server/platform/context.ts';
import type { Db } from '../../src/server/platform/db/db.ts';

let counter = 0;

/** A role to give: its name for agency roles, `[role, node id]` or `[role, process kind]` for the others. */
export type RoleSpec = MembershipRole | readonly [MembershipRole, number | string];

/** Makes a person with roles, in the database; gives the actor as a session would. */
export async function makePerson(db: Db, roles: readonly RoleSpec[], name?: string): Promise<Actor> {
  counter += 1;
  const [row] = await db.sql<{ id: number; name: string }>(
    'insert into person (name) values ($1) returning id, name',
    [name ?? `Person ${counter}`],
  );
  const held: HeldRole[] = [];
  for (const spec of roles) {
    const [role, scope] = typeof spec === 'string' ? [spec, null] : spec;
    const scopeKind = membershipRoles[role];
    const scopeId = typeof scope === 'number' ? scope : null;
    const scopeName = typeof scope === 'string' ? scope : null;
    await db.sql(
      'insert into membership (person_id, role, scope_kind, scope_id, scope_name) values ($1, $2, $3, $4, $5)',
      [row!.id, role, scopeKind, scopeId, scopeName],
    );
    held.push({ role, scopeKind, scopeId, scopeName });
  }
  return { personId: row!.id, name: row!.name, kind: 'person', language: 'nb', held, scopes: null };
}

/** A call by an actor. */
export function callBy(actor: Actor, idempotencyKey: string | null = null): Call {
  return { actor, requestId: 'test', idempotencyKey };
}
