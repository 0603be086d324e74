import type { RoutineCellValue, RoutineMatrixValue, RoutineValue } from '../../../contract/handbook.ts';
import {
  handbookProcesses,
  monthsAfter,
  practiceDays,
  practiceOf,
  reviewMonths,
  routineState,
} from '../../../domain/handbook/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import {
  livingTeams,
  olderRoutines,
  type PracticeRow,
  practiceCounts,
  type RoutineRow,
  routinesOf,
  type TeamRow,
} from './queries/routines.ts';

/** Version of a routine that nobody has written. */
export const nothingWritten = 1;

const ids = handbookProcesses.filter((p) => p.routine).map((p) => p.id);

/** The day an instant is in a time zone, `YYYY-MM-DD`. */
function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

function since(now: Date): Date {
  return new Date(now.getTime() - practiceDays * 86_400_000);
}

function cellOf(
  team: TeamRow,
  process: string,
  routine: RoutineRow | undefined,
  counts: readonly PracticeRow[],
  today: string,
): RoutineCellValue {
  const count = counts.find((c) => c.teamId === team.id && c.process === process)?.count ?? 0;
  return {
    team: team.team.key,
    process,
    state: routineState(routine ?? null, today),
    owner: routine?.ownerId ? { id: routine.ownerId, name: routine.ownerName ?? '' } : null,
    ownerLeft: routine?.ownerLeft ?? false,
    reviewed: routine?.reviewed ?? null,
    practice: practiceOf(process, count),
    count,
  };
}

/** Teams and processes; those of one product group, or all. */
export async function routineMatrix(
  { db, clock, timeZone }: Services,
  group: string | undefined,
): Promise<RoutineMatrixValue> {
  const now = clock.now();
  const teams = await livingTeams(db, { group });
  const teamIds = teams.map((t) => t.id);
  const [routines, counts] = await Promise.all([
    routinesOf(db, teamIds, null, timeZone),
    practiceCounts(db, teamIds, since(now)),
  ]);
  const today = dayOf(now, timeZone);
  const known = new Map(routines.map((r) => [`${r.teamId}/${r.process}`, r]));
  return {
    processes: ids,
    teams: teams.map(({ team, productGroup }) => ({ team, productGroup })),
    cells: teams.flatMap((t) =>
      ids.map((process) => cellOf(t, process, known.get(`${t.id}/${process}`), counts, today)),
    ),
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

/** A living team with a process that teams have routines for; `not_found` otherwise. */
export async function routinePlace(q: Queryable, key: string, process: string): Promise<TeamRow> {
  const [team] = await livingTeams(q, { team: key });
  if (!team || !ids.includes(process)) throw new ProblemError('not_found');
  return team;
}

/** One routine, whole. */
export async function showRoutine(
  q: Queryable,
  { clock, timeZone }: Pick<Services, 'clock' | 'timeZone'>,
  actor: Actor,
  team: TeamRow,
  process: string,
): Promise<RoutineValue> {
  const now = clock.now();
  const [[routine], counts, older] = await Promise.all([
    routinesOf(q, [team.id], process, timeZone),
    practiceCounts(q, [team.id], since(now)),
    olderRoutines(q, team.id, process),
  ]);
  const today = dayOf(now, timeZone);
  return {
    team: team.team,
    cell: cellOf(team, process, routine, counts, today),
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
