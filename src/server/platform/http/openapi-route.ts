import type { FastifyInstance } from 'fastify';
import { allRoutes } from '../../../contract/index.ts';
import { platformRoutes } from '../../../contract/platform.ts';
import { packageVersion } from '../config/index.ts';
import { implementPublic } from './implement.ts';
import { openapiDocument } from './openapi.ts';

/** Serves the API's own description. */
export function serveOpenapi(app: FastifyInstance): void {
  const document = openapiDocument(allRoutes, packageVersion());
  implementPublic(app, platformRoutes.openapi, async ({ reply }) => {
    reply.header('cache-control', 'public, max-age=300');
    return document;
  });
}
