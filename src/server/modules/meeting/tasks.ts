import type { BackgroundTask } from '../../core/background.ts';
import type { Services } from '../../platform/context.ts';
import type { ModuleDependencies } from '../../platform/http/module.ts';
import { notify } from '../collaboration/index.ts';
import { followUpsDue, todayIn } from './queries/sources.ts';

/** Tells people, once, that what they are to follow up is due today or has been. Gives how many follow-ups that was. */
export async function remindOfFollowUps({
  db,
  timeZone,
}: Pick<Services, 'db' | 'timeZone'>): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await followUpsDue(tx, await todayIn(tx, timeZone));
    for (const f of due) {
      await notify(tx, {
        type: 'followUp',
        nodeId: f.nodeId,
        people: [f.personId],
        actorId: null,
        data: { meeting: f.meeting, day: f.day, dedupe: `follow-up-${f.id}-${f.day}` },
      });
    }
    return due.length;
  });
}

/** What meetings do in the background: reminders of follow-ups. */
export const meetingTasks = ({ services }: ModuleDependencies): readonly BackgroundTask[] => [
  { name: 'follow-up-reminders', everySeconds: 900, run: () => remindOfFollowUps(services) },
];
