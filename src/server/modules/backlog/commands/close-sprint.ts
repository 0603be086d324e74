import { resultOf, tellSprint } from '../../../../domain/backlog/index.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import { loadMatters } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { factsOf, lockIssuesIn, marksOf } from '../queries/sprint-issues.ts';
import { readWay, type SprintRow, sprintsById, updateSprint } from '../queries/sprints.ts';
import { findTeam } from '../queries/teams.ts';
import { moveIssues } from './sprint-issues.ts';
import { holdSprint, refused } from './sprint-place.ts';
import { makeReady, nextSprint } from './sprints.ts';

/** What became of those that were not done. */
export interface ClosedSprint {
  readonly sprint: SprintRow;
  readonly next: SprintRow | null;
  readonly toNext: number;
  readonly toBacklog: number;
}

/**
 * Closes the active sprint of a team: tells what it came to, then moves what is not done to the next sprint or to the
 * backlog; `except` names by key those that go the other way. Throws `rule_broken` when it is not active or the team,
 * having ceased or gone over to kanban, has no next; `invalid_input` for an exception that is not among them.
 */
export async function closeSprint(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  unfinished: { readonly to: 'next' | 'backlog'; readonly except: readonly string[] },
  options: { readonly today: string; readonly timeZone: string },
): Promise<ClosedSprint> {
  const sprint = await holdSprint(tx, call, key, expected);
  if (sprint.state !== 'active') throw refused('sprint_not_active');
  const team = (await findTeam(tx, sprint.teamKey))!;
  const left = await loadMatters(tx, 'issue', await lockIssuesIn(tx, sprint.id, 'unfinished'));
  const other = new Set(unfinished.except.map((k) => k.toUpperCase()));
  for (const [i, k] of unfinished.except.entries())
    if (!left.some((m) => m.key === k.toUpperCase()))
      throw invalid(`/except/${i}`, 'no_such_reference', { key: k });
  const onwards = left.filter((m) => (unfinished.to === 'next') !== other.has(m.key));
  const back = left.filter((m) => !onwards.includes(m));
  if (onwards.length > 0 && (team.ceasedAt !== null || (await readWay(tx, team.id)).way !== 'sprints'))
    throw refused(team.ceasedAt === null ? 'not_in_sprints' : 'team_ceased');

  const marks = await marksOf(tx, sprint.id);
  const facts = await factsOf(tx, sprint.id, options.timeZone, null);
  const story = tellSprint(
    { ...sprint, startedAfter: marks.started, closedAfter: null, lastDay: options.today },
    facts,
  );
  await updateSprint(tx, sprint.id, { ...sprint, state: 'closed' });
  // Told before anything is moved: what leaves it after this is no change of what it held.
  await recordEvent(tx, {
    type: 'sprint.closed',
    nodeId: sprint.id,
    kind: 'sprint',
    actor: call.actor,
    data: { version: sprint.version + 1, result: resultOf(story) },
  });
  const ids = (some: typeof left): number[] => some.map((m) => m.id);
  const next = onwards.length > 0 ? await nextSprint(tx, call, team, options.today) : null;
  if (next) await moveIssues(tx, call, ids(onwards), next.id);
  if (back.length > 0) await moveIssues(tx, call, ids(back), null);
  await makeReady(tx, call, team, options.today);
  const [nextRow] = next ? await sprintsById(tx, [next.id]) : [];
  return { sprint, next: nextRow ?? null, toNext: onwards.length, toBacklog: back.length };
}
