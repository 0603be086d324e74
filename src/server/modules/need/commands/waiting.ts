import type { MatterRowValue } from '../../../../contract/matters.ts';
import type { Actor, MembershipRole } from '../../../../domain/kernel/roles.ts';
import { needProcess } from '../../../../domain/need/index.ts';
import { rowsOf } from '../../../core/list-rows.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { waitingNeeds } from '../queries/needs.ts';

/** Most that My work shows. */
const most = 20;

/** Needs that wait for somebody: at places they answer for, assigned to them, or (the office) without a place. */
export async function needsWaiting(
  q: Queryable,
  actor: Actor,
): Promise<{ items: MatterRowValue[]; total: number }> {
  const at = (role: MembershipRole): number[] =>
    actor.held.flatMap((h) => (h.role === role && h.scopeId !== null ? [h.scopeId] : []));
  const { ids, total } = await waitingNeeds(
    q,
    actor,
    {
      all: actor.held.some((h) => h.role === 'portfolioOffice' || h.role === 'portfolioManager'),
      products: at('productOwner'),
      groups: at('productGroupLeader'),
      teams: at('teamLead'),
    },
    most,
  );
  return { items: await rowsOf(q, needProcess, ids), total };
}
