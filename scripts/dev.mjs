/**
 * Watches both halves: the compiler rebuilds the server and Node restarts it; Vite rebuilds the client
 * and the renderer of the public pages. One address, as in production, and the same settings.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, watchPages } from './build.mjs';

const root = resolve(fileURLToPath(import.meta.url), '..', '..');
const require = createRequire(import.meta.url);
await build();

const children = [
  start([
    join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc'),
    ...['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    ...['--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'],
  ]),
  start(['--watch', '--watch-preserve-output', 'dist/server/cli.js', 'start', ...process.argv.slice(2)]),
];
const watchers = await watchPages();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    for (const child of children) child.kill('SIGTERM');
    for (const watcher of watchers) await watcher.close();
  });
}

function start(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => {
    if (code) process.exitCode = code;
  });
  return child;
}
