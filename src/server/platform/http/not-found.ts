import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The error for an address without such a route: 405 with `Allow` when it has others, else 404. */
    noSuchRoute(request: FastifyRequest): ProblemError;
  }
}

/** Remembers the routes, so that the wrong method on a right address is told from a wrong address. Before the first route. */
export function rememberRoutes(app: FastifyInstance): void {
  const routes: { method: string; pattern: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(
      `^${url
        .split('/')
        .map((part) => (part.startsWith(':') ? '[^/]+' : literally(part)))
        .join('/')}$`,
    );
    for (const m of [method].flat()) routes.push({ method: m, pattern });
  });
  app.decorate('noSuchRoute', (request: FastifyRequest) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allow = [...new Set(routes.filter((r) => r.pattern.test(path)).map((r) => r.method))];
    return allow.length > 0 && !allow.includes(request.method)
      ? new ProblemError('method_not_allowed', { extra: { allow } })
      : new ProblemError('not_found');
  });
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Answers what no route has. */
export function answerUnknown(app: FastifyInstance): void {
  app.setNotFoundHandler((request) => {
    throw app.noSuchRoute(request);
  });
}
