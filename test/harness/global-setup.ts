import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's PostgreSQL is and what its template database is called. */
    testServer: TestServer['address'];
  }
}

interface Shared {
  users: number;
  server: Promise<TestServer>;
}

// Each vitest project runs this file in a module graph of its own; the process is what they share.
const place = globalThis as { rodtradTestServer?: Shared };

/** One PostgreSQL for the whole run, however many projects ask; the last one out stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  place.rodtradTestServer ??= { users: 0, server: startTestServer() };
  const shared = place.rodtradTestServer;
  shared.users += 1;
  const server = await shared.server;
  project.provide('testServer', server.address);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete place.rodtradTestServer;
    await server.stop();
  };
}
