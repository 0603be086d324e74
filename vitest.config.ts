import { defineConfig } from 'vitest/config';

/**
 * Three projects: `unit` needs nothing, `api` needs PostgreSQL (started once by the harness, a
 * cloned template database per file), `e2e` needs a browser as well.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['src/server/core/**', 'src/server/modules/**', '**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'api',
          include: [
            'test/api/**/*.test.ts',
            'src/server/core/**/*.test.ts',
            'src/server/modules/**/*.test.ts',
            '**/*.db.test.ts',
          ],
          exclude: ['node_modules', 'dist'],
          globalSetup: ['test/harness/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/harness/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
