import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { reasonOf, StartupError } from './startup-error.ts';

/**
 * Makes the data directory if it is not there, and sees that it can be written to.
 *
 * @throws StartupError `dataDirectory`
 */
export async function makeDataDir(dir: string): Promise<void> {
  const advice = 'Make it writable for this user, or set RODTRAD_DATA to another directory.';
  try {
    const first = await mkdir(dir, { recursive: true });
    // Whatever the umask: the database's own user must be able to pass through.
    if (first !== undefined && process.getuid?.() === 0) await chmod(dir, 0o755);
    if (!(await stat(dir)).isDirectory()) throw new Error('it is not a directory');
    await access(dir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartupError(
      'dataDirectory',
      `The data directory ${dir} cannot be used: ${reasonOf(cause)}.`,
      advice,
      {
        cause,
      },
    );
  }
}
