import type { FastifyInstance } from 'fastify';
import { createOidc } from '../../platform/auth/oidc.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { serveLogin } from './login-routes.ts';
import { serveSession } from './session-routes.ts';
import { serveTokens } from './token-routes.ts';

/** Serves logging in and out, one's settings and API tokens. */
export function serveSessions(app: FastifyInstance, dependencies: PluginDependencies): void {
  const { services, config } = dependencies;
  const oidc = config.oidc ? createOidc(services, config.oidc, config.publicUrl) : null;
  serveSession(app, dependencies, oidc);
  serveTokens(app, dependencies);
  serveLogin(app, dependencies, oidc);
}
