import type { Call } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/db.ts';
import { notify } from '../collaboration/index.ts';
import type { Asked } from './commands/dependencies.ts';
import { answerersOf } from './queries/dependencies.ts';

/** Tells those who can answer that somebody needs something of their element. */
export async function tellAsked(tx: Tx, call: Call, { row, needed, needing }: Asked): Promise<void> {
  if (row.state !== 'asked') return;
  await notify(tx, {
    type: 'dependencyAsked',
    nodeId: needed.id,
    people: await answerersOf(tx, needed.id),
    actorId: call.actor.personId,
    because: 'dependency.asked',
    data: { dependency: row.id, from: needing.key, dedupe: `dependency-${row.id}-asked` },
  });
}

/** Tells whoever asked, and the owner of the element that needs, what the answer is. */
export async function tellAnswered(tx: Tx, call: Call, { row, needing }: Asked): Promise<void> {
  const people = [row.asked_by, needing.ownerId].filter((p): p is number => p !== null);
  await notify(tx, {
    type: 'dependencyAnswered',
    nodeId: needing.id,
    people: [...new Set(people)],
    actorId: call.actor.personId,
    because: `dependency.${row.state}`,
    data: { dependency: row.id, answer: row.state, dedupe: `dependency-${row.id}-${row.version}` },
  });
}
