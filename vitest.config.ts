import { defineConfig } from 'vitest/config';

/**
 * Three projects: `unit` needs nothing, `api` needs PostgreSQL (started by the harness for each worker, a
 * cloned template database per file), `e2e` needs a browser as well.
 */
export default defineConfig({
  test: {
    // Most of a test's time is waiting for the database or the browser; the default on two cores is one worker. On a
    // server that is given there is one, as the files would hold one another back there (see the global setup).
    maxWorkers: process.env.TEST_DATABASE_URL ? 1 : 2,
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['src/server/core/**', 'src/server/modules/**', '**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'api',
          // The program is loaded once a worker, not once a file: 22 s of loading instead of 134 on two busy cores.
          isolate: false,
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
          globalSetup: ['test/harness/global-setup.ts', 'test/harness/screens-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
