import { describe, expect, it } from 'vitest';
import { callsOf, curlOf, type OpenApi, resolve } from './openapi.ts';

const document: OpenApi = {
  info: { title: 'x', version: '1' },
  paths: {
    '/api/v1/matters/{key}/transitions/{name}': {
      post: {
        operationId: 'matter.transition',
        parameters: [
          { name: 'key', in: 'path', required: true },
          { name: 'If-Match', in: 'header', required: true },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Move' } } } },
        responses: { 200: { description: 'Done' } },
      },
    },
    '/api/v1/tokens': {
      get: { operationId: 'token.list', responses: {} },
      post: { operationId: 'token.create', responses: {} },
    },
  },
  components: {
    schemas: {
      Move: {
        type: 'object',
        required: ['reason', 'days', 'scopes'],
        properties: {
          reason: { type: 'string' },
          days: { type: 'integer', minimum: 1 },
          scopes: { type: 'array', items: { type: 'string', enum: ['matter.read'] } },
          note: { type: ['string', 'null'] },
        },
      },
    },
  },
};

describe('the API reference', () => {
  it('lists every operation with its method and path', () => {
    expect(callsOf(document).map((c) => `${c.method} ${c.path}`)).toEqual([
      'POST /api/v1/matters/{key}/transitions/{name}',
      'GET /api/v1/tokens',
      'POST /api/v1/tokens',
    ]);
  });

  it('follows references and keeps their names', () => {
    expect(resolve(document, { $ref: '#/components/schemas/Move' })).toMatchObject({
      name: 'Move',
      value: { type: 'object' },
    });
    expect(resolve(document, { $ref: '#/components/schemas/Nothing' }).value).toEqual({});
  });

  it('says how to call it, with a body that has what is required', () => {
    const text = curlOf(document, callsOf(document)[0]!, 'https://example.test');
    expect(text).toContain("curl -X POST 'https://example.test/api/v1/matters/TIL-42/transitions/{name}'");
    expect(text).toContain(`-H 'If-Match: "3"'`);
    expect(text).toContain(`-d '{"reason":"text","days":1,"scopes":["matter.read"]}'`);
  });
});
