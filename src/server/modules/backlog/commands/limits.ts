import { breaksWip } from '../../../../domain/backlog/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { processOf } from '../../../../domain/processes.ts';
import type { Edited } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Moved } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { countIn, findTeam, lockBoard, readBoard, type TeamRow, writeBoard } from '../queries/teams.ts';

/** Whether somebody leads a team, or looks after the agency's directory. */
export function leads(actor: Actor, teamId: number): boolean {
  return actor.held.some((h) => h.role === 'admin' || (h.role === 'teamLead' && h.scopeId === teamId));
}

/**
 * Sets how many matters may be in each state of a team's board. Throws `not_found`, `not_allowed` for whoever does not
 * lead the team, `stale_version` with what now stands, `invalid_input` for a state that is none or is done.
 */
export async function setLimits(
  tx: Tx,
  call: Call,
  teamKey: string,
  kind: string,
  expected: number,
  wanted: readonly { readonly state: string; readonly most: number }[],
): Promise<TeamRow> {
  const team = await findTeam(tx, teamKey);
  if (!team) throw new ProblemError('not_found');
  if (!leads(call.actor, team.id)) throw new ProblemError('not_allowed');
  const states = processOf(kind)!.states;
  const limits: Record<string, number> = {};
  wanted.forEach(({ state, most }, i) => {
    const known = states[state];
    if (!known || known.category === 'done' || state in limits)
      throw invalid(`/limits/${i}/state`, 'no_such_state', { state });
    limits[state] = most;
  });
  await lockBoard(tx, team.id, kind);
  const now = await readBoard(tx, team.id, kind);
  if (now.version !== expected)
    throw new ProblemError('stale_version', { extra: { version: now.version, limits: now.limits } });
  const names = [...new Set([...Object.keys(now.limits), ...Object.keys(limits)])];
  const changes = names
    .map((field) => ({ field, from: now.limits[field] ?? null, to: limits[field] ?? null }))
    .filter((c) => c.from !== c.to);
  if (changes.length === 0) return team;
  await writeBoard(tx, team.id, kind, limits, now.version + 1, call.actor.personId);
  await recordEvent(tx, {
    type: 'board.limitsSet',
    nodeId: team.id,
    kind: 'team',
    actor: call.actor,
    changes,
    data: { of: kind, version: now.version + 1 },
  });
  return team;
}

/**
 * Records in the history of a matter that it came in over the limit of its team's board; nobody is stopped. Those who come
 * into a board with limits do so one at a time, so that of two at once the one too many is told of.
 */
async function recordBreach(
  tx: Tx,
  call: Call,
  matter: { readonly id: number; readonly kind: string },
  teamId: number,
  state: string,
): Promise<void> {
  const before = await readBoard(tx, teamId, matter.kind);
  if (before.limits[state] === undefined) return;
  await lockBoard(tx, teamId, matter.kind);
  const { limits } = await readBoard(tx, teamId, matter.kind);
  const limit = limits[state] ?? null;
  const count = await countIn(tx, teamId, matter.kind, state);
  if (!breaksWip(limit, count - 1)) return;
  await recordEvent(tx, {
    type: 'board.limitBroken',
    nodeId: matter.id,
    kind: matter.kind,
    actor: call.actor,
    data: { state, limit, count, otherId: teamId },
  });
}

/** A matter has moved into a state of its team's board. */
export async function movedInto(tx: Tx, call: Call, moved: Moved): Promise<void> {
  if (moved.matter.teamId !== null) await recordBreach(tx, call, moved, moved.matter.teamId, moved.to);
}

/** A matter has come to another team. */
export async function cameToTeam(tx: Tx, call: Call, { matter, changes }: Edited): Promise<void> {
  const to = changes.find((c) => c.field === 'team')?.to;
  if (typeof to === 'number') await recordBreach(tx, call, matter, to, matter.state);
}
