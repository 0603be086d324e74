import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { ServerConfig } from '../config/index.ts';
import { requirePermission } from '../http/implement.ts';
import type { Caller, SessionInfo } from './caller.ts';
import { checkCsrf } from './csrf.ts';
import type { Sessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The cookie's session; null for nobody and for tokens. */
    session: SessionInfo | null;
  }
}

const bearer = /^Bearer (rt_[A-Za-z0-9_-]{20,100})$/i;

/**
 * Finds out, before anything else of a request is read, who calls and whether they may: bearer token or session cookie
 * → `request.actor`; writes with a cookie show that they come from our own pages; the route's permission is held.
 */
export function authenticate(
  app: FastifyInstance,
  sessions: Sessions,
  config: Pick<ServerConfig, 'publicUrl'>,
): void {
  app.decorateRequest('actor', null);
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    const { permission, signed, login, operation } = request.routeOptions.config;
    // Whoever signs what they send has no other name; and probes need no database.
    if (request.is404 || signed || operation === 'platform.health' || operation === 'platform.ready') return;
    const caller = await callerOf(request, sessions, operation);
    request.actor = caller?.actor ?? null;
    request.session = caller?.session ?? null;
    if (request.actor?.kind !== 'token') {
      // Logging in anew needs no token of the session it ends.
      checkCsrf(request, login ? null : request.session, config.publicUrl);
    }
    requirePermission(request.actor, permission ?? 'signedIn');
  });
}

async function callerOf(
  request: FastifyRequest,
  sessions: Sessions,
  operation: string | undefined,
): Promise<Caller | null> {
  const { authorization } = request.headers;
  // A monitor's token is judged by its own route.
  if (authorization !== undefined && operation !== 'platform.metrics') {
    const token = bearer.exec(authorization)?.[1];
    const caller = token === undefined ? null : await sessions.byToken(token);
    // Never falls back to a cookie: who shows a token means it.
    if (caller === null) throw new ProblemError('not_signed_in');
    return caller;
  }
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token !== undefined) return sessions.byToken(token);
  const cookie = request.cookies[sessions.cookieName];
  return cookie === undefined || cookie.length > 100 ? null : sessions.bySession(cookie);
}
