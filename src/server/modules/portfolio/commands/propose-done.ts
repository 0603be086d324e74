import { recordEvent } from '../../../core/events.ts';
import { relevantParts } from '../../../core/rollup.ts';
import { onTransition, type TransitionHook } from '../../../core/transition.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { doneCandidates, lockForProposal, setProposed } from '../queries/done.ts';
import { holdersOf } from '../queries/reports.ts';

const system = { personId: null, kind: 'system' } as const;

/**
 * Judges one initiative: in implementation with parts that are all delivered, it is proposed done (told to the portfolio
 * manager and the owner, and in its history); no longer so, the proposal is taken away. One without parts is never
 * proposed. Gives whether anything changed.
 */
export async function judgeDone(tx: Tx, id: number): Promise<boolean> {
  const m = await lockForProposal(tx, id);
  if (!m) return false;
  const { relevantParts: parts, deliveredParts } = await relevantParts(tx, id);
  const all = m.state === 'implementation' && parts > 0 && deliveredParts >= parts;
  if (all === m.proposed) return false;
  await setProposed(tx, id, all);
  await recordEvent(tx, {
    type: all ? 'initiative.doneProposed' : 'initiative.doneProposalLapsed',
    nodeId: id,
    kind: 'initiative',
    actor: system,
    data: { parts, delivered: deliveredParts },
  });
  if (all) {
    const managers = await holdersOf(tx, 'portfolioManager');
    await notify(tx, {
      type: 'doneProposed',
      nodeId: id,
      people: [...new Set([...managers, ...(m.ownerId === null ? [] : [m.ownerId])])],
      actorId: null,
      data: { parts },
    });
  }
  return true;
}

/** Judges every initiative whose standing may have changed, each in its own transaction. Gives how many changed. */
export async function proposeDone(db: Db): Promise<number> {
  let changed = 0;
  for (const id of await doneCandidates(db)) {
    if (await db.transaction((tx) => judgeDone(tx, id))) changed += 1;
  }
  return changed;
}

/** A proposal ends with the stay in implementation: decided by people, it needs no event of its own. */
const ended: TransitionHook = async (tx, _call, { id, from }) => {
  if (from === 'implementation') await setProposed(tx, id, false);
};

/** Takes proposals away when an initiative moves on. Telling it again changes nothing. */
export function keepProposals(): void {
  onTransition('initiative', ended);
}
