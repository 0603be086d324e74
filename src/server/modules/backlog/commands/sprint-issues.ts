import { isOpenSprint, refuseIssue } from '../../../../domain/backlog/index.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { rolesAt } from '../../../../domain/kernel/roles.ts';
import { processes } from '../../../../domain/processes.ts';
import { writeMatters } from '../../../core/bulk-write.ts';
import type { CreateHook } from '../../../core/create.ts';
import { afterEdits, type EditHook, type EditRule } from '../../../core/edit.ts';
import { type NewEvent, recordEvents } from '../../../core/events.ts';
import { type LoadedMatter, loadMatters } from '../../../core/load.ts';
import type { MoveRule } from '../../../core/transition.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { type SprintRow, sprintsById } from '../queries/sprints.ts';
import { plans } from './sprint-place.ts';

const { issue: definition } = processes;
const isDone = (state: string): boolean =>
  (definition.states as Readonly<Record<string, { readonly category: string }>>)[state]?.category === 'done';
const sprintOf = (m: LoadedMatter): number | null => (m.fields.sprint as number | null) ?? null;

/** Whether somebody takes issues into a team's sprints and out of them: the team, and who owns the issue's product. */
function mayPlace(call: Call, m: LoadedMatter, sprint: SprintRow): boolean {
  return plans(call.actor, sprint.teamId) || rolesAt(call.actor, m).has('productOwner');
}

/** Refuses an issue that cannot come into a sprint, or leave one, at the hands of whoever asks. */
function check(
  call: Call,
  m: LoadedMatter,
  teamId: number | null,
  from: SprintRow | undefined,
  to: SprintRow | undefined,
): void {
  // What sprints there are is not told outside the agency.
  if (!belongsToAgency(call.actor)) throw invalid('/sprint', 'no_such_reference');
  if (from && !isOpenSprint(from.state)) throw invalid('/sprint', 'sprint_over');
  if (to) {
    const reason = refuseIssue(to, { teamId, done: isDone(m.state) });
    if (reason !== null) throw invalid('/sprint', reason);
  }
  if ((from && !mayPlace(call, m, from)) || (to && !mayPlace(call, m, to)))
    throw invalid('/sprint', 'not_of_the_team');
}

/**
 * Before an issue is changed: what it may be in and leave is decided here, with the sprints held so that none is started
 * or closed meanwhile. One that goes to another team leaves its sprint, in the same change.
 */
export const sprintEdits: EditRule = async (tx, call, { matter: m, changes }) => {
  const asked = changes.find((c) => c.field === 'sprint');
  const team = changes.find((c) => c.field === 'team');
  const before = sprintOf(m);
  if (!asked && (!team || before === null)) return changes;
  const after = asked ? (asked.to as number | null) : before;
  const ids = [before, after].filter((id): id is number => id !== null);
  const sprints = await sprintsById(tx, [...new Set(ids)], true);
  const from = sprints.find((s) => s.id === before);
  if (asked) {
    const to = sprints.find((s) => s.id === after);
    check(call, m, team ? (team.to as number | null) : m.teamId, from, to);
    return changes;
  }
  // A sprint that is over keeps what was done in it.
  return from && isOpenSprint(from.state)
    ? [...changes, { field: 'sprint', from: before, to: null }]
    : changes;
};

/** An issue that is opened again does not go back into a sprint that is over. */
export const reopenedIssues: MoveRule = async (tx, m, to) => {
  const id = sprintOf(m);
  if (id === null || isDone(to)) return [];
  const [sprint] = await sprintsById(tx, [id], true);
  return sprint && !isOpenSprint(sprint.state) ? [{ field: 'sprint', to: null }] : [];
};

const told = (call: Call, type: string, sprintId: number, issueId: number): NewEvent => ({
  type,
  nodeId: sprintId,
  kind: 'sprint',
  actor: call.actor,
  data: { otherId: issueId },
});

/** What came into a sprint or left it is told on the sprint too: its burndown and its report are read from there. */
export const tellSprints: EditHook = async (tx, call, { matter, changes }) => {
  const moved = changes.find((c) => c.field === 'sprint');
  if (!moved) return;
  const { from, to } = moved as { from: number | null; to: number | null };
  await recordEvents(tx, [
    ...(from === null ? [] : [told(call, 'sprint.issueRemoved', from, matter.id)]),
    ...(to === null ? [] : [told(call, 'sprint.issueAdded', to, matter.id)]),
  ]);
};

/** An issue registered straight into a sprint. */
export const bornInSprint: CreateHook = async (tx, call, created) => {
  const [m] = await loadMatters(tx, 'issue', [created.id]);
  const id = m ? sprintOf(m) : null;
  if (!m || id === null) return;
  const [sprint] = await sprintsById(tx, [id], true);
  check(call, m, m.teamId, undefined, sprint);
  await recordEvents(tx, [told(call, 'sprint.issueAdded', id, m.id)]);
};

/** Moves locked issues to a sprint, or to the backlog; each is told. Whoever calls has decided that it may be done. */
export async function moveIssues(
  tx: Tx,
  call: Call,
  ids: readonly number[],
  to: number | null,
): Promise<void> {
  const matters = await loadMatters(tx, 'issue', ids);
  const edits = matters.map((matter) => ({
    matter,
    changes: [{ field: 'sprint', from: sprintOf(matter), to }],
  }));
  await writeMatters(tx, call.actor, definition, edits);
  await afterEdits(tx, call, definition, edits);
}
