import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../platform/context.ts';
import type { Db } from '../platform/db/db.ts';
import { refreshRollups } from './rollup.ts';
import { publishHead, sealEvents } from './seal.ts';

/** Something done again and again while the program runs. Every copy of the program may run it: it locks for itself. */
export interface BackgroundTask {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<unknown>;
}

/** What the core needs doing. */
export function coreTasks(db: Db, clock: Clock, seal: { key: string; headsDir: string }): BackgroundTask[] {
  return [
    { name: 'seal', everySeconds: 2, run: () => sealEvents(db) },
    { name: 'rollup', everySeconds: 1, run: () => refreshRollups(db) },
    {
      name: 'publish-head',
      everySeconds: 600,
      run: async () => {
        const head = await publishHead(db, seal.key, clock.now());
        if (!head) return;
        await mkdir(seal.headsDir, { recursive: true });
        await appendFile(join(seal.headsDir, 'heads.jsonl'), `${JSON.stringify(head)}\n`);
      },
    },
    {
      name: 'sweep',
      everySeconds: 3600,
      run: async () => {
        await db.sql(`delete from idempotency_key where created_at < now() - interval '24 hours'`);
        await db.sql('delete from session where expires_at < now()');
        await db.sql(`delete from login_attempt where created_at < now() - interval '1 hour'`);
      },
    },
  ];
}

/** Runs tasks, each after its own pause counted from when it ended. Gives a function that stops and waits for what is under way. */
export function runBackground(
  tasks: readonly BackgroundTask[],
  onError: (task: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const under = new Set<Promise<void>>();
  const schedule = (task: BackgroundTask, seconds: number): void => {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      const work = task
        .run()
        .then(() => undefined)
        .catch((e) => onError(task.name, e))
        .then(() => schedule(task, task.everySeconds));
      under.add(work);
      void work.finally(() => under.delete(work));
    }, seconds * 1000);
    timer.unref();
    timers.add(timer);
  };
  for (const t of tasks) schedule(t, Math.min(1, t.everySeconds));
  return async () => {
    stopped = true;
    for (const t of timers) clearTimeout(t);
    await Promise.all(under);
  };
}
