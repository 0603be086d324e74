import type { TSchema } from 'typebox';
import type { Route } from '../../../contract/route.ts';
import { type ErrorCode, errorCodes } from '../../../domain/kernel/errors.ts';

/** A piece of an OpenAPI document. */
export type SchemaObject = Record<string, unknown>;

/** Errors that a route of this shape can answer with. */
function problemsOf(route: Route): ErrorCode[] {
  const writes = route.method !== 'GET';
  const codes: ErrorCode[] = ['invalid_input', 'too_many_requests', 'unavailable'];
  if (route.permission !== 'public') codes.push('not_signed_in', 'not_allowed');
  if (writes) codes.push('csrf', 'rule_broken', 'conflict');
  if (route.params) codes.push('not_found');
  if (route.body) codes.push('unknown_field', 'malformed_body', 'too_large', 'unsupported_media_type');
  if (route.ifMatch) codes.push('stale_version', 'version_required');
  if (route.idempotent) codes.push('idempotency_reused');
  return codes;
}

/** Codes of one status share a response in OpenAPI: the first is referred to, all are named. */
function responsesOf(route: Route): SchemaObject {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of problemsOf(route)) {
    const status = errorCodes[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => {
        const [only] = codes;
        return codes.length === 1
          ? [status, { $ref: `#/components/responses/${only}` }]
          : [
              status,
              {
                description: codes.map((c) => `\`${c}\``).join(', '),
                content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
              },
            ];
      }),
  );
}

interface ObjectSchema {
  readonly properties?: Record<string, TSchema & { description?: string }>;
  readonly required?: readonly string[];
}

function parametersOf(route: Route, write: (schema: TSchema) => unknown): SchemaObject[] {
  const of = (schema: TSchema | undefined, where: 'path' | 'query') => {
    const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema;
    return Object.entries(properties).map(([name, property]) => {
      const { description, ...rest } = write(property) as SchemaObject;
      return {
        name,
        in: where,
        required: where === 'path' || required.includes(name),
        ...(description === undefined ? {} : { description }),
        schema: rest,
      };
    });
  };
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...of(route.params, 'path'),
    ...of(route.query, 'query'),
    ...(route.ifMatch ? [header('If-Match', true, 'The `ETag` (version) that was read, e.g. `"3"`.')] : []),
    ...(route.idempotent
      ? [
          header(
            'Idempotency-Key',
            false,
            'The same key within 24 hours gives the same answer and changes nothing.',
          ),
        ]
      : []),
    ...(route.method !== 'GET' && route.permission !== 'public'
      ? [header('X-CSRF-Token', false, 'With a session cookie: `csrf` of the session. Not with a token.')]
      : []),
  ];
}

/** One route as an OpenAPI operation. `write` turns a schema into what stands in the document. */
export function operationOf(route: Route, write: (schema: TSchema) => unknown): SchemaObject {
  const parameters = parametersOf(route, write);
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    'x-permission': route.permission,
    ...(route.permission === 'public' ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: write(route.body) } } } }
      : {}),
    responses: {
      [route.status]: {
        description: 'Done',
        ...(route.etag
          ? { headers: { ETag: { description: 'The version.', schema: { type: 'string' } } } }
          : {}),
        content: { 'application/json': { schema: write(route.reply) } },
      },
      ...responsesOf(route),
    },
  };
}
