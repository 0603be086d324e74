import { nextReportDue } from '../../../../domain/portfolio/index.ts';
import { type EditHook, onEdit } from '../../../core/edit.ts';
import { onTransition, type TransitionHook } from '../../../core/transition.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { todayIn } from '../queries/due.ts';
import { dueBasis, holdersOf, noteAsked, setDue } from '../queries/reports.ts';

/**
 * Sets when an initiative's next report is due: one interval after the last one or after implementation began (or was
 * taken up again), whichever is later, but never a day that has passed. Outside implementation nothing is asked for.
 */
export async function refreshDue(tx: Tx, initiativeId: number, timeZone: string): Promise<void> {
  const b = await dueBasis(tx, initiativeId, timeZone);
  if (b.state !== 'implementation') {
    if (b.dueOn !== null) await setDue(tx, initiativeId, null);
    return;
  }
  const from = b.reportedOn !== null && b.reportedOn > b.stateSince ? b.reportedOn : b.stateSince;
  const due = nextReportDue(from, b.interval);
  await setDue(tx, initiativeId, due < b.today ? b.today : due);
}

const hooks = new Map<string, { readonly moved: TransitionHook; readonly edited: EditHook }>();

/** Keeps due days true when initiatives move and when their interval is changed. Telling it again changes nothing. */
export function keepReportsDue(timeZone: string): void {
  let known = hooks.get(timeZone);
  if (!known) {
    known = {
      moved: async (tx, _call, { id, from, to }) => {
        if (from === 'implementation' || to === 'implementation') await refreshDue(tx, id, timeZone);
      },
      edited: async (tx, _call, { matter, changes }) => {
        if (changes.some((c) => c.field === 'reportInterval')) await refreshDue(tx, matter.id, timeZone);
      },
    };
    hooks.set(timeZone, known);
  }
  onTransition('initiative', known.moved);
  onEdit('initiative', known.edited);
}

/**
 * Tells owners (where there is none, the portfolio manager) of reports that are due today or late: once for each due
 * day, however many programs run. Gives how many were asked for.
 */
export async function askForReports(db: Db, timeZone: string): Promise<number> {
  return db.transaction(async (tx) => {
    const asked = await noteAsked(tx, await todayIn(tx, timeZone));
    if (asked.length === 0) return 0;
    const managers = asked.some((a) => a.ownerId === null) ? await holdersOf(tx, 'portfolioManager') : [];
    for (const a of asked) {
      await notify(tx, {
        type: 'reportDue',
        nodeId: a.initiativeId,
        people: a.ownerId === null ? managers : [a.ownerId],
        actorId: null,
        data: { due: a.dueOn, dedupe: `report-${a.dueOn}` },
      });
    }
    return asked.length;
  });
}
