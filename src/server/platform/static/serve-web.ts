import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packageRoot } from '../config/index.ts';
import { languageOf } from '../texts/language.ts';
import type { Texts } from '../texts/texts.ts';
import { createShell } from './shell.ts';

/** Addresses that are never the client's; its page about the API is. */
const reserved = /^\/(api(?!\/docs$)|auth|metrics|healthz|readyz)(\/|$)/;
const yearSeconds = 31_536_000;

/** Where the built client is and what it says where it is missing. */
export interface WebOptions {
  /** Default: `dist/web` of the package. */
  readonly root?: string | undefined;
  readonly texts: Texts;
}

/**
 * Serves the built client: its files (those with a hash in their name for ever, packed where the browser takes it), and
 * for every other address a person opens its one page, in that person's language.
 */
export function serveWeb(app: FastifyInstance, options: WebOptions): void {
  const root = options.root ?? join(packageRoot(), 'dist', 'web');
  const config = { permission: 'public', operation: 'web.page', unlimited: true } as const;
  app.register(async (scope) => {
    const built = existsSync(join(root, 'index.html'));
    const shell = built ? createShell(join(root, 'index.html')) : undefined;
    if (built) {
      await scope.register(fastifyStatic, {
        root,
        serve: false,
        preCompressed: true,
        index: false,
        dotfiles: 'ignore',
      });
    }
    const page = async (request: FastifyRequest, reply: FastifyReply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      const navigation =
        !reserved.test(path) && /text\/html|\*\/\*/.test(request.headers.accept ?? 'text/html');
      const foreign = app.noSuchRoute(request);
      if (!navigation || foreign.code === 'method_not_allowed' || /\.[a-z0-9]{2,6}$/i.test(path))
        throw foreign;
      if (shell) return shell.send(request, reply, languageOf(request));
      throw foreign;
    };
    scope.get('/assets/*', { config: { ...config, operation: 'web.asset' } }, async (request, reply) => {
      const name = (request.params as { '*': string })['*'];
      if (!built || !existsSync(join(root, 'assets', name)) || name.includes('..'))
        throw app.noSuchRoute(request);
      return reply.sendFile(`assets/${name}`, {
        maxAge: yearSeconds * 1000,
        immutable: true,
        cacheControl: true,
      });
    });
    scope.get('/*', { config }, async (request, reply) => {
      const name = (request.params as { '*': string })['*'];
      // Files beside the page (icons, robots.txt) stand in the root and have no folder.
      if (
        built &&
        /^[A-Za-z0-9_-]+\.[a-z0-9]{2,12}$/.test(name) &&
        name !== 'index.html' &&
        existsSync(join(root, name))
      ) {
        return reply.sendFile(name, { maxAge: 3_600_000 });
      }
      return page(request, reply);
    });
  });
}
