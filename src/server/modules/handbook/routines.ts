import type {
  CountedPracticeValue,
  ProcessPracticeValue,
  RoutineCellValue,
  RoutineMatrixValue,
  RoutineValue,
} from '../../../contract/handbook.ts';
import {
  handbookIds,
  handbookProcessOf,
  isCounted,
  monthsAfter,
  practiceOf,
  practiceRuleOf,
  practices,
  reviewMonths,
  routineState,
  routineStates,
} from '../../../domain/handbook/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { type PracticeRow, type PracticeTime, practiceCounts, practiceItems } from './queries/practice.ts';
import { livingTeams, olderRoutines, type RoutineRow, routinesOf, type TeamRow } from './queries/routines.ts';

/** Version of a routine that nobody has written. */
export const nothingWritten = 1;

/** The day an instant is in a time zone, `YYYY-MM-DD`. */
function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

type Time = Pick<Services, 'clock' | 'timeZone'>;

function timeOf({ clock, timeZone }: Time): PracticeTime {
  const now = clock.now();
  return { now, today: dayOf(now, timeZone) };
}

function cellOf(
  team: TeamRow,
  process: string,
  routine: RoutineRow | undefined,
  counts: readonly PracticeRow[],
  today: string,
): RoutineCellValue {
  const { done, of } = counts.find((c) => c.teamId === team.id && c.process === process) ?? {
    done: 0,
    of: 0,
  };
  return {
    team: team.team.key,
    process,
    state: routineState(routine ?? null, today, handbookProcessOf(process)?.routine === 'demanded'),
    owner: routine?.ownerId ? { id: routine.ownerId, name: routine.ownerName ?? '' } : null,
    ownerLeft: routine?.ownerLeft ?? false,
    reviewed: routine?.reviewed ?? null,
    practice: practiceOf(process, { done, of }),
    done,
    of,
  };
}

/** Every cell of some teams, of all processes or of one. */
async function cellsOf(
  q: Queryable,
  time: Time,
  teams: readonly TeamRow[],
  process: string | null,
): Promise<RoutineCellValue[]> {
  const at = timeOf(time);
  const teamIds = teams.map((t) => t.id);
  const [routines, counts] = await Promise.all([
    routinesOf(q, teamIds, process, time.timeZone),
    practiceCounts(q, teamIds, process, at),
  ]);
  const known = new Map(routines.map((r) => [`${r.teamId}/${r.process}`, r]));
  const wanted = process === null ? handbookIds : [process];
  return teams.flatMap((t) =>
    wanted.map((id) => cellOf(t, id, known.get(`${t.id}/${id}`), counts, at.today)),
  );
}

/** Teams and processes; those of one product group, or all. */
export async function routineMatrix(
  services: Services,
  group: string | undefined,
): Promise<RoutineMatrixValue> {
  const teams = await livingTeams(services.db, { group });
  return {
    processes: [...handbookIds],
    teams: teams.map(({ team, productGroup }) => ({ team, productGroup })),
    cells: await cellsOf(services.db, services, teams, null),
  };
}

/** How all living teams stand with a process. */
export async function processPractice(
  q: Queryable,
  time: Time,
  process: string,
): Promise<ProcessPracticeValue> {
  const cells = await cellsOf(q, time, await livingTeams(q, {}), process);
  return {
    teams: cells.length,
    states: routineStates.map((state) => ({ state, teams: cells.filter((c) => c.state === state).length })),
    practices: practices.map((practice) => ({
      practice,
      teams: cells.filter((c) => c.practice === practice).length,
    })),
    done: cells.reduce((sum, c) => sum + c.done, 0),
    of: cells.reduce((sum, c) => sum + c.of, 0),
    days: practiceRuleOf(process)?.days ?? null,
  };
}

/** What a team's practice of a process is counted from, as one reader sees it. */
export async function countedPractice(
  q: Queryable,
  time: Time,
  actor: Actor,
  team: TeamRow,
  process: string,
): Promise<CountedPracticeValue> {
  const at = timeOf(time);
  const [[count], found] = await Promise.all([
    practiceCounts(q, [team.id], process, at),
    isCounted(process)
      ? practiceItems(q, actor, team.id, process, at)
      : Promise.resolve({ items: [], seen: 0 }),
  ]);
  const { done, of } = count ?? { done: 0, of: 0 };
  return {
    team: team.team,
    process,
    practice: practiceOf(process, { done, of }),
    done,
    of,
    days: practiceRuleOf(process)?.days ?? null,
    items: found.items.map((i) => ({ ...i, at: i.at?.toISOString() ?? null })),
    more: found.seen - found.items.length,
    notShown: of - found.seen,
  };
}

/** Who may write a team's routines: who leads it, who leads its product group, an administrator. */
export function mayWriteRoutine(actor: Actor, team: Pick<TeamRow, 'id' | 'groupId'>): boolean {
  return (
    may(actor, 'matter.edit') &&
    actor.held.some(
      (h) =>
        h.role === 'admin' ||
        (h.role === 'teamLead' && h.scopeId === team.id) ||
        (h.role === 'productGroupLeader' && h.scopeId === team.groupId),
    )
  );
}

/** A living team with a process of the handbook; `not_found` otherwise. */
export async function routinePlace(q: Queryable, key: string, process: string): Promise<TeamRow> {
  const [team] = await livingTeams(q, { team: key });
  if (!team || !handbookIds.includes(process)) throw new ProblemError('not_found');
  return team;
}

/** One routine, whole. */
export async function showRoutine(
  q: Queryable,
  time: Time,
  actor: Actor,
  team: TeamRow,
  process: string,
): Promise<RoutineValue> {
  const at = timeOf(time);
  const [[routine], counts, older] = await Promise.all([
    routinesOf(q, [team.id], process, time.timeZone),
    practiceCounts(q, [team.id], process, at),
    olderRoutines(q, team.id, process),
  ]);
  return {
    team: team.team,
    cell: cellOf(team, process, routine, counts, at.today),
    version: routine?.version ?? nothingWritten,
    body: routine?.body ?? null,
    language: routine?.language ?? null,
    writtenBy: routine ? { id: routine.writtenById, name: routine.writtenByName } : null,
    writtenAt: routine?.writtenAt.toISOString() ?? null,
    reviewedBy: routine ? { id: routine.reviewedById, name: routine.reviewedByName } : null,
    reviewedAt: routine?.reviewedAt.toISOString() ?? null,
    dueForReview: routine ? monthsAfter(routine.reviewed, reviewMonths) : null,
    history: older.map((o) => ({
      body: o.body,
      writtenBy: o.byId === null ? null : { id: o.byId, name: o.byName ?? '' },
      writtenAt: o.at.toISOString(),
    })),
    mayEdit: mayWriteRoutine(actor, team),
  };
}
