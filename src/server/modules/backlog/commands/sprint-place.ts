import { ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Call } from '../../../platform/context.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { findSprint, lockSprints, type SprintRow } from '../queries/sprints.ts';
import { findTeam, type TeamRow } from '../queries/teams.ts';
import { leads } from './limits.ts';

/** Whether somebody plans, starts and closes a team's sprints: the team itself, or who looks after the directory. */
export function plans(actor: Actor, teamId: number): boolean {
  return leads(actor, teamId) || actor.held.some((h) => h.role === 'teamMember' && h.scopeId === teamId);
}

/** The team, for those who belong to the agency. Throws `not_found` for others: how teams work is not told outside. */
export async function requireTeam(q: Queryable, actor: Actor, key: string): Promise<TeamRow> {
  const team = belongsToAgency(actor) ? await findTeam(q, key) : null;
  if (!team) throw new ProblemError('not_found');
  return team;
}

/** A sprint, for those who belong to the agency. Throws `not_found`. */
export async function requireSprint(q: Queryable, actor: Actor, key: string): Promise<SprintRow> {
  const sprint = belongsToAgency(actor) ? await findSprint(q, key) : null;
  if (!sprint) throw new ProblemError('not_found');
  return sprint;
}

/**
 * A sprint held for a command on it, with its team's others held too. Throws `not_found`, `not_allowed` for whoever does
 * not plan for the team, `stale_version` with how it now is.
 */
export async function holdSprint(tx: Tx, call: Call, key: string, expected: number): Promise<SprintRow> {
  const found = await requireSprint(tx, call.actor, key);
  if (!plans(call.actor, found.teamId)) throw new ProblemError('not_allowed');
  await lockSprints(tx, found.teamId);
  // In a statement of its own after the lock: nothing it reads is older than what the lock waited for.
  const sprint = await findSprint(tx, key, 'update');
  if (!sprint) throw new ProblemError('not_found');
  if (sprint.version !== expected)
    throw new ProblemError('stale_version', {
      extra: {
        version: sprint.version,
        state: sprint.state,
        startsOn: sprint.startsOn,
        endsOn: sprint.endsOn,
      },
    });
  return sprint;
}

/** The refusal of a command on a sprint, with why: a rule of how sprints go, not of who may. */
export function refused(reason: string): ProblemError {
  return new ProblemError('rule_broken', { faults: [{ pointer: '', reason }] });
}
