import type { AgendaReason } from '../../../domain/meeting/index.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { overdueReports, returnedDistributions } from '../portfolio/index.ts';

/** What the portfolio knows that a meeting should hear of: distributions sent back, status reports that are late. */
export async function otherSources(
  q: Queryable,
  today: string,
  timeZone: string,
): Promise<{ readonly matterId: number; readonly reason: AgendaReason }[]> {
  const [returned, late] = await Promise.all([
    returnedDistributions(q, timeZone),
    overdueReports(q, { today }),
  ]);
  return [
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
