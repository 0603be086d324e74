import type { LinkValue } from '../../../../contract/thread.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import type { LinkType } from '../../../../domain/kernel/links.ts';
import { once } from '../../../core/idempotency.ts';
import { presentLink } from '../../../core/link-row.ts';
import { addLink, decideLink, removeLink } from '../../../core/links.ts';
import { type NodeRow, resolveKey } from '../../../core/nodes.ts';
import type { Call, Services } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** A link as somebody asks for it, by keys. */
export interface LinkInput {
  readonly type: LinkType;
  readonly from: string;
  readonly to: string;
  readonly note?: string;
  readonly share?: number;
}

/**
 * Links two nodes by key. Refuses with what is wrong and where: an end that is not there (`not_found`) or means
 * several (`several`, with the candidates), a link that stands already (`conflict`, with it), a ring, kinds that do
 * not fit. An old key is followed to the new one.
 */
export function createLink(services: Services, call: Call, input: LinkInput): Promise<LinkValue> {
  return once(services.db, call, 'thread.link', input, async (tx) => {
    const from = await endOf(tx, call, '/from', input.from);
    const to = await endOf(tx, call, '/to', input.to);
    const { link, outcome } = await addLink(tx, call, {
      type: input.type,
      fromId: from.id,
      toId: to.id,
      note: input.note?.trim() || null,
      share: input.share ?? null,
    });
    if (outcome === 'existed') throw new ProblemError('conflict', { extra: { link: presentLink(link) } });
    return presentLink(link);
  });
}

/** Removes a link, or rejects a suggestion. */
export async function dropLink(services: Services, call: Call, id: number): Promise<LinkValue> {
  return presentLink(await services.db.transaction((tx) => removeLink(tx, call, id)));
}

/** Confirms or rejects a suggested link. */
export async function settleLink(
  services: Services,
  call: Call,
  id: number,
  decision: 'confirmed' | 'rejected',
): Promise<LinkValue> {
  return presentLink(await services.db.transaction((tx) => decideLink(tx, call, id, decision)));
}

async function endOf(tx: Tx, call: Call, pointer: string, key: string): Promise<NodeRow> {
  const answer = await resolveKey(tx, call.actor, key);
  if (answer === null) {
    throw new ProblemError('not_found', { faults: [{ pointer, reason: 'no_such_key', params: { key } }] });
  }
  if ('node' in answer) return answer.node;
  if ('moved' in answer) return endOf(tx, call, pointer, answer.moved);
  throw new ProblemError('several', {
    faults: [{ pointer, reason: 'several' }],
    extra: { key, candidates: answer.candidates },
  });
}
