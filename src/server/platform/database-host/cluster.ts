import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf, StartupError } from '../config/startup-error.ts';
import type { Binaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

/** The superuser of an embedded cluster; used only to make the roles and the database. */
export const superuser = 'postgres';

/** Makes an empty cluster in `dataDir`, owned by `user`. UTF-8 whatever the machine's language. */
export async function initCluster(
  binaries: Binaries,
  user: DatabaseUser | undefined,
  dataDir: string,
  password: string,
  durable = true,
): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    await chown(dataDir, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    // The C locale exists everywhere, C.UTF-8 on every Linux; collation is PostgreSQL's own in both.
    const locale = platform() === 'linux' ? 'C.UTF-8' : 'C';
    const args = [
      `--pgdata=${dataDir}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ];
    await runToEnd(binaries.initdb, args, user);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runToEnd(program: string, args: string[], user: DatabaseUser | undefined): Promise<void> {
  const child = spawn(program, args, { ...asUser(user), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).catch((cause: unknown) => {
    throw new StartupError(
      'embeddedDatabase',
      `${program} could not be run (${reasonOf(cause)}).`,
      ownDatabase,
      {
        cause,
      },
    );
  });
  if (code !== 0) {
    const lines = output.split('\n').filter((line) => /error|fatal|could not|invalid/i.test(line));
    throw new StartupError(
      'embeddedDatabase',
      `Making the database's files failed: ${lines.join(' ') || output.trim()}`,
      ownDatabase,
    );
  }
}

/** Where a running PostgreSQL listens. */
export interface Listening {
  /** Folder of the socket, or `127.0.0.1`. */
  readonly host: string;
  readonly port: number;
}

/** How to start a cluster. */
export interface StartOptions {
  readonly dataDir: string;
  readonly listening: Listening;
  /** `name=value` settings. */
  readonly settings: readonly string[];
  readonly logFile: string;
}

/**
 * Starts PostgreSQL, as a process of its own that outlives ours, and waits until it takes
 * connections (after a crash that includes recovery, without a limit: giving up would not help).
 *
 * @throws StartupError `embeddedDatabase` with PostgreSQL's own words
 */
export async function startCluster(
  binaries: Binaries,
  user: DatabaseUser | undefined,
  options: StartOptions,
): Promise<void> {
  // After kill -9 the old server's children may hold its memory for a moment.
  for (let attempt = 1; ; attempt += 1) {
    const failure = await tryStart(binaries, user, options);
    if (failure === undefined) return;
    if (attempt < 40 && /pre-existing shared memory|Address already in use/i.test(failure)) {
      await sleep(250);
      continue;
    }
    if (
      attempt < 40 &&
      /postmaster\.pid" already exists/.test(failure) &&
      (await clearForeignLock(options.dataDir))
    ) {
      continue;
    }
    throw new StartupError('embeddedDatabase', `PostgreSQL did not start: ${failure}`, ownDatabase);
  }
}

async function tryStart(
  binaries: Binaries,
  user: DatabaseUser | undefined,
  { dataDir, listening, settings, logFile }: StartOptions,
): Promise<string | undefined> {
  const socket = listening.host.startsWith('/');
  const log = await open(logFile, 'a', 0o600);
  const { size } = await log.stat();
  const all = [
    ...settings,
    socket ? 'listen_addresses=' : `listen_addresses=${listening.host}`,
    `unix_socket_directories=${socket ? listening.host : ''}`,
    'unix_socket_permissions=0700',
  ];
  const args = ['-D', dataDir, '-p', String(listening.port), ...all.flatMap((setting) => ['-c', setting])];
  const child = spawn(binaries.postgres, args, {
    ...asUser(user),
    // Its own session: Ctrl-C in the terminal is for us, who then stop it in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  child.unref();
  const ended = endOf(child);
  try {
    for (;;) {
      const end = await Promise.race([ended.happened, sleep(15, undefined)]);
      if (end !== undefined) return (await tail(logFile, size)) || end;
      const record = await readPostmaster(dataDir);
      if (record?.pid === child.pid && record?.status === 'ready') return undefined;
    }
  } finally {
    ended.forget();
  }
}

function endOf(child: ChildProcess): { happened: Promise<string>; forget: () => void } {
  let forget = () => {};
  const happened = new Promise<string>((done) => {
    const onExit = (code: number | null, signal: string | null) => done(`it ended with ${signal ?? code}`);
    const onError = (error: Error) => done(error.message);
    child.once('exit', onExit);
    child.once('error', onError);
    forget = () => child.off('exit', onExit);
  });
  return { happened, forget };
}

async function tail(file: string, from: number): Promise<string> {
  const text = (await readFile(file)).subarray(from).toString('utf8');
  const lines = text.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT|error while loading/.test(line));
  return (lines.length > 0 ? lines : text.trim().split('\n')).slice(-4).join(' ').trim();
}

/** What PostgreSQL itself has written about the server on a data directory. */
export interface Postmaster extends Listening {
  readonly pid: number;
  readonly status: string;
}

/** Reads `postmaster.pid`; undefined when there is none (or it is half written). */
export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const [pid, , , port, socketDir, listen, , status] = lines;
  if (!pid || !port || !status) return undefined;
  return { pid: Number(pid), port: Number(port), host: socketDir || listen || '127.0.0.1', status };
}

/** Whether the process named in `postmaster.pid` lives and is a PostgreSQL on this very directory. */
export async function postmasterLives(dataDir: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // PostgreSQL works in its data directory: a process number used again is told apart by that.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd === undefined ? existsSync(join(dataDir, 'postmaster.pid')) : cwd === dataDir;
}

/** Removes a `postmaster.pid` whose number now belongs to another program; true when it did. */
async function clearForeignLock(dataDir: string): Promise<boolean> {
  const pid = Number(
    (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!pid || !existsSync('/proc/self/cwd') || (await postmasterLives(dataDir, pid))) return false;
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
  return true;
}

/** Stops the server on `dataDir` in order (open transactions are rolled back) and waits until it is gone. */
export async function stopCluster(dataDir: string): Promise<void> {
  const record = await readPostmaster(dataDir);
  if (!record || !(await postmasterLives(dataDir, record.pid))) return;
  try {
    process.kill(record.pid, 'SIGINT');
  } catch {
    return;
  }
  const started = Date.now();
  while (existsSync(join(dataDir, 'postmaster.pid')) && Date.now() - started < 30_000) await sleep(20);
}

function asUser(user: DatabaseUser | undefined) {
  // Never the caller's folder or language: the user may not reach the one, and messages are read by us.
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', ...windowsEnv() };
  return { cwd: user ? '/' : undefined, env, ...(user ? { uid: user.uid, gid: user.gid } : {}) };
}

function windowsEnv(): Record<string, string> {
  return process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {};
}

const ownDatabase =
  'See the log beside the data directory, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.';
