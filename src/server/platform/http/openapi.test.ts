import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../../contract/index.ts';
import { permissions } from '../../../domain/kernel/permissions.ts';
import { packageRoot, packageVersion } from '../config/index.ts';
import { openapiDocument, openapiText } from './openapi.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly responses: Record<string, { content?: Record<string, { schema: object }>; $ref?: string }>;
  readonly security?: readonly object[];
}
const document = openapiDocument(allRoutes, packageVersion());
const paths = document.paths as Record<string, Record<string, Operation>>;
const operation = (path: string, method: string): Operation => {
  const found = paths[path]?.[method];
  if (!found) throw new Error(`no ${method} ${path}`);
  return found;
};

describe('the API described as OpenAPI 3.1', () => {
  it('is what docs/openapi.json says (after a change of the contract: npm run openapi, and look at the difference)', () => {
    const file = join(packageRoot(), 'docs', 'openapi.json');
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(
      kept === openapiText(document),
      'docs/openapi.json is not of this contract: run npm run openapi',
    ).toBe(true);
  });

  it('has every route of the contract, each with an id of its own and its permission', () => {
    const operations = Object.values(paths).flatMap((p) => Object.values(p));
    expect(operations).toHaveLength(allRoutes.length);
    expect(new Set(operations.map((o) => o.operationId)).size).toBe(allRoutes.length);
    for (const o of operations as (Operation & { 'x-permission': string })[]) {
      expect(['public', 'signedIn', ...Object.keys(permissions)]).toContain(o['x-permission']);
      expect(o.security, o.operationId).toEqual(o['x-permission'] === 'public' ? [] : undefined);
    }
  });

  it('refers only to what it defines', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(
      (m) => m[1] ?? '',
    );
    const components = document.components as Record<string, Record<string, unknown>>;
    const missing = references.filter((r) => {
      const [group = '', name = ''] = r.split('/');
      return components[group]?.[name] === undefined;
    });
    expect(references.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('tells the headers of a write, its parameters and what can go wrong', () => {
    const edit = operation('/api/v1/initiatives/{key}', 'patch');
    expect(edit.parameters?.map((p) => [p.in, p.name, p.required])).toEqual([
      ['path', 'key', true],
      ['header', 'If-Match', true],
      ['header', 'X-CSRF-Token', false],
    ]);
    expect(Object.keys(edit.responses)).toEqual(
      expect.arrayContaining([
        '200',
        '400',
        '401',
        '403',
        '404',
        '409',
        '412',
        '413',
        '415',
        '422',
        '428',
        '429',
        '503',
      ]),
    );
    const create = operation('/api/v1/initiatives', 'post');
    expect(create.parameters?.map((p) => p.name)).toContain('Idempotency-Key');
    const list = operation('/api/v1/initiatives', 'get');
    expect(list.parameters).toContainEqual(
      expect.objectContaining({
        name: 'limit',
        in: 'query',
        required: false,
        schema: expect.objectContaining({ maximum: 200 }),
      }),
    );
  });
});
