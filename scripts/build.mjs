/**
 * Builds what is missing or stale, and nothing else: the server (tsc), the client (Vite) and the
 * renderer of the public pages (Vite SSR), all into dist/. `npm ci` runs it; so does bin/rodtrad.js.
 *
 * Each part has a stamp with a hash of everything it is made from. Without the development packages
 * (npm ci --omit=dev) whatever is in dist/ is taken as it is.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './lib/build-lock.mjs';
import { linkCommand } from './lib/link-command.mjs';
import { packAssets } from './lib/pack-assets.mjs';

const root = resolve(fileURLToPath(import.meta.url), '..', '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);
const shared = ['src/domain', 'src/contract', 'src/texts', 'package-lock.json', 'tsconfig.base.json'];
const pages = ['src/web', 'tsconfig.web.json', 'vite.config.ts', ...shared];

/** The exit code for "not built", the same as the program's own. */
const notBuilt = 21;

/**
 * The parts: what each is made from, what proves that it is there, and how to make it.
 *
 * @type {{ name: string, needs: () => boolean, tool: string, inputs: string[], output: string, make: () => Promise<void> }[]}
 */
const parts = [
  {
    name: 'server',
    needs: () => existsSync(join(root, 'src/server/cli.ts')),
    tool: 'typescript/package.json',
    inputs: ['src/server', 'tsconfig.build.json', ...shared],
    output: 'server/cli.js',
    make: buildServer,
  },
  {
    name: 'web',
    needs: () => existsSync(join(root, 'src/web/index.html')),
    tool: 'vite/package.json',
    inputs: pages,
    output: 'web/index.html',
    make: buildWeb,
  },
  {
    name: 'ssr',
    needs: () => ssrEntry() !== undefined,
    tool: 'vite/package.json',
    inputs: pages,
    output: 'ssr/entry.js',
    make: buildSsr,
  },
];

/**
 * Builds the parts that are missing or stale.
 *
 * @param {string[]} names which parts
 * @returns {Promise<string[]>} the parts that were built
 */
export async function build(names = parts.map((part) => part.name)) {
  const stale = parts.filter((part) => names.includes(part.name) && part.needs() && !isFresh(part));
  if (stale.length === 0) return [];
  mkdirSync(dist, { recursive: true });
  return withBuildLock(join(dist, '.lock'), async () => {
    const built = [];
    for (const part of stale) {
      const stamp = stampOf(part);
      if (isFresh(part, stamp)) continue;
      if (!available(part.tool)) {
        if (existsSync(join(dist, part.output))) continue;
        throw new Error(
          `The ${part.name} is not built, and the development packages to build it are not installed.`,
        );
      }
      const began = Date.now();
      process.stderr.write(`rodtrad: building the ${part.name} …`);
      await part.make();
      writeFileSync(stampFile(part), stamp);
      process.stderr.write(` ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
      built.push(part.name);
    }
    return built;
  });
}

/**
 * Builds what a command of the program needs; true when it is there. Otherwise the reason has been said
 * and the exit code is set.
 *
 * @param {string | undefined} command
 */
export async function buildForCommand(command) {
  const wanted = parts.filter((part) => part.needs() && (command === 'start' || part.name === 'server'));
  if (wanted.every((part) => isFresh(part))) return true;
  // In a process of its own: Vite sets NODE_ENV and keeps memory that the server should not have.
  const args = [fileURLToPath(import.meta.url), ...wanted.map((part) => part.name)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const code = await new Promise((done) => child.on('close', done).on('error', () => done(notBuilt)));
  if (code !== 0) process.exitCode = notBuilt;
  return code === 0;
}

function isFresh(part, stamp = stampOf(part)) {
  if (!existsSync(join(dist, part.output))) return false;
  return existsSync(stampFile(part)) && readFileSync(stampFile(part), 'utf8') === stamp;
}

function stampFile(part) {
  return join(dist, `.stamp-${part.name}`);
}

function stampOf(part) {
  const hash = createHash('sha256');
  for (const input of part.inputs) {
    for (const file of filesOf(join(root, input))) {
      hash.update(`${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return path.endsWith('.test.ts') || path.endsWith('.test.tsx') ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function available(tool) {
  try {
    require.resolve(tool);
    return true;
  } catch {
    return false;
  }
}

async function buildServer() {
  const info = join(dist, '.tsbuildinfo');
  // The compiler remembers what it wrote, not whether it is still there.
  if (!existsSync(join(dist, 'server/cli.js'))) rmSync(info, { force: true });
  const tsc = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');
  await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', info]);
  removeOrphans(dist);
}

/** Removes what was compiled from files that are gone. */
function removeOrphans(folder) {
  for (const top of ['domain', 'contract', 'texts', 'server']) {
    for (const file of filesOf(join(folder, top)).filter((f) => f.endsWith('.js'))) {
      const source = join(root, 'src', relative(folder, file).replace(/\.js$/, '.ts'));
      if (existsSync(source)) continue;
      rmSync(file);
      rmSync(`${file}.map`, { force: true });
    }
  }
}

async function buildWeb() {
  await bundle({ outDir: join(dist, 'web'), manifest: true });
  packAssets(join(dist, 'web', 'assets'));
}

async function buildSsr() {
  await bundle(ssrOptions());
}

function ssrOptions() {
  const output = { entryFileNames: 'entry.js' };
  return { ssr: ssrEntry(), outDir: join(dist, 'ssr'), rolldownOptions: { output } };
}

async function bundle(options) {
  const { build: viteBuild } = await import('vite');
  return viteBuild({ ...(await viteBase()), build: { emptyOutDir: true, ...options } });
}

/** Rebuilds the client and the renderer whenever their sources change; gives what to close. */
export async function watchPages() {
  const watchers = [];
  if (parts[1].needs()) watchers.push(await bundle({ outDir: join(dist, 'web'), manifest: true, watch: {} }));
  if (parts[2].needs()) watchers.push(await bundle({ ...ssrOptions(), watch: {} }));
  return watchers;
}

function ssrEntry() {
  return ['src/web/ssr/entry.tsx', 'src/web/ssr/entry.ts']
    .map((f) => join(root, f))
    .find((f) => existsSync(f));
}

/** Options both Vite builds share; a vite.config.ts in the root has the last word. */
async function viteBase() {
  const config = join(root, 'vite.config.ts');
  const base = { root: join(root, 'src/web'), logLevel: 'warn', mode: 'production' };
  if (existsSync(config)) return { ...base, configFile: config };
  const { default: react } = await import('@vitejs/plugin-react');
  return { ...base, configFile: false, plugins: [react()] };
}

function run(program, args) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(undefined);
      else fail(new Error(`the compiler refused:\n${output.trimEnd()}`));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    linkCommand(root);
    const names = process.argv.slice(2);
    const built = await build(names.length > 0 ? names : undefined);
    if (built.length === 0 && process.stderr.isTTY) process.stderr.write('rodtrad: everything is built\n');
  } catch (error) {
    process.stderr.write(`\nrodtrad: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = notBuilt;
  }
}
