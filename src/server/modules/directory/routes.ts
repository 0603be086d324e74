import type { FastifyInstance } from 'fastify';
import { directoryRoutes } from '../../../contract/directory.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { once } from '../../core/idempotency.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { grantRole, revokeRole } from './commands/memberships.ts';
import { servePersonData } from './person-routes.ts';
import { findMemberships, readMembership } from './queries/memberships.ts';
import { directoryOverview } from './queries/overview.ts';
import { findPeople } from './queries/people.ts';

/** Whose people somebody sees: the agency's own see all (null), a service owner's people those of their organisations. */
function seenOrganisations(actor: Actor): number[] | null {
  if (belongsToAgency(actor)) return null;
  return actor.held.flatMap((h) => (h.scopeKind === 'organisation' && h.scopeId !== null ? [h.scopeId] : []));
}

/** Serves who and what there is, and who holds which role where. */
export function serveDirectory(app: FastifyInstance, dependencies: PluginDependencies): void {
  const { services, sessions } = dependencies;
  const { db, clock } = services;
  servePersonData(app, dependencies);

  implement(app, directoryRoutes.overview, ({ call }) =>
    directoryOverview(db, seenOrganisations(call.actor)),
  );

  implement(app, directoryRoutes.people, ({ call, query }) =>
    findPeople(db, { ...query, organisations: seenOrganisations(call.actor), now: clock.now() }),
  );

  implement(app, directoryRoutes.memberships, ({ call, query }) =>
    findMemberships(db, { ...query, organisations: seenOrganisations(call.actor), now: clock.now() }),
  );

  implement(app, directoryRoutes.grant, async ({ call, body }) => {
    const membership = await once(db, call, directoryRoutes.grant.id, body, async (tx) => {
      const made = await readMembership(tx, await grantRole(tx, call, body, clock.now()));
      if (!made) throw new ProblemError('not_found');
      return made;
    });
    sessions.forget(body.person);
    return membership;
  });

  implement(app, directoryRoutes.revoke, async ({ call, params }) => {
    const [personId, membership] = await db.transaction(async (tx) => {
      const person = await revokeRole(tx, call, params.id, clock.now());
      return [person, await readMembership(tx, params.id)] as const;
    });
    sessions.forget(personId);
    if (!membership) throw new ProblemError('not_found');
    return membership;
  });
}
