import { planEnded, reaches } from '../../../domain/okr/index.ts';
import type { BackgroundTask } from '../../core/background.ts';
import { systemCall } from '../../core/system-actor.ts';
import type { Db } from '../../platform/db/db.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { notify } from '../collaboration/index.ts';
import { draftNeed } from './commands/draft-need.ts';
import { lockPastPlan, pastPlans } from './queries/missed.ts';
import { claimReminder, unreminded } from './queries/reminders.ts';
import { todayOf } from './today.ts';

/** Tells whoever measures that a measurement is due: once for each due day, however many programs run. Gives how many. */
export async function remindOfMeasurements(db: Db, today: string): Promise<number> {
  let told = 0;
  for (const { id, due, measuredBy } of await unreminded(db, today)) {
    const mine = await db.transaction(async (tx) => {
      if (!(await claimReminder(tx, id, due))) return false;
      await notify(tx, {
        type: 'measurementDue',
        nodeId: id,
        people: [measuredBy],
        actorId: null,
        data: { due, dedupe: `due-${due}` },
      });
      return true;
    });
    if (mine) told += 1;
  }
  return told;
}

/** Drafts a need for each key result whose measurement plan has ended below the target. Gives how many. */
export async function draftNeedsOfPlansEnded(db: Db, today: string): Promise<number> {
  let drafted = 0;
  for (const { id } of await pastPlans(db, today)) {
    const made = await db.transaction(async (tx) => {
      const r = await lockPastPlan(tx, id, today);
      if (!r || !planEnded(r, r.lastDay, today)) return null;
      if (r.lastValue !== null && reaches(r, r.lastValue)) return null;
      return draftNeed(tx, systemCall(), id);
    });
    if (made !== null) drafted += 1;
  }
  return drafted;
}

/** What the module does while the program runs. */
export const okrTasks = ({ services }: ModuleDependencies): readonly BackgroundTask[] => [
  {
    name: 'measurements-due',
    everySeconds: 300,
    run: () => remindOfMeasurements(services.db, todayOf(services)),
  },
  {
    name: 'measurement-plans-ended',
    everySeconds: 600,
    run: () => draftNeedsOfPlansEnded(services.db, todayOf(services)),
  },
];
