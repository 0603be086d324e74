import type { FastifyInstance, FastifyReply } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { setSessionCookie } from '../../platform/auth/cookies.ts';
import type { Oidc } from '../../platform/auth/oidc.ts';
import { safeReturnTo } from '../../platform/auth/return-to.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { personOfLogin } from './person-of-login.ts';

const minute = 60;

/**
 * `GET /auth/login?returnTo=` sends the browser to the login provider, `GET /auth/callback` takes it back and opens a
 * session. Pages, not API: whatever fails ends at the front page with `?login=failed`, `?login=unavailable` or `?login=left`.
 */
export function serveLogin(app: FastifyInstance, dependencies: PluginDependencies, oidc: Oidc | null): void {
  const { services, sessions } = dependencies;
  const cookieName = `${sessions.cookieName}-login`;
  // Lax: the browser brings it when the provider sends it back, and to nobody else.
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: sessions.secure } as const;
  const config = { permission: 'public', login: true } as const;

  const failed = (reply: FastifyReply, error: unknown) => {
    const reason = error instanceof ProblemError && error.code === 'unavailable' ? 'unavailable' : 'failed';
    return reply.redirect(`/?login=${reason}`);
  };

  app.get('/auth/login', { config: { ...config, operation: 'login.begin' } }, async (request, reply) => {
    const returnTo = safeReturnTo((request.query as Record<string, unknown>).returnTo);
    // Without a provider the page itself asks who one is.
    if (oidc === null) return reply.redirect(returnTo);
    try {
      const begun = await oidc.begin(returnTo);
      reply.setCookie(cookieName, begun.secret, { ...cookieOptions, maxAge: 15 * minute });
      return reply.redirect(begun.address);
    } catch (error) {
      request.log.warn({ reason: reasonOf(error) }, 'login could not begin');
      return failed(reply, error);
    }
  });

  app.get('/auth/callback', { config: { ...config, operation: 'login.finish' } }, async (request, reply) => {
    if (oidc === null) throw new ProblemError('not_found');
    const secret = request.cookies[cookieName];
    reply.clearCookie(cookieName, cookieOptions);
    try {
      const query = request.url.slice(request.url.indexOf('?') >>> 0);
      const { identity, returnTo } = await oidc.finish(query, secret);
      const person = await personOfLogin(services, identity);
      if (person === null) return reply.redirect('/?login=left');
      const replaces = request.cookies[sessions.cookieName];
      const userAgent = request.headers['user-agent'];
      const opened = await sessions.open(person, {
        ...(replaces === undefined ? {} : { replaces }),
        ...(identity.idToken === null ? {} : { idToken: identity.idToken }),
        ...(userAgent === undefined ? {} : { userAgent }),
      });
      setSessionCookie(reply, sessions, opened);
      return reply.redirect(returnTo);
    } catch (error) {
      request.log.warn({ reason: reasonOf(error) }, 'login failed');
      return failed(reply, error);
    }
  });
}

/** Why, without what the provider or the browser sent. */
function reasonOf(error: unknown): string {
  const cause = error instanceof ProblemError && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause ? String(cause.code) : cause.name;
}
