import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { keyResultProcess } from '../../../../domain/okr/index.ts';
import { initiativeProcess } from '../../../../domain/portfolio/index.ts';
import { type Created, createMatter } from '../../../core/create.ts';
import { lockMatter } from '../../../core/edit.ts';
import { addLink } from '../../../core/links.ts';
import { rolesOf } from '../../../core/standing.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { keyOfNode, shareAccess } from '../queries/initiatives.ts';

/**
 * Adds a key result to an initiative: registered and linked in one. `input` is field values as the contract's schema
 * has let them through; owner, product group and who sees it follow the initiative when nobody says otherwise. Who may
 * edit the initiative may add (`not_allowed`); an initiative that is not seen is `not_found`.
 */
export async function addKeyResult(
  tx: Tx,
  db: Db,
  call: Call,
  initiativeKey: string,
  input: Readonly<Record<string, unknown>>,
): Promise<Created> {
  const m = await lockMatter(tx, db, call, initiativeKey, { kind: 'initiative', expected: null });
  const roles = rolesOf(call.actor, m);
  if (!initiativeProcess.edit.some((r) => roles.has(r))) throw new ProblemError('not_allowed');
  const productGroup = m.productGroupId === null ? null : await keyOfNode(tx, m.productGroupId);
  const made = await createMatter(tx, call, keyResultProcess, {
    audience: m.audience,
    ...(m.ownerId === null ? {} : { owner: m.ownerId }),
    ...(productGroup === null ? {} : { productGroup }),
    ...input,
  });
  if (m.audience !== 'public') await shareAccess(tx, m.id, made.id);
  await addLink(tx, call, { type: 'measures', fromId: m.id, toId: made.id });
  return made;
}
