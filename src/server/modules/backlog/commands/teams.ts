import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { processOf } from '../../../../domain/processes.ts';
import { bulkEdit } from '../../../core/bulk.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { countOpen, findTeam, markCeased, openOf, type TeamRow } from '../queries/teams.ts';
import { leads } from './limits.ts';

/** Moved in one go. */
const most = 1000;

/** What {@link moveOpen} did: how many are moved, which were refused and why, and how many the team still has. */
export interface MovedOpen {
  readonly moved: number;
  readonly left: number;
  readonly failed: { key: string; code: string }[];
}

/**
 * Moves what a team has in hand to another: whoever leads the team, or looks after the directory. Keys, addresses, order,
 * watchers and links stay as they are. Throws `not_found`, `not_allowed`, and `invalid_input` when the other team is none,
 * the same or has ceased.
 */
export async function moveOpen(db: Db, call: Call, teamKey: string, to: string): Promise<MovedOpen> {
  const team = await findTeam(db, teamKey);
  if (!team) throw new ProblemError('not_found');
  if (!leads(call.actor, team.id)) throw new ProblemError('not_allowed');
  if (to === team.key) throw invalid('/to', 'no_such_reference', { key: to });
  const target = await findTeam(db, to);
  if (!target) throw invalid('/to', 'no_such_reference', { key: to });
  if (target.ceasedAt !== null) throw invalid('/to', 'ceased');
  const open = await openOf(db, call.actor, team.id, most);
  let moved = 0;
  const failed: { key: string; code: string }[] = [];
  for (const kind of new Set(open.map((o) => o.kind))) {
    const outcome = await bulkEdit(
      db,
      call,
      processOf(kind)!,
      open.filter((o) => o.kind === kind),
      { fields: { team: to } },
      (_, m) => m.teamId === team.id,
    );
    moved += outcome.done.length;
    failed.push(...outcome.failed.map(({ key, code }) => ({ key, code })));
  }
  const left = (await countOpen(db, call.actor, team.id)).reduce((n, o) => n + o.count, 0);
  return { moved, left, failed };
}

/** Tells that a team has ceased. Telling it again changes nothing. Throws `not_found`. */
export async function ceaseTeam(tx: Tx, call: Call, teamKey: string): Promise<TeamRow> {
  const team = await findTeam(tx, teamKey);
  if (!team) throw new ProblemError('not_found');
  if (await markCeased(tx, team.id))
    await recordEvent(tx, { type: 'team.ceased', nodeId: team.id, kind: 'team', actor: call.actor });
  return team;
}
