import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import { refreshExplained } from '../../../core/explained.ts';
import { requireNode } from '../../../core/nodes.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { lockExplanation, writeExplanation } from '../queries/write-explanation.ts';

/** What a person says of a deployment: that it was maintenance and why, or that it was not after all and why not. */
export interface Said {
  readonly maintenance: boolean;
  readonly note: string;
}

/**
 * A person declares a deployment maintenance, or takes that back; the note is required either way and stands in the
 * history. What the notes themselves say is not touched: an issue in them goes before. Saying the same again changes
 * nothing. Gives the deployment's node id.
 *
 * @throws ProblemError `not_found`; `invalid_input` for a blank note; `conflict` when there is nothing to take back
 */
export async function explainByPerson(tx: Tx, call: Call, key: string, said: Said): Promise<number> {
  const node = await requireNode(tx, call.actor, key);
  if (node.kind !== 'deployment') throw new ProblemError('not_found', { extra: { key } });
  const note = said.note.trim();
  if (note === '') throw invalid('/note', 'required');
  const before = await lockExplanation(tx, node.id);
  const after = said.maintenance ? note : null;
  if (after === null && before.note === null)
    throw new ProblemError('conflict', { extra: { key: node.key } });
  if (after === before.note) return node.id;
  await writeExplanation(tx, node.id, after);
  await refreshExplained(tx, [node.id]);
  const now = await lockExplanation(tx, node.id);
  await recordEvent(tx, {
    type: said.maintenance ? 'deployment.explained' : 'deployment.unexplained',
    nodeId: node.id,
    kind: 'deployment',
    actor: call.actor,
    changes: [
      { field: 'explanationNote', from: before.note, to: after },
      ...(now.explained === before.explained
        ? []
        : [{ field: 'explained', from: before.explained, to: now.explained }]),
    ],
    data: { note },
  });
  return node.id;
}
