import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDir } from '../config/data-dir.ts';
import { StartupError } from '../config/startup-error.ts';
import type { Binaries } from './binaries.ts';
import { initCluster } from './cluster.ts';
import { type DatabaseUser, databaseUser, mayTraverse } from './database-user.ts';

/** The folder of one embedded PostgreSQL. */
export interface DatabaseHome {
  readonly user: DatabaseUser | undefined;
  /** Held while starting, joining and leaving. */
  readonly lockFile: string;
  /** Everything below is in here, mode 700. */
  readonly folder: string;
  readonly dataDir: string;
  readonly socketDir: string;
  readonly logFile: string;
}

/** The random passwords of an embedded cluster. */
export interface ClusterSecret {
  readonly superuser: string;
  readonly owner: string;
  readonly serve: string;
}

/**
 * Finds the place for the embedded database: `postgres` in the data directory; or, where its user
 * cannot get there (below root's home), a folder in `/var/lib/rodtrad`, which is said out loud.
 *
 * @throws StartupError `dataDirectory` when it cannot be made or belongs to somebody else
 */
export async function findHome(dataDir: string, say: (line: string) => void): Promise<DatabaseHome> {
  await makeDataDir(dataDir);
  const uid = process.getuid?.();
  const user = await databaseUser((await stat(dataDir)).uid);
  let base = dataDir;
  if (user && !(await mayTraverse(dataDir, user))) {
    const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
    base = `/var/lib/rodtrad/${hash}`;
    await makeDataDir(base);
    say(
      `PostgreSQL cannot run as root, and the user ${user.name} cannot reach ${dataDir}: the database is kept in ${base}.`,
    );
  }
  const folder = join(base, 'postgres');
  const existing = await stat(folder).catch(() => undefined);
  if (existing && uid !== undefined && uid !== 0 && existing.uid !== uid) {
    throw new StartupError(
      'dataDirectory',
      `The database in ${folder} belongs to another user (number ${existing.uid}).`,
      'Start rodtrad as that user (or as root, if root made it), or set RODTRAD_DATA to another directory.',
    );
  }
  return {
    user: existing && uid === 0 ? await databaseUser(existing.uid) : user,
    lockFile: join(base, 'postgres.lock'),
    folder,
    dataDir: join(folder, 'data'),
    socketDir: join(folder, 'socket'),
    logFile: join(folder, 'postgres.log'),
  };
}

/** Makes the cluster if there is none (aside, then moved into place: never half there), and reads its passwords. */
export async function prepareHome(home: DatabaseHome, binaries: Binaries): Promise<ClusterSecret> {
  if (!existsSync(home.folder)) await create(home, binaries);
  const made = (await readFile(join(home.dataDir, 'PG_VERSION'), 'utf8')).trim();
  if (Number(made) !== binaries.major) {
    throw new StartupError(
      'embeddedDatabase',
      `The database in ${home.folder} was made by PostgreSQL ${made}; this version of rodtrad brings ${binaries.major}.`,
      `With the rodtrad that made it: npx rodtrad db dump FILE. Then move ${home.folder} away and, with this one: npx rodtrad db restore FILE.`,
    );
  }
  return JSON.parse(await readFile(join(home.folder, 'secret.json'), 'utf8')) as ClusterSecret;
}

async function create(home: DatabaseHome, binaries: Binaries): Promise<void> {
  await removeLeftovers(home.folder);
  const partial = `${home.folder}.new-${process.pid}`;
  const secret: ClusterSecret = { superuser: random(), owner: random(), serve: random() };
  await mkdir(join(partial, 'socket'), { recursive: true, mode: 0o700 });
  await chmod(partial, 0o700);
  await writeFile(join(partial, 'secret.json'), JSON.stringify(secret), { mode: 0o600 });
  if (home.user) {
    for (const path of [partial, join(partial, 'socket'), join(partial, 'secret.json')]) {
      await chown(path, home.user.uid, home.user.gid);
    }
  }
  await initCluster(binaries, home.user, join(partial, 'data'), secret.superuser);
  await rename(partial, home.folder);
}

async function removeLeftovers(folder: string): Promise<void> {
  const parent = join(folder, '..');
  for (const name of await readdir(parent)) {
    // The lock is ours, so nobody is working in these any more.
    if (name.startsWith('postgres.new-')) await rm(join(parent, name), { recursive: true, force: true });
  }
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
