import type { Db } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { waitingForGone } from '../queries/distributions.ts';

/**
 * Tells whoever gave an initiative to a team that has since ceased, or to somebody who has left, that nobody will answer:
 * once each. Gives how many wait so.
 */
export async function tellOfGone(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const waiting = await waitingForGone(tx);
    for (const d of waiting) {
      await notify(tx, {
        type: 'distributionAnswered',
        nodeId: d.initiativeId,
        people: [d.createdBy],
        actorId: null,
        data: { answer: 'gone', dedupe: `distribution-${d.id}-gone` },
      });
    }
    return waiting.length;
  });
}
