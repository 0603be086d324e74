/** Runs a TypeScript program with its arguments: `node scripts/run-ts.mjs bench/run.ts --scale 1000`. */
import { resolve } from 'node:path';
import { loadTypeScript } from './lib/load-ts.mjs';

const file = process.argv[2];
if (file === undefined) {
  console.error('Usage: node scripts/run-ts.mjs FILE.ts [arguments]');
  process.exit(2);
}
process.argv.splice(1, 2, resolve(file));
await loadTypeScript(resolve(file));
