import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { join } from 'node:path';
import { packageRoot } from '../src/server/platform/config/index.ts';

/** Starts one of this folder's programs as a process that answers messages. */
export async function helper(file: 'load.ts' | 'bare.ts'): Promise<ChildProcess> {
  const child = fork(join(packageRoot(), 'scripts/run-ts.mjs'), [join(packageRoot(), 'bench', file)]);
  await once(child, 'message');
  return child;
}

/** Sends a message and waits for the answer. */
export async function tell<T>(child: ChildProcess, message: object): Promise<T> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [T];
  return answer;
}

type Settings = Readonly<Record<string, string>>;

function environment(settings: Settings): NodeJS.ProcessEnv {
  // Nothing of the caller's own settings: the same run everywhere.
  const { PATH, HOME, LANG } = process.env;
  return { PATH, HOME, LANG, ...settings };
}

/** Builds what is missing or stale, so that no start is measured with a build in it. */
export async function build(): Promise<void> {
  // Not with our own environment: what runs this has set NODE_ENV to development.
  const child = spawn(process.execPath, [join(packageRoot(), 'scripts/build.mjs')], {
    env: environment({}),
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error('the product could not be built');
}

/** Runs `rodtrad` with arguments and gives what it printed as JSON. Its progress goes to standard error. */
export async function rodtrad<T>(args: readonly string[], settings: Settings): Promise<T> {
  const child = spawn(process.execPath, [join(packageRoot(), 'bin/rodtrad.js'), ...args], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`rodtrad ${args.join(' ')} ended with ${code}`);
  return JSON.parse(out) as T;
}

/** A server started by `npm start`. */
export interface Started {
  readonly origin: string;
  /** Milliseconds from the command to the first good answer of `/readyz`. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** Starts the product as people do, and waits until it is ready (at most a minute). */
export async function npmStart(port: number, settings: Settings): Promise<Started> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: packageRoot(),
    env: environment({ ...settings, PORT: String(port) }),
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own, so that it can be stopped with all it started.
    detached: true,
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
    await gone(`${origin}/healthz`);
  };
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    if (performance.now() - began > 60_000) {
      await stop();
      throw new Error('npm start was not ready within a minute');
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  return { origin, readyMs: Math.round(performance.now() - began), stop };
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    get(address, (response) => {
      response.resume();
      done(response.statusCode === 200);
    }).on('error', () => done(false));
  });
}

async function gone(address: string): Promise<void> {
  for (let i = 0; i < 500 && (await answers(address)); i += 1)
    await new Promise((done) => setTimeout(done, 20));
}
