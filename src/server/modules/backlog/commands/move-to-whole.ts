import type { NodeRefValue } from '../../../../contract/common.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { addLink, removeLink } from '../../../core/links.ts';
import { findMatter } from '../../../core/load.ts';
import { refOf, requireNode } from '../../../core/nodes.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { standingLinks } from '../queries/wholes.ts';

/**
 * Moves a part from one whole to another in one transaction, so that it never belongs to neither. A whole it has left
 * already is no fault; what linking throws is thrown.
 */
export async function moveToWhole(
  tx: Tx,
  call: Call,
  key: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<{ whole: NodeRefValue | null }> {
  const part = await findMatter(tx, call.actor, key);
  if (!part) throw new ProblemError('not_found');
  const left = from === null ? null : await requireNode(tx, call.actor, from);
  const entered = to === null ? null : await requireNode(tx, call.actor, to);
  if (left?.id === entered?.id) throw invalid('/to', 'to_itself');
  // Out of the old one first: of what is in a ring with it, the new one may be.
  if (left) {
    const link = (await standingLinks(tx, part.id)).find(
      (l) => l.type === 'decomposes' && l.fromId === left.id && l.toId === part.id,
    );
    if (link) await removeLink(tx, call, link.id);
  }
  if (entered) await addLink(tx, call, { type: 'decomposes', fromId: entered.id, toId: part.id });
  return { whole: entered ? refOf(entered) : null };
}
