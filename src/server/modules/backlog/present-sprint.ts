import type { SprintValue, VelocityValue, WayValue } from '../../../contract/sprints.ts';
import {
  isOpenSprint,
  type SprintResult,
  velocityOf,
  velocitySprints,
  workdaysLeft,
} from '../../../domain/backlog/index.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { leads } from './commands/limits.ts';
import { plans } from './commands/sprint-place.ts';
import { type HoldingRow, holdingsOf, resultsOf } from './queries/sprint-issues.ts';
import { lastClosed, readWay, type SprintRow } from './queries/sprints.ts';
import type { TeamRow } from './queries/teams.ts';

const teamRef = (key: string, title: string) => ({ key, kind: 'team', title, state: null });

/** How a team works, as the contract shows it to one reader. */
export async function showWay(q: Queryable, actor: Actor, team: TeamRow): Promise<WayValue> {
  return {
    team: teamRef(team.key, team.title),
    ...(await readWay(q, team.id)),
    mayEdit: may(actor, 'matter.edit') && leads(actor, team.id) && team.ceasedAt === null,
  };
}

function showSprint(
  actor: Actor,
  s: SprintRow,
  held: readonly HoldingRow[],
  result: SprintResult | null,
  today: string,
): SprintValue {
  const sum = (of: (h: HoldingRow) => number): number => held.reduce((n, h) => n + of(h), 0);
  return {
    key: s.key,
    title: s.title,
    number: s.number,
    team: teamRef(s.teamKey, s.teamTitle),
    state: s.state,
    goal: s.goal,
    startsOn: s.startsOn,
    endsOn: s.endsOn,
    startedAt: s.startedAt?.toISOString() ?? null,
    closedAt: s.closedAt?.toISOString() ?? null,
    version: s.version,
    holds: { issues: sum((h) => h.issues), estimate: sum((h) => h.estimate) },
    unestimated: sum((h) => h.unestimated),
    done: { issues: sum((h) => h.doneIssues), estimate: sum((h) => h.doneEstimate) },
    people: held.map((h) => ({
      person: h.ownerId === null ? null : { id: h.ownerId, name: h.ownerName ?? '' },
      issues: h.issues,
      estimate: h.estimate,
    })),
    workdaysLeft: s.state === 'active' ? workdaysLeft(s.endsOn, today) : null,
    result,
    mayEdit: isOpenSprint(s.state) && may(actor, 'matter.edit') && plans(actor, s.teamId),
  };
}

/** Sprints as the contract shows them to one reader. */
export async function showSprints(
  q: Queryable,
  actor: Actor,
  sprints: readonly SprintRow[],
  today: string,
): Promise<SprintValue[]> {
  const ids = sprints.map((s) => s.id);
  const [held, results] = await Promise.all([
    holdingsOf(q, ids),
    resultsOf(
      q,
      sprints.filter((s) => s.state === 'closed').map((s) => s.id),
    ),
  ]);
  return sprints.map((s) =>
    showSprint(
      actor,
      s,
      held.filter((h) => h.sprintId === s.id),
      results.get(s.id) ?? null,
      today,
    ),
  );
}

/** What a team's last closed sprints got done; from one of them backwards where `latest` names it by id. */
export async function showVelocity(
  q: Queryable,
  teamId: number,
  latest: number | null = null,
): Promise<VelocityValue> {
  const closed = await lastClosed(q, teamId, velocitySprints, latest);
  const results = await resultsOf(
    q,
    closed.map((s) => s.id),
  );
  const told = closed.flatMap(({ id, key, title, endsOn }) => {
    const result = results.get(id);
    return result ? [{ key, title, endsOn, result }] : [];
  });
  const velocity = velocityOf(told.map((s) => s.result.done.estimate));
  return velocity && { average: velocity.average, low: velocity.low, high: velocity.high, sprints: told };
}
