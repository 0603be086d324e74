import type { FastifyInstance } from 'fastify';
import { sessionRoutes } from '../../../contract/session.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { recordEvent } from '../../core/events.ts';
import { clearSessionCookie, setSessionCookie } from '../../platform/auth/cookies.ts';
import type { Oidc } from '../../platform/auth/oidc.ts';
import { implement, implementPublic } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { choosesPeople, currentSession, shownRole } from './current-session.ts';
import { choosablePeople, isChoosable, rolesOf, updateProfile } from './queries/people.ts';

/** Serves who is signed in, the demo's login, logout and one's own settings. */
export function serveSession(
  app: FastifyInstance,
  { services, config, sessions }: PluginDependencies,
  oidc: Oidc | null,
): void {
  const { db, clock } = services;
  const everybody = config.mode === 'development';
  const refuseUnlessChoosing = () => {
    if (!choosesPeople(config)) throw new ProblemError('not_found');
  };

  implementPublic(app, sessionRoutes.read, ({ request }) =>
    currentSession(services, config, request.actor, request.session?.csrf ?? null),
  );

  implementPublic(app, sessionRoutes.demoPeople, async () => {
    refuseUnlessChoosing();
    const people = await choosablePeople(db, everybody);
    const roles = await rolesOf(
      db,
      people.map((p) => p.id),
      clock.now(),
    );
    return {
      people: people.map((p) => ({ ...p, roles: roles.filter((r) => r.personId === p.id).map(shownRole) })),
    };
  });

  implementPublic(
    app,
    sessionRoutes.demoLogin,
    async ({ body, request, reply }) => {
      refuseUnlessChoosing();
      if (!(await isChoosable(db, body.person, everybody))) {
        throw new ProblemError('invalid_input', {
          faults: [{ pointer: '/person', reason: 'no_such_person' }],
        });
      }
      const replaces = request.cookies[sessions.cookieName];
      const userAgent = request.headers['user-agent'];
      const opened = await sessions.open(body.person, {
        ...(replaces === undefined ? {} : { replaces }),
        ...(userAgent === undefined ? {} : { userAgent }),
      });
      setSessionCookie(reply, sessions, opened);
      const caller = await sessions.bySession(opened.value);
      return currentSession(services, config, caller?.actor ?? null, opened.csrf);
    },
    { login: true },
  );

  implement(app, sessionRoutes.logout, async ({ request, reply }) => {
    const { session } = request;
    if (session === null) throw new ProblemError('not_allowed');
    await sessions.end(session);
    clearSessionCookie(reply, sessions);
    return { endSession: oidc === null ? null : await oidc.endSession(session.idToken) };
  });

  implement(app, sessionRoutes.profile, async ({ call, body, request }) => {
    const { personId } = call.actor;
    await db.transaction(async (tx) => {
      const before = await updateProfile(tx, personId, body);
      const changes = (['language', 'theme', 'density', 'singleKeys'] as const)
        .filter((field) => body[field] !== undefined && body[field] !== before?.[field])
        .map((field) => ({ field, from: before?.[field] ?? null, to: body[field] }));
      if (changes.length === 0) return;
      await recordEvent(tx, {
        type: 'person.edited',
        nodeId: null,
        kind: null,
        actor: call.actor,
        changes,
        data: { personId },
      });
    });
    sessions.forget(personId);
    const actor: Actor = { ...call.actor, language: body.language ?? call.actor.language };
    return currentSession(services, config, actor, request.session?.csrf ?? null);
  });
}
