import type { DistributionsValue, DistributionValue } from '../../../contract/portfolio-values.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { distributedIn, refuseAnswer } from '../../../domain/portfolio/index.ts';
import type { LoadedMatter } from '../../core/load.ts';
import { nodesById, refOf } from '../../core/nodes.ts';
import { rolesOf } from '../../core/standing.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { DistributionRow } from './queries/distributions.ts';

/** Whether somebody holds the receiver's role: leads the group, the team or the working group. */
export function receives(actor: Actor, d: Pick<DistributionRow, 'receiver' | 'placeId' | 'lead'>): boolean {
  if (d.receiver === 'workingGroup') return d.lead?.id === actor.personId;
  const role = d.receiver === 'team' ? 'teamLead' : 'productGroupLeader';
  return actor.held.some((h) => h.role === role && h.scopeId === d.placeId);
}

/** Why somebody may not give an initiative out now; null when they may. */
export function refuseDistributing(actor: Actor, m: LoadedMatter): DistributionsValue['whyNot'] {
  const roles = rolesOf(actor, m);
  const mine = roles.has('owner') || roles.has('portfolioManager') || roles.has('portfolioOffice');
  if (!mine || !may(actor, 'matter.edit')) return 'role';
  if (m.state !== distributedIn) return 'state';
  // What is drafted for the receivers is seen by the agency: a hidden title must not come out that way.
  return m.audience === 'public' || m.audience === 'agency' ? null : 'restricted';
}

/** How an answer is judged for somebody. */
export function answerInput(actor: Actor, d: DistributionRow, initiativeState: string) {
  return {
    state: d.state,
    initiativeState,
    createdBy: d.createdBy.id,
    actorId: actor.personId,
    receives: receives(actor, d),
    receiverGone: d.gone,
  };
}

/** Distributions as the contract shows them to somebody; parts they do not see are left out. */
export async function presentDistributions(
  q: Queryable,
  actor: Actor,
  rows: readonly DistributionRow[],
  initiatives: ReadonlyMap<number, Pick<LoadedMatter, 'state'>>,
  mayWithdraw: boolean,
): Promise<DistributionValue[]> {
  const ids = [...new Set(rows.flatMap((r) => r.partIds))];
  const parts = new Map((await nodesById(q, actor, ids)).map((n) => [n.id, refOf(n)]));
  return rows.map((d) => {
    const input = answerInput(actor, d, initiatives.get(d.initiativeId)?.state ?? '');
    const accept = refuseAnswer('accept', input);
    const mine = input.receives && d.state === 'proposed' && may(actor, 'matter.edit');
    return {
      id: d.id,
      version: d.version,
      receiver: d.receiver,
      place: d.place ? { ...d.place, state: null } : null,
      name: d.name,
      lead: d.lead ? { id: d.lead.id, name: d.lead.name } : null,
      members: [...d.members],
      state: d.state,
      note: d.note,
      reason: d.reason,
      createdBy: d.createdBy,
      createdAt: d.createdAt.toISOString(),
      decidedBy: d.decidedBy,
      decidedAt: d.decidedAt?.toISOString() ?? null,
      parts: d.partIds.flatMap((id) => parts.get(id) ?? []),
      gone: d.gone,
      mayAnswer: mine && accept !== 'self',
      whyNot: mine && (accept === 'self' || accept === 'gone' || accept === 'state') ? accept : null,
      mayWithdraw: mayWithdraw && d.state === 'proposed' && may(actor, 'matter.edit'),
    };
  });
}
