import type { FastifyInstance } from 'fastify';
import { permissions } from '../../../domain/kernel/permissions.ts';
import type { ServerConfig } from '../config/index.ts';

/**
 * Refuses to start with a route that does not state who may call it, and gives login routes their own, stricter
 * rate limit. Must come before the first route.
 *
 * @throws Error naming the route
 */
export function guardRoutes(app: FastifyInstance, config: Pick<ServerConfig, 'loginRateLimit'>): void {
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    const known = permission === 'public' || permission === 'signedIn' || (permission ?? '') in permissions;
    if (permission === undefined || !known) {
      throw new Error(
        `${String(route.method)} ${route.url} does not state a permission: set config.permission.`,
      );
    }
    if (route.config?.login && config.loginRateLimit > 0) {
      route.config.rateLimit = { max: config.loginRateLimit, timeWindow: 60_000, groupId: 'login' };
    }
  });
}
