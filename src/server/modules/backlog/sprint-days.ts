import type { SprintState } from '../../../domain/backlog/index.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { listSprints } from './queries/sprints.ts';

/** A sprint as a calendar shows it: first and last day, both its own. */
export interface SprintDays {
  readonly key: string;
  readonly title: string;
  readonly team: string;
  readonly goal: string;
  readonly state: SprintState;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** The latest sprints of a team, or of all (null), at most 200; none for those who do not belong to the agency. */
export async function sprintDays(q: Queryable, actor: Actor, team: string | null): Promise<SprintDays[]> {
  if (!belongsToAgency(actor)) return [];
  const { rows } = await listSprints(q, team === null ? {} : { team }, { limit: 200 });
  return rows.map((s) => ({
    key: s.key,
    title: s.title,
    team: s.teamTitle,
    goal: s.goal,
    state: s.state,
    startsOn: s.startsOn,
    endsOn: s.endsOn,
    version: s.version,
    updatedAt: s.updatedAt,
  }));
}
