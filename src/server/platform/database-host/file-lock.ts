import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../config/startup-error.ts';

/** Longer than making a new cluster on a slow disk takes. */
const patienceMs = 90_000;
let counter = 0;

/**
 * Does `work` while no other process on this machine does so under the same lock file. A lock left by
 * a process that was killed is recognised (process number and its start time) and taken over.
 *
 * @throws StartupError `dataInUse` when a living process holds it longer than anything should take
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mine = await take(file);
  try {
    return await work();
  } finally {
    if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
  }
}

async function take(file: string): Promise<string> {
  counter += 1;
  const number = counter;
  const mine = `${process.pid} ${await startOf(process.pid)} ${number}\n`;
  const own = `${file}.${process.pid}.${number}`;
  await writeFile(own, mine, { mode: 0o600 });
  const began = Date.now();
  try {
    for (;;) {
      try {
        // A hard link appears whole, with its content, or not at all.
        await link(own, file);
        return mine;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const held = await readFile(file, 'utf8').catch(() => undefined);
      if (held === undefined) continue;
      if (!(await holderLives(held))) {
        await breakLock(file, held, own);
        continue;
      }
      if (Date.now() - began > patienceMs) {
        throw new StartupError(
          'dataInUse',
          `Process ${held.split(' ')[0]} has held ${file} for more than ${patienceMs / 1000} seconds.`,
          'See what it is doing; stop it, or set RODTRAD_DATA to another directory.',
        );
      }
      await sleep(25);
    }
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes a dead process's lock, unless another has already replaced it by its own. */
async function breakLock(file: string, held: string, own: string): Promise<void> {
  const aside = `${own}.stale`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => held);
  if (moved !== held) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function holderLives(held: string): Promise<boolean> {
  const [pid, start] = held.trim().split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return (await startOf(Number(pid))) === start;
}

/** When a process was started, in the kernel's ticks; `-` where the system does not tell. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The command's name stands in parentheses and may hold anything; the start time is field 22.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}
