import { nextPeriod, refusePeriod, refuseStart } from '../../../../domain/backlog/index.ts';
import { weekdayOf } from '../../../../domain/kernel/calendar.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { lockIssuesIn } from '../queries/sprint-issues.ts';
import {
  insertSprint,
  lastOf,
  lockSprints,
  openSprints,
  readWay,
  type SprintFields,
  type SprintRow,
  updateSprint,
} from '../queries/sprints.ts';
import { findTeam, type TeamRow } from '../queries/teams.ts';
import { moveIssues } from './sprint-issues.ts';
import { holdSprint, plans, refused, requireTeam } from './sprint-place.ts';

/** What somebody says of a sprint. */
export interface SprintInput {
  readonly title?: string;
  readonly goal?: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** What was sent laid over what is there, checked. Throws `invalid_input`. */
function fieldsOf(base: SprintFields, input: SprintInput): SprintFields {
  const title = (input.title ?? base.title).trim().replace(/\s+/g, ' ');
  const goal = (input.goal ?? base.goal).replace(/\r\n?/g, '\n').trim();
  if (!isCleanText(title)) throw invalid('/title', 'unclean_text');
  if (!isCleanText(goal)) throw invalid('/goal', 'unclean_text');
  const period = { startsOn: input.startsOn ?? base.startsOn, endsOn: input.endsOn ?? base.endsOn };
  const reason = refusePeriod(period);
  if (reason !== null) throw invalid('/endsOn', reason);
  return { title, goal, ...period };
}

const changesBetween = (before: SprintFields, after: SprintFields) =>
  (['title', 'goal', 'startsOn', 'endsOn'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));

/** Plans the next sprint of a team whose sprints are held: after the last one, by the team's rhythm. */
async function planNext(
  tx: Tx,
  call: Call,
  team: TeamRow,
  today: string,
  input: SprintInput,
  byItself: boolean,
): Promise<{ id: number; key: string }> {
  const [way, last] = [await readWay(tx, team.id), await lastOf(tx, team.id)];
  const period = nextPeriod(way, last.endsOn, today);
  // Days told in part: the length of the team's sprints from the first, never a first day after the last.
  const startsOn =
    input.startsOn ??
    (input.endsOn !== undefined && input.endsOn < period.startsOn ? input.endsOn : period.startsOn);
  const base = {
    title: `Sprint ${last.next}`,
    goal: '',
    startsOn,
    endsOn: nextPeriod({ ...way, startWeekday: weekdayOf(startsOn) }, null, startsOn).endsOn,
  };
  const fields = fieldsOf(base, input);
  const made = await insertSprint(tx, team.id, last.next, fields, byItself ? null : call.actor.personId);
  await recordEvent(tx, {
    type: 'sprint.created',
    nodeId: made.id,
    kind: 'sprint',
    actor: byItself ? { personId: null, kind: 'system' } : call.actor,
    changes: changesBetween({ title: '', goal: '', startsOn: '', endsOn: '' }, fields).map((c) => ({
      ...c,
      from: null,
    })),
    data: { key: made.key, number: last.next, otherId: team.id, version: 1 },
  });
  return made;
}

/** Plans the next sprint where the team wants that done by itself, and none is planned. Its sprints must be held. */
export async function makeReady(tx: Tx, call: Call, team: TeamRow, today: string): Promise<void> {
  const way = await readWay(tx, team.id);
  if (way.way !== 'sprints' || !way.makeReady || team.ceasedAt !== null) return;
  if ((await openSprints(tx, team.id)).some((s) => s.state === 'planned')) return;
  await planNext(tx, call, team, today, {}, true);
}

/** The sprint that is next of a team whose sprints are held; planned now when there is none. */
export async function nextSprint(
  tx: Tx,
  call: Call,
  team: TeamRow,
  today: string,
): Promise<{ id: number; key: string }> {
  const planned = (await openSprints(tx, team.id)).find((s) => s.state === 'planned');
  return planned ?? planNext(tx, call, team, today, {}, false);
}

/** Plans a sprint. Throws `not_found`, `not_allowed`, `rule_broken` for teams that do not work in sprints or have ceased. */
export async function createSprint(
  tx: Tx,
  call: Call,
  teamKey: string,
  input: SprintInput,
  today: string,
): Promise<{ id: number; key: string }> {
  const team = await requireTeam(tx, call.actor, teamKey);
  if (!plans(call.actor, team.id)) throw new ProblemError('not_allowed');
  await lockSprints(tx, team.id);
  if ((await readWay(tx, team.id)).way !== 'sprints') throw refused('not_in_sprints');
  if (team.ceasedAt !== null) throw refused('team_ceased');
  return planNext(tx, call, team, today, input, false);
}

/** Changes a sprint that is not over; the first day only while it is planned. */
export async function editSprint(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  input: SprintInput,
): Promise<SprintRow> {
  const sprint = await holdSprint(tx, call, key, expected);
  if (sprint.state === 'closed' || sprint.state === 'cancelled') throw refused('sprint_over');
  if (sprint.state === 'active' && input.startsOn !== undefined && input.startsOn !== sprint.startsOn)
    throw invalid('/startsOn', 'sprint_has_begun');
  const fields = fieldsOf(sprint, input);
  const changes = changesBetween(sprint, fields);
  if (changes.length === 0) return sprint;
  await updateSprint(tx, sprint.id, { ...fields, state: sprint.state });
  await recordEvent(tx, {
    type: 'sprint.edited',
    nodeId: sprint.id,
    kind: 'sprint',
    actor: call.actor,
    changes,
    data: { version: sprint.version + 1 },
  });
  return sprint;
}

/**
 * Starts a planned sprint with its goal and days. Throws `rule_broken`: not planned any more, another is active, the team
 * has ceased, today is not among its days.
 */
export async function startSprint(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  input: SprintInput,
  today: string,
): Promise<SprintRow> {
  const sprint = await holdSprint(tx, call, key, expected);
  const team = (await findTeam(tx, sprint.teamKey))!;
  const active = (await openSprints(tx, team.id)).some((s) => s.state === 'active');
  const fields = fieldsOf(sprint, input);
  const reason = refuseStart(
    { state: sprint.state, ...fields },
    { active, ceased: team.ceasedAt !== null },
    today,
  );
  if (reason === 'sprint_begins_later') throw invalid('/startsOn', reason);
  if (reason === 'sprint_has_ended') throw invalid('/endsOn', reason);
  if (reason !== null) throw refused(reason);
  await updateSprint(tx, sprint.id, { ...fields, state: 'active' });
  await recordEvent(tx, {
    type: 'sprint.started',
    nodeId: sprint.id,
    kind: 'sprint',
    actor: call.actor,
    changes: changesBetween(sprint, fields),
    data: { version: sprint.version + 1 },
  });
  await makeReady(tx, call, team, today);
  return sprint;
}

/** Cancels a planned sprint: its issues go back to the backlog. Throws `rule_broken` for one that has begun or is over. */
export async function cancelSprint(tx: Tx, call: Call, key: string, expected: number): Promise<SprintRow> {
  const sprint = await holdSprint(tx, call, key, expected);
  if (sprint.state !== 'planned') throw refused('sprint_not_planned');
  await cancelHeld(tx, call, sprint);
  return sprint;
}

/** Cancels a planned sprint that is held. */
export async function cancelHeld(tx: Tx, call: Call, sprint: SprintRow): Promise<void> {
  await moveIssues(tx, call, await lockIssuesIn(tx, sprint.id, 'all'), null);
  await updateSprint(tx, sprint.id, { ...sprint, state: 'cancelled' });
  await recordEvent(tx, {
    type: 'sprint.cancelled',
    nodeId: sprint.id,
    kind: 'sprint',
    actor: call.actor,
    data: { version: sprint.version + 1 },
  });
}
