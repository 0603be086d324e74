import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { ServerConfig } from '../config/index.ts';

/**
 * Limits requests a minute: for whoever is signed in per person and way of signing in, else per address. Counted in
 * each process. A limit of 0 switches it off.
 */
export async function limitRates(
  app: FastifyInstance,
  config: Pick<ServerConfig, 'rateLimit' | 'loginRateLimit'>,
): Promise<void> {
  if (config.rateLimit === 0 && config.loginRateLimit === 0) return;
  await app.register(rateLimit, {
    global: config.rateLimit > 0,
    max: config.rateLimit,
    timeWindow: 60_000,
    cache: 20_000,
    keyGenerator: (request) =>
      request.actor ? `${request.actor.kind}:${request.actor.personId}` : `address:${request.ip}`,
    allowList: (request) => request.routeOptions.config.unlimited === true,
    errorResponseBuilder: (_request, context) =>
      new ProblemError('too_many_requests', { extra: { retryAfter: Math.ceil(context.ttl / 1000) } }),
  });
}
