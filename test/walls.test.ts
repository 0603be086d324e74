import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const config = require('../.dependency-cruiser.cjs') as { forbidden: { name: string }[]; options: object };

/** One breach per wall: the file that breaks it, and what it imports. */
const breaches: Record<string, { from: string; to: string; also?: Record<string, string> }> = {
  'no-cycles': {
    from: 'src/domain/kernel/a.ts',
    to: './b.ts',
    also: { 'src/domain/kernel/b.ts': `import './a.ts';` },
  },
  'domain-is-pure': { from: 'src/domain/need/clock.ts', to: 'fastify' },
  'domain-modules-apart': {
    from: 'src/domain/need/reach.ts',
    to: '../portfolio/inside.ts',
    also: { 'src/domain/portfolio/inside.ts': '' },
  },
  'kernel-knows-no-module': {
    from: 'src/domain/kernel/reach.ts',
    to: '../portfolio/index.ts',
    also: { 'src/domain/portfolio/index.ts': '' },
  },
  'contract-imports-domain-and-schema': { from: 'src/contract/reach.ts', to: 'fastify' },
  'texts-import-domain-only': {
    from: 'src/texts/reach.ts',
    to: '../contract/plain.ts',
    also: { 'src/contract/plain.ts': '' },
  },
  'platform-knows-no-core': {
    from: 'src/server/platform/reach.ts',
    to: '../core/inside.ts',
    also: { 'src/server/core/inside.ts': '' },
  },
  'core-knows-no-module': {
    from: 'src/server/core/reach.ts',
    to: '../modules/work/index.ts',
    also: { 'src/server/modules/work/index.ts': '' },
  },
  'modules-meet-at-the-front-door': {
    from: 'src/server/modules/audit/reach.ts',
    to: '../work/inside.ts',
    also: { 'src/server/modules/work/inside.ts': '' },
  },
  'outsiders-use-the-front-door': { from: 'src/server/cli/reach.ts', to: '../modules/work/inside.ts' },
  'database-driver-in-platform': { from: 'src/server/core/driver.ts', to: 'pg' },
  'http-only-in-routes': { from: 'src/server/modules/audit/commands.ts', to: 'fastify' },
  'web-knows-no-server': { from: 'src/web/shared/reach.ts', to: '../../server/core/inside.ts' },
  'server-knows-no-web': {
    from: 'src/server/core/web.ts',
    to: '../../web/shared/plain.ts',
    also: { 'src/web/shared/plain.ts': '' },
  },
  'features-apart': {
    from: 'src/web/features/work/reach.ts',
    to: '../thread/inside.ts',
    also: { 'src/web/features/thread/inside.ts': '' },
  },
  'web-shared-knows-no-feature': {
    from: 'src/web/shared/feature-reach.ts',
    to: '../features/thread/inside.ts',
  },
  'product-imports-no-test': {
    from: 'src/domain/kernel/tested.ts',
    to: '../../../test/help.ts',
    also: { 'test/help.ts': '' },
  },
  'not-unresolvable': { from: 'src/domain/kernel/lost.ts', to: './nowhere.ts' },
};

let tree: string;
let violations: { rule: { name: string }; from: string }[];

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'walls-'));
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  };
  for (const { from, to, also } of Object.values(breaches)) {
    for (const [file, text] of Object.entries(also ?? {})) put(file, text);
    put(from, `import '${to}';`);
  }
  put('tsconfig.json', '{}');
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  const { tsConfig: _tsConfig, ...options } = config.options as { tsConfig?: object };
  const result = await cruise(['src'], {
    ...options,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  } as never);
  violations = (result.output as ICruiseResult).summary.violations as typeof violations;
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the walls of the house', () => {
  it('have a breach planted for each', () => {
    expect(Object.keys(breaches).sort()).toEqual(config.forbidden.map((r) => r.name).sort());
  });

  it.each(Object.entries(breaches))('%s is refused', (rule, { from }) => {
    expect(violations.filter((v) => v.rule.name === rule).map((v) => v.from)).toContain(from);
  });
});
