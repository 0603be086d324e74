import type { StatusReportValue } from '../../../../contract/portfolio-values.ts';
import { type FieldFault, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { initiativeProcess, missingInReport } from '../../../../domain/portfolio/index.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import { rolesOf } from '../../../core/standing.ts';
import { writeMatter } from '../../../core/write.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { okrNow } from '../../okr/index.ts';
import { todayIn } from '../queries/due.ts';
import {
  draftOf,
  dueBasis,
  insertDraft,
  reportById,
  reportColumns,
  submitDraft,
  updateDraft,
} from '../queries/reports.ts';
import { refreshDue } from './report-due.ts';

/** Whether somebody may write an initiative's report: whoever may edit the initiative. */
export function mayWriteReport(call: Call, m: LoadedMatter): boolean {
  const roles = rolesOf(call.actor, m);
  return initiativeProcess.edit.some((r) => roles.has(r));
}

/** Whether somebody may submit it: the owner answers for it, or the portfolio manager. */
export function maySubmitReport(call: Call, m: LoadedMatter): boolean {
  const roles = rolesOf(call.actor, m);
  return roles.has('owner') || roles.has('portfolioManager');
}

/** Reports are told of what is under way. */
function requireRunning(m: LoadedMatter): void {
  if (m.state !== 'implementation')
    throw new ProblemError('rule_broken', { faults: [{ pointer: '', reason: 'not_in_implementation' }] });
}

const lockInitiative = (tx: Tx, db: Db, call: Call, key: string): Promise<LoadedMatter> =>
  lockMatter(tx, db, call, key, { kind: 'initiative', expected: null });

/**
 * Begins a status report: a draft with what the last one said. Where there is a draft already, that is given: two who
 * begin at once get the same one.
 */
export async function draftReport(tx: Tx, db: Db, call: Call, key: string): Promise<StatusReportValue> {
  const m = await lockInitiative(tx, db, call, key);
  if (!mayWriteReport(call, m)) throw new ProblemError('not_allowed');
  const known = await draftOf(tx, m.id);
  if (known) return known;
  requireRunning(m);
  const id = await insertDraft(tx, {
    initiativeId: m.id,
    personId: call.actor.personId,
    language: call.actor.language,
    okr: await okrNow(tx, m.id),
  });
  if (id === null) throw new ProblemError('conflict');
  await recordEvent(tx, {
    type: 'report.drafted',
    nodeId: m.id,
    kind: 'initiative',
    actor: call.actor,
    data: { reportId: id },
  });
  return (await reportById(tx, m.id, id))!;
}

/** The draft, locked; `not_found` for another initiative's, `conflict` once submitted, `stale_version` with what it now says. */
async function lockDraft(
  tx: Tx,
  m: LoadedMatter,
  id: number,
  expected: number | null,
): Promise<StatusReportValue> {
  const report = await reportById(tx, m.id, id, true);
  if (!report) throw new ProblemError('not_found');
  if (report.submittedAt !== null)
    throw new ProblemError('conflict', { faults: [{ pointer: '', reason: 'report_submitted' }] });
  if (expected !== null && report.version !== expected)
    throw new ProblemError('stale_version', { extra: { current: report } });
  return report;
}

/** Changes what a draft says. What it says already is no change. The member names are those of the contract. */
export async function editReport(
  tx: Tx,
  db: Db,
  call: Call,
  at: { readonly key: string; readonly id: number },
  expected: number | null,
  input: Readonly<Record<string, unknown>>,
): Promise<StatusReportValue> {
  const m = await lockInitiative(tx, db, call, at.key);
  if (!mayWriteReport(call, m)) throw new ProblemError('not_allowed');
  const report = await lockDraft(tx, m, at.id, expected);
  const faults: FieldFault[] = [];
  const changes: [string, unknown][] = [];
  for (const [name, given] of Object.entries(input)) {
    if (given === undefined || !(name in reportColumns)) continue;
    const value = typeof given === 'string' ? given.replace(/\r\n?/g, '\n') : given;
    if (typeof value === 'string' && !isCleanText(value))
      faults.push({ pointer: `/${name}`, reason: 'unclean_text' });
    if (value !== report[name as keyof StatusReportValue]) changes.push([name, value]);
  }
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  if (changes.length === 0) return report;
  await updateDraft(tx, at.id, changes);
  // The words of a draft are nobody's history yet; that it was worked on, and by whom, is.
  await recordEvent(tx, {
    type: 'report.edited',
    nodeId: m.id,
    kind: 'initiative',
    actor: call.actor,
    data: { reportId: at.id, members: changes.map(([name]) => name) },
  });
  return (await reportById(tx, m.id, at.id))!;
}

/**
 * Submits a draft: it never changes again, the key results are noted as they stand, its colour becomes the initiative's
 * and the next due day is one interval on. Refused with each member that is missing. `timeZone` says which day it is.
 */
export async function submitReport(
  tx: Tx,
  db: Db,
  call: Call,
  at: { readonly key: string; readonly id: number },
  expected: number | null,
  timeZone: string,
): Promise<StatusReportValue> {
  const m = await lockInitiative(tx, db, call, at.key);
  if (!maySubmitReport(call, m)) throw new ProblemError('not_allowed', { extra: { roles: ['owner'] } });
  const report = await lockDraft(tx, m, at.id, expected);
  requireRunning(m);
  const missing = missingInReport(report);
  if (missing.length > 0)
    throw new ProblemError('invalid_input', {
      faults: missing.map((name) => ({ pointer: `/${name}`, reason: 'required' })),
    });
  const today = await todayIn(tx, timeZone);
  const { dueOn } = await dueBasis(tx, m.id, timeZone);
  await submitDraft(tx, at.id, {
    personId: call.actor.personId,
    today,
    dueOn,
    okr: await okrNow(tx, m.id),
  });
  await writeMatter(tx, {
    definition: initiativeProcess,
    id: m.id,
    actor: call.actor,
    eventType: 'matter.reported',
    changes: [
      { field: 'reportStatus', from: m.fields.reportStatus ?? null, to: report.status },
      { field: 'reportedOn', from: m.fields.reportedOn ?? null, to: today },
    ].filter((c) => c.from !== c.to),
    fields: { reportStatus: report.status, reportedOn: today },
    columns: {},
    version: m.version,
    data: { reportId: at.id, status: report.status, progress: report.progress, dueOn },
  });
  await refreshDue(tx, m.id, timeZone);
  return (await reportById(tx, m.id, at.id))!;
}
