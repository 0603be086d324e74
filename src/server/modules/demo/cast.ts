import {
  type Actor,
  type HeldRole,
  type MembershipRole,
  membershipRoles,
} from '../../../domain/kernel/roles.ts';
import { recordEvents } from '../../core/events.ts';
import type { Tx } from '../../platform/db/db.ts';
import { agency } from './content/agency.ts';
import { people } from './content/people.ts';
import { insertDemoPerson, insertRole } from './queries/agency.ts';

const system = { personId: null, kind: 'system' } as const;

/** Brings the demo people in with their roles. `places`: node ids by key, slug or short name. Gives them by id. */
export async function bringPeople(
  tx: Tx,
  places: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Actor>> {
  const cast = new Map<string, Actor>();
  const events = [];
  for (const p of people) {
    const personId = await insertDemoPerson(tx, {
      name: p.name,
      email: `${p.id}@${p.domain ?? agency.domain}`,
      language: p.language,
    });
    events.push({ type: 'person.created', nodeId: null, kind: null, actor: system, data: { personId } });
    const held: HeldRole[] = [];
    for (const text of p.roles) {
      const role = readRole(text, places);
      held.push(role);
      const membershipId = await insertRole(tx, { personId, ...role });
      events.push({
        type: 'membership.granted',
        nodeId: role.scopeId,
        kind: null,
        actor: system,
        data: { membershipId, personId, ...role, to: null },
      });
    }
    cast.set(p.id, { personId, name: p.name, kind: 'person', language: p.language, held, scopes: null });
  }
  await recordEvents(tx, events);
  return cast;
}

function readRole(text: string, places: ReadonlyMap<string, number>): HeldRole {
  const [name = '', where] = text.split('@');
  const role = name as MembershipRole;
  const scopeKind = membershipRoles[role];
  if (scopeKind === 'agency') return { role, scopeKind, scopeId: null, scopeName: null };
  if (scopeKind === 'process') return { role, scopeKind, scopeId: null, scopeName: where ?? null };
  const scopeId = places.get(where ?? '');
  if (scopeId === undefined) throw new Error(`the demo has no place ${where}`);
  return { role, scopeKind, scopeId, scopeName: null };
}
