import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An operating-system user PostgreSQL is run as when the product itself runs as root. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who PostgreSQL must run as. It refuses to run as root, so root hands it to `rodtrad` or `postgres`,
 * whichever exists; where neither does, `rodtrad` is created, and where that cannot be done, `nobody`.
 *
 * @param ownerUid the owner of an existing data directory, who then is the one
 * @returns undefined when this process is not root (then it runs as ourselves)
 */
export async function databaseUser(ownerUid?: number): Promise<DatabaseUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = await readUsers();
  if (ownerUid !== undefined && ownerUid !== 0) {
    const owner = users.find((user) => user.uid === ownerUid);
    if (owner) return owner;
  }
  const existing = users.find((u) => u.name === 'rodtrad') ?? users.find((u) => u.name === 'postgres');
  if (existing) return existing;
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'rodtrad']).catch(
    () => {},
  );
  const after = await readUsers();
  return after.find((u) => u.name === 'rodtrad') ?? after.find((u) => u.name === 'nobody');
}

async function readUsers(): Promise<DatabaseUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Whether `user` may pass through `folder` and every folder above it (that exists). */
export async function mayTraverse(folder: string, user: DatabaseUser): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}
