import type { SprintReportValue } from '../../../contract/sprints.ts';
import { resultOf, tellSprint } from '../../../domain/backlog/index.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { showSprints, showVelocity } from './present-sprint.ts';
import { factsOf, marksOf, type ReportedIssue, reportedIssues } from './queries/sprint-issues.ts';
import type { SprintRow } from './queries/sprints.ts';

/**
 * What a sprint was, or is so far, told by its events alone: once it is closed nothing that happens later changes it. One
 * that has not begun tells what it holds.
 */
export async function reportOf(
  q: Queryable,
  actor: Actor,
  sprint: SprintRow,
  options: { readonly today: string; readonly timeZone: string },
): Promise<SprintReportValue> {
  const marks = await marksOf(q, sprint.id);
  const facts = await factsOf(q, sprint.id, options.timeZone, marks.closed);
  const begun = marks.started > 0;
  const story = tellSprint(
    {
      startsOn: sprint.startsOn,
      endsOn: sprint.endsOn,
      startedAfter: begun ? marks.started : Number.MAX_SAFE_INTEGER,
      closedAfter: marks.closed,
      lastDay: sprint.closedAt
        ? new Intl.DateTimeFormat('en-CA', { timeZone: options.timeZone }).format(sprint.closedAt)
        : options.today,
    },
    facts,
  );
  const [[shown], velocity, issues] = await Promise.all([
    showSprints(q, actor, [sprint], options.today),
    showVelocity(q, sprint.teamId, sprint.closedAt === null ? null : sprint.id),
    reportedIssues(
      q,
      actor,
      story.outcomes.map((o) => o.issue),
    ),
  ]);
  const byId = new Map(issues.map((i) => [i.id, i]));
  const ref = (i: ReportedIssue) => ({ key: i.key, kind: 'issue', title: i.title, state: i.state });
  const outcomes = new Map(story.outcomes.map((o) => [o.issue, o]));
  return {
    sprint: shown!,
    start: story.start,
    days: begun ? [...story.days] : [],
    changes: story.changes.flatMap((c) => {
      const issue = byId.get(c.issue);
      return issue ? [{ at: c.at, issue: ref(issue), type: c.type, from: c.from, to: c.to }] : [];
    }),
    issues: issues.map((i) => {
      const { committed, outcome, estimate } = outcomes.get(i.id)!;
      return {
        issue: ref(i),
        owner: i.ownerId === null ? null : { id: i.ownerId, name: i.ownerName ?? '' },
        estimate,
        committed,
        outcome,
      };
    }),
    hidden: story.outcomes.length - issues.length,
    result: resultOf(story),
    velocity,
  };
}
