import { transitionsFrom } from '../../domain/kernel/decide.ts';
import { invalid, ProblemError } from '../../domain/kernel/errors.ts';
import type { Call } from '../platform/context.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { lockMatter } from './edit.ts';
import { recordEvent } from './events.ts';
import { rolesOf } from './standing.ts';
import { versionById } from './versions.ts';

/**
 * Ticks, waives or clears a criterion of a transition out of the matter's present state. A computed one cannot be
 * ticked, only waived; a waiver needs a reason. The matter's version stays: marks are not its own fields.
 */
export async function markCriterion(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  criterion: string,
  status: 'met' | 'waived' | 'open',
  note: string | null,
): Promise<void> {
  const m = await lockMatter(tx, db, call, key, { expected: null });
  const { definition, added } = await versionById(tx, db, m.processVersionId);
  const open = transitionsFrom(definition, m.state);
  const own = open.some((t) => definition.transitions[t]!.criteria?.includes(criterion));
  if (!own && !added.some((a) => a.id === criterion && open.includes(a.transition)))
    throw new ProblemError('not_found');
  const roles = rolesOf(call.actor, m);
  const before = m.marks.find((k) => k.criterion === criterion) ?? null;
  const needed = status === 'waived' || before?.status === 'waived' ? definition.waive : definition.mark;
  if (!needed.some((r) => roles.has(r))) throw new ProblemError('not_allowed', { extra: { roles: needed } });
  const text = note?.trim() ?? '';
  if (status === 'waived' && text === '') throw invalid('/note', 'waiver_needs_reason');
  if (status === 'met' && definition.criteria[criterion]?.kind === 'computed')
    throw invalid('/status', 'criterion_is_computed');
  if ((before?.status ?? 'open') === status && (before?.note ?? '') === text) return;
  if (status === 'open') {
    await tx.sql('delete from criterion_mark where matter_id = $1 and criterion_id = $2', [m.id, criterion]);
  } else {
    await tx.sql(
      `insert into criterion_mark (matter_id, criterion_id, status, note, marked_by) values ($1, $2, $3, $4, $5)
       on conflict (matter_id, criterion_id) do update set status = $3, note = $4, marked_by = $5, marked_at = event_now()`,
      [m.id, criterion, status, text === '' ? null : text, call.actor.personId],
    );
  }
  await recordEvent(tx, {
    type: status === 'met' ? 'criterion.met' : status === 'waived' ? 'criterion.waived' : 'criterion.cleared',
    nodeId: m.id,
    kind: m.kind,
    actor: call.actor,
    data: { criterion, from: before?.status ?? 'open', to: status, ...(text ? { note: text } : {}) },
  });
}
