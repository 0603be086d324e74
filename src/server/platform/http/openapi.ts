import type { Route } from '../../../contract/route.ts';
import { errorCodes } from '../../../domain/kernel/errors.ts';
import { contractNames } from './openapi-names.ts';
import { operationOf, type SchemaObject } from './openapi-operation.ts';
import { sharedSchemas } from './openapi-schemas.ts';

/** The API as OpenAPI 3.1, written from the contract and nothing else. Equal contracts give equal documents. */
export function openapiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const shared = sharedSchemas(routes, contractNames(), ['Problem']);
  const paths: Record<string, Record<string, SchemaObject>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operationOf(route, shared.write);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rød tråd',
      version,
      description:
        'One system for everything between an idea and a service in operation. Lists are paged by cursor; writes carry If-Match; errors are problem+json with a stable code.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((r) => r.tag))].map((name) => ({ name })),
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: shared.definitions(),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'rodtrad',
          description: 'Session cookie (`__Host-rodtrad` over https). Writes also carry `X-CSRF-Token`.',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'rt_…',
          description: 'API token, limited to its scopes.',
        },
      },
      responses: Object.fromEntries(
        Object.entries(errorCodes).map(([code, status]) => [
          code,
          {
            description: `${status}: \`${code}\``,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

/** The document as it is kept in `docs/openapi.json`. */
export function openapiText(document: Record<string, unknown>): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
