import { demandAnswerKinds } from '../../../../domain/demand/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { lockMatter } from '../../../core/edit.ts';
import { addLink } from '../../../core/links.ts';
import { requireNode } from '../../../core/nodes.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { settleDemand } from '../settle.ts';

/**
 * Links what answers a demand, and moves the demand by it in the same transaction. Not one that has been settled
 * (`rule_broken`): it is opened again first. Gives the link, which undoes it when removed, and the demand's id.
 */
export async function answerDemand(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  answer: string,
): Promise<{ readonly link: number; readonly id: number }> {
  const node = await requireNode(tx, call.actor, answer);
  if (!(demandAnswerKinds as readonly string[]).includes(node.kind)) {
    throw invalid('/answer', 'not_an_answer', { kinds: demandAnswerKinds.join(', ') });
  }
  const m = await lockMatter(tx, db, call, key, { kind: 'demand', expected: null });
  if (m.state === 'met' || m.state === 'notPursued') {
    throw new ProblemError('rule_broken', { faults: [{ pointer: '', reason: 'demand_is_settled' }] });
  }
  const { link } = await addLink(tx, call, { type: 'answers', fromId: m.id, toId: node.id });
  await settleDemand(tx, db, m.id);
  return { link: link.id, id: m.id };
}
