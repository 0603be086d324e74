import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the project's PostgreSQL servers are and what their template database is called. */
    testServers: readonly TestServer['address'][];
  }
}

/**
 * PostgreSQL for a project's run. Each worker of `api` has a server of its own: readers of the outbox stop before the
 * oldest open transaction of the whole server, so one file's writing would hold back another's reading. The browser's
 * files wait for what they see, and share one, with the demo agency filled in once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const workers = project.name === 'api' ? Number(project.vitest.config.maxWorkers) || 1 : 1;
  const servers = await Promise.all(Array.from({ length: workers }, () => startTestServer()));
  project.provide(
    'testServers',
    servers.map((s) => s.address),
  );
  return async () => {
    await Promise.all(servers.map((s) => s.stop()));
  };
}
