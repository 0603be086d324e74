import { proposeReverted } from '../../../../domain/deployment/index.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { deploymentsOf, openReverts, type ProposedRevert, storeReverts } from '../queries/reverts.ts';

/** How many deployments of one application a revert is looked for among. */
const reach = 400;

/**
 * Suggests, for each line that takes something back, the earlier deployment of the same application that brought it.
 * A person confirms or rejects it; what has been suggested once is not suggested again. A line whose object came out
 * in the same deployment needs no link. Gives how many are new.
 */
export async function suggestReverts(tx: Tx, applicationId: number | null = null): Promise<number> {
  const open = await openReverts(tx, applicationId);
  const proposals: ProposedRevert[] = [];
  for (const application of new Set(open.map((r) => r.applicationId))) {
    const deployments = await deploymentsOf(tx, application, reach);
    for (const revert of open.filter((r) => r.applicationId === application)) {
      const id = String(revert.deploymentId);
      const [best] = proposeReverted({ deploymentId: id, position: revert.position }, deployments);
      if (!best || best.deploymentId === id) continue;
      proposals.push({
        fromId: Number(best.deploymentId),
        toId: revert.deploymentId,
        confidence: best.confidence,
        evidence: revert.text,
      });
    }
  }
  return proposals.length === 0 ? 0 : storeReverts(tx, proposals);
}
