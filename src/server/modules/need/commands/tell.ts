import type { NoticeType } from '../../../../domain/collaboration/index.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import { type Moved, onTransition } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { concernedBy } from '../queries/support.ts';
import { handlersOf } from './places.ts';

/** Tells those who are to consider a need that it has come. Gives how many. `people` when it is for others than usual. */
export async function tellOfArrival(
  tx: Tx,
  call: Call,
  need: LoadedMatter,
  people: readonly number[] | null,
): Promise<number> {
  const whom = (people ?? (await handlersOf(tx, need))).filter((id) => id !== call.actor.personId);
  await notify(tx, {
    type: 'needArrived',
    nodeId: need.id,
    people: whom,
    actorId: call.actor.personId,
    data: { dedupe: 'arrived' },
  });
  return whom.length;
}

const words: Readonly<Record<string, NoticeType>> = {
  takeUp: 'needTakenUp',
  decline: 'needDeclined',
  merge: 'needMerged',
  meet: 'needMet',
};

/** Word to whoever asked for it and supports it, when something has been decided about a need. */
export async function tellOfDecision(
  tx: Tx,
  moved: Pick<Moved, 'id' | 'transition'> & { readonly version: number },
  actorId: number | null,
): Promise<void> {
  const type = words[moved.transition];
  if (!type) return;
  await notify(tx, {
    type,
    nodeId: moved.id,
    people: await concernedBy(tx, moved.id),
    actorId,
    because: 'matter.transitioned',
    // A need that is decided on anew is told of anew.
    data: { dedupe: String(moved.version) },
  });
}

const onMove = async (tx: Tx, call: Call, moved: Moved): Promise<void> =>
  tellOfDecision(tx, { ...moved, version: moved.matter.version }, call.actor.personId);

/** Plugs what follows when needs move into the engine. */
export function hookWords(): void {
  onTransition('need', onMove);
}
