import type { SessionValue } from '../../../contract/session.ts';
import { may, type Permission, permissions } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { ServerConfig } from '../../platform/config/index.ts';
import type { Services } from '../../platform/context.ts';
import { findProfile, type RoleRow, rolesOf } from './queries/people.ts';

type SessionConfig = Pick<ServerConfig, 'agencyName' | 'mode' | 'oidc'>;

/** Whether people are chosen from a list to log in: never in production, never beside a real login. */
export function choosesPeople(config: SessionConfig): boolean {
  return config.mode !== 'production' && config.oidc === undefined;
}

/** Who is signed in and what they may, as the client needs it on every page. */
export async function currentSession(
  { db, clock, timeZone }: Services,
  config: SessionConfig,
  actor: Actor | null,
  csrf: string | null,
): Promise<SessionValue> {
  const [person, roles] =
    actor === null
      ? [undefined, []]
      : await Promise.all([findProfile(db, actor.personId), rolesOf(db, [actor.personId], clock.now())]);
  return {
    person: person ?? null,
    roles: roles.map(shownRole),
    permissions:
      actor === null ? [] : (Object.keys(permissions) as Permission[]).filter((p) => may(actor, p)),
    csrf,
    agency: { name: config.agencyName, timeZone },
    mode: config.mode,
    login: choosesPeople(config) ? 'demo' : 'oidc',
  };
}

/** A role as shown. */
export function shownRole(r: RoleRow): SessionValue['roles'][number] {
  const scope =
    r.key !== null && r.kind !== null
      ? { key: r.key, kind: r.kind, title: r.title ?? '', state: null }
      : null;
  return { role: r.role, scopeKind: r.scopeKind, scope, scopeName: r.scopeName };
}
