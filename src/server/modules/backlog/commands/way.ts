import type { WayOfWorking } from '../../../../domain/backlog/index.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { lockSprints, openSprints, readWay, writeWay } from '../queries/sprints.ts';
import type { TeamRow } from '../queries/teams.ts';
import { leads } from './limits.ts';
import { refused, requireTeam } from './sprint-place.ts';
import { cancelHeld, makeReady } from './sprints.ts';

/**
 * Chooses how a team works. Throws `not_found`, `not_allowed` for whoever does not lead the team, `stale_version` with how
 * it now is, `rule_broken` when it would leave an active sprint behind or the team has ceased. Going over to kanban
 * cancels what is planned; going over to sprints plans the first one, where that is wanted.
 */
export async function setWay(
  tx: Tx,
  call: Call,
  teamKey: string,
  expected: number,
  wanted: {
    readonly way: WayOfWorking;
    readonly weeks?: number;
    readonly startWeekday?: number;
    readonly makeReady?: boolean;
  },
  today: string,
): Promise<TeamRow> {
  const team = await requireTeam(tx, call.actor, teamKey);
  if (!leads(call.actor, team.id)) throw new ProblemError('not_allowed');
  await lockSprints(tx, team.id);
  const { version, ...now } = await readWay(tx, team.id);
  if (version !== expected) throw new ProblemError('stale_version', { extra: { version, ...now } });
  if (team.ceasedAt !== null) throw refused('team_ceased');
  const after = {
    way: wanted.way,
    weeks: wanted.weeks ?? now.weeks,
    startWeekday: wanted.startWeekday ?? now.startWeekday,
    makeReady: wanted.makeReady ?? now.makeReady,
  };
  const changes = (['way', 'weeks', 'startWeekday', 'makeReady'] as const)
    .map((field) => ({ field, from: now[field], to: after[field] }))
    .filter((c) => c.from !== c.to);
  if (changes.length === 0) return team;
  const open = await openSprints(tx, team.id);
  if (after.way === 'kanban') {
    if (open.some((s) => s.state === 'active')) throw refused('sprint_active');
    for (const s of open) await cancelHeld(tx, call, s);
  }
  await writeWay(tx, team.id, { ...after, version: version + 1 }, call.actor.personId);
  await recordEvent(tx, {
    type: 'team.wayChosen',
    nodeId: team.id,
    kind: 'team',
    actor: call.actor,
    changes,
    data: { version: version + 1 },
  });
  await makeReady(tx, call, team, today);
  return team;
}
