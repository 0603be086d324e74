import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/server/platform/config/index.ts';

/**
 * Builds the screens once for the run, when they are stale. In a process of its own: Vite sets NODE_ENV, and the
 * program's own way of building is what is tried.
 */
export default async function setup(): Promise<void> {
  const script = join(packageRoot(), 'scripts', 'build.mjs');
  await promisify(execFile)(process.execPath, [script, 'web', 'ssr'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
