import type { FastifyInstance } from 'fastify';
import { allRoutes } from '../../../contract/index.ts';
import { platformRoutes } from '../../../contract/platform.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import { packageVersion } from '../config/index.ts';
import { languageOf } from '../texts/language.ts';
import type { Texts } from '../texts/texts.ts';
import { apiPage } from './api-page.ts';
import { apiPageStyle } from './api-page-style.ts';
import { implementPublic } from './implement.ts';
import { openapiDocument } from './openapi.ts';

const fiveMinutes = 'public, max-age=300';

/** Serves the API's own description: `/api/v1/openapi.json` for programs, `/api` as a page for people. */
export function serveOpenapi(app: FastifyInstance, texts: Texts): void {
  const document = openapiDocument(allRoutes, packageVersion());
  const pages = new Map<Language, string>();

  implementPublic(app, platformRoutes.openapi, async ({ reply }) => {
    reply.header('cache-control', fiveMinutes);
    return document;
  });

  app.get(
    '/api',
    { config: { permission: 'public', operation: 'platform.apiPage' } },
    async (request, reply) => {
      const language = languageOf(request);
      const page = pages.get(language) ?? apiPage(document, texts, language, '/api/style.css');
      pages.set(language, page);
      reply.headers({
        'cache-control': 'no-cache',
        'content-language': language,
        vary: 'Accept-Language, Cookie',
      });
      return reply.type('text/html; charset=utf-8').send(page);
    },
  );

  app.get(
    '/api/style.css',
    { config: { permission: 'public', operation: 'platform.apiStyle' } },
    (_request, reply) =>
      reply.header('cache-control', fiveMinutes).type('text/css; charset=utf-8').send(apiPageStyle),
  );
}
