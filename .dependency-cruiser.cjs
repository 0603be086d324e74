/**
 * The walls of the house (docs/ARCHITECTURE.md). No exceptions: a wall that is wrong is moved by a decision in docs/adr/.
 * `test/walls.test.ts` plants one breach per wall and must see it refused.
 */
const modules = '^src/server/modules/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain imports only domain: no package, no clock, no I/O',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-modules-apart',
      comment:
        'a domain module imports its own folder and the kernel; it meets another at its index.ts, or all at processes.ts',
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: '^src/domain/kernel/' },
      to: {
        path: '^src/domain/',
        pathNot: [
          '^src/domain/kernel/',
          '^src/domain/$1/',
          '^src/domain/[^/]+/index\\.ts$',
          '^src/domain/processes\\.ts$',
        ],
      },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: '^src/domain/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/' },
    },
    {
      name: 'contract-imports-domain-and-schema',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^src/contract/', '^src/domain/', 'node_modules/typebox/'] },
    },
    {
      name: 'texts-import-domain-only',
      severity: 'error',
      from: { path: '^src/texts/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/texts/', '^src/domain/'] },
    },
    {
      name: 'platform-knows-no-core',
      severity: 'error',
      from: { path: '^src/server/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^src/server/core/', modules, '^src/server/[^/]+\\.ts$', '^src/server/cli/'] },
    },
    {
      name: 'core-knows-no-module',
      severity: 'error',
      from: { path: '^src/server/core/', pathNot: '\\.test\\.ts$' },
      to: { path: [modules, '^src/server/[^/]+\\.ts$', '^src/server/cli/'] },
    },
    {
      name: 'modules-meet-at-the-front-door',
      severity: 'error',
      from: { path: '^src/server/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: modules, pathNot: ['^src/server/modules/$1/', '^src/server/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'outsiders-use-the-front-door',
      severity: 'error',
      from: { path: '^src/server/(cli/|[^/]+\\.ts$)', pathNot: '\\.test\\.ts$' },
      to: { path: modules, pathNot: '^src/server/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'database-driver-in-platform',
      comment: 'pg is met only in platform; everybody else is given a Queryable',
      severity: 'error',
      from: { path: '^src/server/', pathNot: ['^src/server/platform/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/(pg|kysely)/' },
    },
    {
      name: 'http-only-in-routes',
      severity: 'error',
      from: {
        path: '^src/server/',
        pathNot: ['^src/server/platform/', '[/-]routes\\.ts$', '^src/server/app\\.ts$', '\\.test\\.ts$'],
      },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'server-knows-no-web',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'features-apart',
      severity: 'error',
      from: { path: '^src/web/features/([^/]+)/' },
      to: { path: '^src/web/features/', pathNot: '^src/web/features/$1/' },
    },
    {
      name: 'web-shared-knows-no-feature',
      severity: 'error',
      from: { path: '^src/web/(shared|matter)/' },
      to: { path: '^src/web/(features|app)/' },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^test/', '^bench/', '\\.test\\.tsx?$'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\.css$', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
