import type { AgendaReason } from '../../../domain/meeting/index.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { doneProposals, overdueReports, returnedDistributions } from '../portfolio/index.ts';

/**
 * What the portfolio knows that a meeting should hear of: initiatives whose parts are all delivered,
 * distributions sent back, status reports that are late.
 */
export async function otherSources(
  q: Queryable,
  today: string,
  timeZone: string,
): Promise<{ readonly matterId: number; readonly reason: AgendaReason }[]> {
  const [done, returned, late] = await Promise.all([
    doneProposals(q, timeZone),
    returnedDistributions(q, timeZone),
    overdueReports(q, { today }),
  ]);
  return [
    ...done.map((d) => ({ matterId: d.id, reason: { code: 'done' as const, day: d.day } })),
    ...returned.map((r) => ({
      matterId: r.id,
      reason: { code: 'returned' as const, name: r.name, day: r.day },
    })),
    ...late.map((r) => ({
      matterId: r.initiativeId,
      reason: { code: 'report' as const, day: r.dueOn },
    })),
  ];
}
